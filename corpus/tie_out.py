"""Which documents belong together: a covering report and the plan that it puts before a committee."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from normalise.plan_names import same_plan
from normalise.records import Report

# A quarterly plan reaches its committee within the next quarter or so; after that it is an older position.
LONGEST_WAY_TO_COMMITTEE = timedelta(days=122)


def companions(report: Report, others: Iterable[Report]) -> tuple[Report, ...]:
    """The documents that state the figures of the same plan at the same date.

    Of two documents with grids one is a revision of the other, so a companion is one with a grid beside
    one without. Of several plans that a covering report could mean, the latest is taken.
    """
    known = [other for other in others if other.sha256 != report.sha256]
    if not report.actions:
        return _plans_covered(report, known)
    covering = [other for other in known if not other.actions and _fit(other, report)]
    return tuple(other for other in covering if report in _plans_covered(other, (*known, report)))


def _plans_covered(covering: Report, others: Iterable[Report]) -> tuple[Report, ...]:
    plans = [other for other in others if other.actions and _fit(covering, other)]
    latest = max((_end(plan) for plan in plans), default=None)
    return tuple(plan for plan in plans if _end(plan) == latest)


def _fit(report: Report, other: Report) -> bool:
    return _same_plan(report, other) and same_position(report, other)


def same_position(report: Report, other: Report) -> bool:
    """Whether both documents can give the position of one day.

    A document that says which day its figures stand at is taken at its word, and so is one that names the quarter
    (or month, or year) that it reports on; one that only bears a date covers the latest plan up to then.
    """
    plan, covering = (report, other) if report.actions else (other, report)
    if plan.period is None and plan.as_at is None:
        return False
    stands = plan.as_at or _end(plan)
    if covering.as_at is not None:
        return covering.as_at in (stands, _end(plan))
    if covering.period is None:
        return False
    if plan.period is not None and covering.period.label == plan.period.label:
        return True
    if plan.period is not None and covering.period.kind == plan.period.kind != "day":
        return False
    return timedelta(0) <= covering.period.end - stands <= LONGEST_WAY_TO_COMMITTEE


def _same_plan(report: Report, other: Report) -> bool:
    pairs = [(report.plan, other.plan)]
    pairs += [(named, other.plan) for named in report.plans_named]
    pairs += [(report.plan, named) for named in other.plans_named]
    return any(same_plan(one, two) for one, two in pairs if one and two)


def _end(report: Report) -> date:
    if report.period is not None:
        return report.period.end
    return report.as_at or date.min
