"""Lines that a grid leaves out but its text keeps to: columns drawn in the header only, rows drawn as one block."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.pdf.columns import APART, find_cuts, is_gappy
from extractors.pdf.lattice import Lattice, Span
from extractors.pdf.lines import Line, find_lines, split_line
from extractors.pdf.words import Word

_APART = 0.7  # sizes between the texts of two columns
_CLEAR = 0.7  # of the wide cells a left-out line has to run through without touching text
_FEWEST_ROWS = 3
FIGURE = re.compile(r"[-–—+<>≤≥~£€$]?\s?\(?\d[\d.,  ]*\)?\s?(?:%|k|m|bn)?\)?[*†a-z]?|[-–—.…*]+|n/?a", re.IGNORECASE)


Held = Mapping[Span, Sequence[Word]]


def with_implied_walls(lattice: Lattice, held: Held) -> Lattice:
    """The grid with its wide cells cut where upright lines of other rows would run between their texts."""
    pieces = {span: _pieces(words) for span, words in held.items() if span.right - span.left > 1}
    if len(pieces) < 2:
        return lattice
    walls: dict[Span, list[int]] = {}
    for wall in range(1, len(lattice.xs) - 1):
        x = lattice.xs[wall]
        wide = {span: lines for span, lines in pieces.items() if span.left < wall < span.right}
        clear = [s for s, lines in wide.items() if not any(n.x0 < x - 1 and n.x1 > x + 1 for n in lines)]
        cut = [s for s in clear if min(n.x0 for n in wide[s]) < x < max(n.x1 for n in wide[s])]
        if len(cut) >= 2 and len(clear) >= _CLEAR * len(wide):
            for span in cut:
                walls.setdefault(span, [span.left]).append(wall)
    if not walls:
        return lattice
    spans: list[Span] = []
    for span in lattice.spans:
        lefts = walls.get(span, [span.left])
        spans.extend(span._replace(left=a, right=b) for a, b in pairwise([*lefts, span.right]))
    return lattice._replace(spans=tuple(sorted(spans)))


def with_implied_columns(lattice: Lattice, held: Held) -> Lattice:
    """The grid with a column cut where figures stand in columns of their own, one rule only parting them from
    their labels."""
    for column in reversed(range(len(lattice.xs) - 1)):
        own = [words for span, words in held.items() if (span.left, span.right) == (column, column + 1)]
        lines = [line for line in find_lines([word for words in own for word in words]) if is_gappy(line)]
        pieces = [piece.text for line in lines for piece in split_line(line, APART)]
        if len(lines) >= _FEWEST_ROWS and sum(1 for text in pieces if FIGURE.fullmatch(text)) >= 0.6 * len(pieces):
            lattice = _cut_column(lattice, column, find_cuts(lines))
    return lattice


def _cut_column(lattice: Lattice, column: int, places: Sequence[float]) -> Lattice:
    more = len(places)
    spans: list[Span] = []
    for span in lattice.spans:
        if (span.left, span.right) == (column, column + 1):
            spans.extend(span._replace(left=column + at, right=column + at + 1) for at in range(more + 1))
        else:
            left = span.left + (more if span.left > column else 0)
            spans.append(span._replace(left=left, right=span.right + (more if span.right > column else 0)))
    xs = (*lattice.xs[: column + 1], *places, *lattice.xs[column + 1 :])
    return Lattice(xs, lattice.ys, tuple(sorted(spans)))


def with_implied_rows(lattice: Lattice, held: Held) -> Lattice:
    """The grid with a row cut at its lines of text where they can only be rows: a column of figures runs through
    them, and each cell has its text on the same lines."""
    if not any(_holds_figures(words) for words in held.values()):
        return lattice
    cut = lattice
    for row in reversed(range(len(lattice.ys) - 1)):
        places = _row_places(lattice, row, held)
        if places:
            cut = _cut_row(cut, row, places)
    return cut


def _pieces(words: Sequence[Word]) -> list[Line]:
    """Lines cut at the gaps that part columns."""
    return [piece for line in find_lines(words) for piece in split_line(line, _APART)]


def _row_places(lattice: Lattice, row: int, held: Held) -> list[float]:
    """Where a row divides into several, or nothing."""
    spans = [span for span in lattice.spans if span.top <= row < span.bottom]
    if len(spans) < 2 or any(s.bottom - s.top > 1 or s.right - s.left > 1 for s in spans):
        return []
    cells = [held[span] for span in spans if span in held]
    if not any(map(_holds_figures, cells)) or any(word.turn for cell in cells for word in cell):
        return []
    lines = find_lines([word for cell in cells for word in cell])
    if len(lines) < _FEWEST_ROWS:
        return []
    columns = [find_lines(cell) for cell in cells]
    figures = max((len(column) for column in columns if _is_of_figures(column)), default=0)
    if len(columns) < 2 or figures < 0.8 * len(lines):
        return []
    # A line that belongs to two cells at different heights is no row.
    if any(line.bottom - line.top > 1.9 * max(word.bottom - word.top for word in line.words) for line in lines):
        return []
    return [(above.bottom + line.top) / 2 for above, line in pairwise(lines)]


def _holds_figures(words: Sequence[Word]) -> bool:
    """A quick look before the lines of a cell are put together."""
    if len(words) < _FEWEST_ROWS:
        return False
    return sum(1 for word in words if FIGURE.fullmatch(word.text)) >= 0.8 * len(words)


def _is_of_figures(column: Sequence[Line]) -> bool:
    texts = [line.text for line in column]
    if texts[-1] == ".":
        return False  # a number that a narrow cell breaks: "1", "2", "."
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
