"""What the checks across periods ask of a case: where an action stood last, and how sure that is."""

from __future__ import annotations

from datetime import date

from corpus import quoting
from corpus.records import Case, Quote, Standing
from normalise.records import Action, Report

_MILDER = {"error": "warning", "warning": "info", "info": "info"}


def no_past(case: Case) -> str:
    """Why the actions of a report cannot be compared with those of the report before, or ``""``."""
    if not case.history:
        return "no history was given"
    if case.earlier is None or not case.earlier.actions:
        return "there is no earlier report of this plan with actions"
    if not case.report.actions:
        return "this report has no grid in which its actions could be looked for"
    return ""


def last(case: Case, action: Action) -> Standing | None:
    """Where an action stood in the period just before; None where it did not stand there."""
    course = case.course.get(action.row, ())
    return course[0] if course and case.earlier and when(course[0].report) == when(case.earlier) else None


def away(case: Case, action: Action) -> Standing | None:
    """Where an action stood last, if the report of the period just before did not have it."""
    course = case.course.get(action.row, ())
    return course[0] if course and case.earlier and when(course[0].report) != when(case.earlier) else None


def between(case: Case, standing: Standing) -> list[Report]:
    """The reports of the periods after a standing and before this report, as far as the case knows them, in
    time order."""
    known = {one.report.sha256: one.report for course in case.course.values() for one in course}
    if case.earlier is not None:
        known[case.earlier.sha256] = case.earlier
    since = when(standing.report)
    return sorted((report for report in known.values() if when(report) > since), key=when)


def when(report: Report) -> tuple[date, int]:
    """The place of a report in time: by the end of its period, of two that end together the longer last."""
    if report.period is not None:
        return report.period.end, -report.period.start.toordinal()
    day = report.as_at or date.min
    return day, -day.toordinal()


def called(report: Report) -> str:
    """What a reader calls a report: its period, else the day it stands at, else its file."""
    if report.period is not None:
        return report.period.label
    return report.as_at.isoformat() if report.as_at else report.name


def doubted(severity: str, *standings: Standing) -> tuple[str, str]:
    """The severity of a finding that rests on these, and what to say of a doubtful link: an error becomes a
    warning, a warning a note."""
    if all(standing.sure for standing in standings):
        return severity, ""
    return _MILDER[severity], " Whether it is the same action is in doubt (see `tallybook links --review`)."


def quote(standing: Standing) -> Quote:
    """The row as it was printed then."""
    return quoting.quote_row(standing.action, standing.report)
