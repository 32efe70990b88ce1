"""The opening and closing balances that a report states, in its prose and in tables of its own."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.printed import Leftover, Prose
from normalise.balances import Balance, Line, balances_in_rows, balances_in_text
from normalise.records import Report


def balances(report: Report) -> tuple[Balance, ...]:
    """Every balance that a report states, those of its prose first."""
    spoken = [(item.text, item.place) for item in report.prose]
    spoken += [(item.text, item.place) for item in report.activities]
    found = [balance for text, place in spoken for balance in balances_in_text(text, place)]
    return (*found, *(balance for rows in _tables(report) for balance in balances_in_rows(rows)))


def _tables(report: Report) -> Iterator[list[Line]]:
    """Rows of figures that belong to no grid and no overview, table by table. Text without table places is
    one table as long as line follows on line."""
    rows: list[Leftover | Prose] = [item for item in report.leftovers if "|" in item.text]
    rows += [item for item in report.prose if "|" in item.text]
    table: list[Line] = []
    before: Leftover | Prose | None = None
    for item in rows:
        if before is not None and not _follows(before, item):
            yield table
            table = []
        table.append((item.text, item.place))
        before = item
    if table:
        yield table


def _follows(before: Leftover | Prose, item: Leftover | Prose) -> bool:
    one, two = before.place, item.place
    if (one.page, one.table, one.chart) != (two.page, two.table, two.chart):
        return False
    apart = None if one.line is None or two.line is None else two.line - one.line
    return two.table is not None or two.chart is not None or apart is not None and apart <= 1
