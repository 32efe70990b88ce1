"""The words of a page with their boxes, as pdfium reads them."""

from __future__ import annotations

import ctypes
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractors.pdf.fonts import PLAIN, Style, Styles
from extractors.pdf.frame import Box, Frame
from extractors.pdf.symbols import plain_symbol

MAX_CHARACTERS = 400_000
_LINE_END_HYPHEN = 2
_BREAKS = frozenset((0, 9, 10, 11, 12, 13, 32, 0xA0, 0xFFFE, 0xFFFF))
_UNSET = 0xFFFD
_JUMP = 0.5  # of the size: a gap wider than this parts words though no space is written
_LEAST_SHARED = 0.25  # of the size: characters of one word stand beside each other by so much at least


class Word(NamedTuple):
    """A run of characters without a space.

    ``turn`` counts the quarters by which it stands turned anticlockwise on the page as read, None for text at
    another angle; ``sides`` are the left and right edges of its characters; ``glued`` is true where no space
    stands before it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    style: Style
    turn: int | None
    sides: tuple[tuple[float, float], ...]
    glued: bool

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2


def read_words(textpage: Any, frame: Frame, styles: Styles) -> list[Word]:
    """The words of a page in the order pdfium gives them, up to ``MAX_CHARACTERS`` characters."""
    count = min(pdfium.FPDFText_CountChars(textpage), MAX_CHARACTERS)
    unicode, loose = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    rectangle = pdfium.FS_RECTF()
    pointer = ctypes.byref(rectangle)
    a, b, _, d, e, f = frame.matrix
    upright, quarters = b == 0, frame.quarters
    words: list[Word] = []
    run: list[str] = []
    boxes: list[Box] = []
    style, spaced, high = PLAIN, True, 0
    for index in range(count):
        code = unicode(textpage, index)
        if code in _BREAKS:
            if run:
                words.append(_word(run, boxes, frame, style, spaced))
                run, boxes = [], []
            spaced = True
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if high:
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
        if not loose(textpage, index, pointer):
            continue
        if upright:
            x0, x1 = a * rectangle.left + e, a * rectangle.right + e
            y0, y1 = d * rectangle.top + f, d * rectangle.bottom + f
            box = (x0, y0, x1, y1) if a > 0 else (x1, y1, x0, y0)
        else:
            box = frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if run and style.turn is not None and _parted(boxes[-1], box, (style.turn - quarters) % 2 == 1):
            words.append(_word(run, boxes, frame, style, spaced))
            run, boxes, spaced = [], [], False
        if not run:
            style = styles.of(index)
        run.append("-" if code == _LINE_END_HYPHEN else chr(code) if code < 0x110000 else chr(_UNSET))
        boxes.append(box)
    if run:
        words.append(_word(run, boxes, frame, style, spaced))
    return words


def _parted(last: Box, box: Box, sideways: bool) -> bool:
    """True where a character does not stand right after (in turned text: above or below) the last one."""
    if sideways:
        along, aside = max(box[1] - last[3], last[1] - box[3]), max(box[0] - last[2], last[0] - box[2])
        size = max(last[2] - last[0], box[2] - box[0])
    else:
        along, aside = max(box[0] - last[2], last[0] - box[2]), max(box[1] - last[3], last[1] - box[3])
        size = max(last[3] - last[1], box[3] - box[1])
    return along > _JUMP * size or aside > -_LEAST_SHARED * size


def _word(run: list[str], boxes: list[Box], frame: Frame, style: Style, spaced: bool) -> Word:
    text = "".join(run)
    x0, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    x1, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    turn = None if style.turn is None else (style.turn - frame.quarters) % 4
    if style.symbols:
        text = "".join(plain_symbol(char, style.symbols) for char in text)
    size = x1 - x0 if turn in (1, 3) else bottom - top
    return Word(text, x0, top, x1, bottom, size, style, turn, tuple((box[0], box[2]) for box in boxes), not spaced)
