"""A figure differs from the same figure in another document

What it checks
    Figures in the text of one document that speak of every action with the grid and the overview of its
    companion: a covering report with the plan that it puts before a committee; figures of all actions of
    one theme ("in Housing, three of the four actions are complete") likewise. Figures of earlier
    reports that this one repeats ("last quarter: 38", "up 3 on quarter 2", "at the end of quarter 2 three
    actions were complete", "at Period 8 four were green", "compared with 38 at the end of June") with
    those reports themselves.

Why it matters
    The committee takes its decision on the covering report. If the appendix says something else, the
    minutes record a figure that nobody can find again. A wrong figure for last time turns a fall into a
    rise.

Example
    The covering report: "of the 20 actions 12 have been completed". The plan in the appendix has 11
    complete rows, while its overview says 12.

Innocent explanations
    The two give the position on different days: where their dates say so, the check stays silent. A
    correction was announced at the meeting. The figures of the earlier report were restated.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus import quoting
from corpus.conclusions import flatters
from corpus.figures import meaning_of
from corpus.reconciling import disagreements
from corpus.records import Case, Finding, Skip
from corpus.theme_figures import theme_disagreements
from corpus.then_and_now import Then, positions_before, reports_before, said_of_before, same_said
from corpus.tie_out import same_position
from corpus.word_readings import Reading, in_one_sense, readings_in, totals_of
from normalise.earlier_figures import COUNT
from normalise.records import Report, StatedCount

CODE = "CNT006"
NAME = "documents-disagree"
SEVERITY = "error"


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    said = [
        (each, list(_repeated(report, each)), list(positions_before(report, each))) for each in reports_before(case)
    ]
    if not case.companions and not any(repeated or positions for _, repeated, positions in said):
        yield Skip(CODE, "no other document of this plan and period is known")
        return
    for companion in case.companions:
        if not same_position(report, companion):
            yield Skip(CODE, f"{companion.name} gives the position on another day")
            continue
        names = (f"the grid of {companion.name}", "its overview")
        yield from disagreements(report, companion, CODE, SEVERITY, names, f"{companion.plan} | ")
        yield from theme_disagreements(report, companion, CODE, SEVERITY, names[0])
    for earlier, repeated, positions in said:
        for then in repeated:
            yield from _check_before(then, earlier, report)
        for claim, when in positions:
            yield from _check_position(claim, when, earlier, report)


def _repeated(report: Report, earlier: Report) -> Iterator[Then]:
    return (then for then in said_of_before(report, earlier) if then.figure.unit == COUNT)


def _check_before(then: Then, earlier: Report, report: Report) -> Iterator[Finding]:
    """The count that this report gives for the one before, against that report's own tables and text."""
    now, figure = then.now, then.figure
    if now.value is None or now.bound:
        return
    value = int(figure.number) if figure.direction == 0 else now.value - figure.direction * int(figure.number)
    own = list(readings_in(now, report))
    fitting = [one for one in own if one.low <= now.value <= one.high]
    if own and not fitting:
        return  # it counts something else than the rows, or CNT005 has named it already
    before = in_one_sense(list(readings_in(now, earlier)), fitting) if own or not report.actions else []
    for finding, found in _otherwise(now, value, before, earlier, report, figure.printed, figure.printed):
        turned = any((now.value > value) != (now.value > number) for number in found)
        yield replace(finding, repair=_mend(then, found), changes_conclusion=turned)


def _check_position(claim: StatedCount, when: str, earlier: Report, report: Report) -> Iterator[Finding]:
    """A count that this report gives for the end of the period before, against that report's tables and text."""
    if claim.of not in (None, *totals_of(earlier)):
        return
    value, before = claim.value or 0, list(readings_in(claim, earlier))
    for finding, found in _otherwise(claim, value, before, earlier, report, when, claim.printed):
        flattering = all(flatters(*meaning_of(claim), value, number, number) for number in found)
        mend = f"{' or '.join(map(str, found))} instead of {value}"
        yield replace(finding, repair=mend, changes_conclusion=flattering)


def _otherwise(
    claim: StatedCount, value: int, before: Sequence[Reading], earlier: Report, report: Report, words: str, key: str
) -> Iterator[tuple[Finding, list[int]]]:
    """A finding with the numbers that the report before has, where ``value`` is none of them: by the readings of its
    tables (``before``), or in its text. ``words`` give the value for then, ``key`` ends the finding's."""
    said = [one for one in same_said(claim, earlier) if one.value is not None]
    if any(one.low <= value <= one.high for one in before) or any(one.value == value for one in said):
        return
    found = sorted({one.low for one in before} | {one.value for one in said if one.value is not None})
    if not found:
        return
    when = earlier.period.label if earlier.period else earlier.name
    what = claim.what or claim.noun or "actions"
    counted = quoting.listed([str(number) for number in found])
    finding = Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"The text gives {value} {what} for {when} (“{words}”); that report has {counted}.",
        stated=f"{value} {what} in {when}",
        counted=f"{counted} in {earlier.name}",
        place=claim.place,
        quotes=(
            quoting.quote_claim(claim, report),
            *(quoting.quote_claim(one, earlier) for one in said[:2]),
            *(before[0].quotes if before else ()),
        ),
        key=f"{when} | {what} | {key}",
    )
    yield finding, found


def _mend(then: Then, found: list[int]) -> str:
    if then.figure.direction == 0:
        return f"{' or '.join(map(str, found))} instead of {then.figure.number}"
    gaps = [(then.now.value or 0) - number for number in found]
    return " or ".join(f"{'up' if gap > 0 else 'down'} {abs(gap)}" if gap else "no change" for gap in gaps)
