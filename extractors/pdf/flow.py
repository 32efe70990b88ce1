"""Lines and tables in the order they are read: top to bottom, and column by column where text is set in columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from extractors.pdf.frame import Box
from extractors.pdf.lines import Line, find_lines, line_of, split_line, upright
from extractors.pdf.tables import FoundTable
from extractors.pdf.words import Word

_APART = 1.3  # sizes between two pieces of text on one line
_GUTTER = 8.0  # points: the narrowest space between two columns of text
_FEWEST_LINES, _FEWEST_LETTERS = 4, 18
_FILLED = 0.5
_GAP = " " * 4


class TextLine(NamedTuple):
    """A line of text outside tables. ``right`` is where the lines of its column usually end, or None;
    ``left`` where its column starts; ``column`` tells columns apart."""

    text: str
    box: Box
    size: float
    bold: bool
    left: float
    right: float | None
    column: int


Piece = TextLine | FoundTable


class _Item(NamedTuple):
    box: Box
    line: Line | None
    table: FoundTable | None


def in_reading_order(words: Sequence[Word], tables: Sequence[FoundTable]) -> list[Piece]:
    """The lines of these words and the tables, in reading order."""
    items = [_Item(table.outline, None, table) for table in tables]
    for line in find_lines([word for word in words if word.turn == 0]):
        items.extend(_Item(_box(piece), piece, None) for piece in split_line(line, _APART))
    pieces: list[Piece] = []
    counter = [0]
    for region in _regions(sorted(items, key=lambda item: (item.box[1], item.box[0])), 3):
        pieces.extend(_read(region, counter))
    counter[0] += 1
    pieces.extend(_turned([word for word in words if word.turn != 0], counter[0]))
    return pieces


def _turned(words: Sequence[Word], column: int) -> Iterator[TextLine]:
    """Lines of text that runs upwards, downwards or at a slant: margin notes and watermarks, after all else."""
    for turn in (1, 2, 3, None):
        own = [word for word in words if word.turn == turn]
        if not own:
            continue
        lines = find_lines([upright(word, turn) for word in own]) if turn else [line_of(own)]
        for line in lines:
            placed = [upright(word, 4 - turn) for word in line.words] if turn else own
            box = _around(placed)
            text = line.text if turn else " ".join(word.text for word in own)
            yield TextLine(text, box, line.words[0].size, False, box[0], None, column)


def _around(words: Sequence[Word]) -> Box:
    return (
        min(word.x0 for word in words),
        min(word.top for word in words),
        max(word.x1 for word in words),
        max(word.bottom for word in words),
    )


def _box(line: Line) -> Box:
    return line.x0, line.top, line.x1, line.bottom


def _regions(items: list[_Item], depth: int) -> list[list[_Item]]:
    """The items in groups that are read one after the other: a column, or what runs across columns."""
    gutter = _gutter(items) if depth else None
    if gutter is None:
        return [items] if items else []
    regions: list[list[_Item]] = []
    run: list[_Item] = []
    across: list[_Item] = []

    def close() -> None:
        nonlocal run, across
        if _is_columns(run, gutter):
            if across:
                regions.append(across)
                across = []
            left = [item for item in run if item.box[2] <= gutter]
            regions.extend(_regions(left, depth - 1))
            regions.extend(_regions([item for item in run if item.box[2] > gutter], depth - 1))
        else:
            across.extend(run)
        run = []

    for item in items:
        if item.box[0] < gutter < item.box[2]:
            close()
            across.append(item)
        else:
            run.append(item)
    close()
    if across:
        regions.append(across)
    return regions


def _gutter(items: Sequence[_Item]) -> float | None:
    """Where the second column of text starts, or None for text in one column."""
    lines = [item for item in items if item.line]
    starts = Counter(round(item.box[0] / 2) for item in lines)
    best: tuple[int, float] | None = None
    for start, times in starts.items():
        times += starts.get(start + 1, 0)
        place = 2 * start - 1.5
        if times < _FEWEST_LINES:
            continue
        beside = [item for item in lines if item.box[2] <= place]
        right = [item for item in lines if item.box[0] >= place]
        if _is_columns([*beside, *right], place):
            score = min(len(beside), len(right))
            if best is None or score > best[0]:
                best = score, place
    return best[1] if best else None


def _is_columns(items: Sequence[_Item], gutter: float) -> bool:
    """True where text stands on both sides of a gutter, in lines that mostly fill their column."""
    left = [item for item in items if item.line and item.box[2] <= gutter]
    right = [item for item in items if item.line and item.box[0] >= gutter]
    if min(len(left), len(right)) < _FEWEST_LINES:
        return False
    if gutter - max(item.box[2] for item in left) < _GUTTER - 2:
        return False
    beside = min(max(i.box[3] for i in left), max(i.box[3] for i in right)) - max(
        min(i.box[1] for i in left), min(i.box[1] for i in right)
    )
    return beside > 0 and all(_fills(side) for side in (left, right))


def _fills(side: Sequence[_Item]) -> bool:
    width = max(item.box[2] for item in side) - min(item.box[0] for item in side)
    letters = median(sum(len(word.text) for word in item.line.words) for item in side if item.line)
    return median(item.box[2] - item.box[0] for item in side) >= _FILLED * width and letters >= _FEWEST_LETTERS


def _read(region: list[_Item], counter: list[int]) -> list[Piece]:
    """The lines and tables of one column, top to bottom; pieces on one line are put together."""
    rows: list[list[_Item]] = []
    for item in sorted(region, key=lambda item: item.box[1] + item.box[3] if item.line else 2 * item.box[1]):
        last = rows[-1][-1] if rows else None
        if item.line and last is not None and last.line and _on_one_line(last, item):
            rows[-1].append(item)
        else:
            rows.append([item])
    counter[0] += 1
    lines = [[item.line for item in row if item.line] for row in rows]
    left = min((line.x0 for row in lines for line in row), default=0.0)
    right = usual_right([max(line.x1 for line in row) for row in lines if row], left)
    pieces: list[Piece] = []
    for row, group in zip(rows, lines, strict=True):
        if row[0].table is not None:
            pieces.append(row[0].table)
        else:
            pieces.append(_text_line(sorted(group, key=lambda line: line.x0), left, right, counter[0]))
    return pieces


def _on_one_line(last: _Item, item: _Item) -> bool:
    shared = min(last.box[3], item.box[3]) - max(last.box[1], item.box[1])
    return shared >= 0.5 * min(last.box[3] - last.box[1], item.box[3] - item.box[1])


def usual_right(ends: Sequence[float], left: float) -> float | None:
    """Where several lines end at the right, or None where no three do."""
    ordered = sorted(ends, reverse=True)
    for at, end in enumerate(ordered[:-2]):
        if end - ordered[at + 2] <= 0.06 * (end - left):
            return end
    return None


def _text_line(lines: Sequence[Line], left: float, right: float | None, column: int) -> TextLine:
    words = [word for line in lines for word in line.words]
    size = max(Counter(round(word.size, 1) for word in words for _ in word.text).items(), key=lambda pair: pair[1])[0]
    box = (lines[0].x0, min(n.top for n in lines), max(n.x1 for n in lines), max(n.bottom for n in lines))
    bold = all(word.style.bold for word in words)
    return TextLine(_GAP.join(line.text for line in lines), box, size, bold, left, right, column)
