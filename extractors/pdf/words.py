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
    another angle; ``x`` and ``y`` are its middle; ``sides`` are the left and right edges of its characters;
    ``glued`` is true where no space stands before it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    x: float
    y: float
    size: float
    style: Style
    turn: int | None
    sides: tuple[tuple[float, float], ...]
    glued: bool


def read_words(textpage: Any, frame: Frame, styles: Styles) -> list[Word]:
    """The words of a page in the order pdfium gives them, up to ``MAX_CHARACTERS`` characters."""
    count = min(pdfium.FPDFText_CountChars(textpage), MAX_CHARACTERS)
    unicode, loose = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    rectangle = pdfium.FS_RECTF()
    pointer = ctypes.byref(rectangle)
    a, b, c, d, e, f = frame.matrix
    quarters = frame.quarters
    words: list[Word] = []
    run: list[str] = []
    sides: list[tuple[float, float]] = []
    last: Box = (0.0, 0.0, 0.0, 0.0)
    around: Box = last
    style, turn, spaced, high = PLAIN, PLAIN.turn, True, 0
    # This loop runs once for each character of a document: it keeps to local names and plain comparisons.
    for index in range(count):
        code = unicode(textpage, index)
        if code in _BREAKS:
            if run:
                words.append(_word(run, sides, around, style, turn, spaced))
                run, sides = [], []
            spaced = True
            continue
        if 0xD800 <= code < 0xE000:
            if code < 0xDC00:
                high = code
                continue
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else _UNSET
            high = 0
        if not loose(textpage, index, pointer):
            continue
        left, bottom, right, top = rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
        x0, x1 = a * left + c * bottom + e, a * right + c * top + e
        y0, y1 = b * left + d * bottom + f, b * right + d * top + f
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        box = (x0, y0, x1, y1)
        # Right beside the last character on the same line, as nearly all are.
        beside = turn == 0 and y0 == last[1] and -1 < x0 - last[2] < 1
        if run and turn is not None and not beside and _parted(last, box, turn % 2 == 1):
            words.append(_word(run, sides, around, style, turn, spaced))
            run, sides, spaced = [], [], False
        if run:
            around = (
                x0 if x0 < around[0] else around[0],
                y0 if y0 < around[1] else around[1],
                x1 if x1 > around[2] else around[2],
                y1 if y1 > around[3] else around[3],
            )
        else:
            style = styles.of(index)
            turn = None if style.turn is None else (style.turn - quarters) % 4
            around = box
        run.append("-" if code == _LINE_END_HYPHEN else chr(code) if code < 0x110000 else chr(_UNSET))
        sides.append((x0, x1))
        last = box
    if run:
        words.append(_word(run, sides, around, style, turn, spaced))
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


def _word(
    run: list[str], sides: list[tuple[float, float]], around: Box, style: Style, turn: int | None, spaced: bool
) -> Word:
    text = "".join(run)
    if style.symbols:
        text = "".join(plain_symbol(char, style.symbols) for char in text)
    x0, top, x1, bottom = around
    size = x1 - x0 if turn in (1, 3) else bottom - top
    return Word(
        text, x0, top, x1, bottom, (x0 + x1) / 2, (top + bottom) / 2, size, style, turn, tuple(sides), not spaced
    )
