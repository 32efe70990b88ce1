"""The rows of an overview below its headings: how far they go, and whether they fit the headings at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.grids.overview_columns import Columns
from extractors.grids.ratings import is_count
from extractors.grids.strips import Strip
from extractors.grids.sums import are_percentages, has_digit

_SEVERAL = re.compile(r"(?:\d+|[-–—])(?:\s+(?:\d+|[-–—]|\(\d* ?c/?f\)))+", re.IGNORECASE)


def counts_below(strips: Sequence[Strip], columns: Columns) -> int:
    """The row after the last one below the headings that holds only labels and counts. Where a further row has more
    figures than headings, or several in a cell, the columns are not what they seem, and there is none."""
    start = at = columns.last + 1
    headed = {column.index for column in columns.counted}
    while at < len(strips):
        texts = strips[at].texts
        cells = [texts[c] for c in range(columns.first, len(texts)) if c not in columns.aside]
        labelled = columns.first == 0 or any(text.strip() for text in texts[: columns.first])
        if not all(is_count(text) for text in cells) or not (labelled or are_percentages(cells)):
            break
        if has_digit([texts[c] for c in range(columns.first, len(texts)) if c not in columns.aside | headed]):
            return start
        at += 1
    if at < len(strips) and _is_run_together(strips[at].texts[columns.first :]):
        return start
    counted = [column.index for column in columns.counted if column.percent_of is None]
    while at > start and not has_digit([strips[at - 1].texts[c] for c in counted]):
        at -= 1
    return at


def _is_run_together(cells: Sequence[str]) -> bool:
    """True for a row of figures of which one cell holds several."""
    filled = [text.strip() for text in cells if text.strip()]
    several = [text for text in filled if not is_count(text)]
    return len(several) < len(filled) and all(_SEVERAL.fullmatch(text) for text in several)
