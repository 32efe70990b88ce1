"""A chart by its labels: an overview where it draws how many actions have each rating, else nothing to count.

A chart says less of itself than a table. What it counts stands in its title or in the caption below it, and whether
it draws numbers or percentages often nowhere, so it is read only where no doubt is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.grids.overview import read_overview
from extractors.grids.periods import is_of_another, speaks_of_period
from extractors.grids.ratings import is_rating_label
from extractors.grids.strips import Strip, upright
from extractors.grids.sums import Overview, is_percent
from extractors.records import Block, Paragraph
from extractors.wording import one_line

_CAPTION = re.compile(r"(?:figure|fig|chart|graph|diagram)\b\.? ?\d", re.IGNORECASE)
_HUNDRED = range(98, 103)  # what rounded percentages come to


def read_chart(strips: list[Strip], number: int, heading: str = "", said: str = "") -> Overview | None:
    """The overview that a chart draws, or None. The first strip has the names of its series, the first column its
    categories; ``number``, ``heading`` and ``said`` are as for ``read_overview``."""
    figures = [text for strip in strips[1:] for text in strip.texts[1:] if text]
    if not all(text.isdecimal() or "(" in text for text in figures) or _may_be_percentages(strips):
        return None
    if is_of_another(heading, "\n".join(line for line in said.split("\n") if line not in heading)):
        return None
    if len(strips[0].texts) == 2:
        name = strips[0].texts[1]
        if is_percent(name):
            return None
        kept = name if speaks_of_period(name) else ""  # any other name of the only series is the chart's own
        heading = f"{heading} {name}"
        return _counted([replace(strips[0], texts=("", kept)), *strips[1:]], len(strips), number, heading, said)
    turned = upright(strips)
    across = all(is_rating_label(text) for text in turned[0].texts[1:])
    return _counted(turned if across else strips, len(strips), number, heading, said)


def _counted(strips: list[Strip], rows: int, number: int, heading: str, said: str) -> Overview | None:
    overview = read_overview(strips, number, heading, said)
    if overview is None:
        return None
    # A bar without a figure on it may be too short for one: it is no nought.
    figures = tuple(count for count in overview.counts if count.printed)
    return Overview(figures, ("header", *["count"] * (rows - 1)))


def caption_below(blocks: Sequence[Block], at: int) -> str:
    """The caption under a chart: "Figure 3: Ratings of our risks"; "" without one."""
    below = blocks[at + 1] if at + 1 < len(blocks) else None
    return one_line(below.text)[:200] if isinstance(below, Paragraph) and _CAPTION.match(below.text.strip()) else ""


def _may_be_percentages(strips: Sequence[Strip]) -> bool:
    """True where the figures of a series, or of a category, come to a hundred."""
    rows = [[_number(text) for text in strip.texts[1:]] for strip in strips[1:]]
    sums = [sum(row) for row in rows] if len(strips[0].texts) > 2 else []
    sums += [sum(column) for column in zip(*rows, strict=True)]
    return any(total in _HUNDRED for total in sums)


def _number(text: str) -> int:
    digits = text.split("(")[0].strip()
    return int(digits) if digits.isdecimal() else 0
