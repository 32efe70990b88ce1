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

from corpus.reconciling import disagreements
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
        names = (f"the grid of {companion.name}", "its overview")
        yield from disagreements(report, companion, CODE, SEVERITY, names, f"{companion.plan} | ")
