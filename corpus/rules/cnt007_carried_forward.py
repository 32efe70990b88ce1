"""The number carried forward differs from the rows marked so

What it checks
    A note such as "9 c/f" in the overview with the rows of the grid that are marked as carried forward,
    within the theme, timescale and rating that the note stands at.

Why it matters
    Carrying an action forward is a decision. One that is counted as carried forward but not marked may
    fall out of the next plan.

Example
    The overview says "9 c/f" for amber, short term. Eight amber short-term rows are marked c/f.

Innocent explanations
    An action was carried forward after the grid had been written, or the mark was left off a row. Where
    the grid marks no row at all, the check does not run.
"""

from collections.abc import Iterator

from corpus import quoting
from corpus.counting import Comparison
from corpus.overviews import carried_forward_notes, rated
from corpus.records import Case, Finding, Skip
from corpus.unread import unread_grid
from normalise.records import StatedCount

CODE = "CNT007"
NAME = "carried-forward-differs"
SEVERITY = "warning"


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    noted = carried_forward_notes(report)
    if not any(cell.printed.strip() for _, notes in noted for cell in notes):
        yield Skip(CODE, "the overview counts nothing as carried forward")
        return
    if not any(action.carried_forward for action in report.actions):
        yield Skip(CODE, "the grid marks no row as carried forward")
        return
    if why := unread_grid(report):
        yield Skip(CODE, why, lost=True)
        return
    for cells, notes in noted:
        comparison = Comparison(cells, report.actions)
        for cell in notes:
            stated, tally = cell.carried_forward, comparison.tally(cell)
            if stated is None or tally is None:
                continue
            marked = [action for action in tally.rows if action.carried_forward]
            perhaps = [action for action in tally.perhaps if action.carried_forward]
            if len(marked) <= stated <= len(marked) + len(perhaps):
                continue
            yield Finding(
                code=CODE,
                severity=SEVERITY,
                message=f"The overview says that {stated} are carried forward "
                f"({', '.join(word for word in (_rating(cell), quoting.scope_words(cell)) if word)}); "
                f"{quoting.number(len(marked), 'row')} of the grid {'is' if len(marked) == 1 else 'are'} "
                "marked so.",
                stated=f"{stated} carried forward",
                counted=f"{quoting.number(len(marked), 'row')} marked",
                place=cell.place,
                quotes=(quoting.quote_cell(cell, report), *quoting.quote_rows(marked, report)),
                key=quoting.scope_key(cell),
                repair=f"{len(marked)} instead of {stated}",
            )


def _rating(cell: StatedCount) -> str:
    return quoting.rating_words(cell) if rated(cell) else ""
