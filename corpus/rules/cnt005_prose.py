"""A figure in the text differs from the report's own tables

What it checks
    Figures in prose that plainly speak of every action ("of the 53 actions 42 are complete") with the
    grid and the overview of the same report.

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

from corpus import quoting
from corpus.counting import overviews
from corpus.figures import prose_figures
from corpus.reconciling import reconcile, words_of_sides
from corpus.records import Case, Finding, Skip

CODE = "CNT005"
NAME = "text-differs-from-tables"
SEVERITY = "error"


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    lists = prose_figures(report)
    if not lists or not (report.actions or overviews(report)):
        yield Skip(CODE, "the report has no figures in its text beside a table")
        return
    for figures in lists:
        for claim in figures.claims:
            sides = reconcile(claim, figures, report)
            if all(side.agrees for side in sides):
                continue
            what = claim.what or claim.noun or "actions"
            yield Finding(
                code=CODE,
                severity=SEVERITY,
                message=f"The text says {claim.value} {what}; {words_of_sides(sides, 'the grid', 'the overview')}.",
                stated=f"{claim.value} {what}",
                counted="; ".join(f"{side.source} {side.counted}" for side in sides),
                place=claim.place,
                quotes=(
                    quoting.quote_claim(claim, report),
                    *(quote for side in sides for quote in side.quotes),
                ),
                key=f"{what} | {claim.printed}",
            )
