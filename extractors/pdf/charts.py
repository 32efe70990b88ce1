"""The charts of a page as the figures that they draw, where these are printed as text.

Their words are taken off the page before tables are looked for: figures over bars and names under them stand lined up
like the cells of a grid, and are none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.bars import Bars, find_bars, raised
from extractors.pdf.drawings import Drawings
from extractors.pdf.frame import Box
from extractors.pdf.legends import Colour, labels_of
from extractors.pdf.pies import ColourAt, Pie, around, blocks_of, find_pies
from extractors.pdf.rules import level_rules, upright_rules
from extractors.pdf.tables import FoundTable
from extractors.pdf.words import Word
from extractors.records import Cell

_AIR = 4.0  # points around a chart
_BELOW = 3.6, 150.0  # sizes below bars that stand, points beside bars that lie, where their names may be
_MOST_OTHER = 14  # words within a chart that are none of its labels; where there are more it is something else
_LONGEST_NAME = 8  # words


class _Entry(NamedTuple):
    """A figure of a chart: of which category and series, and the words that it was read from."""

    category: str
    series: str
    figure: str
    words: tuple[Word, ...]


def find_charts(
    words: Sequence[Word], drawings: Drawings, colour_at: ColourAt
) -> tuple[list[FoundTable], list[Word], Drawings]:
    """The charts of a page as tables (``FoundTable.chart``), and the words and drawings that belong to none.

    The first row of each names its series, the last holds the words of it that are no label of a figure.
    """
    charts: list[FoundTable] = []
    free = list(words)
    for pie in find_pies(free, drawings, colour_at):
        found = _of_pie(pie, free, drawings)
        charts, free = _taken(charts, free, found)
    for bars in find_bars(free, drawings):
        found = None if _is_in_a_table(bars, drawings) else _of_bars(bars, free, drawings)
        charts, free = _taken(charts, free, found)
    for chart in charts:
        drawings = _without(drawings, chart.outline)
    return charts, free, drawings


def _taken(
    charts: list[FoundTable], free: list[Word], found: tuple[list[_Entry], list[Word], Box] | None
) -> tuple[list[FoundTable], list[Word]]:
    """Adds a chart; what of the words stands within it is its own."""
    if found is None:
        return charts, free
    entries, labels, box = found
    outline = around([box, *(word[1:5] for word in labels), *(word[1:5] for entry in entries for word in entry.words)])
    own = {word for entry in entries for word in entry.words} | set(labels)
    inside = [word for word in free if _holds(outline, word)]
    other = [word for word in inside if word not in own]
    if len(other) > _MOST_OTHER:
        return charts, free
    rest = [word for word in inside if not any(word in entry.words for entry in entries)]
    table = _table(entries, sorted(rest, key=lambda word: (round(word.y), word.x0)), outline)
    return [*charts, table], [word for word in free if word not in own and not _holds(outline, word)]


def _holds(box: Box, word: Word) -> bool:
    return box[0] <= word.x <= box[2] and box[1] <= word.y <= box[3]


def _table(entries: Sequence[_Entry], rest: Sequence[Word], outline: Box) -> FoundTable:
    """The figures by category and series, each row with the box around its own words."""
    series = list(dict.fromkeys(entry.series for entry in entries)) or [""]
    categories = list(dict.fromkeys(entry.category for entry in entries))
    rows: list[tuple[str, ...]] = [("", *series)]
    boxes = [outline]
    for category in categories:
        own = [entry for entry in entries if entry.category == category]
        figures = {entry.series: entry.figure for entry in own}
        rows.append((category, *(figures.get(name, "") for name in series)))
        boxes.append(around([word[1:5] for entry in own for word in entry.words]))
    if rest:
        rows.append((" ".join(word.text for word in rest), *("" for _ in series)))
        boxes.append(outline)
    cells = tuple(tuple(Cell(text, column) for column, text in enumerate(row)) for row in rows)
    return FoundTable(cells, tuple(boxes), 1 + len(series), outline, chart=True)


def _of_pie(pie: Pie, words: Sequence[Word], drawings: Drawings) -> tuple[list[_Entry], list[Word], Box] | None:
    legend = labels_of(pie.colours, drawings.fills, words)
    entries: list[_Entry] = []
    for label in pie.labels:
        named = legend.get(label.colour) if label.colour else None
        meant = {_text(words).replace(" ", ""): _text(words) for _, words in legend.values()}
        name = meant.get(label.name.replace(" ", ""), "" if meant else label.name) or (_text(named[1]) if named else "")
        if name and len(name.split()) <= _LONGEST_NAME:
            entries.append(_Entry(name, "", label.figure, label.words))
    names = [entry.category for entry in entries]
    if len(entries) < 2 or len(set(names)) < len(names):
        # Which figure is whose cannot be told: they are still no cells of a table.
        own = [word for label in pie.labels if label.colour for word in label.words]
        return ([], [*own, *_words_of(legend)], pie.box) if own else None
    return entries, _words_of(legend), around([pie.box, *(square.box for square, _ in legend.values())])


def _of_bars(chart: Bars, words: Sequence[Word], drawings: Drawings) -> tuple[list[_Entry], list[Word], Box] | None:
    colours = {bar.colour for bar in chart.bars if bar.colour}
    legend = labels_of(colours, [fill for fill in drawings.fills if fill not in chart.bars], words)
    figures = {figure for figure in chart.figures if figure is not None}
    names = _names(chart, [word for word in words if word not in figures and word not in _words_of(legend)])
    box = around([bar.box for bar in chart.bars])
    owners = [_nearest(bar.box, names, chart.lying) for bar in chart.bars]
    several = len(set(owners)) < len(owners)
    entries = []
    for bar, figure, name in zip(chart.bars, chart.figures, owners, strict=True):
        meant = legend.get(bar.colour) if bar.colour else None
        series = _text(meant[1]) if meant and (several or not name) else ""
        if figure is not None and (name or series) and (series or not several):
            label = () if several else name  # a name over several bars is that of no one figure
            entries.append(_Entry(_text(name) or series, series if name else "", figure.text, (figure, *label)))
    labels = [*(word for name in names for word in name), *_words_of(legend), *figures, *chart.scale]
    if len(entries) < 2 or len({(entry.category, entry.series) for entry in entries}) < len(entries):
        entries = []
    return entries, labels, around([box, *(square.box for square, _ in legend.values())])


def _names(chart: Bars, words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """What is written under bars that stand, or before bars that lie."""
    boxes = [raised(bar.box, chart.lying) for bar in chart.bars]
    base, left, right = max(box[3] for box in boxes), min(box[0] for box in boxes), max(box[2] for box in boxes)
    wide = max(box[2] - box[0] for box in boxes)
    near = []
    for word in words:
        x0, top, x1, _ = raised(word[1:5], chart.lying)
        room = _BELOW[1] if chart.lying else _BELOW[0] * word.size
        if word.turn == 0 and base - 1 <= top <= base + room and x0 < right + wide and x1 > left - wide:
            near.append(word)
    blocks = [tuple(block) for block in blocks_of(near) if len(block) <= _LONGEST_NAME]
    blocks = [block for block in blocks if not _text(block).isdecimal()]
    # Under bars that stand, names begin on one line; what begins lower is a heading of what follows.
    highest = min((block[0].top for block in blocks), default=0.0)
    return [block for block in blocks if chart.lying or block[0].top - highest < 0.8 * block[0].size]


def _nearest(bar: Box, names: Sequence[tuple[Word, ...]], lying: bool) -> tuple[Word, ...]:
    """The name that stands nearest to a bar along the line of the bars; () without names."""
    box = raised(bar, lying)
    middle = (box[0] + box[2]) / 2
    apart = {name: abs(_middle(name, lying) - middle) for name in names}
    return min(apart, key=apart.__getitem__, default=())


def _middle(name: Sequence[Word], lying: bool) -> float:
    box = raised(around([word[1:5] for word in name]), lying)
    return (box[0] + box[2]) / 2


def _is_in_a_table(chart: Bars, drawings: Drawings) -> bool:
    """True where rules run on between the bars beyond the line they stand on: bars in the cells of a table."""
    boxes = sorted(raised(bar.box, chart.lying) for bar in chart.bars)
    base = max(box[3] for box in boxes)
    if chart.lying:
        rules = [(rule.at, -rule.end, -rule.start) for rule in level_rules(drawings.across)]
    else:
        rules = [(rule.at, rule.start, rule.end) for rule in upright_rules(drawings.down)]
    through = [at for at, top, bottom in rules if top < base - _AIR and bottom > base + 2 * _AIR]
    return any(one[2] - 1 <= at <= two[0] + 1 for one, two in pairwise(boxes) for at in through)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _words_of(legend: Mapping[Colour, tuple[object, tuple[Word, ...]]]) -> list[Word]:
    return [word for _, label in legend.values() for word in label]


def _without(drawings: Drawings, outline: Box) -> Drawings:
    """The drawings of a page without those of a chart."""
    x0, top, x1, bottom = outline[0] - _AIR, outline[1] - _AIR, outline[2] + _AIR, outline[3] + _AIR

    def outside(box: Box) -> bool:
        return not (x0 <= box[0] and box[2] <= x1 and top <= box[1] and box[3] <= bottom)

    return drawings._replace(
        across=[box for box in drawings.across if outside(box)],
        down=[box for box in drawings.down if outside(box)],
        fills=[fill for fill in drawings.fills if outside(fill.box)],
        curves=[box for box in drawings.curves if outside(box)],
    )
