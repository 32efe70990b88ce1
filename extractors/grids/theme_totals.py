"""The columns of an overview that only counts the actions of each theme, with at most one rating beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.grids.columns import role_of
from extractors.grids.overview_columns import Column, Columns
from extractors.grids.ratings import is_rating_label
from extractors.grids.strips import Strip
from extractors.grids.sums import is_percent, is_total

_OF_ACTIONS = re.compile(
    r"\b(?:actions?|recommendations?|commitments?|milestones?|deliverables?|pledges|tasks|projects)\b", re.IGNORECASE
)


def total_columns(strips: Sequence[Strip], at: int) -> Columns | None:
    """The columns of "Theme | Number of actions | Completed | %"; None where it is none.

    Only a heading that names what is counted makes it one: "Theme | Total" may give pounds.
    """
    heads = [text.strip() for text in strips[at].texts]
    if not heads or role_of(heads[0]) not in ("theme", "priority"):
        return None
    totals = [c for c, head in enumerate(heads) if c and is_total(head) and _OF_ACTIONS.search(head)]
    rated = [c for c, head in enumerate(heads) if c and head and is_rating_label(head) and not is_percent(head)]
    shares = [c for c, head in enumerate(heads) if c and is_percent(head) and c not in rated]
    if len(totals) != 1 or len(rated) > 1 or len(heads) != 1 + len(totals) + len(rated) + len(shares):
        return None
    counted: list[Column] = []
    for c, head in enumerate(heads):
        if c in totals or c in rated:
            counted.append(Column(c, "", head if c in rated else ""))
        elif c in shares and counted:
            counted.append(Column(c, "", "", percent_of=counted[-1].index))
    return Columns(tuple(counted), 1, at)
