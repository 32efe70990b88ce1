"""Blocks drawn on the pages of a PDF, with all rules or with rules between the rows only."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from benchmarks.gate.blocks import Block, Grid, Heading, filled
from benchmarks.gate.charts import TALL, Chart, draw_chart
from tests.extractors.drawn import Colour, Sheet, pdf

_TOP = 40.0
_LETTER = 4.6  # points: the width of a letter of the size that cells are set in


def ruled_pdf(blocks: Sequence[Block]) -> bytes:
    """A PDF with every cell drawn."""
    return _drawn(blocks, "all")


def level_pdf(blocks: Sequence[Block]) -> bytes:
    """A PDF with rules between the rows only."""
    return _drawn(blocks, "level")


@dataclass(frozen=True)
class _Paper:
    """How one office prints: the page, whether each page repeats the headings, how figures and rules are set.

    ``rules``: ``all`` or ``level``. ``open_top``: no rule over the first row of a page that goes on.
    """

    wide: float
    tall: float
    rules: str
    repeats: bool
    open_top: bool
    figures: str
    air: float

    @classmethod
    def choose(cls, chance: random.Random, rules: str) -> _Paper:
        wide, tall = (595, 842) if chance.random() < 0.25 else (842, 595)
        figures = chance.choice(("left", "left", "right", "middle"))
        return cls(
            wide, tall, rules, chance.random() < 0.4, chance.random() < 0.5, figures, chance.choice((3.0, 3.0, 5.0))
        )

    @property
    def foot(self) -> float:
        return self.tall - 35


def _drawn(blocks: Sequence[Block], rules: str) -> bytes:
    paper = _Paper.choose(random.Random(repr(blocks)), rules)
    sheets = [Sheet(paper.wide, paper.tall)]
    top = _TOP
    for at, block in enumerate(blocks):
        if isinstance(block, Grid):
            top = _draw_grid(sheets, block, top, paper)
            continue
        if isinstance(block, Chart):
            if top + TALL > paper.foot:
                sheets.append(Sheet(paper.wide, paper.tall))
                top = _TOP
            draw_chart(sheets[-1], top, block)
            top += TALL
            continue
        size = 15 if isinstance(block, Heading) and block.level == 1 else 12 if isinstance(block, Heading) else 10
        font = "F2" if isinstance(block, Heading) else "F1"
        for line in textwrap.wrap(block.text, int(paper.wide / 6.5)):
            below = blocks[at + 1] if at + 1 < len(blocks) else None
            kept = _Set.of(below, paper).kept(0) if isinstance(below, Grid) else 0.0
            if top + size * 1.4 + 6 + kept > paper.foot:
                sheets.append(Sheet(paper.wide, paper.tall))
                top = _TOP
            sheets[-1].text(31, top, line, size, font)
            top += size * 1.4
        top += 6
    return pdf(*sheets)


@dataclass(frozen=True)
class _Set:
    """A grid set in type: the edges of its columns, the lines of each cell, the height of each row."""

    grid: Grid
    edges: list[float]
    lines: list[list[list[str]]]
    heights: list[float]

    @classmethod
    def of(cls, grid: Grid, paper: _Paper) -> _Set:
        texts = filled(grid)
        alone = [[cell.text if cell and cell.across == 1 else "" for cell in cells] for cells in grid.rows]
        longest = [
            max(len(word) for cells in alone for word in cells[at].split() or [""]) for at in range(len(texts[0]))
        ]
        needs: list[float] = [
            max(6, longest[at] + 2, *(min(40, len(cells[at])) for cells in alone)) for at in range(len(texts[0]))
        ]
        scale = min(6.0, (paper.wide - 62) / sum(needs))
        if scale < _LETTER:  # narrow paper: the words that must not be broken first, the rest as it comes
            spare = (paper.wide - 62) / _LETTER - sum(map(max, longest, [6] * len(longest))) - 2 * len(longest)
            more = sum(needs) - sum(longest)
            needs = [max(6, word) + 2 + spare * (need - word) / more for word, need in zip(longest, needs, strict=True)]
            scale = (paper.wide - 62) / sum(needs)
        edges = [31 + scale * sum(needs[:at]) for at in range(len(needs) + 1)]
        lines = [
            [
                textwrap.wrap(box.text, max(5, int((edges[column + box.across] - edges[column] - 4) / _LETTER)))
                if box
                else []
                for column, box in enumerate(cells)
            ]
            for cells in grid.rows
        ]
        # What a cell over several rows needs, its rows share.
        heights = [
            2 * paper.air
            + 11 * max(1, *(-(-len(words) // (box.down if box else 1)) for words, box in zip(*row, strict=True)))
            for row in zip(lines, grid.rows, strict=True)
        ]
        return cls(grid, edges, lines, heights)

    def kept(self, at: int) -> float:
        """How much room a row needs with the rows that it may not be parted from: headings, a theme, stand over one."""
        tall = self.heights[at]
        leads = at < self.grid.header or any(box and box.across > 1 for box in self.grid.rows[at])
        return tall + (self.kept(at + 1) if leads and at + 1 < len(self.heights) else 0.0)


def _draw_grid(sheets: list[Sheet], grid: Grid, top: float, paper: _Paper) -> float:
    put = _Set.of(grid, paper)
    places: list[tuple[int, float]] = []
    for at, height in enumerate(put.heights):
        fresh = top + put.kept(at) > paper.foot
        if fresh:
            sheets.append(Sheet(paper.wide, paper.tall))
            top = _TOP
            if paper.repeats and at >= grid.header:
                for again in range(grid.header):
                    _draw_row(sheets[-1:], put, again, [(0, top)], paper)
                    top += put.heights[again]
        if paper.rules == "level" and (at == 0 or fresh and (paper.repeats or not paper.open_top)):
            sheets[-1].rule(put.edges[0], top, put.edges[-1], top)
        places.append((len(sheets) - 1, top))
        top += height
    for at in range(len(grid.rows)):
        _draw_row(sheets, put, at, places[at:], paper)
    return top + 14


def _draw_row(sheets: Sequence[Sheet], put: _Set, at: int, places: Sequence[tuple[int, float]], paper: _Paper) -> None:
    """Draws a row at the first of these places; the rest is where the rows below it stand."""
    sheet, top = sheets[places[0][0]], places[0][1]
    for column, box in enumerate(put.grid.rows[at]):
        if box is None:
            continue
        left, right = put.edges[column], put.edges[column + box.across]
        if box.fill or paper.rules == "all":
            for page, parts in groupby(enumerate(places[: box.down]), key=lambda part: part[1][0]):
                of = list(parts)
                bottom = of[-1][1][1] + put.heights[at + of[-1][0]]
                sheets[page].box(left, of[0][1][1], right, bottom, _colour(box.fill), stroke=paper.rules == "all")
        for line, words in enumerate(put.lines[at][column]):
            words = words.replace("✓", "X")
            spare = right - left - 6 - 0.5 * 8 * len(words)
            figure = box.across == 1 and (box.text.isdigit() or box.text == "-")
            aside = {"left": 0.0, "right": spare, "middle": spare / 2}[paper.figures] if figure else 0.0
            sheet.text(left + 3 + max(aside, 0.0), top + paper.air + 11 * line, words, 8)
    if paper.rules == "level":
        sheet.rule(put.edges[0], top + put.heights[at], put.edges[-1], top + put.heights[at])


def _colour(fill: str) -> Colour | None:
    if not fill:
        return None
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return (red, green, blue)
