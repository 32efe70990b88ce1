"""A percentage that no whole count can give

What it checks
    A percentage printed without its count, out of a stated total: whether any whole number of that total
    comes to it, rounded or cut off. Where the text states no total, a share "of all actions" is out of those
    that the grid and the overview have.

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
from corpus.word_readings import of_every_action, totals_of
from normalise.arithmetic import counts_that_fit, decimals, in_per_cent, percent_of
from normalise.records import Report, StatedCount

CODE = "PCT004"
NAME = "percentage-of-no-whole-count"
SEVERITY = "error"


def check(case: Case) -> Iterator[Finding | Skip]:
    stated = list(_stated(case.report))
    if not stated:
        yield Skip(CODE, "the report states no percentage of a total without its count")
    for claim, percent, bases in stated:
        if not any(counts_that_fit(percent, base) for base in bases):
            yield _finding(claim, percent, bases[0], case.report)


def _stated(report: Report) -> Iterator[tuple[StatedCount, str, list[int]]]:
    """The percentages without a count, each with the totals that it can be out of."""
    for figures in prose_figures(report):
        for claim in (*figures.shares, *(claim for claim in figures.claims if claim.part == "within")):
            percent = printed_percent(claim)
            if claim.value is not None or percent is None:
                continue
            bases = [figures.base] if figures.base else _of_the_grid(claim, report)
            if bases:
                yield claim, percent, bases


def _of_the_grid(claim: StatedCount, report: Report) -> list[int]:
    """The totals of a report's actions, where a share plainly speaks of every one of them and of now: those of its
    tables first, then what its text calls the total."""
    if not of_every_action(claim, report):
        return []
    said = [each.value for each in report.stated_counts if each.part == "whole" and (each.noun or "") == claim.noun]
    return list(dict.fromkeys([len(report.actions), *sorted(totals_of(report)), *(value for value in said if value)]))


def _finding(claim: StatedCount, percent: str, base: int, report: Report) -> Finding:
    below = int(Fraction(percent) * base / 100)
    places = max(decimals(percent), 1)
    near = [count for count in (below, below + 1) if count <= base]
    steps = " and ".join(in_per_cent(count, base, places) for count in near)
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"No whole count of {base} is {percent}%: {steps}.",
        stated=f"{percent}% of {base}",
        counted=steps,
        place=claim.place,
        quotes=(quoting.quote_claim(claim, report),),
        key=f"{claim.what or claim.noun or ''} | {percent}% | {base}",
        repair=" or ".join(f"{percent_of(count, base, places)}%" for count in near),
    )
