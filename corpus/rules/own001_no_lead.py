"""No lead is named

What it checks
    The lead, owner or responsible partner of each action, in a grid that has such a column. Where the
    whole column is empty, that is said once.

Why it matters
    An action that nobody owns is an action that nobody is asked about.

Example
    Two of thirty rows have nothing under "Lead officer".

Innocent explanations
    One lead stands at the head of the section and means all its rows. The names were taken out before
    publication.
"""

from collections.abc import Iterator

from corpus import quoting
from corpus.records import Case, Finding, Skip
from normalise.records import Action

CODE = "OWN001"
NAME = "no-lead-named"
SEVERITY = "warning"
NOBODY_YET = frozenset({"tbc", "tba", "tbd", "to be confirmed", "to be agreed", "vacant", "vacancy", "none"})


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    rows = [action for action in report.actions if "lead" in action.columns]
    if not rows:
        yield Skip(CODE, "the report has no grid with a column for the lead")
        return
    without = [action for action in rows if not _named(action)]
    if len(without) == len(rows) and len(rows) > 1:
        yield Finding(
            code=CODE,
            severity=SEVERITY,
            message=f"No lead is named for any of the {len(rows)} actions.",
            stated="a column for the lead",
            counted=f"blank in {len(rows)} of {len(rows)} rows",
            place=rows[0].place,
            quotes=quoting.quote_rows(rows, report),
            key="the whole column",
        )
        return
    for action in without:
        yield Finding(
            code=CODE,
            severity=SEVERITY,
            message=f"No lead is named for row {action.row}, “{quoting.shortened(action.action, 60)}”.",
            stated="a column for the lead",
            counted=f"“{action.lead}”" if action.lead else "a blank cell",
            place=action.place,
            quotes=(quoting.quote_row(action, report),),
            key=quoting.action_key(action),
        )


def _named(action: Action) -> bool:
    lead = (action.lead or "").casefold().strip(" .")
    return any(letter.isalnum() for letter in lead) and lead not in NOBODY_YET
