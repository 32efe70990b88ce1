"""One date or period as it is printed in a text, with the days it can mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from normalise.calendar import Run

YearReader = Callable[[int], Run | None]


@dataclass(frozen=True, slots=True)
class Mention:
    """``start`` and ``end`` are offsets in the text. ``unit`` is the precision of ``DateSpan``.

    ``days`` is None for a yearless or void mention. ``style`` is ``calendar`` for a quarter, half or year
    of the calendar year. ``label`` is set where the report's own year starts in another month than the one
    asked for. ``bare`` marks a calendar year that stands by itself, ``lower`` a name printed in lower case.
    """

    start: int
    end: int
    unit: str
    days: Run | None = None
    in_year: YearReader | None = None
    style: str = ""
    label: str = ""
    bare: bool = False
    lower: bool = False
    several_years: bool = False


Reader = Callable[[re.Match[str], int], Mention | None]


def made(match: re.Match[str], unit: str, days: Run | None, *, style: str = "", label: str = "") -> Mention:
    """A mention of what was matched; void where ``days`` is None."""
    return Mention(match.start(), match.end(), unit, days, style=style, label=label)


def is_whole(match: re.Match[str]) -> bool:
    """Whether the text is nothing but what was matched."""
    return match.string.strip() == match.group().strip()


_ENDS_A_DATE = re.compile(r"\s*(?:$|[.,;:)\]-](?!\d)|(?:to|and|or|with|due|until|as|was|is|has|for)\b)", re.IGNORECASE)


def is_short_year(match: re.Match[str]) -> bool:
    """Whether two figures after a month end the date ("by 30 June 23."), or count something ("12 people")."""
    return _ENDS_A_DATE.match(match.string, match.end()) is not None


def is_lower(match: re.Match[str], group: str) -> bool:
    """Whether a name is printed in lower case ("may", "spring"), where it is often no date."""
    return match[group][0].islower()
