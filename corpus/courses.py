"""Where each action of a report stood before: along the links, newest first, over the last few periods."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.linking.members import Key, ReportLink
from corpus.records import Standing
from normalise.records import Period, Report

WINDOW = 8
"""Periods that an action is followed back: two years of quarters, however long the plan runs."""

Course = tuple[Standing, ...]


def course_of(links: Iterable[ReportLink], stood: Mapping[Key, Course], kept: Collection[str]) -> dict[int, Course]:
    """Where the actions of one report stood before, by their rows.

    ``links`` lead into the report; ``stood`` has the actions of earlier reports with their courses, of which those
    in the reports that are ``kept`` (by sha256) are within reach. Only links that say "the same" are followed;
    beyond a doubtful one nothing is sure. An action whose earlier standings are all out of reach has no course.
    """
    found: dict[int, Course] = {}
    for each in sorted(links, key=_doubtful_last):
        course = stood.get(each.earlier_key, ()) if each.earlier_key else ()
        before = tuple(one for one in course if one.report.sha256 in kept)
        if before and each.link.later is not None and each.link.verdict in ("same", "unsure"):
            sure = each.link.verdict == "same"
            found.setdefault(each.link.later.row, before if sure else tuple(replace(one, sure=False) for one in before))
    return found


def _doubtful_last(each: ReportLink) -> bool:
    return each.link.verdict != "same"


def standings(report: Report, course: Mapping[int, Course], *, reissued: bool = False) -> dict[Key, Course]:
    """Each action of a report as it stands there, with where it stood before. ``reissued``: this report replaced
    an earlier edition."""
    return {
        (report.sha256, action.row): (
            Standing(action, report, reissued=reissued or report.revision > 0),
            *course.get(action.row, ()),
        )
        for action in report.actions
    }


def within(stood: Mapping[Key, Course], kept: Collection[str]) -> dict[Key, Course]:
    """What was kept of the reports that are still within the window."""
    return {key: course for key, course in stood.items() if key[0] in kept}


def periods_until(report: Report, series: Iterable[Report]) -> tuple[Period, ...]:
    """The periods of a plan's reports up to this one's, each once, in time order."""
    if report.period is None:
        return ()
    last = _when(report.period)
    found = {other.period for other in (*series, report) if other.period and _when(other.period) <= last}
    return tuple(sorted(found, key=_when))


def _when(period: Period) -> tuple[int, int]:
    """Of periods that end on one day the longer comes last, as in the series of a plan."""
    return period.end.toordinal(), -period.start.toordinal()


def most_followed(candidates: Sequence[Report], links: Sequence[ReportLink]) -> Report | None:
    """Of several reports of the period before, the one that most of the links lead from; None of none."""

    def followed(report: Report) -> int:
        return sum(each.earlier_report.sha256 == report.sha256 for each in links)

    return max(candidates, key=followed, default=None)
