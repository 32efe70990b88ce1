"""Printed rows as actions: what each cell means, by the scale and the terms of its report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.printed import PrintedAction
from extractors.records import Problem
from normalise import leads
from normalise.carried_forward import is_marked, reads_yes
from normalise.dates import parse_date
from normalise.milestones import lines_without_a_day
from normalise.records import Action, DateSpan, Period
from normalise.statuses import Reading, Scale
from normalise.timescales import Timescales

# A day that is printed in figures or with its month, whatever stands beside it.
_LOOKS_LIKE_A_DAY = re.compile(
    r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{3,9}\.?,?\s+(?:19|20)\d\d\b",
    re.IGNORECASE,
)


class Dates:
    """The dates of one report's cells, each print read once."""

    def __init__(self, period: Period | None, year_start: int) -> None:
        self._period = period
        self._year_start = year_start
        self._read: dict[str, DateSpan | None] = {}

    def read(self, printed: str) -> DateSpan | None:
        if printed not in self._read:
            span = parse_date(printed, self._period, year_start=self._year_start) if printed.strip() else None
            self._read[printed] = span
        return self._read[printed]


def read_actions(
    rows: Sequence[PrintedAction],
    scale: Scale,
    timescales: Timescales,
    period: Period | None,
    year_start: int = 4,
) -> tuple[tuple[Action, ...], tuple[Reading, ...], tuple[Problem, ...]]:
    """The actions, the reading of each one's status, and a problem for each due cell or milestone that holds no
    real day."""
    dates = Dates(period, year_start)
    rows = _whitened(rows, scale)
    readings = tuple(scale.read(row.status, row.status_fill) for row in rows)
    actions = tuple(
        _action(number, row, reading, scale, timescales, dates)
        for number, (row, reading) in enumerate(zip(rows, readings, strict=True), start=1)
    )
    no_days = tuple(
        Problem(f"“{line}” of action {action.ref or action.row} names a date that is no day", action.place, rows=False)
        for action in actions
        for line in lines_without_a_day(action.outcome_measure or "")
    )
    problems = tuple(
        Problem(f"the due date “{action.due}” of action {action.ref or action.row} is no day", action.place, rows=False)
        for action in actions
        if action.due and action.due_span is None and _LOOKS_LIKE_A_DAY.search(action.due)
    )
    return actions, readings, (*problems, *no_days)


def _whitened(rows: Sequence[PrintedAction], scale: Scale) -> Sequence[PrintedAction]:
    """Where colour alone is the rating and the key knows white, a status cell with nothing in it is white."""
    if "white" not in scale.tables.colours or not scale.has_key:
        return rows
    if not any(row.status_fill and not row.status.strip() for row in rows):
        return rows
    return [
        replace(row, status_fill="#FFFFFF")
        if "status" in row.columns and not row.status.strip() and not row.status_fill
        else row
        for row in rows
    ]


def _action(
    number: int, row: PrintedAction, status: Reading, scale: Scale, timescales: Timescales, dates: Dates
) -> Action:
    term = timescales.read(row.timescale)
    carried = (
        status.carried_forward
        or term.carried_forward
        or reads_yes(row.carried_forward, scale.marks)
        or is_marked(row.due, scale.marks)
        or is_marked(row.ref, scale.marks)
    )
    return Action(
        row=number,
        action=row.action,
        place=row.place,
        ref=_or_none(row.ref),
        theme=_or_none(row.theme),
        key_deliverable=_or_none(row.key_deliverable),
        description=_or_none(row.description),
        lead=_or_none(row.lead),
        leads=leads.split(row.lead),
        outcome_measure=_or_none(row.outcome_measure),
        timescale=term.timescale,
        timescale_printed=_or_none(row.timescale),
        starts=dates.read(row.start),
        due=_or_none(row.due),
        due_span=dates.read(row.due),
        term_span=term.span,
        carried_forward=carried,
        status_printed=_status_printed(row, status),
        status=status.status,
        state=status.state,
        status_fill=row.status_fill if row.status.strip() else None,
        previous_status_printed=_or_none(row.previous_status),
        evidence=_or_none(row.evidence),
        other=row.other,
        columns=row.columns,
        parts=row.parts,
    )


def _or_none(text: str) -> str | None:
    text = text.strip()
    return text or None


def _status_printed(row: PrintedAction, status: Reading) -> str | None:
    printed = _or_none(row.status)
    if printed is None and row.status_fill and (status.status or not status.known):
        return f"[fill {row.status_fill}]"
    return printed
