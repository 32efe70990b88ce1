"""A page as a picture with what was recognised on it: tables and their cells, and the marks that others set."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

import pypdfium2

from extractors.faults import Unreadable
from extractors.pdf.cell_boxes import cell_boxes
from extractors.pdf.frame import Box
from extractors.pdf.opening import open_pdf
from extractors.pdf.reading import read_pages
from extractors.pdf.sheet import Line, Mark, Sheet
from extractors.pdf.tables import FoundTable
from extractors.plaintext.decoding import printable

_LONG_SIDE = 1900  # pixels, to which a page of any size is brought
_CELLS = "#2F6FDE"
_CELL_LINES = (
    Line("cell of a table", _CELLS, "text"),
    Line("(its fill, as read, in its corner)"),
)


def draw_page(
    name: str, data: bytes, number: int, marks: Sequence[Mark], legend: Sequence[Line], password: str | None = None
) -> bytes:
    """Page ``number`` (from 1) as PNG with marks on it, their labels at its left and the legend at its right.

    Raises ``Unreadable`` for a file that cannot be opened and for a page that it does not have.
    """
    document = open_pdf(name, data, password)
    try:
        if not 1 <= number <= len(document):
            raise Unreadable(
                f"{printable(name)} has no page {number}, it has {len(document)}",
                f"name a page from 1 to {len(document)}",
            )
        cells = list(_cells_on(document, number))
        page = document[number - 1]
        scale = _LONG_SIDE / max(*page.get_size(), 1)
        paper = page.render(scale=scale).to_pil().convert("RGB")
        page.close()
    finally:
        document.close()
    lines = [*legend, *_CELL_LINES]
    sheet = Sheet(paper, scale, len(lines))
    for mark in marks:
        sheet.mark(mark)
    for box, fill in cells:
        sheet.cell(box, _CELLS, fill)
    sheet.labels([mark for mark in marks if mark.label])
    sheet.legend(lines)
    packed = io.BytesIO()
    sheet.picture.save(packed, "PNG")
    return packed.getvalue()


def _cells_on(document: pypdfium2.PdfDocument, number: int) -> Iterator[tuple[Box, str | None]]:
    """The box of each cell on the page as it is shown, with its fill."""
    # What a table is depends on the tables of the pages before.
    *_, page = read_pages(document, number)
    for piece in page.pieces.pieces:
        if isinstance(piece, FoundTable):
            for _, cell, box in cell_boxes(piece):
                yield page.pieces.frame.shown(box), cell.fill
