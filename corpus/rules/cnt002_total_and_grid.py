"""A stated total of actions differs from the rows of the grid

What it checks
    The totals of actions that an overview prints ("Actions (53)", "Housing (14)", so many short term)
    with the rows of the grid.

Why it matters
    A total that is too low hides an action; one that is too high means that an action was left out of
    the grid, or has been dropped without a word.

Example
    The overview says "Housing (14)". The grid has 13 rows under Housing.

Innocent explanations
    The total counts key deliverables or references, and the grid has several rows for each: the check
    stays silent where one of these gives the stated number. Actions that were given up may be left out
    of a total. A row that could not be placed is counted either way.
"""

from collections.abc import Iterator, Sequence

from corpus import quoting
from corpus.counting import Comparison, Tally
from corpus.overviews import overviews, rated, scope_of
from corpus.records import Case, Finding, Skip
from corpus.unread import unread_grid
from normalise.records import Action, Report, StatedCount

CODE = "CNT002"
NAME = "total-differs-from-grid"
SEVERITY = "error"


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    totals = [cell for cells in overviews(report) for cell in cells if not rated(cell)]
    if not totals or not report.actions:
        yield Skip(CODE, "the report states no total of actions beside a grid")
        return
    if why := unread_grid(report):
        yield Skip(CODE, why, lost=True)
        return
    agreed: set[object] = set()
    found: list[tuple[StatedCount, Finding]] = []
    for cells in overviews(report):
        comparison = Comparison(cells, report.actions)
        readable_terms = any(action.timescale for action in report.actions)
        for cell in cells:
            if rated(cell) or not cell.exact or not cell.printed.strip():
                continue
            if cell.timescale and not readable_terms:
                yield Skip(CODE, "no timescale could be read in the grid")
                continue
            tally = comparison.tally(cell)
            if tally is None:
                yield Skip(CODE, f"the grid has no theme called “{cell.theme}”")
            elif tally.allows(cell.value or 0) or cell.value in _other_units(tally.rows):
                agreed.add(scope_of(cell))
            else:
                found.append((cell, _finding(cell, tally, comparison, report)))
    yield from (finding for cell, finding in found if scope_of(cell) not in agreed)


def _other_units(actions: Sequence[Action]) -> set[int]:
    # "Actions (19)" may count the numbered deliverables, or the actions without their sub-actions.
    units = set()
    for field in ("ref", "key_deliverable"):
        values = [getattr(action, field) for action in actions]
        if any(values):
            units.add(len(set(values)))
    refs = {action.ref for action in actions if action.ref}
    parents = [action for action in actions if not _is_part(action.ref or "", refs)]
    return units | ({len(parents)} if refs else set())


def _is_part(ref: str, refs: set[str]) -> bool:
    return any(ref[:end].rstrip(".-( ") in refs for end in range(1, len(ref)) if ref[:end].rstrip(".-( ") != ref)


def _finding(cell: StatedCount, tally: Tally, comparison: Comparison, report: Report) -> Finding:
    counted = f"{tally.words()} {'row' if tally.words() == '1' else 'rows'}"
    message = f"The overview counts {quoting.number(cell.value or 0, 'action')} for "
    message += f"{quoting.scope_words(cell)}; the grid has {counted}."
    if unplaced := tally.perhaps or (comparison.unplaced(cell) if cell.theme else ()):
        message += f" {quoting.row_numbers(unplaced).capitalize()} cannot be placed."
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=message,
        stated=quoting.number(cell.value or 0, "action"),
        counted=counted,
        place=cell.place,
        quotes=(quoting.quote_cell(cell, report), *quoting.quote_rows(tally.rows or unplaced, report)),
        key=quoting.scope_key(cell),
        repair=f"{tally.words()} instead of {cell.value}",
    )
