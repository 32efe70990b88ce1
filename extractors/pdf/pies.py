"""The slices of a pie or ring: painted shapes of several colours about one middle, each with its figure.

Where a figure stands on its slice, the colour under it tells which; that is looked up in a picture of the page, for
the boxes of slices overlap.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from extractors.pdf.drawings import Drawings, Fill
from extractors.pdf.fills import COLOURED, hexadecimal, saturation
from extractors.pdf.frame import Box
from extractors.pdf.legends import Colour
from extractors.pdf.lines import find_lines
from extractors.pdf.words import Word

ColourAt = Callable[[Box], Colour | None]
"""The colour that most of a box on the page has."""
_LEAST_PIE, _LEAST_SLICE = 36.0, 8.0  # points
_ROUND = 1.5  # how much longer than high a pie may be
_MOST_SLICES, _MOST_SHAPES = 16, 150
_BESIDE, _OVER = 1.0, 0.6  # of the width and height of a pie: how far from it its labels may stand
_ONE_LABEL = 0.7, 0.45  # sizes across and down that part two words of one label
_FIGURE = re.compile(r"\d{1,3}(?:\.\d+)?\s*%|(?P<n>\d{1,5})(?:[\s;,:]*\(?\s*(?P<share>\d{1,3}(?:\.\d+)?)\s*%\s*\)?)?")
_CAPTION = re.compile(r"(?:figure|fig|chart|graph|table|diagram|source|note)\b", re.IGNORECASE)
_ALIKE = 60  # by which the channels of two shades of one colour differ in all


class Label(NamedTuple):
    """A label as printed, where known with the name of its slice. ``words`` are what it consists of."""

    name: str
    figure: str
    words: tuple[Word, ...]
    colour: Colour | None = None


class Pie(NamedTuple):
    """A pie with its labels; ``colours`` are those of its slices."""

    box: Box
    colours: frozenset[Colour]
    labels: tuple[Label, ...]


def find_pies(words: Sequence[Word], drawings: Drawings, colour_at: ColourAt) -> list[Pie]:
    """The pies of a page that have figures."""
    shapes = [f for f in drawings.fills if not f.plain and hexadecimal(f.colour) and _is_large(f.box)]
    if len(shapes) > _MOST_SHAPES:
        return []
    found = []
    for slices in _clusters(shapes):
        colours = frozenset(fill.colour for fill in slices if fill.colour)
        box = around([fill.box for fill in slices])
        coloured = [colour for colour in colours if saturation(colour) >= COLOURED]
        if coloured and len(colours) >= 2 and len(slices) <= _MOST_SLICES and _is_round(box):
            labels = _labels(words, box, colours, colour_at)
            if labels:
                found.append(Pie(box, colours, tuple(labels)))
    return found


def around(boxes: Sequence[Box]) -> Box:
    """The box around boxes."""
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def blocks_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words in groups that stand close together, each in the order in which it is read."""
    groups: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        near = [group for group in groups if any(_are_near(word, other) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(each for group in near for each in group), word])
    return [_in_order(group) for group in groups]


def _in_order(words: Sequence[Word]) -> list[Word]:
    """Line by line, from the left."""
    return [word for line in find_lines(words) for word in line.words]


def _are_near(one: Word, other: Word) -> bool:
    across = max(one.x0, other.x0) - min(one.x1, other.x1)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    size = min(one.size, other.size) or 1
    on_one_line = down < -0.5 * size
    return across <= _ONE_LABEL[0] * size if on_one_line else across < 0 and down <= _ONE_LABEL[1] * size


def _clusters(shapes: Sequence[Fill]) -> list[list[Fill]]:
    clusters: list[list[Fill]] = []
    for shape in shapes:
        touched = [cluster for cluster in clusters if any(_touch(shape.box, other.box) for other in cluster)]
        clusters = [cluster for cluster in clusters if cluster not in touched]
        clusters.append([*(each for cluster in touched for each in cluster), shape])
    return clusters


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] + 1 and other[0] <= one[2] + 1 and one[1] <= other[3] + 1 and other[1] <= one[3] + 1


def _is_large(box: Box) -> bool:
    return box[2] - box[0] >= _LEAST_SLICE or box[3] - box[1] >= _LEAST_SLICE


def _is_round(box: Box) -> bool:
    wide, tall = box[2] - box[0], box[3] - box[1]
    return min(wide, tall) >= _LEAST_PIE and max(wide, tall) <= _ROUND * min(wide, tall)


def _labels(words: Sequence[Word], box: Box, colours: frozenset[Colour], colour_at: ColourAt) -> list[Label]:
    wide, tall = _BESIDE * (box[2] - box[0]), _OVER * (box[3] - box[1])
    reach = box[0] - wide, box[1] - tall, box[2] + wide, box[3] + tall
    near = [
        word for word in words if word.turn == 0 and reach[0] <= word.x <= reach[2] and reach[1] <= word.y <= reach[3]
    ]
    labels = []
    for block in blocks_of(near):
        text = " ".join(word.text for word in block)
        figures = list(_FIGURE.finditer(text))
        if len(figures) != 1 or _CAPTION.match(text):
            continue
        figure = figures[0]
        name = " ".join(f"{text[: figure.start()]} {text[figure.end() :]}".split()).strip(" ;,:–-()=")
        on = _nearest(colour_at(around([word[1:5] for word in block])), colours)
        if name or on:
            labels.append(Label(name, _printed(figure), tuple(block), on))
    return labels


def _printed(figure: re.Match[str]) -> str:
    return f"{figure['n']} ({figure['share']}%)" if figure["share"] else figure[0]


def _nearest(seen: Colour | None, colours: frozenset[Colour]) -> Colour | None:
    """Which of the colours of a pie this is; None for another."""
    if seen is None:
        return None
    apart = Counter({colour: sum(abs(a - b) for a, b in zip(seen, colour, strict=True)) for colour in colours})
    colour, least = apart.most_common()[-1]
    return colour if least <= _ALIKE else None
