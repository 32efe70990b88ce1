"""A rating or a date that is struck through with another put beside it: the one that stands."""

from __future__ import annotations

import re

from extractors.grids.ratings import is_rating_label

LONGEST = 60
_DATE = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b|\b20\d\d\b",
    re.IGNORECASE,
)


def standing(gone: str, stands: str) -> str:
    """What stands in a cell where ``gone`` is struck through; ``""`` where the cell is to be read with all its
    words, since what is struck through may still be what the row is about.

    >>> standing("31 May 2024", "30 June 2024"), standing("Close the ford", "Not now")
    ('30 June 2024', '')
    """
    if not gone or not stands or max(len(gone), len(stands)) > LONGEST:
        return ""
    both_rate = is_rating_label(gone) and is_rating_label(stands)
    return stands if both_rate or _DATE.search(gone) and _DATE.search(stands) else ""
