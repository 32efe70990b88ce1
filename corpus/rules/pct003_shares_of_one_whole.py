"""Shares of one whole that cannot add up to 100

What it checks
    The percentages of one list whose parts shut each other out (ratings, states of progress). Rounded,
    a list may miss 100 by half a unit for each of its figures; more than that is listed. A list that
    stays under 100 is only looked at when its counts are all the actions there are.

Why it matters
    One of the shares is wrong, or an action was counted twice.

Example
    "65% green, 30% amber and 15% red": 110%.

Innocent explanations
    People could give several answers, so the shares overlap. The list leaves a part out. Ratings of
    different things stand in one sentence.
"""

from collections.abc import Iterator
from fractions import Fraction

from corpus import quoting
from corpus.exclusive import exclusive, may_overlap
from corpus.figures import Figures, pairs, printed_percent, prose_figures, totals_behind
from corpus.records import Case, Finding, Skip
from corpus.word_readings import totals_of
from normalise.arithmetic import Rounding, shares_can_add_to, truthful
from normalise.records import Report

CODE = "PCT003"
NAME = "shares-do-not-make-100"
SEVERITY = "warning"


def check(case: Case) -> Iterator[Finding | Skip]:
    lists = [figures for figures in prose_figures(case.report) if len(_percents(figures)) > 1]
    if not lists:
        yield Skip(CODE, "the report states no shares of one whole")
    for figures in lists:
        percents = _percents(figures)
        if shares_can_add_to(percents) or not exclusive(figures) or _one_is_impossible(figures):
            continue
        added = sum(map(Fraction, percents))
        if may_overlap(figures, case.report) if added > 100 else not _counts_are_all(figures, case.report):
            continue
        words = f"{float(added):g}%"
        sentences = {claim.sentence or claim.printed: claim for claim in figures.shares}
        yield Finding(
            code=CODE,
            severity=SEVERITY,
            message=f"{' + '.join(percents)} is {words}; rounding alone cannot explain the difference to 100%.",
            stated=" + ".join(f"{percent}%" for percent in percents),
            counted=words,
            place=figures.shares[0].place,
            quotes=tuple(quoting.quote_claim(claim, case.report) for claim in sentences.values()),
            key=" | ".join(claim.what or claim.printed for claim in figures.shares),
            repair=f"one share {'less' if added > 100 else 'more'} by about {float(abs(added - 100)):g} points",
        )


def _percents(figures: Figures) -> list[str]:
    return [percent for claim in figures.shares if (percent := printed_percent(claim)) is not None]


def _one_is_impossible(figures: Figures) -> bool:
    # Then that one share is the slip, and PCT001 names it.
    base, listed = figures.base, pairs(figures.shares)
    if base is None:
        return bool(listed) and totals_behind(figures) is None
    return any(truthful(value, base, percent) is Rounding.IMPOSSIBLE for _, value, percent in listed)


def _counts_are_all(figures: Figures, report: Report) -> bool:
    every = len(_percents(figures)) == len(figures.shares)
    return every and figures.closed and figures.exact and figures.total in totals_of(report)
