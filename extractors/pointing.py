"""Which cell of a row a printed value stands in, so that it can be pointed at."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.records import Cell
from extractors.wording import one_line, plain


def cell_meant(rows: Sequence[Sequence[Cell]], at: int, value: str, labels: Sequence[str] = ()) -> Cell | None:
    """The cell of row ``at`` (from 0) whose text is ``value``, or None where none or several could be meant.

    ``labels`` are what the value was called by its row and column: of several cells with the value, the one below
    such a label is meant.
    """
    wanted = one_line(value)
    found = [cell for cell in rows[at] if one_line(cell.text) == wanted]
    if len(found) > 1 or not wanted:
        called = {plain(label) for label in labels if plain(label)}
        found = [cell for cell in found if called & _labels_over(cell, rows[:at])]
    return found[0] if len(found) == 1 else None


def _labels_over(cell: Cell, above: Sequence[Sequence[Cell]]) -> set[str]:
    """The texts of the cells above a cell, in plain words."""
    return {
        plain(other.text)
        for row in above
        for other in row
        if other.column <= cell.column < other.column + other.colspan and other.text
    }
