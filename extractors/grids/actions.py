"""A record in the making, and the action that it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.grids.fields import Fields
from extractors.printed import PrintedAction
from extractors.records import Place
from extractors.wording import one_line


@dataclass(slots=True)
class Record:
    """Texts by column, and the places they were put together from. ``theme`` and ``deliverable`` come from
    the rows above, where no column gives them."""

    texts: list[str]
    theme: str
    places: list[Place]
    fills: dict[int, str]
    deliverable: str = ""


def text_of(fields: Fields, row: Record, role: str) -> str:
    """The text of a record in this field, or ``""``."""
    column = fields.column.get(role)
    return row.texts[column] if column is not None else ""


def printed_action(fields: Fields, row: Record) -> PrintedAction:
    """The action that a record is, every column in a field or in ``other``."""
    texts = {role: row.texts[column] for role, column in fields.column.items()}
    lent = _lend(fields, texts, row)
    other = [
        (label or f"column {column + 1}", row.texts[column])
        for column, label in enumerate(fields.labels)
        if fields.roles[column] is None and column not in (*fields.ticks, *lent) and row.texts[column]
    ]
    for field_name in ("status", "timescale"):
        ticked = _ticked(fields, row, field_name)
        if ticked and not texts.get(field_name):
            texts[field_name] = ticked
    texts["theme"] = texts.get("theme") or row.theme
    texts["key_deliverable"] = texts.get("key_deliverable") or row.deliverable
    columns = frozenset(fields.column) | {role for role, _ in fields.ticks.values()}
    status = fields.column.get("status")
    return PrintedAction(
        place=row.places[0],
        parts=tuple(row.places[1:]),
        other=tuple((one_line(label), text) for label, text in other),
        columns=columns,
        status_fill=row.fills.get(status) if status is not None else None,
        **{role: text for role, text in texts.items() if role != "start" or text},
    )


def _lend(fields: Fields, texts: dict[str, str], row: Record) -> list[int]:
    """Fills blank fields from the columns that stand in for them; returns those columns."""
    lent = []
    for role, columns in fields.instead.items():
        column = next((c for c in columns if row.texts[c]), None)
        if not texts[role] and column is not None:
            texts[role] = row.texts[column]
            lent.append(column)
    return lent


def _ticked(fields: Fields, row: Record, field_name: str) -> str:
    """The heading of the one column of letters that holds a mark; "" where none or several do."""
    marked: Sequence[str] = [
        label for column, (role, label) in fields.ticks.items() if role == field_name and row.texts[column].strip()
    ]
    return marked[0] if len(marked) == 1 else " ".join(marked)
