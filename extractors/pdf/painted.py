"""Grids that no rule draws but the paint of their cells: headings and every other row shaded, or ratings in colour.

The sides of painted cells stand for the rules that a reader sees there. Rows between them that are left white are told
by a column in which every painted row has one line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.pdf.drawings import Drawings
from extractors.pdf.frame import Box
from extractors.pdf.lines import Line, find_lines, split_line
from extractors.pdf.rules import SNAP, Rule, upright_rules
from extractors.pdf.words import Word

_LEAST = (8.0, 6.0)  # points: a cell is no narrower and no lower
_FEWEST_WALLS = 4  # of three columns
_APART = 0.7  # sizes between the texts of two cells
_MOST_PAINTED = 2_000  # areas: more are a picture
_CLOSE = 1.5  # sizes from a painted row to the text of the white row beside it

Band = tuple[float, float]  # from the top to the bottom


def painted_sides(
    drawings: Drawings, words: Sequence[Word], before: Sequence[float] = ()
) -> tuple[list[Box], list[Box]]:
    """The sides of painted grids that have no rules of their own, as level and as upright boxes. ``before`` are the
    walls of the last table of the page before, which may go on here with no more than one column painted."""
    across: list[Box] = []
    down: list[Box] = []
    boxes = sorted({fill.box for fill in drawings.fills if fill.plain and _is_cell(fill.box)})
    if len(boxes) > _MOST_PAINTED:
        return across, down
    found: list[tuple[float, ...]] = []
    for walls in [*_walls(boxes), *([tuple(before)] if len(before) >= _FEWEST_WALLS else [])]:
        bands = _apart(sorted({(box[1], box[3]) for box in boxes if _stands_in(box, walls)}))
        if any(_same(walls, other) for other in found) or _is_ruled(walls, bands, drawings):
            continue
        found.append(walls)
        for rows in _grids(bands, walls, words):
            edges = [*dict.fromkeys(edge for row in rows for edge in row)]
            across.extend((walls[0], edge, walls[-1], edge) for edge in edges)
            down.extend((wall, edges[0], wall, edges[-1]) for wall in walls)
    return across, down


def _is_cell(box: Box) -> bool:
    return box[2] - box[0] >= _LEAST[0] and box[3] - box[1] >= _LEAST[1]


def _walls(boxes: Sequence[Box]) -> Iterator[tuple[float, ...]]:
    """The sides of painted cells that stand side by side in one row."""
    rows: dict[tuple[int, int], list[Box]] = {}
    for box in boxes:
        rows.setdefault((round(box[1]), round(box[3])), []).append(box)
    for row in rows.values():
        run = [row[0]]
        for box in row[1:]:
            if abs(box[0] - run[-1][2]) > SNAP:
                if len(run) + 1 >= _FEWEST_WALLS:
                    yield (run[0][0], *(cell[2] for cell in run))
                run = []
            run.append(box)
        if len(run) + 1 >= _FEWEST_WALLS:
            yield (run[0][0], *(cell[2] for cell in run))


def _same(walls: Sequence[float], other: Sequence[float]) -> bool:
    return len(walls) == len(other) and all(abs(a - b) <= SNAP for a, b in zip(walls, other, strict=True))


def _stands_in(box: Box, walls: Sequence[float]) -> bool:
    return all(any(abs(x - wall) <= SNAP for wall in walls) for x in (box[0], box[2])) and box[2] - box[0] < (
        walls[-1] - walls[0] - SNAP
    )


def _is_ruled(walls: Sequence[float], bands: Sequence[Band], drawings: Drawings) -> bool:
    """True where rules run between most of the painted cells and their neighbours."""
    rules = upright_rules(drawings.down)
    sides = [(band, wall) for band in bands for wall in walls[1:-1]]
    ruled = sum(1 for band, wall in sides if any(_covers(rule, wall, band) for rule in rules))
    return 2 * ruled > len(sides)


def _covers(rule: Rule, wall: float, band: Band) -> bool:
    shared = min(rule.end, band[1]) - max(rule.start, band[0])
    return abs(rule.at - wall) <= SNAP and 2 * shared > band[1] - band[0]


def _apart(bands: Sequence[Band]) -> list[Band]:
    """Bands from the top, those left out that reach over others: the ground of a table, a cell over several rows."""
    kept: list[Band] = []
    for top, bottom in bands:
        if any(top - SNAP <= a and b <= bottom + SNAP and (a, b) != (top, bottom) for a, b in bands):
            if not any(abs(top - a) <= SNAP and abs(bottom - b) <= SNAP for a, b in kept):
                continue
        elif kept and top < kept[-1][1] - SNAP:
            continue
        if not kept or top >= kept[-1][1] - SNAP:
            kept.append((max(top, kept[-1][1]) if kept and top - kept[-1][1] <= SNAP else top, bottom))
    return kept


def _grids(bands: Sequence[Band], walls: Sequence[float], words: Sequence[Word]) -> Iterator[list[Band]]:
    """The painted rows and the white ones between and beside them, a list for each grid of at least two rows."""
    if len(bands) < 2:
        return
    lines = find_lines([word for word in words if word.turn == 0 and walls[0] <= word.x <= walls[-1]])
    painted = [_columns(_within(lines, band), walls) for band in bands]
    if any(row is None for row in painted) or 2 * sum(map(_is_filled, painted)) <= len(painted):
        return  # areas of a chart, with its labels here and there
    single = [at for at in range(len(walls) - 1) if all(row and row[at] <= 1 for row in painted)]
    rows = [bands[0]]
    for above, below in pairwise(bands):
        white = above[1], below[0]
        if white[1] - white[0] > SNAP:
            if not _is_one_row(_within(lines, white), walls, single):
                yield from _whole(rows, lines, walls, single)
                rows = []
            else:
                rows.append(white)
        rows.append(below)
    yield from _whole(rows, lines, walls, single)


def _within(lines: Sequence[Line], band: Band) -> list[Line]:
    return [line for line in lines if band[0] <= (line.top + line.bottom) / 2 <= band[1]]


def _columns(lines: Sequence[Line], walls: Sequence[float]) -> list[int] | None:
    """How many lines stand in each column; None where a text runs over a wall."""
    counts = [0] * (len(walls) - 1)
    for line in lines:
        for piece in split_line(line, _APART):
            if any(piece.x0 + 1 < wall < piece.x1 - 1 for wall in walls):
                return None
            middle = (piece.x0 + piece.x1) / 2
            counts[sum(1 for wall in walls[1:-1] if wall < middle)] += 1
    return counts


def _is_filled(counts: Sequence[int] | None) -> bool:
    return counts is not None and 2 * sum(1 for count in counts if count) >= len(counts)


def _is_one_row(lines: Sequence[Line], walls: Sequence[float], single: Sequence[int]) -> bool:
    """True for one row, or the rest of one: in the first column that has one line a row elsewhere it has no more."""
    counts = _columns(lines, walls)
    return counts is not None and bool(single) and any(counts) and counts[single[0]] <= 1


def _whole(
    rows: list[Band], lines: Sequence[Line], walls: Sequence[float], single: Sequence[int]
) -> Iterator[list[Band]]:
    """The rows with a white row above the first and below the last, where one stands there; nothing where more white
    rows follow than can be told apart."""
    if len(rows) < 2:
        return
    above = _beside(rows[0][0], [line for line in reversed(lines) if line.bottom <= rows[0][0] + 1], walls, single)
    below = _beside(rows[-1][1], [line for line in lines if line.top >= rows[-1][1] - 1], walls, single)
    if below is None:
        return
    first = [(above[-1].top - 1, rows[0][0])] if above else []
    last = [(rows[-1][1], below[-1].bottom + 1)] if below else []
    yield [*first, *rows, *last]


def _beside(edge: float, lines: Sequence[Line], walls: Sequence[float], single: Sequence[int]) -> list[Line] | None:
    """The lines that follow an edge closely and keep to the columns, if they are one row or the rest of one; None if
    they are more."""
    row: list[Line] = []
    for line in lines:
        near = min(abs(line.top - edge), abs(line.bottom - edge)) <= _CLOSE * line.words[0].size
        if not near or _columns([line], walls) is None:
            break
        row.append(line)
        if not _is_one_row(row, walls, single):
            return None
        edge = line.bottom if line.top >= edge - 1 else line.top
    return row
