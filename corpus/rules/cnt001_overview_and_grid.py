"""An overview cell differs from the rows of the grid

What it checks
    Each figure of the overview (a theme, a timescale and a rating; also the Total row), and of charts of
    ratings, with the number of rows of the grid that it summarises. A row whose timescale or rating
    cannot be read could belong to several cells, so it widens what a cell may say instead of being
    guessed into one of them.

Why it matters
    The overview is what a board reads. When it says 5 amber and the grid below it shows 6, one of the
    two is wrong, and a delayed action may have been reported as finished.

Example
    The overview gives Housing, short term, 5 amber. Six rows of the grid under Housing are short term
    and amber. The finding quotes the cell and the rows.

Innocent explanations
    The overview was drawn up on an earlier day than the grid. Rows that were merged or withdrawn are
    counted in one place only. A row with a mistyped timescale is named as the likely cause.
"""

from collections.abc import Iterator, Sequence

from corpus import quoting
from corpus.conclusions import flatters
from corpus.counting import Comparison, Tally
from corpus.overviews import filled_in, overviews, rated, scope_of
from corpus.records import Case, Finding, Skip
from corpus.unread import unread_grid
from normalise.records import Report, StatedCount

CODE = "CNT001"
NAME = "overview-differs-from-grid"
SEVERITY = "error"


def check(case: Case) -> Iterator[Finding | Skip]:
    report = case.report
    tables = overviews(report)
    if not tables or not report.actions:
        yield Skip(CODE, "the report has no overview beside a grid of actions")
        return
    if why := unread_grid(report):
        yield Skip(CODE, why, lost=True)
        return
    # Of two overviews in one report, one may stand for an earlier period: either may bear the grid out. A chart is of
    # the tables beside it: neither of the two excuses the other.
    for alike in ([cells for cells in tables if bool(cells[0].place.chart) == drawn] for drawn in (False, True)):
        agreed = {scope for cells in alike for scope in _agreeing(cells, report)}
        for cells in alike:
            yield from _check_overview(cells, report, agreed)


def _check_overview(cells: Sequence[StatedCount], report: Report, agreed: set[object]) -> Iterator[Finding | Skip]:
    comparison = Comparison(cells, report.actions)
    if why := comparison.hindrance():
        yield Skip(CODE, why)
        return
    for cell in filled_in(cells):
        if not rated(cell):
            continue
        if not cell.exact:
            yield Skip(CODE, f"the overview's figure for {quoting.scope_words(cell)} could not be read")
            continue
        tally = comparison.tally(cell)
        if tally is None:
            if cell.value:
                yield Skip(CODE, f"the grid has no theme called “{cell.theme}”")
        elif not tally.allows(cell.value or 0) and scope_of(cell) not in agreed:
            yield _finding(cell, tally, comparison, cells, report)


def _agreeing(cells: Sequence[StatedCount], report: Report) -> Iterator[object]:
    comparison = Comparison(cells, report.actions)
    for cell in filled_in(cells):
        tally = comparison.tally(cell) if rated(cell) and cell.exact else None
        if tally is not None and tally.allows(cell.value or 0):
            yield scope_of(cell)


def _finding(
    cell: StatedCount, tally: Tally, comparison: Comparison, cells: Sequence[StatedCount], report: Report
) -> Finding:
    rating, scope = quoting.rating_words(cell), quoting.scope_words(cell)
    stated = f"says {cell.value} {rating}" if cell.printed.strip() else f"leaves {rating} blank"
    message = f"The overview {stated} for {scope}; the grid has {tally.words()}."
    unplaced = () if cell.theme is None or tally.perhaps else comparison.unplaced(cell)
    if unplaced:
        message += f" The likely cause is {quoting.row_numbers(unplaced)}, which cannot be placed: " + (
            quoting.listed([_unplaced_words(row.timescale_printed, row.status_printed) for row in unplaced[:3]]) + "."
        )
    if cell.theme is None and (parts := _differing_themes(cell, comparison, cells)):
        message += f" It goes with {quoting.listed(parts)}."
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=message,
        stated=f"{cell.value} {rating}",
        counted=f"{tally.words()} {rating}",
        place=cell.place,
        quotes=(quoting.quote_cell(cell, report), *quoting.quote_rows(tally.rows or tally.perhaps or unplaced, report)),
        key=quoting.scope_key(cell),
        repair=f"{tally.words()} instead of {cell.value}",
        changes_conclusion=flatters(cell.status, cell.state, cell.value or 0, tally.low, tally.high),
    )


def _unplaced_words(timescale: str | None, status: str | None) -> str:
    return f"timescale “{timescale or '(blank)'}”, rating “{status or '(blank)'}”"


def _differing_themes(total: StatedCount, comparison: Comparison, cells: Sequence[StatedCount]) -> list[str]:
    parts = []
    for cell in cells:
        if cell.theme and scope_of(cell)[1:] == scope_of(total)[1:] and cell.exact:
            tally = comparison.tally(cell)
            if tally is not None and not tally.allows(cell.value or 0):
                parts.append(f"{cell.theme} ({cell.value}, grid {tally.words()})")
    return parts
