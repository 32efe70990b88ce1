"""The kinds of file that blocks are written as."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from benchmarks.gate.blocks import Block
from benchmarks.gate.drawn_pages import level_pdf, ruled_pdf
from benchmarks.gate.text_files import aligned, markdown, tabbed
from benchmarks.gate.word_files import word

Medium = Callable[[Sequence[Block]], bytes]

MEDIA: tuple[Medium, ...] = (tabbed, markdown, aligned, word, ruled_pdf, level_pdf)
ENDINGS: dict[Medium, str] = {
    tabbed: ".txt",
    markdown: ".md",
    aligned: ".txt",
    word: ".docx",
    ruled_pdf: ".pdf",
    level_pdf: ".pdf",
}
SHOW_COLOUR = (word, ruled_pdf)

__all__ = [
    "ENDINGS",
    "MEDIA",
    "SHOW_COLOUR",
    "Medium",
    "aligned",
    "level_pdf",
    "markdown",
    "ruled_pdf",
    "tabbed",
    "word",
]
