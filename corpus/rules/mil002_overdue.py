"""Due before the end of the period, not complete and not carried forward

What it checks
    The due date of each action with the last day of the reporting period: an action that was due before
    then must be complete, superseded or carried forward. Where the grid has no due date, the years that
    the report gives for its timescales, and dates in the action's own milestones, are looked at; these
    are warnings, since such dates bind less. It is a warning, too, where the report itself rates the
    action off track or overdue, or its key calls the rating a delay.

Why it matters
    An overdue action that is neither finished nor carried forward has slipped without a decision.

Example
    Due 30 June, rated "in progress" in the report for the quarter that ends on 30 September.

Innocent explanations
    The date was moved and the cell was not. The work is done and the rating was not changed. The day on
    which you read the report does not matter, only the end of its period. Of a school term nothing is said
    that is due in its last weeks: the day on which schools broke up is rarely printed.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from corpus import quoting
from corpus.records import Case, Finding, Quote, Skip
from normalise.calendar import breaks_up
from normalise.records import Action, DateSpan, Milestone, Period, Report
from normalise.vocabulary import OPEN_STATES, label_form

CODE = "MIL002"
NAME = "overdue-not-carried-forward"
SEVERITY = "error"
_DELAY = re.compile(r"\b(?:delay|slip|behind|late\b|overdue|missed)", re.IGNORECASE)


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    if report.period is None:
        yield Skip(CODE, "the report does not say which period it is for")
        return
    if not any(action.due_span or action.term_span for action in report.actions) and not any(
        milestone.action_row and milestone.date for milestone in report.milestones
    ):
        yield Skip(CODE, "no action has a date by which it is due")
        return
    end = _position(report, report.period)
    green_is_open = _green_is_open(report)
    milestones: dict[int | None, list[Milestone]] = {}
    for milestone in report.milestones:
        milestones.setdefault(milestone.action_row, []).append(milestone)
    for action in report.actions:
        if (
            action.state in OPEN_STATES
            and not action.carried_forward
            and (green_is_open or not _may_be_complete(action))
        ):
            yield from _overdue(action, milestones.get(action.row, ()), end, report)


def _position(report: Report, period: Period) -> date:
    """The day that the ratings stand at: the end of the period, unless the report names a day within it."""
    stated = report.as_at
    return stated if stated is not None and period.start <= stated <= period.end else period.end


def _surely_over(end: date, period: Period | None) -> date:
    """The day by which the period may have ended: a school breaks up before the months of its term are over."""
    return breaks_up(period) if period is not None and end == period.end else end


def _green_is_open(report: Report) -> bool:
    """Whether the report says what green means: in a key, or by a word beside it for what is done."""
    keyed = any(entry.kind == "status" for entry in report.key)
    return keyed or any(action.state == "complete" and not action.status for action in report.actions)


def _may_be_complete(action: Action) -> bool:
    return action.status in ("green", "blue") and len((action.status_printed or "").split()) == 1


def _speaks_of_delay(action: Action, report: Report) -> bool:
    """Whether the report's own words for the rating say that the action is late."""
    label = label_form(action.status_printed or "")
    meanings = [entry.meaning for entry in report.key if entry.kind == "status" and label_form(entry.label) == label]
    return any(_DELAY.search(words) for words in (*meanings, action.status_printed or ""))


def _overdue(action: Action, milestones: Sequence[Milestone], end: date, report: Report) -> Iterator[Finding]:
    over = _surely_over(end, report.period)
    if action.due_span is not None:
        if action.due_span.end < over:
            # A report that rates the action off track, or late by its key, owns up to the slip: it contradicts nothing.
            owned_up = action.state == "off track" or _speaks_of_delay(action, report)
            severity = "warning" if action.due_span.assumed_year or owned_up else "error"
            due = f"was due {action.due_span.printed}"
            yield _finding(action, severity, due, action.due_span, "due", (), end, report)
        return
    term = action.term_span
    if term is not None and term.end < over:
        name = action.timescale_printed or action.timescale or "its timescale"
        due = f"belongs to {name}, which ended on {term.end.isoformat()}"
        yield _finding(action, "warning", due, term, "timescale", (), end, report)
    for milestone in milestones:
        span = milestone.date
        if span is not None and span.end < over and milestone.kind != "due date" and not milestone.met:
            due = f"has a milestone for {span.printed}: {quoting.shortened(milestone.text, 60)}"
            quote = quoting.quote(quoting.shortened(milestone.text), milestone.place, report)
            yield _finding(action, "warning", due, span, f"milestone {milestone.text}", (quote,), end, report)


def _finding(
    action: Action,
    severity: str,
    due: str,
    span: DateSpan,
    cause: str,
    quotes: tuple[Quote, ...],
    end: date,
    report: Report,
) -> Finding:
    status = action.status_printed or action.state
    return Finding(
        code=CODE,
        severity=severity,
        message=f"Row {action.row} {due}. At the end of the period ({end.isoformat()}) it is not complete ({status}) "
        "and not carried forward.",
        stated=f"due by {span.end.isoformat()}",
        counted=f"{action.state} on {end.isoformat()}",
        place=action.place,
        quotes=(quoting.quote_row(action, report), *quotes),
        key=f"{quoting.action_key(action)} | {cause}",
    )
