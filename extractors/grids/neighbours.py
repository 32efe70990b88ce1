"""Whether a table, or a row, goes on with the grid above it or begins another one."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.grids.columns import role_of
from extractors.grids.headers import could_be_heading
from extractors.grids.ratings import is_rating_label
from extractors.grids.strips import Strip
from extractors.records import Block, Paragraph


def is_another_table(blocks: Sequence[Block], at: int, top: Strip, width: int) -> bool:
    """True for a table that has headings (``top`` is its first row) and another ``width`` than the grid at hand, below
    a heading on the same page. Only over the edge of a page does a grid go on with a column more or fewer."""
    above, before = (blocks[at - 1], blocks[at - 2]) if at > 1 else (None, None)
    if not isinstance(above, Paragraph) or not above.level or before is None or len(top.texts) == width:
        return False
    return above.place.page == before.place.page == top.place.page and could_be_heading(top)


def is_surely_header(strip: Strip) -> bool:
    """True for a row that reads like a header in nearly every cell, where a grid could go on."""
    texts = [strip.texts[c] for c in strip.filled()]
    roles = [role_of(text) for text in texts]
    named = {role for role in roles if role}
    # Ratings to be ticked name columns too, where each stands once.
    rated = {text for text in texts if role_of(text) is None and is_rating_label(text)}
    rated = rated if len(rated) >= 2 else set()
    return (
        len(texts) >= 3
        and len(named) >= 3
        and sum(map(bool, roles)) + len(rated) >= 0.8 * len(texts)
        and all(len(text) < 60 for text in texts)
    )
