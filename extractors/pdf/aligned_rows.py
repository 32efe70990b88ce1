"""Lines of text in columns as the rows of a table; which lines make one row is decided as in plain text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.columns import APART, column_of
from extractors.pdf.drawings import Drawings
from extractors.pdf.fills import fill_of, mark_in
from extractors.pdf.lines import Line, split_line
from extractors.pdf.tables import FoundTable
from extractors.plaintext.cell_lines import CellLine
from extractors.plaintext.cleaning import clean_cell
from extractors.plaintext.wrapped_rows import read_rows
from extractors.records import Cell

_BLANK = 0.45  # sizes more than the usual distance of two lines


def rows_from_lines(
    lines: Sequence[Line], cuts: Sequence[float], drawings: Drawings, rules: Sequence[float] = ()
) -> FoundTable:
    """The table that these lines make with columns parted at ``cuts``; a level rule parts rows."""
    columns = len(cuts) + 1
    cell_lines = _cell_lines(lines, cuts, rules)
    rows = list(read_rows(cell_lines, columns))
    starts = [row.line for row in rows]
    x0, x1 = min(line.x0 for line in lines), max(line.x1 for line in lines)
    edges = (x0, *cuts, x1)
    made: list[tuple[Cell, ...]] = []
    boxes = []
    for row, start, stop in zip(rows, starts, [*starts[1:], len(lines)], strict=True):
        own = lines[start:stop]
        top, bottom = min(line.top for line in own), max(line.bottom for line in own)
        boxes.append((x0, top, x1, bottom))
        across = stop - start == 1 and cell_lines[start].across
        cells = []
        for column, text in enumerate(row.cells):
            if across and not text:
                continue
            box = (edges[column], top, edges[column + 1], bottom)
            cleaned = clean_cell(text)
            width = columns - column if across else 1
            fill = fill_of(box, drawings, empty=not cleaned)
            if not cleaned and fill is None:
                # A disc may stand in the middle of a row whose text begins at its top.
                below = lines[stop].top if stop < len(lines) else bottom + (bottom - top)
                fill = mark_in((edges[column], top, edges[column + 1], below), drawings)
            cells.append(Cell(cleaned, column, width, 1, fill))
        made.append(tuple(cells))
    outline = (x0, boxes[0][1], x1, boxes[-1][3])
    return FoundTable(tuple(made), tuple(boxes), columns, outline, tuple(cuts))


def _cell_lines(lines: Sequence[Line], cuts: Sequence[float], rules: Sequence[float]) -> list[CellLine]:
    made: list[CellLine] = []
    usual = _usual_gap(lines)
    for at, line in enumerate(lines):
        above = lines[at - 1] if at else None
        blank = above is None or (line.top - above.bottom) / line.words[0].size > usual + _BLANK
        if above is not None and not blank:
            middle = (above.top + above.bottom) / 2, (line.top + line.bottom) / 2
            blank = any(middle[0] < rule < middle[1] for rule in rules)
        pieces = split_line(line, APART)
        cells = [""] * (len(cuts) + 1)
        across = False
        for piece in pieces:
            crossed = any(piece.x0 + 1 < cut < piece.x1 - 1 for cut in cuts)
            across = across or crossed and len(pieces) == 1
            for word in piece.words:
                column = column_of(piece.words[0] if across else word, cuts)
                glued = word.glued and word is not piece.words[0]
                cells[column] += word.text if glued or not cells[column] else f" {word.text}"
        made.append(CellLine(tuple(cells), at, blank, across))
    return made


def _usual_gap(lines: Sequence[Line]) -> float:
    gaps = sorted((line.top - above.bottom) / line.words[0].size for above, line in pairwise(lines))
    return max(gaps[len(gaps) // 3], 0.0) if gaps else 0.0
