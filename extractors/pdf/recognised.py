"""Which lined-up text is a table: in a report only what reads like a grid, an overview or a key."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.grids.columns import role_of
from extractors.grids.headers import find_header
from extractors.grids.keys import read_key
from extractors.grids.overview import read_overview
from extractors.grids.strips import Strip, is_part_of_card, is_transposed, strips_of
from extractors.pdf.drawings import Drawings
from extractors.pdf.implied import FIGURE
from extractors.pdf.tables import FoundTable
from extractors.records import Place, Row, Table

_ROWS_ABOVE = 4
_SAME_PLACE = 6.0
_CURVES, _DRAWN = 6, 0.3  # curves, or share of the area under them and under pictures, of a chart
_GROUND = 20.0  # points by which the ground of a page reaches beyond a table at both sides
_PROSE = 30  # characters of a cell that reads like a line of running text


class InReport:
    """Takes a table whose header is that of a grid, an overview, a key, a card or a piece of one, or a table that
    goes on from the last page."""

    def __init__(self, before: Sequence[FoundTable] = ()) -> None:
        self._before = before

    def __call__(self, table: FoundTable, _: Drawings, title: str = "") -> FoundTable | None:
        """The table from its first row of headings on, or None; ``title`` is the line above it."""
        strips = _strips(table)
        if is_part_of_card(strips):
            return table
        if len(strips) < 2:
            return None
        for row in range(min(_ROWS_ABOVE, len(strips) - 1)):
            rest = strips[row:]
            above = title if row == 0 else " ".join(strips[row - 1].texts)
            if find_header(rest, 0) or read_overview(rest, 1) or (len(rest) >= 2 and read_key(rest, above)):
                return from_row(table, row)
        if is_transposed(strips):
            return table
        return table if any(_goes_on(table, other) for other in self._before) else None


def in_any_document(table: FoundTable, drawings: Drawings, _: str = "") -> FoundTable | None:
    """Takes a table of three columns or more, or of two with figures; not text in columns, contents or the
    labels of a chart."""
    if _is_chart(table, drawings):
        return None
    texts = [[cell.text for cell in row if cell.text] for row in table.rows]
    wide = [row for row in texts if len(row) >= 2]
    if len(wide) < 2 or any("....." in text for row in texts for text in row):
        return None
    cells = [text for row in wide for text in row]
    figures = sum(1 for row in wide if any(FIGURE.fullmatch(text) for text in row[1:]))
    prose = sum(1 for text in cells if len(text) >= _PROSE)
    if figures >= 0.5 * len(wide) and len(wide) >= 3:
        return table
    named = sum(1 for text in texts[0] if role_of(text))
    if table.columns >= 3 and len(wide) >= 3 and prose < 0.4 * len(cells) or named >= 2:
        return table
    return None


def _is_chart(table: FoundTable, drawings: Drawings) -> bool:
    """True where curves, slanting lines or pictures stand among the words."""
    x0, top, x1, bottom = table.outline
    drawn = 0.0
    curves = 0
    for box in (*drawings.curves, *(picture.box for picture in drawings.pictures)):
        if box[0] < x0 - _GROUND and box[2] > x1 + _GROUND:
            continue  # the ground of the page
        wide, tall = min(x1, box[2]) - max(x0, box[0]), min(bottom, box[3]) - max(top, box[1])
        if wide > 0 and tall > 0:
            curves += 1
            drawn += wide * tall
    return curves >= _CURVES or drawn >= _DRAWN * (x1 - x0) * (bottom - top)


def from_row(table: FoundTable, row: int) -> FoundTable:
    """The table without the rows above this one."""
    if not row:
        return table
    boxes = table.boxes[row:]
    outline = (table.outline[0], boxes[0][1], table.outline[2], table.outline[3])
    return table._replace(rows=table.rows[row:], boxes=boxes, outline=outline, starts=())


def _strips(table: FoundTable) -> list[Strip]:
    rows = tuple(Row(cells, Place(row=at)) for at, cells in enumerate(table.rows, 1))
    return strips_of(Table(rows, table.columns, Place()))


def _goes_on(table: FoundTable, before: FoundTable) -> bool:
    """True where the columns part at the same places as those of a table of the page before."""
    if len(table.cuts) != len(before.cuts) or len(table.cuts) < 2:
        return False
    return all(abs(own - other) <= _SAME_PLACE for own, other in zip(table.cuts, before.cuts, strict=True))
