"""One page of a PDF as its lines and tables in reading order, with what could not be read on it."""

from __future__ import annotations

import ctypes
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from extractors.pdf.charts import find_charts
from extractors.pdf.drawings import read_drawings
from extractors.pdf.flow import in_reading_order
from extractors.pdf.frame import Frame, frame_of
from extractors.pdf.paragraphs import PagePieces
from extractors.pdf.shades import colours_of
from extractors.pdf.tables import FoundTable, find_ruled, rules_outside
from extractors.pdf.unruled import Accept, find_unruled
from extractors.pdf.visible import is_picture, visible
from extractors.pdf.words import MAX_CHARACTERS, Word, Words


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page's pieces, and its problems in words."""

    pieces: PagePieces
    problems: tuple[str, ...] = ()


def read_page(document: Any, index: int, accept: Accept, before: FoundTable | None = None) -> ReadPage:
    """The page at this index (from 0) of pdfium's document; nothing of it stays open.

    ``accept`` says which lined-up text without a ruled grid is a table; ``before`` is the last table of the
    page before, which may go on here.
    """
    number = index + 1
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        empty = PagePieces(number, Frame((1, 0, 0, -1, 0, 0), 0, 0), ())
        return ReadPage(empty, (f"page {number} is damaged and could not be read",))
    try:
        textpage = pdfium.FPDFText_LoadPage(page)
        if not textpage:
            return ReadPage(PagePieces(number, frame_on(page), ()), (f"the text of page {number} could not be read",))
        try:
            return _read(page, textpage, number, accept, before)
        finally:
            pdfium.FPDFText_ClosePage(textpage)
    finally:
        pdfium.FPDF_ClosePage(page)


def frame_on(page: Any) -> Frame:
    """The frame of a page as it is shown, before its text is turned upright."""
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, ctypes.byref(box))
    return frame_of((box.left, box.bottom, box.right, box.top), pdfium.FPDFPage_GetRotation(page))


def _read(page: Any, textpage: Any, number: int, accept: Accept, before: FoundTable | None) -> ReadPage:
    frame = frame_on(page)
    problems: list[str] = []
    reader = Words(textpage, frame)
    words = reader.read()
    quarters = _usual_turn(words)
    if quarters:
        frame = frame.turn(quarters)
        reader = Words(textpage, frame)
        words = reader.read()
    if reader.count > MAX_CHARACTERS:
        problems.append(f"page {number} holds more than {MAX_CHARACTERS:,} characters; the rest was not read")
    drawings = read_drawings(page, frame)
    if drawings.objects:
        problems.append(f"page {number} holds {_many(drawings.objects)} drawn lines; its tables were not read")
    words = visible(words, drawings, frame)
    if not words and is_picture(drawings, frame):
        problems.append(f"page {number} is a picture without text")
    charts, words, drawings = find_charts(words, drawings, colours_of(page, frame))
    tables, free = find_ruled(words, drawings, frame, reader, before)
    if not drawings.objects:
        unruled, free = find_unruled(free, rules_outside(drawings, tables), drawings, accept, before)
        tables.extend(unruled)
    pieces = in_reading_order(free, [*charts, *tables])
    return ReadPage(PagePieces(number, frame, tuple(pieces)), tuple(problems))


def _usual_turn(words: list[Word]) -> int:
    """By how many quarters clockwise the page has to be turned for most of its text to read from the left."""
    if all(word.turn == 0 for word in words):
        return 0
    turns: Counter[int] = Counter()
    for word in words:
        if word.turn is not None:
            turns[word.turn] += len(word.text)
    return turns.most_common(1)[0][0] if turns else 0


def _many(count: int) -> str:
    return f"{count / 1_000_000:.1f} million" if count >= 1_000_000 else f"{count:,}"
