"""A column of the overview does not add up to its total

What it checks
    Each column of the overview, theme by theme, with the figure in its Total row. A blank cell counts as
    nought, and "9 c/f" counts as 9 with a note.

Why it matters
    The Total row is what gets quoted in the covering report and in the minutes. A wrong total there is
    copied from paper to paper.

Example
    Amber, short term: 5, 2, 0 and 1 over four themes; the Total row says 9.

Innocent explanations
    A theme stands in the overview twice, as a heading and as a part. The Total row includes work that
    belongs to no theme. The check does not run where a theme's figure could not be read.
"""

from collections.abc import Iterator, Sequence

from corpus import quoting
from corpus.overviews import filled_in, overviews, rated, scope_of
from corpus.records import Case, Finding, Skip
from normalise.records import Report, StatedCount

CODE = "CNT004"
NAME = "column-does-not-add-up"
SEVERITY = "error"


def check(case: Case) -> Iterator[Finding | Skip]:
    tables = overviews(case.report)
    if not any(cell.theme for cells in tables for cell in cells):
        yield Skip(CODE, "the report has no overview with themes and totals")
    for cells in tables:
        yield from _check_overview(filled_in(cells), case.report)


def _check_overview(cells: Sequence[StatedCount], report: Report) -> Iterator[Finding | Skip]:
    themes = {cell.theme for cell in cells if cell.theme}
    for total in cells:
        if total.theme or not total.exact or (not rated(total) and not total.printed.strip()):
            continue
        column = [cell for cell in cells if cell.theme and scope_of(cell)[1:] == scope_of(total)[1:]]
        if not column:
            continue
        if {cell.theme for cell in column} != themes or not all(cell.exact for cell in column):
            yield Skip(CODE, f"not every theme's figure was read: {_column_words(total)}")
            continue
        added = sum(cell.value or 0 for cell in column)
        if added != total.value:
            yield _finding(total, column, added, report)


def _finding(total: StatedCount, column: Sequence[StatedCount], added: int, report: Report) -> Finding:
    words = _column_words(total)
    gap = abs(added - (total.value or 0))
    direction = "low" if added < (total.value or 0) else "high"
    counted = [cell for cell in column if cell.value]
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"The overview's total for {words} is {total.value}; its themes add up to {added}.",
        stated=f"total {total.value}",
        counted=" + ".join(str(cell.value) for cell in counted) + f" = {added}" if counted else "0",
        place=total.place,
        quotes=tuple(quoting.quote_cell(cell, report) for cell in (total, *counted[: quoting.MOST_ROWS])),
        key=quoting.scope_key(total),
        repair=f"the total should be {added}, or one theme's figure is {gap} too {direction}",
    )


def _column_words(total: StatedCount) -> str:
    words = [quoting.rating_words(total), quoting.term_words(total)]
    return ", ".join(word for word in words if word)
