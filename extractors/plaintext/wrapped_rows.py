"""Lines of cells to rows: a row of aligned text goes on over as many lines as its longest cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.plaintext.cell_lines import CellLine, merge
from extractors.plaintext.header_lines import header_size
from extractors.plaintext.lines import RawRow
from extractors.plaintext.row_starts import Shape, blanks_part_rows, find_anchors, starts_row, usual_values


def read_rows(lines: Sequence[CellLine], columns: int) -> Iterator[RawRow]:
    """The rows of a block. A piece that may or may not belong to the row above is a row of its own
    with its other cells blank: whoever knows the grid joins it, and nothing is swallowed."""
    size = header_size(lines, columns)
    header = lines[:size]
    anchors = find_anchors(lines[size:], merge(header, columns) if header else [""] * columns)
    by_blanks = blanks_part_rows(lines[size:], anchors)
    shape = Shape(
        frozenset(anchors),
        {column: usual_values(lines[size:], column) for column in anchors},
        tuple(
            max((len(line.cells[column]) for line in lines if not line.across), default=0) for column in range(columns)
        ),
    )
    row: list[CellLine] = []
    at = 0
    while at < len(lines):
        repeated = size and [line.cells for line in lines[at : at + size]] == [line.cells for line in header]
        if repeated:
            if row:
                yield _row(row, columns)
            yield _row(lines[at : at + size], columns)
            row, at = [], at + size
            continue
        line = lines[at]
        alone = line.across or bool(row and row[-1].across)
        unsaid = line.resumes or not by_blanks
        if row and (alone or line.blank_before or unsaid and starts_row(row, line, shape)):
            yield _row(row, columns)
            row = []
        row.append(line)
        at += 1
    if row:
        yield _row(row, columns)


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
