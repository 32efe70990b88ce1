"""Dates as they are printed in cells and prose, with the days they can mean and their precision.

Numbers are read day first, the British order; ISO dates too. Seasons are the meteorological ones, named
by the year they start in (spring March to May, summer June to August, autumn September to November, winter
December to February; "Winter 2019/20" starts in December 2019). "By the end of X" keeps the span of X.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from normalise import calendar as cal
from normalise.calendar import Run
from normalise.printed_dates import Mention, mentions, plain_dashes
from normalise.records import DateSpan, Period

_LOOK_BACK = timedelta(days=31)
_NO_DATE = re.compile(
    r"\W*(?:pending|tbc|tbd|tba|to be (?:confirmed|determined|agreed|decided|advised)|n/?a\b|not applicable|"
    r"not (?:known|yet|set|provided)|unknown|none|nil|exempt|data not provided|withheld|on hold)\b",
    re.IGNORECASE,
)
_WEEK = re.compile(
    r"(?P<whole>(?:\bweek (?P<ends>commencing|beginning|ending|ended|of)|\bw/?(?P<short>[ce])\.?)"
    r"[ :]*(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? *)?)$",
    re.IGNORECASE,
)
_SUPERSEDED = re.compile(
    r"\b(?:was|were|originally|original(?: (?:date|target|deadline))?|previously|previous(?: (?:date|target))?|"
    r"formerly|orig\.?|revised from|moved from|changed from|slipped from|extended from|baseline|instead of)"
    r"[ :,-]*$",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"\b(?:revised?|revision|now|moved|extended|extension|changed|amended|slipped|re-?dated|rescheduled|"
    r"re-?profiled|new (?:date|target|deadline)|deferred|postponed|put back)\b|->|\u2192",
    re.IGNORECASE,
)
_ACTUAL = re.compile(r"\b(?:actual(?:ly)?|achieved|completed?|done|delivered|closed)\b[ :,\w]{0,12}$", re.IGNORECASE)
_SMALL_CELL_WORDS = re.compile(
    r"(?:\b(?:by|in|the|end|of|at|from|to|until|early|mid|late|year|during|before|after|c/?f|due|target|date|"
    r"deadline|approx|approximately|circa|around|about|onwards?|ongoing|revised|complete|completed|"
    r"financial|calendar|fy|and)\b|[\W_])*",
    re.IGNORECASE,
)
_NOTE_WORDS = 8
_YEAR_NOTE_WORDS = 3
_YEAR_IN_PROSE = re.compile(
    r"\b(?:in|by|during|until|till|throughout|before|since|into|from|early|late|mid|end of|"
    r"start of|beginning of|course of|of)(?: the)?(?: (?:financial|calendar|fiscal|academic) year)?[ -]*$",
    re.IGNORECASE,
)
_YEAR_OF_A_PLAN = re.compile(
    r"^ *(?:[\w&'-]+ ){0,3}?(?:plan|strategy|framework|programme|budget|action plan|report|settlement)\b"
)
_MONTH_IN_PROSE = re.compile(
    r"\b(?:in|by|during|until|till|since|from|end of|start of|beginning of|early|mid|late|middle of)"
    r"(?: the)?[ -]*$",
    re.IGNORECASE,
)


def parse_date(printed: str, period: Period | None = None, ahead: bool = False, year_start: int = 4) -> DateSpan | None:
    """The date that a cell prints, perhaps with a note: "31/03/2024 (revised)", "March 2017 c/f".

    Where a date was revised the last one stands ("31 March 2018 revised to 30 June 2018", two dates one
    under the other), unless it is said to be the former one ("30 June 2018 (was 31 March 2018)"), the day
    it was met, or a note in brackets. A range is one span. Numbers alone, "TBC", "pending", "N/A", "Exempt
    under Section 26 ..." and sentences that only mention a year are no date.
    A date without its year ("27 November", "Q3") takes it from the period, as in ``find_dates``. ``year_start`` is
    the month in which financial years and their quarters start.
    """
    text = plain_dashes(printed).strip()
    if not text or _NO_DATE.match(text):
        return None
    found = [
        mention for mention in mentions(text, year_start) if mention.days is not None or mention.in_year is not None
    ]
    spans = [(mention, _span_of(text, mention, period, ahead)) for mention in found]
    dated = [(mention, span) for mention, span in spans if span is not None]
    if not dated or not _reads_as_date(text, [mention for mention, _ in dated]):
        return None
    mention, span = _standing(text, dated)
    return replace(span, printed=printed[_offset(printed) + mention.start :][: mention.end - mention.start])


def _offset(printed: str) -> int:
    return len(printed) - len(plain_dashes(printed).lstrip())


def _reads_as_date(text: str, found: list[Mention]) -> bool:
    """Whether what stands beside the dates is a note, and no sentence that merely mentions a year."""
    rest = text
    for mention in reversed(found):
        rest = rest[: mention.start] + " " + rest[mention.end :]
    if _SMALL_CELL_WORDS.fullmatch(rest):
        return True
    if all(mention.bare or mention.days is None for mention in found):
        return False
    years_only = all(mention.unit == "year" for mention in found)
    if years_only and any(_YEAR_OF_A_PLAN.match(text[mention.end :]) for mention in found):
        return False
    outside = re.sub(r"\([^()]*\)", " ", rest)
    return len(re.findall(r"[^\W\d_]{2,}", outside)) <= (_YEAR_NOTE_WORDS if years_only else _NOTE_WORDS)


def _standing(text: str, dated: list[tuple[Mention, DateSpan]]) -> tuple[Mention, DateSpan]:
    """The date that stands among several: the last that is neither superseded nor a note."""
    first = dated[0][0]
    standing = [
        (mention, span)
        for mention, span in dated
        if not _SUPERSEDED.search(_before(text, mention))
        and not (mention is not first and _is_note(text, mention))
        and not (len(dated) > 1 and _ACTUAL.search(_before(text, mention)))
    ]
    return (standing or dated)[-1]


def _is_note(text: str, mention: Mention) -> bool:
    before = text[: mention.start]
    opened = before.rfind("(")
    if opened <= before.rfind(")"):
        return False
    return opened > 0 and not _REVISED.search(text[opened:])


def find_dates(
    text: str, period: Period | None = None, ahead: bool = False, year_start: int = 4
) -> tuple[DateSpan, ...]:
    """The dates in running text, in order.

    A date without its year takes the year that brings it nearest to the period (``assumed_year``); with
    ``ahead``, for milestones, the first such date from a month before the period on. Without a period
    it is left out. A year counts only in words such as "in 2019/20" or "by 2020", so that the years in
    the name of a plan are not taken for dates.
    """
    found = []
    for mention in mentions(text, year_start):
        if _is_prose_date(text, mention):
            span = _span_of(plain_dashes(text), mention, period, ahead)
            if span is not None:
                found.append(replace(span, printed=text[mention.start : mention.end]))
    return tuple(found)


def _is_prose_date(text: str, mention: Mention) -> bool:
    before, after = _before(text, mention), text[mention.end :]
    if mention.unit == "year":
        said = _YEAR_IN_PROSE.search(before)
        return said is not None and not _YEAR_OF_A_PLAN.match(after) and not _in_a_title(said)
    if mention.in_year is None:
        return True
    if mention.unit == "day":
        return True
    return mention.unit == "month" and not mention.lower and _MONTH_IN_PROSE.search(before) is not None


def _in_a_title(said: re.Match[str]) -> bool:
    """ "Act of 2009", "Class of 2019": "of" dates only what is said to begin or end."""
    return said.group().casefold().split()[0] == "of"


def _before(text: str, mention: Mention) -> str:
    return text[max(0, mention.start - 80) : mention.start]


def _span_of(text: str, mention: Mention, period: Period | None, ahead: bool) -> DateSpan | None:
    days = mention.days
    assumed = False
    if days is None:
        days = _in_the_year_of(mention, period, ahead)
        assumed = True
    if days is None:
        return None
    week = _WEEK.search(_before(text, mention)) if mention.unit == "day" and days[0] == days[1] else None
    if week is not None:
        ends = (week["ends"] or week["short"]).casefold() in {"ending", "ended", "e"}
        days = cal.week_from(days[0] - timedelta(days=6) if ends else days[0])
    return DateSpan(text[mention.start : mention.end], days[0], days[1], mention.unit, assumed)


def _in_the_year_of(mention: Mention, period: Period | None, ahead: bool) -> Run | None:
    if mention.in_year is None or period is None:
        return None
    runs = [mention.in_year(year) for year in range(period.start.year - 2, period.end.year + 3)]
    possible = [run for run in runs if run is not None]
    if ahead:
        coming = [run for run in possible if run[1] >= period.start - _LOOK_BACK]
        return coming[0] if coming else None
    return min(possible, key=lambda run: _days_away(run, period.start, period.end), default=None)


def _days_away(run: Run, start: date, end: date) -> int:
    return max((start - run[1]).days, (run[0] - end).days, 0)
