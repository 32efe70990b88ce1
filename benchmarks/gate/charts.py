"""A chart of a plan's ratings: native in Word files, drawn on the pages of PDFs, left out of text."""

from __future__ import annotations

import random
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import cos, pi, sin
from typing import TYPE_CHECKING

from benchmarks.gate.plan import BLUE, WHITE, Plan
from tests.extractors.drawn import Colour, Sheet
from tests.extractors.writing_charts import chart_part, shown_chart

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

TALL = 190.0  # points that a chart takes on a page
_LEAST_SLICE = 0.08  # of a pie, for its figure to stand on it
_GREY = "7F7F7F"


@dataclass(frozen=True)
class Chart:
    """``form`` is pie, standing, lying or stacked. ``figures`` has a line for each category and in it a figure for
    each of ``series``, which stand for ratings; of a pie, and of bars of one series, the categories do."""

    form: str
    categories: tuple[str, ...]
    series: tuple[str, ...]
    figures: tuple[tuple[int, ...], ...]
    colours: tuple[str, ...]


def chart_of(plan: Plan, chance: random.Random) -> Chart:
    """All ratings of a plan, or those of each theme."""
    labels = tuple(rating.label for rating in plan.legend)
    colours = _told_apart([rating.colour for rating in plan.legend])
    if len(plan.themes) >= 2 and chance.random() < 0.5:
        figures = tuple(tuple(plan.count(theme, label) for label in labels) for theme in plan.themes)
        return Chart(chance.choice(("standing", "lying", "stacked")), plan.themes, labels, figures, colours)
    whole = tuple((plan.count(label=label),) for label in labels)
    fit_for_pie = all(count == 0 or count >= _LEAST_SLICE * plan.count() for (count,) in whole)
    form = chance.choice(("pie", "standing", "lying")) if fit_for_pie else chance.choice(("standing", "lying"))
    return Chart(form, labels, ("",), whole, colours)


def _told_apart(colours: Sequence[str]) -> tuple[str, ...]:
    """White cannot be seen in a chart, and what has one colour in the cells of a grid has two in it."""
    shown: list[str] = []
    for colour in colours:
        shown.append(_GREY if colour == WHITE else BLUE if colour in shown else colour)
    return tuple(shown)


def add_chart(document: WordDocument, chart: Chart) -> None:
    """The chart at the end of a Word file."""
    from docx.oxml import parse_xml

    series = {name: [row[at] for row in chart.figures] for at, name in enumerate(chart.series)}
    kind = "pieChart" if chart.form == "pie" else "barChart"
    name = chart_part(document, list(chart.categories), series, kind=kind)
    document.element.body.insert_element_before(parse_xml(shown_chart(name, declared=True)), "w:sectPr")


def draw_chart(sheet: Sheet, top: float, chart: Chart) -> None:
    """The chart on a page, below ``top``."""
    if chart.form == "pie":
        _draw_pie(sheet, top, chart)
    else:
        _draw_bars(sheet, top, chart)


def _draw_pie(sheet: Sheet, top: float, chart: Chart) -> None:
    counts = [row[0] for row in chart.figures]
    ends = [0, *accumulate(counts)]
    x, y, radius = 130.0, top + 85, 70.0
    for at, count in enumerate(counts):
        if count:
            start, end = ends[at] / ends[-1], ends[at + 1] / ends[-1]
            # A slice that is the whole pie begins where it ends.
            sheet.slice(x, y, radius, start, end, _colour(chart.colours[at]))
            turn = pi * (start + end)
            sheet.text(x + 0.6 * radius * sin(turn) - 3, y - 0.6 * radius * cos(turn) - 5, str(count), 9)
    _draw_legend(sheet, top, chart.categories, chart)


def _draw_legend(sheet: Sheet, top: float, names: tuple[str, ...], chart: Chart) -> None:
    for at, name in enumerate(names):
        sheet.box(380, top + 20 + 16 * at, 388, top + 28 + 16 * at, _colour(chart.colours[at]), stroke=False)
        sheet.text(393, top + 19 + 16 * at, name, 9)


def _draw_bars(sheet: Sheet, top: float, chart: Chart) -> None:
    stacked, lying = chart.form == "stacked", chart.form == "lying"
    longest = max(sum(row) if stacked else max(row) for row in chart.figures)
    unit = (200 if lying else 130) / max(longest, 1)
    several = len(chart.series) > 1
    across = (150 if lying else 300) / len(chart.categories)
    wide = 0.7 * across / (1 if stacked else len(chart.series))
    for place, (name, row) in enumerate(zip(chart.categories, chart.figures, strict=True)):
        start, high = place * across, 0.0
        for at, count in enumerate(row):
            along = start if stacked else start + at * wide
            colour = _colour(chart.colours[at if several else place])
            _draw_bar(sheet, top, (along, wide), (high, count * unit), count, colour, lying, stacked)
            high += count * unit if stacked else 0
        middle = start + 0.35 * across
        if lying:
            sheet.text(135 - 4.5 * len(name), top + 5 + middle - 4, name, 8)
        else:
            for line, words in enumerate(textwrap.wrap(name, max(8, int(across / 4.5)))):
                sheet.text(60 + middle - 1.7 * len(words), top + 153 + 8 * line, words, 7)
    if several:
        _draw_legend(sheet, top, chart.series, chart)


def _draw_bar(
    sheet: Sheet, top: float, across: tuple[float, float], along: tuple[float, float], count: int, colour: Colour,
    lying: bool, inside: bool,
) -> None:  # fmt: skip
    """A bar from ``along[0]``, ``along[1]`` long, with its figure on it or behind its end; none where there is none."""
    if not count:
        return
    (start, wide), (low, long) = across, along
    figure = low + long / 2 if inside else low + long
    if lying:
        sheet.box(140 + low, top + 5 + start, 140 + low + long, top + 5 + start + wide, colour, stroke=False)
        sheet.text(140 + figure + (-3 if inside else 4), top + start + wide / 2, str(count), 8)
    else:
        sheet.box(60 + start, top + 150 - low - long, 60 + start + wide, top + 150 - low, colour, stroke=False)
        sheet.text(60 + start + wide / 2 - 3, top + 150 - figure - (4 if inside else 11), str(count), 8)


def _colour(fill: str) -> Colour:
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
