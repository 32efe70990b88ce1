"""A figure in the text differs from the report's own tables

What it checks
    Figures in prose that plainly speak of every action ("of the 53 actions 42 are complete", "79% of all
    actions are complete"), or of all actions of one theme ("in Housing, three of the four actions are
    complete"), with the grid and the overview of the same report. "All actions are complete" and "No actions
    are red" are held against the rows of the grid, where they plainly speak of the whole plan or of one theme.

Why it matters
    Most readers read the text and trust that the tables say the same.

Example
    "Of the 20 actions 12 have been completed." The grid has 11 complete rows; the overview says 12. The
    finding names the side that agrees as well as the one that does not.

Innocent explanations
    The text was written on a later day. The words mean something wider or narrower than the rating does:
    the check accepts every usual reading ("in progress" may be all that is open). Bounds ("over 40"),
    figures of one theme or committee, of another period, or of another base are not compared.
"""

from collections.abc import Iterator
from fractions import Fraction

from corpus import quoting
from corpus.all_or_none import all_or_none_disagreements, statements
from corpus.conclusions import flatters
from corpus.figures import PERCENT, meaning_of, printed_percent, prose_figures
from corpus.overviews import overviews
from corpus.reconciling import disagreements
from corpus.records import Case, Finding, Skip
from corpus.theme_figures import theme_disagreements
from corpus.word_readings import Reading, of_every_action, readings_in, totals_of
from normalise.arithmetic import comes_near, counts_that_fit, decimals, percent_of
from normalise.records import Report, StatedCount

CODE = "CNT005"
NAME = "text-differs-from-tables"
SEVERITY = "error"


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    if not (prose_figures(report) and (report.actions or overviews(report))) and not statements(report):
        yield Skip(CODE, "the report has no figures in its text beside a table")
        return
    yield from disagreements(report, report, CODE, SEVERITY, ("the grid", "the overview"))
    for figures in prose_figures(report):
        for claim in figures.shares:
            percent = printed_percent(claim)
            # All or nothing is PCT005's matter.
            if claim.value is None and percent is not None and 0 < Fraction(percent) < 100:
                yield from _check_share(claim, percent, figures.base, report)
            elif claim.value is None and claim.percent_bound:
                yield from _check_fraction(claim, report)
    yield from theme_disagreements(report, report, CODE, SEVERITY, "the grid")
    yield from all_or_none_disagreements(report, CODE, SEVERITY)


def _check_fraction(claim: StatedCount, report: Report) -> Iterator[Finding]:
    """A share in loose words ("half of all actions", "nearly 40% of actions") that every reading is far from."""
    if not claim.percent or not PERCENT.fullmatch(claim.percent) or not of_every_action(claim, report):
        return
    readings = list(readings_in(claim, report))
    if any(comes_near(claim.percent, claim.percent_bound, one.least, one.most) for one in readings):
        return
    said = claim.printed if claim.percent_bound == "about" else f"{claim.percent_bound} {claim.printed}"
    for one in readings[:1]:
        counted = one.in_words()
        yield _finding(claim, said, f"{said.lower()} of all {claim.noun}", one, counted, counted, report)


def _check_share(claim: StatedCount, percent: str, base: int | None, report: Report) -> Iterator[Finding]:
    """A percentage without its count that no reading of its words in the tables comes to."""
    if not of_every_action(claim, report) or base not in (None, *totals_of(report)):
        return
    readings = [one for one in readings_in(claim, report) if base in (None, one.total)]
    fitting = [counts_that_fit(percent, one.total) for one in readings]
    if not any(fitting):
        return  # there is nothing to compare with, or PCT004 says that no whole count is this
    if any(set(fits) & set(range(one.low, one.high + 1)) for one, fits in zip(readings, fitting, strict=True)):
        return
    one = readings[0]
    counted = one.in_words(max(decimals(percent), 1))
    mend = f"{percent_of(one.low, one.total, decimals(percent))}%"
    yield _finding(claim, f"{percent}%", f"{percent}% of actions", one, counted, mend, report)


def _finding(
    claim: StatedCount, share: str, of_what: str, one: Reading, counted: str, mend: str, report: Report
) -> Finding:
    """``share`` is what the text gives, ``of_what`` that with what it is out of, ``counted`` what ``one`` comes to."""
    what = claim.what or ""
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"The text says that {of_what} are {what}; the tables have {counted}.",
        stated=f"{share} {what}",
        counted=counted,
        place=claim.place,
        quotes=(quoting.quote_claim(claim, report), *one.quotes),
        key=f"{what} | {claim.printed if claim.percent_bound else share}",
        repair=f"{mend} in the text",
        changes_conclusion=flatters(*meaning_of(claim), Fraction(claim.percent or 0), one.least, one.most),
    )
