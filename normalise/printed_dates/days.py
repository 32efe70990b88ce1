"""Days: "23rd April 2018", "31/03/2018", "2018-03-31", "7-9 October 2019", "27 November"."""

from __future__ import annotations

import re
from dataclasses import replace

from normalise import calendar as cal
from normalise.calendar import Run
from normalise.printed_dates import patterns
from normalise.printed_dates.mention import Mention, Reader, is_lower, is_short_year, is_whole, made

_NUMBERED = re.compile(
    r"\b(?:phase|theme|appendix|annex|stage|section|priority|level|item|no\.?|number|step|table|objective|"
    r"paragraph|action|version|tier|group|aim|goal|outcome)s? ?$",
    re.IGNORECASE,
)


def _day_run(year: int, month: int, first: int, last: int) -> Run | None:
    start, end = cal.day(year, month, first), cal.day(year, month, last)
    return None if start is None or end is None or end < start else (start, end)


def _read_day(match: re.Match[str], year_start: int) -> Mention | None:
    """A day with its month by name or in figures; day before month, the British order."""
    groups = match.groupdict()
    just_before = match.string[max(0, match.start() - 20) : match.start()]
    if groups.get("m") and not groups.get("ord") and _NUMBERED.search(just_before):
        return None
    if match.re is patterns.SHORT_DAY_MONTH_YEAR and not is_short_year(match):
        return made(match, "day", None)
    if groups.get("sep") == "." and len(match["y"]) == 2 and not is_whole(match):
        two_digits = len(match["d"]) == 2 and len(match["mm"]) == 2
        if not two_digits:  # "section 1.4.19"
            return None
    month = cal.month_number(match["m"]) if groups.get("m") else int(match["mm"])
    last = int(match["d"])
    first = int(groups.get("d1") or last)
    if groups.get("y"):
        return made(match, "day", _day_run(cal.full_year(match["y"]), month, first, last))
    if is_lower(match, "m") and month in (3, 5) and not groups.get("ord"):  # "of 12 may need"
        return None
    return replace(
        made(match, "day", None),
        in_year=lambda year: _day_run(year, month, first, last),
        lower=is_lower(match, "m"),
    )


READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (patterns.DAY_MONTH_YEAR, _read_day),
    (patterns.SHORT_DAY_MONTH_YEAR, _read_day),
    (patterns.MONTH_DAY_YEAR, _read_day),
    (patterns.DAYS_MONTH_YEAR, _read_day),
    (patterns.DAY_MONTH, _read_day),
    (patterns.MONTH_DAY, _read_day),
    (patterns.NUMERIC_DAY, _read_day),
    (patterns.ISO_DAY, _read_day),
)
