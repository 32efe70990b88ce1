"""Two printed dates that are one run: "1 July to 30 September 2019", "Summer/Autumn 2019"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from normalise.calendar import Run
from normalise.printed_dates.mention import Mention

_BETWEEN = re.compile(r"\s*(?P<by>-|to|until|up to|through|/|and|&|or)\s*(?:the\s+)?", re.IGNORECASE)
_CHANGED_FROM = re.compile(
    r"\b(?:increased|decreased|changed?|moved?|revised|amended|extended|slipped|delayed|deferred|postponed|"
    r"brought forward|put back|rescheduled|re-?profiled|re-?dated)(?: \w+){0,2} from(?: the)? *$",
    re.IGNORECASE,
)
_YEAR = timedelta(days=366)
_DAY = timedelta(days=1)


def join_runs(text: str, kept: list[Mention]) -> tuple[Mention, ...]:
    """Neighbours joined to runs; a yearless one in a list ("4 May and 3 June 2019") takes the year after it."""
    joined: list[Mention] = []
    for mention in kept:
        pair = _pair(text, joined.pop(), mention) if joined else (mention,)
        joined.extend(pair)
    return tuple(joined)


def _pair(text: str, first: Mention, last: Mention) -> tuple[Mention, ...]:
    between = _BETWEEN.fullmatch(text, first.end, last.start)
    alike = first.unit == last.unit or {first.unit, last.unit} == {"day", "month"}
    if between is None or not alike or last.days is None or first.bare or last.bare or first.label:
        return first, last
    start = first.days or _latest_before(first, last.days)
    if start is None or start[0] > last.days[0]:
        return first, last
    if not _is_run(text, first, between["by"].casefold(), start, last):
        return replace(first, days=start, in_year=None), last
    run = replace(
        last,
        start=first.start,
        days=(start[0], last.days[1]),
        unit="day" if "day" in (first.unit, last.unit) else last.unit,
        style=last.style if first.style == last.style else "",
        label="",
        several_years=last.unit == "year",
    )
    return (run,)


def _is_run(text: str, first: Mention, by: str, start: Run, last: Mention) -> bool:
    if by not in {"/", "and", "&", "or"}:
        return _CHANGED_FROM.search(text[max(0, first.start - 60) : first.start]) is None
    if by == "/" and first.unit in {"month", "season"}:
        return True
    if text[max(0, first.start - 12) : first.start].casefold().rstrip().endswith("between"):
        return True
    touching = last.days is not None and start[1] + _DAY == last.days[0]
    return touching and (first.in_year is not None or first.unit in {"month", "quarter", "season"})


def _latest_before(first: Mention, days: Run) -> Run | None:
    """The days of a yearless mention, in the last year that puts it before ``days``."""
    if first.in_year is None:
        return None
    for year in range(days[1].year, days[0].year - 3, -1):
        run = first.in_year(year)
        if run is not None and run[0] < days[0] and days[0] - run[0] < _YEAR:
            return run
    return None
