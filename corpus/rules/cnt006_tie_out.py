"""A figure differs from the same figure in the document beside it

What it checks
    Figures in the text of one document that speak of every action with the grid and the overview of its
    companion: a covering report with the plan that it puts before a committee.

Why it matters
    The committee takes its decision on the covering report. If the appendix says something else, the
    minutes record a figure that nobody can find again.

Example
    The covering report: "of the 20 actions 12 have been completed". The plan in the appendix has 11
    complete rows, while its overview says 12.

Innocent explanations
    The two give the position on different days: where their dates say so, the check stays silent. A
    correction was announced at the meeting.
"""

from collections.abc import Iterator

from corpus import quoting
from corpus.figures import prose_figures
from corpus.reconciling import reconcile, words_of_sides
from corpus.records import Case, Finding, Skip
from corpus.tie_out import same_position

CODE = "CNT006"
NAME = "documents-disagree"
SEVERITY = "error"


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    if not case.companions:
        yield Skip(CODE, "no other document of this plan and period is known")
        return
    for companion in case.companions:
        if not same_position(report, companion):
            yield Skip(CODE, f"{companion.name} gives the position on another day")
            continue
        for figures in prose_figures(report):
            for claim in figures.claims:
                sides = reconcile(claim, figures, companion)
                if all(side.agrees for side in sides):
                    continue
                what = claim.what or claim.noun or "actions"
                words = words_of_sides(sides, f"the grid of {companion.name}", "its overview")
                yield Finding(
                    code=CODE,
                    severity=SEVERITY,
                    message=f"The text says {claim.value} {what}; {words}.",
                    stated=f"{claim.value} {what}",
                    counted="; ".join(f"{side.source} {side.counted}" for side in sides),
                    place=claim.place,
                    quotes=(
                        quoting.quote_claim(claim, report),
                        *(quote for side in sides for quote in side.quotes),
                    ),
                    key=f"{companion.plan} | {what} | {claim.printed}",
                )
