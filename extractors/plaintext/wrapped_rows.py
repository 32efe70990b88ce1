"""Lines of cells to rows: a row of aligned text goes on over as many lines as its longest cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.plaintext.cell_lines import CellLine, merge
from extractors.plaintext.header_lines import header_sizes
from extractors.plaintext.lines import RawRow
from extractors.plaintext.row_starts import Shape, blanks_part_rows, find_anchors, starts_row, usual_values
from extractors.plaintext.vertical_setting import Parting, rows_not_set_to_top
from extractors.wording import starts_inside


@dataclass(frozen=True, slots=True)
class _Body:
    """A block with so many lines of header: its runs of lines, what tells rows apart, and how its rows
    part where they are not set to the top."""

    header: Sequence[CellLine]
    runs: Sequence[Sequence[CellLine]]
    shape: Shape
    by_blanks: bool
    parting: Parting | None


def read_rows(lines: Sequence[CellLine], columns: int) -> Iterator[RawRow]:
    """The rows of a block. A piece that may or may not belong to the row above is a row of its own
    with its other cells blank: whoever knows the grid joins it, and nothing is swallowed."""
    bodies = [_body(lines, columns, size) for size in header_sizes(lines, columns)]
    # A line that may be the end of the header or the top of a row set to the middle is what fits better.
    parted = [(body.parting.cost, at) for at, body in enumerate(bodies) if body.parting]
    body = bodies[min(parted)[1] if parted else -1]
    settled = iter(body.parting.starts if body.parting else ())
    row: list[CellLine] = []
    for run in body.runs:
        apart = _is_apart(run, body.header)
        begins = (0,) if apart else next(settled) if body.parting else _starts_below(run, body.by_blanks, body.shape)
        for start, stop in zip(begins, (*begins[1:], len(run)), strict=True):
            inside = not (apart or start or body.by_blanks) and _goes_on_below(row, run[start:stop])
            if row and not inside:
                yield _row(row, columns)
                row = []
            row += run[start:stop]
        if apart:
            yield _row(row, columns)
            row = []
    if row:
        yield _row(row, columns)


def _body(lines: Sequence[CellLine], columns: int, size: int) -> _Body:
    header = lines[:size]
    below = list(_below_header(lines[size:], header))
    anchors = find_anchors(below, merge(header, columns) if header else [""] * columns)
    by_blanks = blanks_part_rows(below, anchors)
    shape = Shape(
        frozenset(anchors),
        {column: usual_values(below, column) for column in anchors},
        tuple(
            max((len(line.cells[column]) for line in lines if not line.across), default=0) for column in range(columns)
        ),
    )
    runs = list(_runs(lines, header))
    inner = [run for run in runs if not _is_apart(run, header)]
    return _Body(header, runs, shape, by_blanks, None if by_blanks else rows_not_set_to_top(inner, shape))


def _below_header(lines: Sequence[CellLine], header: Sequence[CellLine]) -> Iterator[CellLine]:
    """The lines of rows: a header that stands there again says nothing of them, and parts them as a blank line does."""
    again = {line.cells for line in header}
    parted = False
    for line in lines:
        if line.cells not in again:
            yield replace(line, blank_before=line.blank_before or parted)
        parted = line.cells in again


def _goes_on_below(row: Sequence[CellLine], lines: Sequence[CellLine]) -> bool:
    """True where a blank line stands inside the cells of a row: all that follows it goes on in mid-sentence
    or in brackets, under a cell that holds words."""
    for column in range(len(lines[0].cells)):
        text = next((line.cells[column] for line in lines if line.cells[column]), "")
        if text and not ((starts_inside(text) or text[0] == "(") and any(line.cells[column] for line in row)):
            return False
    return True


def _runs(lines: Sequence[CellLine], header: Sequence[CellLine]) -> Iterator[Sequence[CellLine]]:
    """The lines between blank lines; a header and a line across all columns are runs of their own."""
    size = len(header)
    start = at = 0
    while at < len(lines):
        repeated = size and [line.cells for line in lines[at : at + size]] == [line.cells for line in header]
        alone = size if repeated else 1 if lines[at].across else 0
        if start < at and (alone or lines[at].blank_before):
            yield lines[start:at]
            start = at
        if alone:
            yield lines[at : at + alone]
            start = at + alone
        at += alone or 1
    if start < at:
        yield lines[start:]


def _is_apart(run: Sequence[CellLine], header: Sequence[CellLine]) -> bool:
    return run[0].across or bool(header) and [line.cells for line in run] == [line.cells for line in header]


def _starts_below(run: Sequence[CellLine], by_blanks: bool, shape: Shape) -> tuple[int, ...]:
    """The first line, and every line below that starts a row set to the top."""
    starts = [0]
    for at, line in enumerate(run[1:], 1):
        if (line.resumes or not by_blanks) and starts_row(run[starts[-1] : at], line, shape):
            starts.append(at)
    return tuple(starts)


def read_key(lines: Sequence[CellLine], columns: int) -> Iterator[RawRow]:
    """The lines of a key: every label starts one, and its meaning may go on below."""
    row: list[CellLine] = []
    for line in lines:
        if row and line.cells[0]:
            yield _row(row, columns)
            row = []
        row.append(line)
    if row:
        yield _row(row, columns)


def _row(lines: Sequence[CellLine], columns: int) -> RawRow:
    return RawRow(tuple(merge(lines, columns)), lines[0].number)
