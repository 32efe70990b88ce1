"""100% with something outstanding, or 0% with something present

What it checks
    A share of 100% in a list that also counts something else; a share of 0% of a thing that is counted;
    and "100% complete" or "0% red" of all actions beside a grid that shows otherwise.

Why it matters
    "100% complete" is the figure that gets quoted, and it closes the matter.

Example
    "100% of actions are complete; 3 are overdue."

Innocent explanations
    The total is so large that the rest disappears in rounding: 299 of 300 is 99.7%, which is printed as
    100%. The check stays silent wherever the stated or counted total is large enough for that.
"""

from collections.abc import Iterator
from fractions import Fraction

from corpus import quoting
from corpus.conclusions import flatters
from corpus.exclusive import exclusive
from corpus.figures import Figures, meaning_of, printed_percent, prose_figures
from corpus.records import Case, Finding, Skip
from corpus.word_readings import LIKE_ACTIONS, share_of_all, speaks_of_all, totals_of
from normalise.arithmetic import Rounding, totals_that_fit, truthful
from normalise.records import Report, StatedCount

CODE = "PCT005"
NAME = "all-or-nothing"
SEVERITY = "warning"
_SOME_BUT_NOT_ALL = (Fraction(1, 2), Fraction(1, 2))


def check(case: Case) -> Iterator[Finding | Skip]:
    lists = [
        (figures, claim, percent)
        for figures in prose_figures(case.report)
        for claim in figures.shares
        if (percent := printed_percent(claim)) is not None and Fraction(percent) in (0, 100)
    ]
    if not lists:
        yield Skip(CODE, "the report states no share of 100% or 0%")
    for figures, claim, percent in lists:
        against = _in_the_list(figures, claim, percent, case.report) or _in_the_grid(
            figures, claim, percent, case.report
        )
        if against:
            what = claim.what or claim.noun or "this"
            yield Finding(
                code=CODE,
                severity=SEVERITY,
                message=f"The text gives {percent}% for {what}, while {against}.",
                stated=f"{percent}% {what}",
                counted=against,
                place=claim.place,
                quotes=(quoting.quote_claim(claim, case.report),),
                key=f"{what} | {percent}%",
                repair="more than 0%" if Fraction(percent) == 0 else "less than 100%",
                changes_conclusion=flatters(*meaning_of(claim), 1 if Fraction(percent) else 0, *_SOME_BUT_NOT_ALL),
            )


def _in_the_list(figures: Figures, claim: StatedCount, percent: str, report: Report) -> str:
    """What the list itself counts beside the claim, where no rounding can hide it."""
    if figures.base is not None and claim.value is not None:
        return ""  # count, percentage and total all stand there: PCT001 weighs them
    if Fraction(percent) == 0:
        return f"{claim.value} are counted" if claim.value and not _hidden(claim.value, percent, figures) else ""
    if not exclusive(figures):
        return ""
    rest = sum(other.value or 0 for other in figures.shares if other is not claim and not other.bound)
    if not rest:
        return ""
    whole = figures.base or (claim.value + rest if claim.value is not None else max(totals_of(report), default=rest))
    rounded = truthful(max(whole - rest, 0), whole, percent) is not Rounding.IMPOSSIBLE
    return "" if rounded else f"the same list counts {rest} beside it"


def _hidden(value: int, percent: str, figures: Figures) -> bool:
    fits = totals_that_fit(value, percent)
    return fits is not None and max(figures.total, figures.base or 0) >= fits.least


def _in_the_grid(figures: Figures, claim: StatedCount, percent: str, report: Report) -> str:
    nouns = set((claim.noun or "").casefold().split()[-1:])
    if claim.value is not None or claim.theme or not nouns & LIKE_ACTIONS:
        return ""
    if figures.base is not None and figures.base not in totals_of(report):
        return ""
    if meaning_of(claim) == (None, None) or not speaks_of_all(claim):
        return ""
    count = share_of_all(claim, report)
    if count is None or truthful(count, len(report.actions), percent) is not Rounding.IMPOSSIBLE:
        return ""
    return f"{count} of the {len(report.actions)} rows of the grid are so"
