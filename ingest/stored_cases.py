"""What the checks of each stored report are given, period by period.

What belongs together is found from outlines; a report is read whole when its turn comes, and kept only while
actions of later periods may be traced back to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from corpus.courses import WINDOW, Course, course_of, most_followed, periods_until, standings, within
from corpus.records import Case
from normalise.records import Report

if TYPE_CHECKING:
    from corpus.history import History, StoredReport
    from corpus.linking import Key, ReportLink

_ON_THE_DESK = 16  # reports read whole at a time beside those of the window: companions, narrative reports

Load = Callable[[Report], Report]
"""The whole of a report of which the outline is given; a draft is whole already."""


def stored_cases(history: History, plan: str) -> Iterator[tuple[StoredReport, Case]]:
    """Every report of a plan in outline and its case, in time order; those without a place in time come last."""
    own = sorted(history.load_outlines(plan), key=_by_time)
    reports = [stored.report for stored in own]
    around = (*own, *history.load_outlines_around(plan))
    load = loader(history, around)
    others = [stored.report for stored in around]
    paths = {stored.report.sha256: stored.path for stored in around}
    periods = in_order(reports)
    place_of = {report.sha256: place for place, there in enumerate(periods) for report in there}
    window: dict[int, Report] = {}
    stood: dict[Key, Course] = {}
    for stored in own:
        report, place = load(stored.report), place_of.get(stored.report.sha256)
        if place is None:
            yield stored, case_of(report, others, periods, (), {}, load, paths=paths)
            continue
        kept = reach(periods, place)
        window = {number: one for number, one in window.items() if one.sha256 in kept}
        stood = within(stood, kept)
        links = history.load_links_into(replace(stored, report=report), window)
        course = course_of(links, stood, kept)
        yield stored, case_of(report, others, periods, links, course, load, paths=paths)
        window[stored.report_id] = report
        stood |= standings(report, course, reissued=stored.reissued)


def reach(periods: Sequence[Sequence[Report]], place: int) -> frozenset[str]:
    """The reports (sha256) that actions of the period at this place are traced back to, and its own."""
    return frozenset(report.sha256 for there in periods[max(0, place - WINDOW) : place + 1] for report in there)


def case_of(
    report: Report,
    others: Sequence[Report],
    periods: Sequence[Sequence[Report]],
    links: Sequence[ReportLink],
    course: Mapping[int, Course],
    load: Load,
    *,
    history: bool = True,
    paths: Mapping[str, str] = MappingProxyType({}),
) -> Case:
    """The case of a report among ``others`` (outlines; of its own plan and of those around it). ``periods`` are
    those of its plan, in order; ``links`` lead into it; ``paths`` are where the others were found."""
    own = [other for other in others if other.plan == report.plan]
    earlier = most_followed(just_before(report, own, periods), links)
    return Case(
        report,
        load(earlier) if earlier else None,
        tuple(each.link for each in links if earlier and each.earlier_report.sha256 == earlier.sha256),
        companions(report, others, load),
        course=course,
        periods=periods_until(report, own),
        history=history or earlier is not None,
        paths=paths,
    )


def companions(report: Report, others: Sequence[Report], load: Load) -> tuple[Report, ...]:
    """Those of the others that state the figures of the same plan and period as this report."""
    from corpus.tie_out import companions as tied

    return tuple(load(other) for other in tied(report, [other for other in others if other.sha256 != report.sha256]))


def just_before(report: Report, series: Sequence[Report], periods: Sequence[Sequence[Report]]) -> Sequence[Report]:
    """The reports of the period before this one's: with actions for a report that has actions, else of
    its own kind. Empty for the first report and for one without a period."""
    if report.actions:
        place = next((place for place, there in enumerate(periods) if _among(report, there)), 0)
        return periods[place - 1] if place else ()
    if report.period is None:
        return ()
    end = report.period.end
    kin = [other for other in series if other.kind == report.kind and other.period and other.period.end < end]
    last = max((other.period.end for other in kin if other.period), default=None)
    return [other for other in kin if other.period and other.period.end == last]


def _among(report: Report, there: Sequence[Report]) -> bool:
    return any(other.sha256 == report.sha256 for other in there)


def in_order(reports: Sequence[Report]) -> list[list[Report]]:
    """The reports with actions by periods in time order, as they are linked."""
    from corpus.linking.series import in_periods

    return in_periods(reports)


def loader(history: History, stored: Sequence[StoredReport]) -> Load:
    """How the reports of these outlines are read whole, each as often as it is needed but for the last few."""
    numbers = {one.report.sha256: one.report_id for one in stored}
    read = lru_cache(maxsize=_ON_THE_DESK)(history.load_report)
    return lambda outline: read(numbers[outline.sha256]) if outline.sha256 in numbers else outline


def _by_time(stored: StoredReport) -> tuple[bool, int, int]:
    report = stored.report
    start, end = (report.period.start, report.period.end) if report.period else (report.as_at, report.as_at)
    return (end is None, end.toordinal() if end else 0, -start.toordinal() if start else 0)
