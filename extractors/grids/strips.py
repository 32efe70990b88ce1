"""A table as strips of text, one per printed row, so that grids need not think of spans.

Also turns a transposed table (one record a column) or a card (one small table a record) upright.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.grids.columns import role_of
from extractors.grids.ratings import is_count
from extractors.records import Place, Table


@dataclass(frozen=True, slots=True)
class Strip:
    """One row as texts by column. ``covered`` are columns hidden under a span from above; ``wide`` maps the
    column of a cell that spans several to their number. ``gap`` marks the first row after a break in
    the table (a page end, a repeated header): only there can a row be the rest of the one above. ``parts``
    are the further places of a row that a page cuts, or of a record that was never a row (a card in prose)."""

    texts: tuple[str, ...]
    place: Place
    covered: frozenset[int] = frozenset()
    wide: tuple[tuple[int, int], ...] = ()
    fills: tuple[tuple[int, str], ...] = ()
    gap: bool = False
    parts: tuple[Place, ...] = ()

    def filled(self) -> list[int]:
        """The columns that hold text."""
        return [column for column, text in enumerate(self.texts) if text.strip()]


def strips_of(table: Table) -> list[Strip]:
    """The rows of a table, top to bottom."""
    strips = []
    open_spans: dict[int, int] = {}
    for row in table.rows:
        texts = [""] * table.columns
        covered = frozenset(column for column, left in open_spans.items() if left > 0)
        open_spans = {column: left - 1 for column, left in open_spans.items() if left > 1}
        wide: list[tuple[int, int]] = []
        fills: list[tuple[int, str]] = []
        for cell in row.cells:
            if cell.column >= table.columns:
                continue
            texts[cell.column] = cell.text
            columns = range(cell.column, min(cell.column + cell.colspan, table.columns))
            if cell.colspan > 1:
                wide.append((cell.column, cell.colspan))
            if cell.fill:
                fills.extend((column, cell.fill) for column in columns)
            if cell.rowspan > 1:
                open_spans.update(dict.fromkeys(columns, cell.rowspan - 1))
        strips.append(Strip(tuple(texts), row.place, covered, tuple(wide), tuple(fills), parts=row.parts))
    return strips


def is_transposed(strips: list[Strip]) -> bool:
    """True where the headings stand in the first column: one record a column, or a card."""
    if len(strips) < 3 or not strips or len(strips[0].texts) < 2:
        return False
    labels = [strip.texts[0] for strip in strips if strip.filled()]
    down = {role_of(label) for label in labels if label.strip()} - {None}
    across = max(len({role_of(text) for text in strip.texts if text.strip()} - {None}) for strip in strips[:3])
    if "action" not in down and "subject" not in down:
        return False
    values = [text for strip in strips for text in strip.texts[1:] if text.strip()]
    if 2 * sum(is_count(text) for text in values) > len(values):
        return False  # an overview of states such as "Action closed"
    named = sum(1 for label in labels if role_of(label))
    return len(down) >= 3 and len(down) > across and named >= 0.5 * len(labels)


def is_part_of_card(strips: list[Strip]) -> bool:
    """True for rows of two cells that each name another field and give its value: a card, or a piece of one."""
    if any(len(strip.texts) != 2 for strip in strips):
        return False
    roles = [role_of(strip.texts[0]) for strip in strips]
    return None not in roles and len(set(roles)) == len(roles)


def upright(strips: list[Strip]) -> list[Strip]:
    """The columns of a transposed table as strips; the place of a record is its column, ``parts`` those of the
    pieces of it that stand on other pages."""
    width = max(len(strip.texts) for strip in strips)
    pieces = list(dict.fromkeys((strip.place.page, strip.place.table) for strip in strips))
    firsts = [next(s.place for s in strips if (s.place.page, s.place.table) == piece) for piece in pieces]
    turned = []
    for column in range(width):
        texts = tuple(strip.texts[column] if column < len(strip.texts) else "" for strip in strips)
        fills = tuple((row, fill) for row, strip in enumerate(strips) for at, fill in strip.fills if at == column)
        place, *parts = (replace(first, row=None, column=column + 1) for first in firsts)
        turned.append(Strip(texts, place, fills=fills, parts=tuple(parts)))
    return turned


def are_counts(strips: list[Strip]) -> bool:
    """True for rows of figures under a row of headings, each with a word or two before them: an overview, or some other
    table that counts. Ticks set as 1 are no figures."""
    rows = [[text for text in strip.texts[1:] if text.strip()] for strip in strips[1:]]
    if len(rows) < 2 or any(len(row) < 2 or not all(map(is_count, row)) for row in rows):
        return False
    return any(text.strip() not in {"0", "1"} and text.strip()[:1].isdigit() for row in rows for text in row)
