"""Rows whose cells are set to the middle or the foot: the values that name a row stand inside it.

Where cells are set to the top, a row begins where its values stand. Else the rows are those, of all ways
to part the lines, in which every cell lies as it should: as far from the top of its row as from its
foot (the middle), or on its last line (the foot). Cells of unlike height set to the middle print on
lines between each other's lines, so a cell may skip a line; some converters round them up instead.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from extractors.plaintext.cell_lines import CellLine
from extractors.plaintext.reflow import ends_sentence
from extractors.plaintext.row_starts import Shape, broke_early, goes_on_from, surely_goes_on
from extractors.wording import is_unfinished, starts_inside

TOP, MIDDLE, ROUNDED, FOOT = "top", "middle", "middle, rounded up", "foot"
_AT_TOP = (TOP, TOP)
# (how anchors are set, how words are set); rows set wholly to the top need none of this.
_SETTINGS = ((MIDDLE, MIDDLE), (ROUNDED, ROUNDED), (FOOT, FOOT), (MIDDLE, TOP), (ROUNDED, TOP))
_TALLEST = 60
_SAMPLE = 300
_SURE_SHARE = 0.04
_PER_ROW, _SECOND_VALUE, _NO_VALUE, _CUT_VALUE, _HALF_SENTENCE, _BROKEN_EARLY = 0.1, 5.0, 4.0, 1.5, 2.0, 1.0
_MARGIN = 0.7


@dataclass(frozen=True, slots=True)
class _Cell:
    """The lines of one column in one run of lines. ``places`` are in order; ``begins`` are those that
    begin a value, or (in columns of words) follow a line that had room for their first word."""

    texts: Mapping[int, str]
    places: tuple[int, ...]
    begins: frozenset[int]
    inside: frozenset[int]
    unfinished: frozenset[int]

    def between(self, start: int, stop: int) -> tuple[int, ...]:
        """Its lines from ``start`` up to but not including ``stop``."""
        return self.places[bisect_left(self.places, start) : bisect_left(self.places, stop)]


@dataclass(frozen=True, slots=True)
class Parting:
    """For each run of lines the lines its rows start on, and how badly the cells fit those rows."""

    cost: float
    starts: tuple[tuple[int, ...], ...]


def rows_not_set_to_top(runs: Sequence[Sequence[CellLine]], shape: Shape) -> Parting | None:
    """How to part runs of lines (no blank line and no other break in them) into rows, or None where the
    rows are set to the top or no setting explains the lines clearly better."""
    if not shape.anchors or not _has_values_inside(runs, shape):
        return None
    sample = _first_lines(runs)
    costs = {setting: sum(_best(run, shape, setting)[0] for run in sample) for setting in (_AT_TOP, *_SETTINGS)}
    setting = min(_SETTINGS, key=lambda setting: costs[setting])
    if costs[setting] >= _MARGIN * costs[_AT_TOP]:
        return None
    parted = [_best(run, shape, setting) for run in runs]
    return Parting(sum(cost for cost, _ in parted), tuple(starts for _, starts in parted))


def _first_lines(runs: Sequence[Sequence[CellLine]]) -> list[Sequence[CellLine]]:
    """As many lines as show how cells are set, which is the same throughout a grid."""
    sample: list[Sequence[CellLine]] = []
    left = _SAMPLE
    for run in runs:
        if left <= 0:
            break
        sample.append(run[:left])
        left -= len(run)
    return sample


def _has_values_inside(runs: Sequence[Sequence[CellLine]], shape: Shape) -> bool:
    """True where values stand often enough beside lines that go on from the line above: a quick look,
    as most grids are set to the top."""
    values = inside = above = 0
    for run in runs:
        cells = _cells(run, shape)
        begun = sorted({at for column in shape.anchors for at in cells[column].begins})
        values += len(begun)
        inside += sum(1 for at in begun if at and _goes_on_beside(cells, at, at + 1 not in begun, shape))
        inside += sum(1 for column in shape.anchors if _goes_on_below_others(cells[column]))
        inside += sum(1 for at in begun if at + 1 not in begun and _begins_below(cells, at, shape))
        above += bool(begun) and begun[0] > 0  # once, this may be the end of a row of the page before
    return (inside > 0 or above > 1) and inside + above >= _SURE_SHARE * values


def _goes_on_beside(cells: Sequence[_Cell], at: int, same_row: bool, shape: Shape) -> bool:
    """True where some cell is in its middle at this line, or around it, though a value begins here;
    ``same_row`` says that none begins on the next line."""
    for column, cell in enumerate(cells):
        here, below = cell.texts.get(at, ""), cell.texts.get(at + 1, "")
        cut_words = at - 1 in cell.texts and (
            starts_inside(here) or not here and bool(below) and (same_row or starts_inside(below))
        )
        cut_value = bool(here) and at not in cell.begins
        if cut_value if column in shape.anchors else cut_words:
            return True
    return False


def _goes_on_below_others(cell: _Cell) -> bool:
    """True where a value goes on two lines below ("30 June" / "2025"), with the rest of its row between its lines."""
    return any(below - above > 1 and below not in cell.begins for above, below in pairwise(cell.places))


def _begins_below(cells: Sequence[_Cell], at: int, shape: Shape) -> bool:
    """True where words begin only on the line below a value, which in a row set to the top stand beside it."""
    words = [cell.texts for column, cell in enumerate(cells) if column not in shape.anchors]
    return any(at + 1 in texts and at not in texts for texts in words)


def _best(run: Sequence[CellLine], shape: Shape, setting: tuple[str, str]) -> tuple[float, tuple[int, ...]]:
    """(cost, starts of rows) of the best way to part a run of lines."""
    cells = _cells(run, shape)
    row_cost = partial(_row_cost, cells, len(run), shape.anchors, setting)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for stop in range(1, len(run) + 1):
        starts = range(stop - 1, max(0, stop - _TALLEST, _third_value(cells, shape, stop)) - 1, -1)
        best.append(min((best[start][0] + row_cost(start, stop), start) for start in starts))
    rows: list[int] = []
    at = len(run)
    while at:
        at = best[at][1]
        rows.append(at)
    return best[-1][0], tuple(reversed(rows))


def _third_value(cells: Sequence[_Cell], shape: Shape, stop: int) -> int:
    """The line above which a row that ends before ``stop`` would have three values in one column."""
    highest = 0
    for column in shape.anchors:
        begun = [at for at in cells[column].between(stop - _TALLEST, stop) if at in cells[column].begins]
        if len(begun) > 2:
            highest = max(highest, begun[-3] + 1)
    return highest


def _cells(run: Sequence[CellLine], shape: Shape) -> list[_Cell]:
    return [_cell(run, column, shape) for column in range(len(run[0].cells))]


def _cell(run: Sequence[CellLine], column: int, shape: Shape) -> _Cell:
    texts = {at: line.cells[column] for at, line in enumerate(run) if line.cells[column]}
    if column not in shape.anchors:
        early = {
            below
            for above, below in pairwise(texts)
            if not ends_sentence(texts[above]) and broke_early(texts[above], texts[below], shape.widths[column])
        }
        return _made(texts, early)
    begins = set(list(texts)[:1])
    for above, below in pairwise(texts):
        value, gap = texts[below], below - above
        goes_on = (
            surely_goes_on(texts[above], value) or gap == 1 and goes_on_from(texts[above], value, shape.usual[column])
        )
        if gap > 2 or not goes_on:
            begins.add(below)
    return _made(texts, begins)


def _made(texts: Mapping[int, str], begins: Set[int]) -> _Cell:
    inside = frozenset(at for at, text in texts.items() if starts_inside(text))
    unfinished = frozenset(at for at, text in texts.items() if is_unfinished(text))
    return _Cell(texts, tuple(texts), frozenset(begins), inside, unfinished)


def _row_cost(
    cells: Sequence[_Cell], lines: int, anchors: frozenset[int], setting: tuple[str, str], start: int, stop: int
) -> float:
    """How badly the cells of the lines from ``start`` up to ``stop`` fit one row."""
    cost, valued = _PER_ROW, False
    for column, cell in enumerate(cells):
        filled = cell.between(start, stop)
        if not filled:
            continue
        anchor = column in anchors
        cost += _misfit(filled[0] - start, stop - 1 - filled[-1], setting[0 if anchor else 1])
        cost += (filled[-1] - filled[0] + 1 - len(filled)) * (0.2 if MIDDLE in setting else 1.0)
        if anchor:
            valued = True
            begun = sum(1 for at in filled if at in cell.begins)
            cost += _SECOND_VALUE * max(0, begun - 1) + (_CUT_VALUE if filled[0] not in cell.begins else 0)
        else:
            cost += _BROKEN_EARLY * sum(1 for at in filled[1:] if at in cell.begins)
            if filled[0] in cell.inside:
                cost += _HALF_SENTENCE if filled[0] > 0 else _HALF_SENTENCE / 4
            cost += _HALF_SENTENCE / 2 * (filled[-1] in cell.unfinished and stop < lines)
    if not valued:
        cost += _NO_VALUE if start > 0 and stop < lines else _CUT_VALUE
    return cost


def _misfit(above: int, below: int, setting: str) -> float:
    """How far a cell is from where its setting puts it, with so many lines of its row above and below."""
    middle = abs(above - (above + below) // 2)
    off = {TOP: above, FOOT: below, MIDDLE: abs(above - below), ROUNDED: middle}[setting]
    return min(off, 3) if setting != MIDDLE or off != 1 else 0.25
