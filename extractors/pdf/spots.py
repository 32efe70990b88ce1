"""What is to be marked on the pages of a PDF: whole rows and passages, or the one cell of a row that is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2

from extractors.pdf.cell_boxes import cell_boxes
from extractors.pdf.frame import Box
from extractors.pdf.paragraphs import PagePieces
from extractors.pdf.reading import MAX_PAGES, read_pages
from extractors.pdf.tables import FoundTable
from extractors.pointing import cell_meant

_SAME = 1.0  # points: places are kept to a tenth, and a history may have been written by another version


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage on a page, in points of the page as it is shown, origin at the top left.

    ``box`` is None where it is not known where on the page. Where it is a row, ``value`` and ``labels`` say which
    of its cells is meant; ``row`` is then the box of the row that a cell was found in. ``tag`` stands beside the
    mark; ``words`` are the note to it. ``colour`` is ``#RRGGBB``; ``aside`` is for the other side of what is
    marked elsewhere.
    """

    page: int
    box: Box | None
    tag: str
    words: str
    colour: str
    value: str = ""
    labels: tuple[str, ...] = ()
    aside: bool = False
    row: Box | None = None


def narrowed(document: pypdfium2.PdfDocument, spots: Sequence[Spot]) -> list[Spot]:
    """The spots with the box of the cell that is meant, where that can be told; else as they are."""
    last = min(max((spot.page for spot in spots if spot.box), default=0), MAX_PAGES)
    pages = {page.pieces.number: page.pieces for page in read_pages(document, last)}
    return [_narrowed(spot, pages[spot.page]) if spot.box and spot.page in pages else spot for spot in spots]


def _narrowed(spot: Spot, page: PagePieces) -> Spot:
    for table, at in _rows(page):
        if spot.box is None or not _alike(page.frame.shown(table.boxes[at]), spot.box):
            continue
        meant = cell_meant(table.rows, at, spot.value, spot.labels)
        for row, cell, box in cell_boxes(table):
            if row == at and cell is meant:
                return replace(spot, box=page.frame.shown(box), row=spot.box)
    return spot


def _rows(page: PagePieces) -> Iterator[tuple[FoundTable, int]]:
    for piece in page.pieces:
        if isinstance(piece, FoundTable):
            for at in range(len(piece.rows)):
                yield piece, at


def _alike(one: Box, other: Box) -> bool:
    return all(abs(ours - theirs) <= _SAME for ours, theirs in zip(one, other, strict=True))


def together(spots: Sequence[Spot]) -> list[list[Spot]]:
    """The spots of each place together, in the order in which the places first come."""
    groups: list[list[Spot]] = []
    for spot in spots:
        for group in groups:
            first = group[0]
            same_box = first.box == spot.box or first.box and spot.box and _alike(first.box, spot.box)
            if first.page == spot.page and same_box:
                group.append(spot)
                break
        else:
            groups.append([spot])
    return groups
