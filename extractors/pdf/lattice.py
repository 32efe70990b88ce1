"""A mesh of rules as a grid of cells; where a rule is missing between two places, one cell spans both."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.frame import Box
from extractors.pdf.rules import SNAP, Mesh, Rule

_NARROWEST, _LOWEST = 4.0, 4.0
_COVERED = 0.6  # of its length a cell's side has to be drawn
MAX_UNITS = 40_000


class Span(NamedTuple):
    """A cell by the lines of its grid: rows ``top`` up to ``bottom``, columns ``left`` up to ``right``."""

    top: int
    left: int
    bottom: int
    right: int


class Lattice(NamedTuple):
    """A grid: the places of its upright lines and level lines, and its cells, top to bottom and left to right."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: tuple[Span, ...]

    def box(self, span: Span) -> Box:
        return self.xs[span.left], self.ys[span.top], self.xs[span.right], self.ys[span.bottom]

    def homes(self) -> dict[tuple[int, int], Span]:
        """The cell that each place (row, column) of the grid belongs to."""
        return {
            (row, column): span
            for span in self.spans
            for row in range(span.top, span.bottom)
            for column in range(span.left, span.right)
        }

    def unit(self, x: float, y: float) -> tuple[int, int]:
        """The row and column of the grid at a point, or nearest to it."""
        row, column = bisect_right(self.ys, y, 1, len(self.ys) - 1), bisect_right(self.xs, x, 1, len(self.xs) - 1)
        return row - 1, column - 1

    @property
    def outline(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]


def find_lattice(mesh: Mesh) -> Lattice | None:
    """The grid that a mesh draws, or None where it encloses no cell. Sides that are left open (a grid without
    lines at its left and right) are closed where the other rules end."""
    across, down = _with_open_sides(mesh)
    xs = _places([rule.at for rule in down], _NARROWEST)
    ys = _places([rule.at for rule in across], _LOWEST)
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MAX_UNITS:
        return None
    walls = _drawn(down, xs, ys)
    floors = _drawn(across, ys, xs)
    spans = _spans(len(ys) - 1, len(xs) - 1, walls, floors)
    return compact(Lattice(xs, ys, spans))


def _with_open_sides(mesh: Mesh) -> tuple[list[Rule], list[Rule]]:
    across, down = list(mesh.across), list(mesh.down)
    left, right = min(rule.at for rule in down), max(rule.at for rule in down)
    top, bottom = min(rule.at for rule in across), max(rule.at for rule in across)
    start, end = _usual_end(across, left, -1), _usual_end(across, right, 1)
    if left - start > 2 * _NARROWEST:
        down.append(Rule(start, top, bottom))
    if end - right > 2 * _NARROWEST:
        down.append(Rule(end, top, bottom))
    start, end = _usual_end(down, top, -1), _usual_end(down, bottom, 1)
    left, right = min(rule.at for rule in down), max(rule.at for rule in down)
    if top - start > 2 * _LOWEST:
        across.append(Rule(start, left, right))
    if end - bottom > 2 * _LOWEST:
        across.append(Rule(end, left, right))
    return across, down


def _usual_end(rules: Sequence[Rule], edge: float, way: int) -> float:
    """How far rules reach beyond an edge, where at least two of them (or the only one), and most that do, agree."""
    ends = sorted(rule.end if way > 0 else rule.start for rule in rules)
    beyond = [end for end in ends if way * (end - edge) > 2 * _NARROWEST]
    if len(beyond) < min(2, len(rules)):
        return edge
    middle = beyond[len(beyond) // 2]
    agreed = sum(1 for end in beyond if abs(end - middle) <= 2 * SNAP)
    return middle if agreed >= max(min(2, len(rules)), 0.6 * len(beyond)) else edge


def _places(values: Sequence[float], apart: float) -> tuple[float, ...]:
    """The distinct places among values, nearer ones taken together."""
    places: list[list[float]] = []
    for value in sorted(values):
        if places and value - places[-1][-1] <= apart and value - places[-1][0] <= 2 * apart:
            places[-1].append(value)
        else:
            places.append([value])
    return tuple(sum(group) / len(group) for group in places)


def _drawn(rules: Sequence[Rule], places: tuple[float, ...], along: tuple[float, ...]) -> list[list[bool]]:
    """For each place, and each stretch between two neighbours of ``along``: whether a rule is drawn there."""
    drawn = [[False] * (len(along) - 1) for _ in places]
    for rule in rules:
        place = min(range(len(places)), key=lambda at: abs(places[at] - rule.at))
        for at in range(len(along) - 1):
            shared = min(rule.end, along[at + 1]) - max(rule.start, along[at])
            if shared >= _COVERED * (along[at + 1] - along[at]):
                drawn[place][at] = True
    return drawn


def _spans(rows: int, columns: int, walls: list[list[bool]], floors: list[list[bool]]) -> tuple[Span, ...]:
    """Rectangles of units between which no rule is drawn, found from the top left on."""
    taken = [[False] * columns for _ in range(rows)]
    spans: list[Span] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            right = column + 1
            while right < columns and not taken[row][right] and not walls[right][row]:
                right += 1
            bottom = row + 1
            while bottom < rows and _opens_below(bottom, column, right, walls, floors, taken):
                bottom += 1
            for at in range(row, bottom):
                taken[at][column:right] = [True] * (right - column)
            spans.append(Span(row, column, bottom, right))
    return tuple(spans)


def _opens_below(
    row: int, left: int, right: int, walls: list[list[bool]], floors: list[list[bool]], taken: list[list[bool]]
) -> bool:
    if any(taken[row][column] or floors[row][column] for column in range(left, right)):
        return False
    if any(walls[column][row] for column in range(left + 1, right)):
        return False
    # A cell that is wider below than above is another cell.
    return (left == 0 or walls[left][row]) and (right == len(walls) - 1 or walls[right][row])


def compact(lattice: Lattice) -> Lattice | None:
    """The grid without lines at which no cell begins or ends; None where no cell is left."""
    if not lattice.spans:
        return None
    lefts = sorted({span.left for span in lattice.spans})
    tops = sorted({span.top for span in lattice.spans})
    columns, rows = [*lefts, max(s.right for s in lattice.spans)], [*tops, max(s.bottom for s in lattice.spans)]

    if len(columns) == len(lattice.xs) and len(rows) == len(lattice.ys):
        return lattice
    column_at = {old: bisect_left(columns, old) for old in range(len(lattice.xs))}
    row_at = {old: bisect_left(rows, old) for old in range(len(lattice.ys))}
    spans = tuple(Span(row_at[s.top], column_at[s.left], row_at[s.bottom], column_at[s.right]) for s in lattice.spans)
    return Lattice(tuple(lattice.xs[at] for at in columns), tuple(lattice.ys[at] for at in rows), spans)


def parted(lattice: Lattice) -> list[Lattice]:
    """The tables that touch each other in one grid, one below the other: where a rule runs the whole width and
    the columns above it are not those below it."""
    rows = len(lattice.ys) - 1
    inner = [
        {line for span in lattice.spans if span.top <= row < span.bottom for line in (span.left, span.right)}
        - {0, len(lattice.xs) - 1}
        for row in range(rows)
    ]
    cuts: list[int] = [0]
    above: set[int] = set()
    for row in range(rows):
        whole = not any(span.top < row < span.bottom for span in lattice.spans)
        if row and whole and inner[row] and above and not _same_columns(above, inner[row]):
            start = row
            while start - 1 > cuts[-1] and not inner[start - 1]:
                start -= 1  # a row of one cell above is the title of what is below
            cuts.append(start)
            above = set()
        above |= inner[row]
    cuts.append(rows)
    return [found for top, end in pairwise(cuts) if (found := _slice(lattice, top, end))]


def _same_columns(above: set[int], below: set[int]) -> bool:
    shared = len(above & below)
    return shared >= 0.5 * min(len(above), len(below))


def _slice(lattice: Lattice, top: int, end: int) -> Lattice | None:
    spans = tuple(
        Span(max(span.top, top) - top, span.left, min(span.bottom, end) - top, span.right)
        for span in lattice.spans
        if span.top < end and span.bottom > top
    )
    return compact(Lattice(lattice.xs, lattice.ys[top : end + 1], spans))
