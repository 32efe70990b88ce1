"""Due dates that moved: which action is due later than the report before said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.records import Case, Standing
from normalise.records import Action, DateSpan

LEAST = 7
"""Days: the 31st and the 1st are one date, and a date moved to the next working day has not slipped."""
_CLOSED = {"complete", "superseded"}


@dataclass(frozen=True, slots=True)
class Slip:
    """An open action that is due later than it was. ``by`` is ``due date`` or ``timescale``."""

    action: Action
    before: Standing
    was: DateSpan
    now: DateSpan
    by: str


def slips(case: Case) -> Iterator[Slip]:
    """The open actions of a report whose date, or the years of whose timescale, lie wholly after those of the
    last report they stood in, by a week or more.

    A date whose year was only taken from its report cannot be compared; a cell that prints what it printed
    before has not moved, whatever is read into it. What was complete or given up has no date to slip from.
    """
    for action in case.report.actions:
        course = case.course.get(action.row, ())
        if not course or _CLOSED & {action.state, course[0].action.state}:
            continue
        before = course[0]
        pair = _dates(before.action, action)
        if pair is not None:
            was, now, by = pair
            if (now.start - was.end).days >= LEAST and not (was.assumed_year or now.assumed_year):
                yield Slip(action, before, was, now, by)


def _dates(before: Action, now: Action) -> tuple[DateSpan, DateSpan, str] | None:
    if before.due_span and now.due_span:
        same = _printed(before.due) == _printed(now.due)
        return None if same else (before.due_span, now.due_span, "due date")
    if before.due_span or now.due_span or not (before.term_span and now.term_span):
        return None
    same = _printed(before.timescale) == _printed(now.timescale)
    return None if same else (before.term_span, now.term_span, "timescale")


def _printed(cell: str | None) -> str:
    return " ".join((cell or "").casefold().split())
