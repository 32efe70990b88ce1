"""The bars of a chart: painted rectangles that stand on one line and are as long as the figures on them say.

Bars that lie are seen as bars that stand: what is to the right is then above (``lying``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from extractors.pdf.drawings import Drawings, Fill
from extractors.pdf.fills import hexadecimal
from extractors.pdf.frame import Box
from extractors.pdf.words import Word

FIGURE = re.compile(r"\(?\d{1,6}\)?")
_SAME = 1.2  # points
_THICK = (3.0, 160.0)  # points that a bar is wide
_LEAST = 2.0  # points that the shortest bar is long
_MOST_BARS = 200
_ABOVE = 1.8  # sizes between a bar and the figure over it
_AGREE = 0.8  # of the figures have to be as the bars are
_SLACK = 0.12  # of the longest bar: how far a bar may be from the length that its figure says
_TICKS = 3


class Bars(NamedTuple):
    """The bars of one chart in reading space, each with the figure that stands on or over it, or None; ``scale`` are
    the figures beside them that measure their length."""

    bars: tuple[Fill, ...]
    figures: tuple[Word | None, ...]
    lying: bool
    scale: tuple[Word, ...] = ()


def find_bars(words: Sequence[Word], drawings: Drawings) -> list[Bars]:
    """The bar charts of a page."""
    painted = [f for f in drawings.fills if f.plain and hexadecimal(f.colour)]
    if len(painted) > _MOST_BARS:
        return []
    figures = [word for word in words if FIGURE.fullmatch(word.text) and word.turn == 0]
    found: list[Bars] = []
    for lying in (False, True):
        for bars in _standing_on_one_line(painted, lying):
            chart = Bars(tuple(bars), _figures_of(bars, figures, lying), lying)
            scale = _scale(chart, figures)
            if _are_as_long_as_said(chart) or scale and not any(chart.figures):
                found.append(chart._replace(scale=scale))
    return found


def raised(box: Box, lying: bool) -> Box:
    """A box where bars stand up: of bars that lie, the left end is brought to the bottom."""
    x0, top, x1, bottom = box
    return (top, -x1, bottom, -x0) if lying else box


def _standing_on_one_line(painted: Sequence[Fill], lying: bool) -> list[list[Fill]]:
    """Groups of bars with one width that stand on one line, with those that are stacked on them, not all alike."""
    boxes = {fill: raised(fill.box, lying) for fill in painted}
    fit = [fill for fill, box in boxes.items() if _THICK[0] <= _wide(box) <= _THICK[1] and box[3] - box[1] >= _LEAST]
    by_line: dict[int, list[Fill]] = {}
    for fill in fit:
        by_line.setdefault(round(boxes[fill][3]), []).append(fill)
    groups: list[list[Fill]] = []
    for first in fit:
        own = boxes[first]
        level = [fill for at in range(-1, 2) for fill in by_line.get(round(own[3]) + at, ())]
        group = [f for f in level if abs(boxes[f][3] - own[3]) <= _SAME and abs(_wide(boxes[f]) - _wide(own)) <= _SAME]
        if len({round(boxes[f][0]) for f in group}) < 2 or any(first in known for known in groups):
            continue
        for under in group:  # grows as bars are found on top of others
            above = [fill for at in range(-1, 2) for fill in by_line.get(round(boxes[under][1]) + at, ())]
            group.extend(f for f in above if f not in group and _stands_on(boxes[f], boxes[under]))
        if len({round(boxes[f][3] - boxes[f][1]) for f in group}) >= 2:
            groups.append(group)
    return groups


def _wide(box: Box) -> float:
    return box[2] - box[0]


def _stands_on(box: Box, under: Box) -> bool:
    return (
        abs(box[3] - under[1]) <= _SAME and abs(box[0] - under[0]) <= _SAME and abs(_wide(box) - _wide(under)) <= _SAME
    )


def _figures_of(bars: Sequence[Fill], figures: Sequence[Word], lying: bool) -> tuple[Word | None, ...]:
    boxes = [raised(bar.box, lying) for bar in bars]
    taken: set[Word] = set()
    found: list[Word | None] = []
    for box in boxes:
        inside = [word for word in figures if word not in taken and _holds(box, word, lying) and word.text != "0"]
        topmost = not any(_stands_on(other, box) for other in boxes)
        over = [word for word in figures if word not in taken and topmost and _is_over(box, word, lying)]
        own = inside if len(inside) == 1 else [] if inside else over if len(over) == 1 else []
        taken.update(own)
        found.append(own[0] if own else None)
    return tuple(found)


def _middle(word: Word, lying: bool) -> tuple[float, float]:
    return (word.y, -word.x) if lying else (word.x, word.y)


def _holds(box: Box, word: Word, lying: bool) -> bool:
    x, y = _middle(word, lying)
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _is_over(box: Box, word: Word, lying: bool) -> bool:
    own = raised((word.x0, word.top, word.x1, word.bottom), lying)
    x, _ = _middle(word, lying)
    return box[0] - _SAME <= x <= box[2] + _SAME and -word.size <= box[1] - own[3] <= _ABOVE * word.size


def _are_as_long_as_said(chart: Bars) -> bool:
    """True where the lengths of nearly all bars with figures are as the figures."""
    said = [
        (raised(bar.box, chart.lying), int(figure.text.strip("()")))
        for bar, figure in zip(chart.bars, chart.figures, strict=True)
        if figure is not None
    ]
    scales = [(box[3] - box[1]) / figure for box, figure in said if figure]
    if len(scales) < 2 or 2 * len(said) < len(chart.bars) or len({figure for _, figure in said}) < 2:
        return False
    unit = median(scales)
    longest = max(box[3] - box[1] for box, _ in said)
    right = sum(abs(box[3] - box[1] - unit * figure) <= _SLACK * longest for box, figure in said)
    return right >= _AGREE * len(said)


def _scale(chart: Bars, figures: Sequence[Word]) -> tuple[Word, ...]:
    """The figures that at even distances count up from nought beside the bars, from the line that they stand on."""
    boxes = [raised(bar.box, chart.lying) for bar in chart.bars]
    base, left, right = max(box[3] for box in boxes), min(box[0] for box in boxes), max(box[2] for box in boxes)
    outlines = {word: raised(word[1:5], chart.lying) for word in figures if word not in chart.figures}
    before = [word for word, box in outlines.items() if box[2] <= left + _SAME]
    behind = [word for word, box in outlines.items() if box[0] >= right - _SAME]
    heights = ([(base - _middle(word, chart.lying)[1], word) for word in side] for side in (before, behind))
    return next((scale for scale in map(_counted_up, heights) if scale), ())


def _counted_up(heights: Sequence[tuple[float, Word]]) -> tuple[Word, ...]:
    ticks = sorted((height, int(word.text.strip("()")), word) for height, word in heights if height > -word.size)
    if len(ticks) < _TICKS or ticks[0][1] != 0 or ticks[0][0] > ticks[0][2].size:
        return ()
    (low, _, first), (high, step, _) = ticks[:2]
    scale = [first]
    for height, figure, word in ticks[1:]:
        even = abs(height - low - len(scale) * (high - low)) <= _SAME
        if step <= 0 or figure != len(scale) * step or not even:
            break
        scale.append(word)
    return tuple(scale) if len(scale) >= _TICKS else ()
