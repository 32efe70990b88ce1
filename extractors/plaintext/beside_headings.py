"""Columns whose heading is set to one side of all that stands below it, put together again."""

from __future__ import annotations

from collections.abc import Container, Sequence

from extractors.grids.ratings import is_count, rating_columns
from extractors.plaintext.cell_lines import CellLine, merge
from extractors.plaintext.header_lines import header_sizes
from extractors.plaintext.rivers import Column
from extractors.plaintext.wrapped_values import completes_date

_IN_TURNS = {(True, False), (False, True)}  # (has a heading, has figures)


def under_their_headings(
    columns: Sequence[Column], lines: Sequence[CellLine], bridged: Container[int]
) -> tuple[Column, ...]:
    """The columns, each without a heading joined to the one beside it that has a heading and nothing below it: a
    heading in the middle of its column leaves the letters at the edge of it on their own, and numbers at the right
    are as far from a heading at the left.

    ``bridged`` are the columns that some long value runs on from into the next: then both are one where one
    of them has no heading, though few values stand right below the other's.
    """
    counted = _are_counted(lines)
    size = 1 if counted else header_sizes(lines, len(columns)).start
    header = lines[:size]
    headings = merge(header, len(columns))
    printed = {line.cells for line in header}
    body = [line for line in lines[size:] if not line.across and line.cells not in printed]
    filled = {at for line in body for at in line.filled()}
    joined = {
        at
        for at in range(len(columns) - 1)
        if at in bridged
        and bool(headings[at]) != bool(headings[at + 1])
        and not any(line.cells[at] and line.cells[at + 1] for line in body)
    }
    for at in range(len(columns) - 1):
        if not {at - 1, at, at + 1} & joined and (
            _belong(at, at + 1, headings, filled)
            and (not counted or _pairs_off(at, headings, filled))
            or _may_end(at, headings)
            and _ends_dates(at, body)
        ):
            joined.add(at)
    made: list[Column] = []
    for at, column in enumerate(columns):
        made.append(Column(made.pop().start, column.end) if at - 1 in joined else column)
    return tuple(made)


def _are_counted(lines: Sequence[CellLine]) -> bool:
    """Whether ratings stand over nothing but figures, beside a theme and perhaps its timescale."""
    head = lines[0].cells if lines else ()
    rated = rating_columns(head)
    return len(rated) >= 2 and all(is_count(text) for line in lines[1:] for text in line.cells[min(rated) :])


def _pairs_off(at: int, headings: Sequence[str], filled: set[int]) -> bool:
    """Whether the headings without figures and the figures without a heading that stand here in turns are as many:
    figures between two such headings may be of either."""
    kinds = [(bool(heading), c in filled) for c, heading in enumerate(headings)]
    first, last = at, at + 1
    while first and {kinds[first - 1], kinds[first]} == _IN_TURNS:
        first -= 1
    while last + 1 < len(kinds) and {kinds[last], kinds[last + 1]} == _IN_TURNS:
        last += 1
    return (last - first) % 2 == 1


def _may_end(at: int, headings: Sequence[str]) -> bool:
    """Whether the next column is without a heading, beside one that has one or where no column does."""
    return not headings[at + 1] and (bool(headings[at]) or not any(headings))


def _ends_dates(at: int, body: Sequence[CellLine]) -> bool:
    """Whether all that stands in the next column are years of dates that begin in this one, on the line above."""
    last, ended = "", 0
    for line in body:
        begun, end = line.cells[at], line.cells[at + 1]
        if end and (begun or not completes_date(last, end)):
            return False
        ended += bool(end)
        last = begun or last
    return ended > 0


def _belong(left: int, right: int, headings: Sequence[str], filled: set[int]) -> bool:
    """Whether one of two columns side by side has only a heading and the other only values."""
    return any(
        headings[named] and named not in filled and not headings[other] and other in filled
        for named, other in ((left, right), (right, left))
    )
