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

from corpus.figures import prose_figures
from corpus.overviews import overviews
from corpus.reconciling import disagreements
from corpus.records import Case, Finding, Skip

CODE = "CNT005"
NAME = "text-differs-from-tables"
SEVERITY = "error"


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    if not prose_figures(report) or not (report.actions or overviews(report)):
        yield Skip(CODE, "the report has no figures in its text beside a table")
        return
    yield from disagreements(report, report, CODE, SEVERITY, ("the grid", "the overview"))
