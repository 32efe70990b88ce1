"""Every date or period that a text prints, with the days it can mean and where it stands.

``normalise.periods`` and ``normalise.dates`` choose from these. A mention may be *yearless*
("27 November", "Quarter 3": ``in_year`` gives its days once a year is known) or *void* (printed like a
date, but none: "31 February 2019", "Q7 2020/21", the span of a plan "2015/18"). A void mention is
kept so that no part of it is taken for a date.
"""

from __future__ import annotations

import re

from normalise.printed_dates import days, months, quarters
from normalise.printed_dates.mention import Mention
from normalise.printed_dates.patterns import plain_dashes
from normalise.printed_dates.runs import join_runs

__all__ = ["Mention", "mentions", "plain_dashes"]

_READERS = (*quarters.READERS, *months.READERS, *days.READERS)
_HINT = re.compile(
    r"\d|quarter|qtr|half|year|spring|summer|autumn|winter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
    re.IGNORECASE,
)


def mentions(text: str, year_start: int = 4) -> tuple[Mention, ...]:
    """All mentions in order, none overlapping; where two readings start together the longer one stands."""
    if not _HINT.search(text):
        return ()
    plain = plain_dashes(text)
    found: list[Mention] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(plain):
            mention = read(match, year_start)
            if mention is not None:
                found.append(mention)
    found.sort(key=lambda mention: (mention.start, -mention.end, mention.in_year is not None))
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return join_runs(plain, kept)
