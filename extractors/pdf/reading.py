"""A whole PDF as pages of paragraphs and tables, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2

from extractors.pdf.opening import open_pdf
from extractors.pdf.pages import ReadPage, read_page
from extractors.pdf.paragraphs import read_paragraphs, rounded
from extractors.pdf.recognised import InReport, in_any_document
from extractors.pdf.split_rows import with_whole_rows
from extractors.pdf.tables import FoundTable, rows_of
from extractors.records import Block, Page, Place, Problem, Row, Table

MAX_PAGES = 5_000
_START, _TAIL = 1024, 2048
_END = b"%%EOF"
_CUT_SHORT = "the file has no end mark and may be cut short: check that it was saved or downloaded in full"


def is_pdf(data: bytes) -> bool:
    """True where a PDF's mark stands in the first kilobyte, as readers of PDF allow."""
    return b"%PDF-" in data[:_START]


def read_pdf(
    name: str, data: bytes, password: str | None = None, most: int = MAX_PAGES
) -> tuple[tuple[Page, ...], tuple[Problem, ...]]:
    """The first ``most`` pages of a PDF and what could not be read in it. Raises ``Unreadable``."""
    document = open_pdf(name, data, password)
    try:
        count = len(document)
        problems = [] if _END in data[-_TAIL:] else [Problem(_CUT_SHORT)]
        if count > most:
            problems.append(Problem(f"the file has {count:,} pages; only the first {most:,} were read"))
        read: list[ReadPage] = []
        for page in read_pages(document, most):
            read.append(page)
            problems.extend(Problem(text, Place(page=page.pieces.number)) for text in page.problems)
    finally:
        document.close()
    found = read_paragraphs([page.pieces for page in read])
    whole = with_whole_rows([(page.pieces, found[page.pieces.number]) for page in read])
    pages: list[Page] = []
    number = charts = 0
    for page, pieces in zip(read, whole, strict=True):
        blocks: list[Block] = []
        for block in pieces:
            if not isinstance(block, FoundTable):
                blocks.append(block)
                continue
            number += not block.chart
            charts += block.chart
            blocks.append(_table(block, charts if block.chart else number, page))
        pages.append(Page(page.pieces.number, tuple(blocks)))
    return tuple(pages), tuple(problems)


def read_pages(document: pypdfium2.PdfDocument, most: int) -> Iterator[ReadPage]:
    """The first ``most`` pages of a report one after another: what is a table depends on those before."""
    before: list[FoundTable] = []
    for index in range(min(len(document), most)):
        page = read_page(document.raw, index, InReport(before), before[-1] if before else None)
        pieces = page.pieces.pieces
        before = [piece for piece in pieces if isinstance(piece, FoundTable) and not piece.chart] or before
        yield page


def find_tables(name: str, data: bytes, password: str | None = None) -> tuple[Table, ...]:
    """All tables of any PDF, ruled or only lined up, whatever they hold. Raises ``Unreadable``.

    Reports are read by ``read_pdf``, which takes only what reads like a grid of actions, an overview or a key
    for a table where no rules are drawn.
    """
    document = open_pdf(name, data, password)
    try:
        read = [read_page(document.raw, index, in_any_document) for index in range(min(len(document), MAX_PAGES))]
    finally:
        document.close()
    found = [
        (piece, page)
        for page in read
        for piece in page.pieces.pieces
        if isinstance(piece, FoundTable) and not piece.chart
    ]
    return tuple(_table(table, number, page) for number, (table, page) in enumerate(found, 1))


def _table(found: FoundTable, number: int, page: ReadPage) -> Table:
    """The table or chart as a record; ``number`` is that of the table, or of the chart."""
    at, shown = page.pieces.number, page.pieces.frame.shown
    place = Place(page=at, chart=number) if found.chart else Place(page=at, table=number)
    kept = zip(found.rows, found.boxes, strict=True) if found.chart else rows_of(found)
    rows = [
        Row(cells, replace(place, row=position, bbox=rounded(shown(box))))
        for position, (cells, box) in enumerate(kept, 1)
    ]
    if found.rests:
        rows[-1] = replace(rows[-1], parts=found.rests)
    return Table(tuple(rows), found.columns, replace(place, bbox=rounded(shown(found.outline))), found.chart)
