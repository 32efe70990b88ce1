"""Lines that a grid leaves out but its text keeps to: columns drawn in the header only, rows drawn as one block."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.cells import Line, find_lines, split_line
from extractors.pdf.lattice import Lattice, Span, compact
from extractors.pdf.words import Word

_APART = 0.7  # sizes between the texts of two columns
_CLEAR = 0.7  # of the wide cells a left-out line has to run through without touching text
_FEWEST_ROWS = 3
FIGURE = re.compile(r"[-–—+<>≤≥~£€$]?\s?\(?\d[\d.,  ]*\)?\s?(?:%|k|m|bn)?\)?[*†a-z]?|[-–—.…*]+|n/?a", re.IGNORECASE)


def with_implied_walls(lattice: Lattice, words: Sequence[Word]) -> Lattice:
    """The grid with its wide cells cut where upright lines of other rows would run between their texts."""
    for wall in range(1, len(lattice.xs) - 1):
        wide = [span for span in lattice.spans if span.left < wall < span.right]
        if len(wide) < 2:
            continue
        x = lattice.xs[wall]
        cut: list[Span] = []
        clear = filled = 0
        for span in wide:
            inside = _inside(lattice, span, words)
            if not inside:
                continue
            filled += 1
            if any(line.x0 < x - 1 and line.x1 > x + 1 for line in _pieces(inside)):
                continue
            clear += 1
            if min(word.x0 for word in inside) < x < max(word.x1 for word in inside):
                cut.append(span)
        if len(cut) >= 2 and clear >= _CLEAR * filled:
            spans: list[Span] = []
            for span in lattice.spans:
                if span in cut:
                    spans.extend((span._replace(right=wall), span._replace(left=wall)))
                else:
                    spans.append(span)
            lattice = lattice._replace(spans=tuple(spans))
    return lattice._replace(spans=tuple(sorted(lattice.spans)))


def with_implied_rows(lattice: Lattice, words: Sequence[Word]) -> Lattice:
    """The grid with a row cut at its lines of text where they can only be rows: a column of figures runs through
    them, each cell has its text on the same lines, and no text wraps."""
    highest = max((word.bottom - word.top for word in words), default=0.0)
    for row in reversed(range(len(lattice.ys) - 1)):
        if lattice.ys[row + 1] - lattice.ys[row] < _FEWEST_ROWS * 0.7 * min(highest, 12):
            continue
        places = _row_places(lattice, row, words)
        if places:
            lattice = _cut_row(lattice, row, places)
    return compact(lattice) or lattice


def _inside(lattice: Lattice, span: Span, words: Sequence[Word]) -> list[Word]:
    x0, top, x1, bottom = lattice.box(span)
    return [word for word in words if x0 <= word.x <= x1 and top <= word.y <= bottom]


def _pieces(words: Sequence[Word]) -> list[Line]:
    """Lines cut at the gaps that part columns."""
    return [piece for line in find_lines(words) for piece in split_line(line, _APART)]


def _row_places(lattice: Lattice, row: int, words: Sequence[Word]) -> list[float]:
    """Where a row divides into several, or nothing."""
    spans = [span for span in lattice.spans if span.top <= row < span.bottom]
    own = [span for span in spans if span.top == row and span.bottom == row + 1 and span.right - span.left == 1]
    if len(own) < 2 or len(own) < len(spans):
        return []
    top, bottom = lattice.ys[row], lattice.ys[row + 1]
    in_row = [word for word in words if top <= word.y <= bottom]
    cells = [_inside(lattice, span, in_row) for span in own]
    if not any(
        _is_of_figures(find_lines(cell)) for cell in cells if len(cell) >= _FEWEST_ROWS and _starts_figures(cell)
    ):
        return []
    lines = find_lines([word for cell in cells for word in cell])
    if len(lines) < _FEWEST_ROWS or any(word.turn for cell in cells for word in cell):
        return []
    columns = [find_lines(cell) for cell in cells if cell]
    figures = [column for column in columns if _is_of_figures(column)]
    if len(columns) < 2 or max((len(column) for column in figures), default=0) < 0.8 * len(lines):
        return []
    # A line that belongs to two cells at different heights is no row.
    if any(line.bottom - line.top > 1.9 * max(word.bottom - word.top for word in line.words) for line in lines):
        return []
    return [(above.bottom + line.top) / 2 for above, line in pairwise(lines)]


def _starts_figures(cell: Sequence[Word]) -> bool:
    """A quick look before the lines of a cell are put together."""
    return sum(1 for word in cell if FIGURE.fullmatch(word.text)) >= 0.8 * len(cell)


def _is_of_figures(column: Sequence[Line]) -> bool:
    texts = [line.text for line in column]
    return len(texts) >= _FEWEST_ROWS and sum(1 for text in texts if FIGURE.fullmatch(text)) >= 0.8 * len(texts)


def _cut_row(lattice: Lattice, row: int, places: Sequence[float]) -> Lattice:
    more = len(places)
    spans: list[Span] = []
    for span in lattice.spans:
        if span.top == row and span.bottom == row + 1:
            spans.extend(span._replace(top=row + at, bottom=row + at + 1) for at in range(more + 1))
        else:
            top = span.top + (more if span.top > row else 0)
            bottom = span.bottom + (more if span.bottom > row else 0)
            spans.append(span._replace(top=top, bottom=bottom))
    ys = (*lattice.ys[: row + 1], *places, *lattice.ys[row + 1 :])
    return Lattice(lattice.xs, ys, tuple(sorted(spans)))
