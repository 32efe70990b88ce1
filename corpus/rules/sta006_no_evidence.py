"""Complete, with no evidence given

What it checks
    Rows that are complete and whose evidence or progress cell is blank, in a grid that has such a column.
    Where the whole column is blank, that is said once for the grid.

Why it matters
    "Complete" without a word about what was done cannot be checked by anybody later.

Example
    A row is rated green, which the key calls implemented. Its evidence cell is empty.

Innocent explanations
    The evidence was given in an earlier report. A sentence such as "Complete - no further update" counts
    as evidence here.
"""

from collections.abc import Iterator

from corpus import quoting
from corpus.records import Case, Finding, Skip
from normalise.records import Action

CODE = "STA006"
NAME = "complete-without-evidence"
SEVERITY = "warning"


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    rows = [action for action in report.actions if "evidence" in action.columns]
    if not rows:
        yield Skip(CODE, "the report has no grid with a column for evidence")
        return
    complete = [action for action in rows if action.state == "complete" and not _given(action)]
    if not complete:
        return
    if not any(_given(action) for action in rows):
        yield Finding(
            code=CODE,
            severity=SEVERITY,
            message=f"The evidence column is blank in all {quoting.number(len(rows), 'row')}, "
            f"{len(complete)} of them complete.",
            stated=f"{len(complete)} complete",
            counted="no evidence in any row",
            place=complete[0].place,
            quotes=quoting.quote_rows(complete, report),
            key="the whole column",
        )
        return
    for action in complete:
        yield Finding(
            code=CODE,
            severity=SEVERITY,
            message=f"Row {action.row} is complete ({action.status_printed or action.state}) and gives no evidence.",
            stated=action.status_printed or action.state,
            counted="a blank evidence cell",
            place=action.place,
            quotes=(quoting.quote_row(action, report),),
            key=quoting.action_key(action),
        )


def _given(action: Action) -> bool:
    return any(letter.isalnum() for letter in action.evidence or "")
