"""Words on one line: found by their heights, parted at wide gaps, turned upright."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.words import Word
from extractors.symbols import raised

_SPACE = 0.25  # of the size
_SMALL, _UP = 0.8, 0.1  # of the size of the word before it: a figure that calls for a note
_SHARED = 0.5  # of the lower of two words, to stand on one line


class Line(NamedTuple):
    """Words on one line, left to right, with the box around them."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def text(self) -> str:
        return _text(self.words)


def find_lines(words: Sequence[Word]) -> list[Line]:
    """The lines of words that stand upright, top to bottom. Raised and lowered words stay on their line."""
    lines: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        if lines:
            top, bottom = spans[-1]
            shared = min(bottom, word.bottom) - max(top, word.top)
            if shared >= _SHARED * min(bottom - top, word.bottom - word.top):
                lines[-1].append(word)
                if word.bottom - word.top > bottom - top:
                    spans[-1] = word.top, word.bottom
                continue
        lines.append([word])
        spans.append((word.top, word.bottom))
    return [line_of(line) for line in lines]


def line_of(words: Sequence[Word]) -> Line:
    """One line of these words, whatever their heights."""
    ordered = tuple(sorted(words, key=lambda word: word.x0))
    return Line(
        ordered,
        ordered[0].x0,
        min(word.top for word in ordered),
        max(word.x1 for word in ordered),
        max(word.bottom for word in ordered),
    )


def split_line(line: Line, apart: float) -> list[Line]:
    """The pieces of a line that gaps of more than ``apart`` sizes part."""
    pieces: list[list[Word]] = [[line.words[0]]]
    for last, word in pairwise(line.words):
        if word.x0 - last.x1 > apart * max(last.size, word.size):
            pieces.append([])
        pieces[-1].append(word)
    return [line_of(piece) for piece in pieces]


def _text(words: Sequence[Word]) -> str:
    text = words[0].text
    for last, word in pairwise(words):
        close = word.x0 - last.x1 < _SPACE * max(word.size, last.size)
        if (
            close
            and word.text.isdigit()
            and word.size < _SMALL * last.size
            and word.bottom < last.bottom - _UP * last.size
        ):
            text += raised(word.text)
        else:
            text += word.text if word.glued and close else f" {word.text}"
    return text


def upright(word: Word, turn: int) -> Word:
    """A word turned clockwise by ``turn`` quarters about the origin; by its own turn its text runs to the right."""
    x0, top, x1, bottom = word.x0, word.top, word.x1, word.bottom
    for _ in range(turn):
        x0, top, x1, bottom = -bottom, x0, -top, x1
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    return word._replace(x0=x0, top=top, x1=x1, bottom=bottom, x=x, y=y, turn=0)
