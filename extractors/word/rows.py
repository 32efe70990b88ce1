"""The rows and cells of a Word table as stored, and whether it is a grid or only sets things in their place."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.word.names import ALTERNATE, GONE, SDT, TBL, TC, TR, Element, chosen, is_on, is_placeholder, w

_TEXT, _ROW_SAYS, _HIDDEN, _DELETED = w("t"), w("trPr"), w("hidden"), w("del")
_OTHER_LEVELS = frozenset((TBL, TR, TC))


def rows_of(table: Element) -> Iterator[Element]:
    """The rows that a table prints."""
    for row, _ in through(table, TR):
        properties = row.find(_ROW_SAYS)
        if properties is None or not (properties.find(_DELETED) is not None or is_on(properties, _HIDDEN)):
            yield row


def is_box(table: Element) -> bool:
    """True for a table that only sets things in their place: of one column (a box around text), or with a table in
    each cell that has words."""
    rows = [[cell for cell, _ in through(row, TC)] for row in rows_of(table)]
    if max(map(len, rows), default=0) <= 1:
        return True
    tables = table.iter(TBL)
    next(tables)
    if next(tables, None) is None:
        return False
    inner = [next(cell.iter(TBL), None) for row in rows for cell in row if next(cell.iter(_TEXT), None) is not None]
    return bool(inner) and all(held is not None and sum(1 for _ in held.iter(TC)) > 1 for held in inner)


def cells_of(table: Element) -> Iterator[Element]:
    """The cells of a box in reading order, those that still show their prompt left out."""
    for row in rows_of(table):
        yield from (cell for cell, blank in through(row, TC) if not blank)


def through(parent: Element, wanted: str, blank: bool = False) -> Iterator[tuple[Element, bool]]:
    """The children of this name, content controls and insertions looked into; True where one shows its prompt."""
    for child in parent:
        tag = child.tag
        if tag == wanted:
            yield child, blank
        elif tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from through(branch, wanted, blank)
        elif tag not in GONE and tag not in _OTHER_LEVELS and len(child):
            yield from through(child, wanted, blank or tag == SDT and is_placeholder(child))
