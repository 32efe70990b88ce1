"""Reporting periods in the words that people use: "Quarter 4 2017/18", "position at 31 March 2018".

Labels: ``2017-18 Q4`` (financial quarter), ``2019 Q3`` (calendar quarter), ``2019-20 H1``, ``2019-10``,
``2018-04-23``, ``2020-21`` (financial year), ``2020``, and ``2019-07 to 2019-11`` for any other run.
A year with two numbers is a financial year, a quarter with one number a calendar quarter, unless the
text says otherwise. A month that reads like a financial year (``2011-12``) is read as the year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from normalise import calendar as cal
from normalise.printed_dates import Mention, mentions
from normalise.printed_dates.quarters import own_year_start, quarter_numbers
from normalise.records import Period


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A period with its print and where it stands: ``text[start:end] == printed``."""

    period: Period
    printed: str
    start: int
    end: int


_REPORT_WORD = (
    r"reports?|reporting|reported|performance|progress|updates?|updated|monitoring|review|summary|statement|"
    r"outturn|results|bulletin|dashboard|scorecard|tracker|highlights?|briefing|position|status|annual|"
    r"quarterly|half-yearly|bi-annual|year|year-end|period|final"
)
_SMALL_WORD = (
    r"position|(?:as )?at|as|for|the|of|in|on|to|and|from|up|a|this|an|draft|revised|paper|note|monthly|date|"
    r"meeting|end(?:ed|ing)?|covering|covers|covered|financial|calendar|fiscal|fy|mid|data|commentary|"
    r"correct|delivery|action plan|six-monthly|its|our|with"
)
_IGNORABLE = re.compile(rf"(?:\b(?:{_REPORT_WORD}|{_SMALL_WORD})\b|[\s\W_])*", re.IGNORECASE)
_HAS_REPORT_WORD = re.compile(rf"\b(?:{_REPORT_WORD})\b", re.IGNORECASE)
_YEAR_WORDS_BEFORE = re.compile(
    r"(?:annual|year[ -]end|end of year|outturn|calendar year|yearly)"
    r"(?: (?:performance|progress|monitoring|report|review|update|statement|summary|outturn|position))*"
    r"[ ,:-]*(?:for|of|to|in)? *(?:the )?(?:(?:calendar|financial) year)? *$",
    re.IGNORECASE,
)
_YEAR_WORDS_AFTER = re.compile(
    r"^ *[,:-]* *(?:year[ -]end|end of year|outturn|annual (?:performance |progress |monitoring )?"
    r"(?:report|review|update|statement))",
    re.IGNORECASE,
)


def period_of(mention: Mention, year_start: int = 4) -> Period | None:
    """The period that a mention is; None for a yearless or void one and for a run of several years."""
    if mention.days is None or mention.several_years:
        return None
    if mention.label:
        return Period(mention.label, *mention.days, "quarter")
    if mention.style == "calendar":
        return cal.calendar_period(*mention.days)
    period = cal.run_period(*mention.days, year_start)
    # A season of three months is none of the terms, so that the days alone tell them apart.
    return replace(period, kind="term") if mention.unit == "season" and cal.is_term(*mention.days) else period


def _found(text: str, mention: Mention, year_start: int) -> FoundPeriod | None:
    period = period_of(mention, year_start)
    if period is None:
        return None
    return FoundPeriod(period, text[mention.start : mention.end], mention.start, mention.end)


def find_periods(text: str, year_start: int = 4) -> tuple[FoundPeriod, ...]:
    """All periods in a text, in order, none overlapping.

    A calendar year that stands by itself counts only beside words such as "annual report". The span of a
    plan ("2015/18") and impossible periods ("Q7 2020/21") are left out.
    """
    found = []
    for mention in mentions(text, year_start):
        if mention.bare and not is_worded_year(text, mention.start, mention.end):
            continue
        period = _found(text, mention, year_start)
        if period is not None:
            found.append(period)
    return tuple(found)


def is_worded_year(text: str, start: int, end: int) -> bool:
    """Whether the year at these offsets is said to be the reporting period: "Annual Report 2020-21"."""
    before, after = text[max(0, start - 120) : start], text[end : end + 60]
    return bool(_YEAR_WORDS_BEFORE.search(before) or _YEAR_WORDS_AFTER.search(after))


def parse_period(text: str, year_start: int = 4) -> Period | None:
    """The period that a text wholly is, beside words such as "position at" or "Performance Report".

    >>> parse_period("Quarter 4 2017/18 Performance Report").label
    '2017-18 Q4'
    >>> parse_period("Framework 2015/18") is None
    True
    """
    found = mentions(text, year_start)
    periods = [period for period in (period_of(mention, year_start) for mention in found) if period is not None]
    if not periods or any(mention.in_year is None and mention.days is None for mention in found):
        return None
    period = min(periods, key=lambda each: _LARGEST_FIRST.index(each.kind))
    rest = text
    for mention in reversed(found):
        days = mention.days or (mention.in_year(_named_year(period, year_start)) if mention.in_year else None)
        if days is None or not period.start <= days[0] <= days[1] <= period.end:
            return None
        if mention.in_year is not None and days != (period.start, period.end):
            return None
        rest = rest[: mention.start] + " " + rest[mention.end :]
    return period if _IGNORABLE.fullmatch(rest) else None


# "Quarter 4 2017/18 (position at 31 March 2018)" is the quarter: the day only says when it ends.
_LARGEST_FIRST = ("year", "half", "term", "span", "quarter", "month", "day")


def _named_year(period: Period, year_start: int) -> int:
    """The first year of the financial year in which a period starts."""
    return period.start.year if period.start.month >= year_start else period.start.year - 1


def without_periods(text: str) -> str:
    """The text without its reporting periods, "Quarter 3" without a year among them; plan spans stay."""
    for mention in reversed(mentions(text)):
        part = mention.in_year is not None and mention.unit in {"quarter", "half"}
        worded = not mention.bare or is_worded_year(text, mention.start, mention.end)
        if part or (worded and period_of(mention) is not None):
            text = text[: mention.start] + " " + text[mention.end :]
    return " ".join(re.sub(r"\(\s*\)|\[\s*\]", " ", text).split())


def names_a_report(text: str) -> bool:
    """Whether the text has one of the words that reports are called by ("update", "outturn")."""
    return bool(_HAS_REPORT_WORD.search(text))


_YEAR_STARTS = re.compile(
    r"(?:financial|municipal|reporting|plan|programme) year (?:\w+ ){0,2}?(?:runs|starts|begins|commences)"
    r"(?: (?:from|in|on))?(?: the)? (?P<phrase>\w+(?: \w+){0,2})",
    re.IGNORECASE,
)


def find_year_start(texts: Iterable[str]) -> int | None:
    """The month in which the year starts where a report says so, None otherwise.

    Read from "the financial year starts on 1 July" and from "Quarter 1 (July to September)".
    """
    for text in texts:
        quarter = own_year_start(text)
        if quarter is not None:
            return quarter
        said = _YEAR_STARTS.search(text)
        if said:
            for mention in mentions(said["phrase"]):
                run = mention.days or (mention.in_year(2001) if mention.in_year else None)
                if run is not None:
                    return run[0].month
    return None


def year_start_of_titles(titles: Iterable[str]) -> int | None:
    """The month in which the year starts where the title says which three months its quarter is: "Second Quarter
    Report" and "1 October 2023 - 31 December 2023" are July. None where that is not said, or is calendar quarters."""
    numbers: set[int] = set()
    months: set[int] = set()
    for line in titles:
        numbers |= quarter_numbers(line)
        runs = (found.days for found in mentions(line) if found.days is not None and found.unit != "quarter")
        months |= {first.month for first, last in runs if cal.whole_months(first, last) == 3}
    if len(numbers) != 1 or len(months) != 1:
        return None
    start = (months.pop() - 1 - 3 * (numbers.pop() - 1)) % 12 + 1
    return start if start > 1 else None
