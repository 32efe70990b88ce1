"""Where each cell of a table stands on its page."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.pdf.frame import Box
from extractors.pdf.tables import FoundTable
from extractors.records import Cell


def cell_boxes(table: FoundTable) -> Iterator[tuple[int, Cell, Box]]:
    """The row (from 0), the cell and its box in reading space; none where it is not known where the columns part."""
    walls = (table.outline[0], *table.cuts, table.outline[2])
    if len(walls) != table.columns + 1:
        return
    for at, cells in enumerate(table.rows):
        for cell in cells:
            last = min(at + cell.rowspan, len(table.boxes)) - 1
            right = min(cell.column + cell.colspan, table.columns)
            yield at, cell, (walls[cell.column], table.boxes[at][1], walls[right], table.boxes[last][3])
