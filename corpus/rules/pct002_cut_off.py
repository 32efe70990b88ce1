"""A percentage that was cut off instead of rounded

What it checks
    Each percentage printed with its count and its total. It is listed here where the last digit is right
    only if the rest was cut off.

Why it matters
    Nothing is wrong, but a reader who rounds will get another figure, and the shares of the list may
    fall short of 100.

Example
    "2 of 3 (66%)". Two of three is 66.67%, which rounds to 67%.

Innocent explanations
    The house style cuts off, or a spreadsheet showed fewer digits than it held.
"""

from collections.abc import Iterator

from corpus import quoting
from corpus.figures import pairs, prose_figures
from corpus.records import Case, Finding, Skip
from normalise.arithmetic import Rounding, decimals, percent_of, truthful

CODE = "PCT002"
NAME = "percentage-cut-off"
SEVERITY = "info"


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    lists = [figures for figures in prose_figures(report) if figures.base is not None]
    if not any(pairs(figures.claims) for figures in lists):
        yield Skip(CODE, "the report states no percentage with its count and total")
    for figures in lists:
        base = figures.base or 0
        for claim, value, percent in pairs(figures.claims):
            if truthful(value, base, percent) is Rounding.TRUNCATED:
                rounded = percent_of(value, base, decimals(percent))
                yield Finding(
                    code=CODE,
                    severity=SEVERITY,
                    message=f"{value} of {base} is {percent}% only if the rest is cut off; it rounds to {rounded}%.",
                    stated=f"{percent}%",
                    counted=f"{percent_of(value, base, decimals(percent) + 1)}%",
                    place=claim.place,
                    quotes=(quoting.quote_claim(claim, report),),
                    key=f"{claim.what or claim.noun or ''} | {value} | {percent}% | {base}",
                    repair=f"{rounded}%",
                )
