"""A due date later than in the report before

What it checks
    The due date of each open action with the date it had in the last report it stood in; where the grid has
    no dates, the years that the report gives for its timescale. Each date that moved is reported here,
    whether or not the row explains it; MIL003 says, once a report, which of them nobody explains.

Why it matters
    An action that is moved every quarter is never overdue and never done.

Example
    Due 30 September in Q1, due 31 December in Q2.

Innocent explanations
    The board agreed the new date. Nothing is said of less than a week, of two dates of which one lies within
    the other ("September" and "Q2"), of a day without a year, and of an action that is complete.
"""

from collections.abc import Iterator

from corpus import quoting
from corpus.records import Case, Finding, Skip
from corpus.redating import Slip, slips
from corpus.standings import called, doubted, no_past, quote
from normalise.records import Report

CODE = "MIL001"
NAME = "due-date-moved"
SEVERITY = "warning"
_MONTH, _NEARLY = 365.25 / 12, 2.5  # days; months are of 28 to 31


def check(case: Case) -> Iterator[Finding | Skip]:
    if why := no_past(case):
        yield Skip(CODE, why)
    elif not any(action.due_span or action.term_span for action in case.report.actions):
        yield Skip(CODE, "no action has a date by which it is due")
    else:
        for slip in slips(case):
            yield _finding(slip, case.report)


def _finding(slip: Slip, report: Report) -> Finding:
    action, before = slip.action, slip.before
    severity, doubt = doubted(SEVERITY, before)
    later, when = _length((slip.now.end - slip.was.end).days), called(before.report)
    return Finding(
        code=CODE,
        severity=severity,
        message=f"Row {action.row} is due {slip.now.printed}; in {when} it was due {slip.was.printed}: {later} "
        f"later.{doubt}",
        stated=f"due by {slip.now.end.isoformat()}",
        counted=f"due by {slip.was.end.isoformat()} in {when}",
        place=action.place,
        quotes=(quoting.quote_row(action, report), quote(before)),
        key=f"{quoting.action_key(action)} | {slip.by}",
    )


def _length(days: int) -> str:
    """``3 months (91 days)`` where that is what people would call it, else ``45 days``."""
    months = round(days / _MONTH)
    if not months or abs(days - months * _MONTH) > _NEARLY:
        return quoting.number(days, "day")
    return f"{quoting.number(months, 'month')} ({quoting.number(days, 'day')})"
