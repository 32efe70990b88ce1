"""A period that is missing from a plan's series of reports

What it checks
    Whether this report follows the one before of its kind (month, quarter, term, half year, year, or as many
    months) without a gap, where the plan had kept to one step before: from period to period, or every second
    quarter.

Why it matters
    A report that was never published, or never collected, hides a whole period; and a check of this report
    with the one before it speaks of more than one period.

Example
    Reports for Q1, Q2 and Q4: nothing says what happened in Q3.

Innocent explanations
    The file was not put into the archive. The plan now reports less often: a step that the plan has taken
    before is not reported, nor a gap that a half-yearly or annual report fills. Of a plan that reports as it
    comes nothing is said.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise, starmap

from corpus import quoting
from corpus.records import Case, Finding, Skip
from extractors.records import Place
from normalise.calendar import whole_months
from normalise.records import Period

CODE = "LIF007"
NAME = "period-missing"
SEVERITY = "warning"
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "term": 4}
SLACK = timedelta(days=7)  # periods are printed by people


def check(case: Case) -> Iterator[Finding | Skip]:
    now = case.report.period
    if not case.history:
        yield Skip(CODE, "no history was given")
        return
    if now is None or not _months(now):
        yield Skip(CODE, "the report is not for a month, a quarter, a term, a half year, a year or some whole months")
        return
    kin = [period for period in case.periods if _is_kin(period, now) and period.end < now.end]
    taken = [step for step in starmap(_steps, pairwise(kin)) if step]
    usual = _usual_step(taken)
    if usual is None:
        few = "are too few to say how often the plan is reported on" if len(taken) < 2 else "keep no regular step"
        yield Skip(CODE, f"the reports before {few}")
        return
    before = kin[-1]
    step = _steps(before, now)
    # Half a step more is another rhythm, and nothing that is missing from this one.
    if step > usual and step % usual == 0 and step not in taken and not _filled(before, now, case.periods):
        yield _finding(before, now, step // usual - 1, usual, case)


def _months(period: Period) -> int:
    """How long a period is, from one to the next of its kind; 0 of no whole months. The three terms share a year."""
    if period.kind == "span":
        return whole_months(period.start, period.end)
    return MONTHS.get(period.kind, 0)


def _is_kin(one: Period, now: Period) -> bool:
    return one.kind == now.kind and _months(one) == _months(now)


def _steps(before: Period, now: Period) -> int:
    """How many periods of its kind lie between two ends: 1 from one period to the next."""
    months = 12 * (now.end.year - before.end.year) + now.end.month - before.end.month
    return round(months / _months(now))


def _usual_step(taken: Sequence[int]) -> int | None:
    """The step that more than half of the reports took; a longer one than from period to period must have been taken
    twice to be no gap itself."""
    if not taken:
        return None
    step, times = Counter(taken).most_common(1)[0]
    return step if 2 * times > len(taken) and (step == 1 or times > 1) else None


def _filled(before: Period, now: Period, periods: Sequence[Period]) -> bool:
    """Whether other reports of the plan, of whatever length, reach over the whole gap."""
    reached = before.end
    for period in sorted(periods, key=lambda period: period.start):
        if period != now and period.start <= reached + SLACK:
            reached = max(reached, period.end)
    return reached + SLACK >= now.start


def _finding(before: Period, now: Period, missing: int, usual: int, case: Case) -> Finding:
    first, last = before.end + timedelta(days=1), now.start - timedelta(days=1)
    named = {"half": "half year", "span": "report"}.get(now.kind, now.kind if usual == 1 else "report")
    gap = quoting.number(missing, named)
    of = case.earlier if case.earlier and case.earlier.period == before else case.report
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"The report before {now.label} is that for {before.label}: {gap} of the series "
        f"{'is' if missing == 1 else 'are'} missing ({first.isoformat()} to {last.isoformat()}).",
        stated=f"{now.label} follows {before.label}",
        counted=f"{gap} between them",
        place=Place(),
        quotes=(quoting.quote(now.label, Place(), case.report), quoting.quote(before.label, Place(), of)),
        key=f"{before.label} to {now.label}",
    )
