"""An organisation's own words in its settings: what its ratings mean, which field its headings name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from ingest.reader_settings import ReaderSettings
from ingest.settings.tables import Table
from normalise.vocabulary import STATES, STATUSES, Meaning, label_form

_LONGEST_RATING, _LONGEST_HEADING = 60, 200  # of what a table can print as one
Value = TypeVar("Value")


def reader_settings(table: Table, usual: ReaderSettings, year_start: int | None) -> ReaderSettings:
    """How reports are read by the ``ratings`` and ``columns`` of a table, beside what is usual in the archive.

    Raises ``Fault`` for what can be no label, state, status, heading or field, and for words given twice.
    """
    from extractors.grids.own_words import comparable

    ratings = _once(table.table("ratings"), "label", label_form, _LONGEST_RATING, _meaning)
    columns = _once(table.table("columns"), "heading", comparable, _LONGEST_HEADING, _field)
    return replace(
        usual,
        year_start=year_start or usual.year_start,
        ratings=_beside(usual.ratings, ratings, label_form),
        columns=_beside(usual.columns, columns, comparable),
    )


def _once(
    table: Table, kind: str, form: Callable[[str], str], longest: int, read: Callable[[Table, str], Value]
) -> tuple[tuple[str, Value], ...]:
    """Each word of a table with its value."""
    found: dict[str, str] = {}
    values = []
    for name in table.values:
        if not form(name) or len(name) > longest:
            remedy = f"write it as the report prints it, in 1 to {longest} letters"
            raise table.fault(f"“{name[:longest]}” can be no {kind}", remedy, name)
        if form(name) in found:
            cause = f"“{name}” and “{found[form(name)]}” are the same {kind}"
            raise table.fault(cause, "keep one of them: case, points and what stands in brackets make no other", name)
        found[form(name)] = name
        values.append((name, read(table, name)))
    return tuple(values)


def _meaning(table: Table, label: str) -> Meaning:
    from normalise.statuses import status_of_words

    if not isinstance(table.values[label], dict):
        return Meaning(status_of_words(label), table.choice(label, STATES) or "")
    both = table.table(label)
    status, state = both.choice("status", STATUSES), both.choice("state", STATES)
    both.finish()
    if state is None:
        raise table.fault(f"“{label}” has no state", f'write state = "...", one of {", ".join(STATES)}', label)
    return Meaning(status or status_of_words(label), state)


def _field(table: Table, heading: str) -> str:
    from extractors.grids.own_words import FIELDS

    return table.choice(heading, FIELDS) or ""


def _beside(
    usual: tuple[tuple[str, Value], ...], own: tuple[tuple[str, Value], ...], form: Callable[[str], str]
) -> tuple[tuple[str, Value], ...]:
    """What is usual, save what is said otherwise."""
    said = {form(name) for name, _ in own}
    return (*((name, value) for name, value in usual if form(name) not in said), *own)
