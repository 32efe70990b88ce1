"""Ruled grids with their words: each word in its cell, each cell with its spans and its colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from extractors.pdf.broken_words import BrokenWords, WholeWords
from extractors.pdf.cells import cell_text
from extractors.pdf.drawings import Drawings
from extractors.pdf.fills import fill_of, near
from extractors.pdf.frame import Box, Frame
from extractors.pdf.implied import with_implied_columns, with_implied_rows, with_implied_walls
from extractors.pdf.lattice import Lattice, Span, find_lattice, parted
from extractors.pdf.lines import find_lines
from extractors.pdf.painted import painted_sides
from extractors.pdf.rules import MAX_RULES, SNAP, Rule, level_rules, meshes, upright_rules
from extractors.pdf.struck import strokes, that_stand
from extractors.pdf.words import Word, Words
from extractors.records import Cell, Place

_PADDING = (0.5, 9.0)  # points: least and most that a cell keeps free at its sides
_FEW_WALLS = 3  # with no more upright lines than these a grid may part more columns than it draws
_LEAST_GRID = 4  # lines each way that make three columns and three rows
_FIRST_ROWS = 5  # headings on a page that goes on with a table, and the row below them
_GAP = 0.1  # of the size, between the texts of two cells that no space parts


class Edge(NamedTuple):
    """The first word of the first or the last line of a cell. ``room`` is what a last line leaves free of its cell, of
    a first line the width of its first word; ``text`` is that of the cell. ``whole`` judges whether the first word
    overleaf is the rest of a last line of one word."""

    word: Word
    room: float
    text: str
    whole: WholeWords | None = None

    @property
    def bottom(self) -> float:
        return self.word.bottom

    @property
    def size(self) -> float:
        return self.word.size


Edges = Mapping[tuple[int, int], Edge]  # by the columns of a cell: from, up to


class FoundTable(NamedTuple):
    """A table in reading space: its rows without places, the box of each row, and where its columns part.

    ``starts``: where each text of the first row begins, of a table between level rules. ``chart`` is true for the
    figures of a chart, see ``records.Table``. Of a ruled grid ``starting`` has how the texts of its first rows begin,
    ``ending`` how those end that stand in its last row; ``rests`` are the places of the parts of that row on the next
    pages.
    """

    rows: tuple[tuple[Cell, ...], ...]
    boxes: tuple[Box, ...]
    columns: int
    outline: Box
    cuts: tuple[float, ...] = ()
    starts: tuple[float, ...] = ()
    chart: bool = False
    starting: tuple[Edges, ...] = ()
    ending: Edges = MappingProxyType({})
    rests: tuple[Place, ...] = ()


def find_ruled(
    words: Sequence[Word], drawings: Drawings, frame: Frame, reader: Words, before: FoundTable | None = None
) -> tuple[list[FoundTable], list[Word]]:
    """The ruled tables of a page, and the words that stand in none of them; ``before`` is the last table of the page
    before, which may go on here with a row that is blank but for its label."""
    walls = (before.outline[0], *before.cuts, before.outline[2]) if before and before.ending else ()
    painted_across, painted_down = painted_sides(drawings, words, walls)
    across = level_rules([*drawings.across, *painted_across])
    down = upright_rules([*drawings.down, *painted_down])
    if len(across) + len(down) > MAX_RULES:
        return [], list(words)
    lattices = [found for mesh in meshes(across, down) if (found := find_lattice(mesh))]
    # A small grid within a cell of a larger one takes its words first.
    lattices.sort(key=lambda found: _area(found.outline))
    broken = BrokenWords(words, reader) if lattices and reader.keeps_spaces() else None
    tables: list[FoundTable] = []
    free = list(words)
    for whole in lattices:
        if _lies_in_a_cell(whole, lattices):
            continue  # its words are those of the cell around it
        for lattice in parted(whole):
            if len(lattice.xs) < 3:
                continue  # a frame around text, or a column of boxes
            inside, outside = _inside(lattice, free)
            held = _held(lattice, inside, reader)
            alone = len(held) < 2 or not _has_neighbours(lattice, held, drawings)
            if alone and not _goes_on(lattice, held, before):
                continue  # the grid of a chart, or boxes around text
            full = with_implied_walls(lattice, held)
            if len(whole.xs) <= _FEW_WALLS:
                full = with_implied_columns(full, held)
            if full is not lattice:
                held = _held(full, inside, reader)
            rows = with_implied_rows(full, held)
            if rows is not full:
                full, held = rows, _held(rows, inside, reader)
            tables.append(_table(full, held, near(drawings, full.outline, (frame.width, frame.height)), broken))
            free = outside
    return tables, free


def _lies_in_a_cell(small: Lattice, lattices: Sequence[Lattice]) -> bool:
    """True for a small table inside one cell of a grid. A frame around the page is no grid: it has few cells."""
    x0, top, x1, bottom = small.outline
    for other in lattices:
        if other is small or len(other.xs) < _LEAST_GRID or len(other.ys) < _LEAST_GRID:
            continue
        for span in other.spans:
            left, above, right, below = other.box(span)
            if left - SNAP <= x0 and x1 <= right + SNAP and above - SNAP <= top and bottom <= below + SNAP:
                return True
    return False


def _has_neighbours(lattice: Lattice, held: dict[Span, list[Word]], drawings: Drawings) -> bool:
    """True where at least one row holds two cells with a text or a colour: boxes one below the other do not."""
    seen: dict[int, int] = {}
    for span in lattice.spans:
        if held.get(span) or fill_of(lattice.box(span), drawings, empty=True):
            seen[span.top] = seen.get(span.top, 0) + 1
            if seen[span.top] > 1:
                return True
    return False


def _goes_on(lattice: Lattice, held: dict[Span, list[Word]], before: FoundTable | None) -> bool:
    """True for a row with one text between the lines of the columns of the table before: of two columns a text in the
    first, of more what may go on from its last row."""
    if before is None or before.columns != len(lattice.xs) - 1 or len(lattice.ys) != 2:
        return False
    if list(held) != [lattice.spans[0]] if before.columns == 2 else not before.ending:
        return False
    edges = (before.outline[0], *before.cuts, before.outline[2])
    return all(abs(x - edge) <= SNAP for x, edge in zip(lattice.xs, edges, strict=True))


def rules_outside(drawings: Drawings, tables: Sequence[FoundTable]) -> list[Rule]:
    """The level rules of a page that are no part of a ruled table."""
    outlines = [table.outline for table in tables]
    return [
        rule
        for rule in level_rules(drawings.across)
        if not any(
            x0 - SNAP <= rule.start and rule.end <= x1 + SNAP and top - SNAP <= rule.at <= bottom + SNAP
            for x0, top, x1, bottom in outlines
        )
    ]


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _inside(lattice: Lattice, words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    x0, top, x1, bottom = lattice.outline
    inside: list[Word] = []
    outside: list[Word] = []
    for word in words:
        x, y = word.x, word.y
        (inside if x0 <= x <= x1 and top <= y <= bottom else outside).append(word)
    return inside, outside


def _held(lattice: Lattice, words: Sequence[Word], reader: Words) -> dict[Span, list[Word]]:
    """The words of each cell."""
    home = lattice.homes()
    xs = lattice.xs
    held: dict[Span, list[Word]] = {}
    for word in words:
        row, column = lattice.unit(word.x, word.y)
        if word.x0 + 1 >= xs[column] and word.x1 - 1 <= xs[column + 1] or word.turn:
            held.setdefault(home[row, column], []).append(word)
            continue
        walls = [x for x in xs if word.x0 + 1 < x < word.x1 - 1]
        for part in reader.cut(word, walls, _GAP) if walls else [word]:
            held.setdefault(home[lattice.unit(part.x, part.y)], []).append(part)
    return held


def _table(
    lattice: Lattice, held: dict[Span, list[Word]], drawings: Drawings, broken: BrokenWords | None
) -> FoundTable:
    left, right = _padding(lattice, held)
    lines = strokes(lattice, drawings.across)
    rows: list[list[Cell]] = [[] for _ in lattice.ys[1:]]
    starting: tuple[dict[tuple[int, int], Edge], ...] = tuple({} for _ in lattice.ys[1 : _FIRST_ROWS + 1])
    ending: dict[tuple[int, int], Edge] = {}
    for span in lattice.spans:
        box, inside = lattice.box(span), held.get(span, [])
        sideways = bool(inside) and inside[0].turn in (1, 3)
        room = (box[3] - box[1] if sideways else box[2] - box[0]) - 2 * left
        text = cell_text(that_stand(inside, lines), room, broken, right - left)
        if text and not sideways:
            columns = span.left, span.right
            if span.top < len(starting) and span.bottom == span.top + 1:
                starting[span.top][columns] = _start(inside, text)
            if span.bottom == len(rows):
                ending[columns] = _end(inside, text, room - right + left, broken)
        fill = fill_of(box, drawings, empty=not text)
        rows[span.top].append(Cell(text, span.left, span.right - span.left, span.bottom - span.top, fill))
    ys, (x0, _, x1, _) = lattice.ys, lattice.outline
    boxes = tuple((x0, ys[at], x1, ys[at + 1]) for at in range(len(ys) - 1))
    ordered = tuple(tuple(sorted(cells, key=lambda cell: cell.column)) for cells in rows)
    cuts = lattice.xs[1:-1]
    return FoundTable(ordered, boxes, len(cuts) + 1, lattice.outline, cuts, starting=starting, ending=ending)


def _start(words: Sequence[Word], text: str) -> Edge:
    word = find_lines(words)[0].words[0]
    return Edge(word, word.x1 - word.x0, text)


def _end(words: Sequence[Word], text: str, room: float, broken: BrokenWords | None) -> Edge:
    line = find_lines(words)[-1]
    whole = broken.after(line.words[0]) if broken and len(line.words) == 1 else None
    return Edge(line.words[0], room - (line.x1 - line.x0), text, whole)


def _padding(lattice: Lattice, held: dict[Span, list[Word]]) -> tuple[float, float]:
    """What the cells keep free at each side: at the left the smallest distance of a text from its cell's side, at the
    right no less than that, and more where no text comes as near."""
    xs = lattice.xs
    least, most = _PADDING
    before = [min(word.x0 for word in words) - xs[span.left] for span, words in held.items()]
    after = [xs[span.right] - max(word.x1 for word in words) for span, words in held.items()]
    left = min(max(min((gap for gap in before if gap > 0), default=least), least), most)
    return left, min(max(min((gap for gap in after if gap > 0), default=left), left), most)


def rows_of(table: FoundTable) -> list[tuple[tuple[Cell, ...], Box]]:
    """The rows of a table with their boxes; wholly blank ones are left out unless a cell spans them."""
    kept = []
    spanned = 0
    for cells, box in zip(table.rows, table.boxes, strict=True):
        if spanned or any(cell.text or cell.fill or cell.rowspan > 1 for cell in cells):
            kept.append((cells, box))
        spanned = max([spanned - 1, *(cell.rowspan - 1 for cell in cells), 0])
    return kept
