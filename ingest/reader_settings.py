"""How the reports of one organisation are read: what goes to the readers with each file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

from normalise.vocabulary import Meaning

YEAR_START = 4  # April: the financial year of the United Kingdom's public sector
_MONTHS = tuple("january february march april may june july august september october november december".split())
_SHORTEST_MONTH = 3  # letters that tell one month from the others


def month_of(said: object) -> int | None:
    """The number of a month, from its number or its English name; None for what is neither."""
    if isinstance(said, str):
        name = said.strip().casefold()
        if name.isdecimal():
            return month_of(int(name))
        months = enumerate(_MONTHS, 1) if len(name) >= _SHORTEST_MONTH else ()
        return next((number for number, month in months if month.startswith(name)), None)
    return said if isinstance(said, int) and not isinstance(said, bool) and 1 <= said <= len(_MONTHS) else None


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """``year_start`` is the month (1 to 12) in which the year starts, ``pages`` how many of a PDF file are read at
    most (None: as many as the reader takes). ``ratings`` has the organisation's labels with their meanings,
    ``columns`` its headings with the field of each, both as printed."""

    year_start: int = YEAR_START
    ratings: tuple[tuple[str, Meaning], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    pages: int | None = None

    @property
    def mark(self) -> str:
        """A short name for just these settings, ``""`` for the usual ones: kept with each report."""
        if self == USUAL_READER:
            return ""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:8]


USUAL_READER = ReaderSettings()
