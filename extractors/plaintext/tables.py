"""Rows of text as a Table: cells cleaned, ragged rows made even, each row with its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.plaintext.cleaning import clean_cell
from extractors.plaintext.lines import RawRow
from extractors.records import Cell, Place, Row, Table

# A hostile file may have one row of a million cells and a million rows of one: such rows stay ragged.
_MOST_CELLS = 2_000_000


def make_table(
    rows: Sequence[RawRow], number: int, page: int, clean: Callable[[str], str] = clean_cell
) -> Table | None:
    """A table whose wholly blank rows are left out, or None where nothing remains.

    ``number`` counts the tables of the document from 1; rows count from 1 in the table.
    """
    cleaned = [(row.line, [clean(cell) for cell in row.cells]) for row in rows]
    filled = [(line, cells) for line, cells in cleaned if any(cells)]
    if not filled:
        return None
    columns = max(len(cells) for _, cells in filled)
    even = columns * len(filled) <= _MOST_CELLS
    made = []
    for position, (line, cells) in enumerate(filled, 1):
        if even:
            cells += [""] * (columns - len(cells))
        place = Place(page=page, table=number, row=position, line=line)
        made.append(Row(tuple(Cell(text, column) for column, text in enumerate(cells)), place))
    return Table(tuple(made), columns, Place(page=page, table=number, line=filled[0][0]))
