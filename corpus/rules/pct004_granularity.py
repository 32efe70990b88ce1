"""A percentage that no whole count can give

What it checks
    A percentage printed without its count, out of a stated total: whether any whole number of that total
    comes to it, rounded or cut off.

Why it matters
    Shares of a small total come in steps. A figure between two steps was worked out from another total,
    or mistyped.

Example
    "Of the 7 projects 50% are on track." 3 of 7 is 42.9% and 4 of 7 is 57.1%.

Innocent explanations
    The percentage has another base than the total that the sentence names. It is an average. Words such
    as "about" or "nearly" are taken at their word, and nothing is listed.
"""

from collections.abc import Iterator
from fractions import Fraction

from corpus import quoting
from corpus.figures import printed_percent, prose_figures
from corpus.records import Case, Finding, Skip
from normalise.arithmetic import counts_that_fit, decimals, percent_of

CODE = "PCT004"
NAME = "percentage-of-no-whole-count"
SEVERITY = "error"


def check(case: Case) -> Iterator[Finding | Skip]:
    stated = [
        (claim, percent, figures.base)
        for figures in prose_figures(case.report)
        if figures.base
        for claim in (*figures.shares, *(claim for claim in figures.claims if claim.part == "within"))
        if claim.value is None and (percent := printed_percent(claim)) is not None
    ]
    if not stated:
        yield Skip(CODE, "the report states no percentage of a total without its count")
    for claim, percent, base in stated:
        if counts_that_fit(percent, base):
            continue
        below = int(Fraction(percent) * base / 100)
        places = max(decimals(percent), 1)
        steps = " and ".join(
            f"{count} of {base} is {percent_of(count, base, places)}%" for count in (below, below + 1) if count <= base
        )
        yield Finding(
            code=CODE,
            severity=SEVERITY,
            message=f"No whole count of {base} is {percent}%: {steps}.",
            stated=f"{percent}% of {base}",
            counted=steps,
            place=claim.place,
            quotes=(quoting.quote_claim(claim, case.report),),
            key=f"{claim.what or claim.noun or ''} | {percent}% | {base}",
            repair=" or ".join(f"{percent_of(count, base, places)}%" for count in (below, below + 1) if count <= base),
        )
