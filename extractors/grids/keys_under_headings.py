"""The report's own key in a table of several columns: "Rating | Meaning | What happens next".

Its headings read like those of a grid, so it is known by its rows: each a label and what that stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.grids.columns import role_of
from extractors.grids.key_titles import is_title_of_key
from extractors.grids.keys import is_key_row, read_key
from extractors.grids.ratings import is_colour, tells_state
from extractors.grids.strips import Strip
from extractors.printed import KeyEntry
from extractors.wording import plain

_MEANING = re.compile(
    r"(?:meanings?|definitions?|descriptions?|explanations?|criteria|what (?:it|this|that|they) means?|means?|"
    r"(?:what|when) (?:it|this) is used)(?: .*)?"
)
_LABEL = re.compile(
    r"(?:colours?|symbols?|signs?|codes?|letters?|labels?|categor(?:y|ies)|levels?|scores?|stages?|marks?|key)"
)
_ANNOUNCED = "Key"
_MOST_ROWS = 12  # of a key; a grid has more


def read_key_under_headings(strips: Sequence[Strip], title: str) -> tuple[list[KeyEntry], list[str]] | None:
    """The key that these strips are under headings of their own, with a fate for each; None where they are not.

    ``title`` is the line above the table.
    """
    if not 3 <= len(strips) <= _MOST_ROWS:
        return None
    columns = _columns(strips[0])
    if columns is None:
        return None
    label, meaning = columns
    if any(not strip.texts[meaning].strip() for strip in strips):
        return None
    if not is_title_of_key(title) and 2 * sum(tells_state(s.texts[meaning]) for s in strips[1:]) < len(strips) - 1:
        return None
    return read_key([_cut(strip, label, meaning) for strip in strips], title)


def read_key_mostly_known(strips: Sequence[Strip]) -> tuple[list[KeyEntry], list[str]] | None:
    """The key that a table of two columns is where most of its rows read like lines of one and no line says so: then
    the labels of the others are this report's own words."""
    known = sum(map(is_key_row, strips))
    if len(strips) > _MOST_ROWS or known < max(2, len(strips) // 2 + 1) or known == len(strips):
        return None
    if any(strip.filled() != [0, 1] or len(strip.texts) != 2 for strip in strips):
        return None
    return read_key(list(strips), _ANNOUNCED)


def _columns(header: Strip) -> tuple[int, int] | None:
    """The columns of the labels and of what they stand for, beside others."""
    heads = [plain(text) for text in header.texts]
    meanings = [column for column, text in enumerate(heads) if _MEANING.fullmatch(text)]
    labels = [
        column
        for column, text in enumerate(heads)
        if role_of(header.texts[column]) in ("status", "score") or _LABEL.fullmatch(text) or is_colour(text)
    ]
    if len(meanings) != 1 or len(labels) != 1 or labels[0] > meanings[0] or len(header.filled()) < 3:
        return None
    return labels[0], meanings[0]


def _cut(strip: Strip, label: int, meaning: int) -> Strip:
    fills = tuple((0, fill) for column, fill in strip.fills if column == label)
    return replace(strip, texts=(strip.texts[label], strip.texts[meaning]), fills=fills, wide=(), covered=frozenset())
