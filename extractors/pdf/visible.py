"""Words that a reader can see: not those drawn invisibly, in white on white, or beside the page."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.drawings import Drawings, Fill
from extractors.pdf.frame import Frame
from extractors.pdf.words import Word

_WHITE = 247  # a channel from here on cannot be told from paper
_MARGIN = 2.0
_WHOLE_PAGE = 0.6


def visible(words: Sequence[Word], drawings: Drawings, frame: Frame) -> list[Word]:
    """The words that can be seen. Invisible words over a picture of the whole page are its text as a
    scanner's software read it, and are kept."""
    scanned = is_picture(drawings, frame)
    return [
        word
        for word in words
        if _on_page(word, frame)
        and (scanned or not word.style.invisible)
        and not (_is_white(word.style.colour) and not drawings.objects and _on_white(word, drawings.fills))
    ]


def is_picture(drawings: Drawings, frame: Frame) -> bool:
    """True where one picture covers most of the page."""
    area = _WHOLE_PAGE * frame.width * frame.height
    return any((p.box[2] - p.box[0]) * (p.box[3] - p.box[1]) >= area for p in drawings.pictures)


def _on_page(word: Word, frame: Frame) -> bool:
    x, y = word.x, word.y
    return -_MARGIN <= x <= frame.width + _MARGIN and -_MARGIN <= y <= frame.height + _MARGIN


def _is_white(colour: tuple[int, int, int] | None) -> bool:
    return colour is not None and min(colour) >= _WHITE


def _on_white(word: Word, fills: Sequence[Fill]) -> bool:
    """True where nothing but white is painted under a word, as far as can be told."""
    x, y = word.x, word.y
    for fill in reversed(fills):
        x0, top, x1, bottom = fill.box
        if x0 <= x <= x1 and top <= y <= bottom:
            return fill.colour is not None and _is_white(fill.colour)
    return True
