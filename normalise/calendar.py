"""Months, quarters, halves and years as days, and the labels that people know them by.

A financial year is named by the two calendar years it touches (``2019-20``) and starts in April
(the United Kingdom's public sector) unless a report says otherwise: ``year_start`` is that month, 1..12.
Seasons are the meteorological ones (Met Office): spring March to May, summer June to August, autumn
September to November, winter December to February, named by the year in which they start.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from normalise.records import Period

Run = tuple[date, date]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_BREAK_UP = {9: (12, 10), 1: (3, 20), 5: (7, 10)}  # by the month in which the term starts
_TERMS = {"autumn": (9, 4), "spring": (1, 4), "summer": (5, 3)}
_MONTHS_OF = {"quarter": 3, "half": 6, "year": 12}
_OF_TWO_YEARS = re.compile(r"\d{4}-\d\d(?: [QH](?P<number>\d))?")
CENTURY_TURN = 70  # a year of two digits from 70 on is 19xx, as POSIX and most spreadsheets have it


def month_number(name: str) -> int:
    """1..12 for an English month name or its abbreviation, in any case; raises ValueError otherwise."""
    return _MONTHS.index(name.strip().casefold()[:3]) + 1


def full_year(digits: str) -> int:
    """``2019`` from ``2019``, ``19`` or ``'19``."""
    number = int(digits.strip("' "))
    if number >= 100:
        return number
    return number + (1900 if number >= CENTURY_TURN else 2000)


def financial_start(printed: str) -> int | None:
    """The first year of ``2019/20``, ``2019-2020``, ``1999/00``, ``19/20`` or ``1920``.

    None unless the second year follows the first: ``2015/18`` is the span of a plan, not a year.
    """
    digits = [part for part in printed.replace("-", "/").replace(" ", "/").split("/") if part.isdigit()]
    if len(digits) == 1 and len(digits[0]) == 4:
        digits = [digits[0][:2], digits[0][2:]]
    if len(digits) != 2:
        return None
    first = full_year(digits[0])
    return first if int(digits[1]) in {first + 1, (first + 1) % 100} else None


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has no such day (31 February)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def months(year: int, month: int, count: int) -> Run:
    """First and last day of ``count`` months from this one; ``month`` may run past 12 or below 1."""
    first = year * 12 + month - 1
    last = first + count - 1
    return (
        date(first // 12, first % 12 + 1, 1),
        date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1]),
    )


def season(name: str, year: int) -> Run:
    """Three months; ``winter`` starts in December of ``year``."""
    return months(year, _SEASON_STARTS[name.casefold()], 3)


def term(name: str, year: int) -> Run:
    """The school term of a calendar year, in whole months: autumn September to December, spring January to April
    (Easter is never later than 25 April), summer May to July."""
    return months(year, *_TERMS[name.casefold()])


def is_term(start: date, end: date) -> bool:
    """Whether a run of days is a school term as ``term`` has it."""
    return (start.month, whole_months(start, end)) in _TERMS.values()


def breaks_up(period: Period) -> date:
    """The first day on which a school may break up at the end of a term: whole months reach beyond it, most of all in
    spring, which ends before Easter. The last day of any other period."""
    if period.kind != "term":
        return period.end
    month, day = _BREAK_UP[period.start.month]
    return date(period.start.year, month, day)


def week_from(monday: date) -> Run:
    """Seven days from a day."""
    return monday, monday + timedelta(days=6)


def whole_months(start: date, end: date) -> int:
    """How many calendar months the run is made of, or 0 where it does not start and end with a month."""
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1] or end < start:
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + 1


def financial_label(start_year: int) -> str:
    """``2019-20``; ``1999-00``."""
    return f"{start_year}-{(start_year + 1) % 100:02d}"


def day_period(when: date) -> Period:
    """A period of one day, labelled ``2018-04-23``."""
    return Period(when.isoformat(), when, when, "day")


def calendar_period(start: date, end: date) -> Period:
    """A quarter (``2019 Q3``), half (``2019 H1``) or year (``2019``) of the calendar year."""
    count = whole_months(start, end)
    if count == 12 and start.month == 1:
        return Period(str(start.year), start, end, "year")
    for length, kind, letter in ((3, "quarter", "Q"), (6, "half", "H")):
        if count == length and (start.month - 1) % length == 0:
            number = (start.month - 1) // length + 1
            return Period(f"{start.year} {letter}{number}", start, end, kind)
    return run_period(start, end)


def year_start_of(period: Period) -> int:
    """The month in which the year starts, by the label of a quarter, half or year of it; 4 where it does not tell.

    >>> year_start_of(Period("2024-25 Q2", date(2024, 12, 1), date(2025, 2, 28), "quarter"))
    9
    """
    labelled = _OF_TWO_YEARS.fullmatch(period.label)
    if labelled is None or period.kind not in _MONTHS_OF:
        return 4
    number = int(labelled["number"] or 1)
    return (period.start.month - 1 - _MONTHS_OF[period.kind] * (number - 1)) % 12 + 1


def run_period(start: date, end: date, year_start: int = 4) -> Period:
    """The period that a run of days is: a month, a financial quarter, half or year where it fits one
    exactly, the calendar year, and otherwise a ``span`` such as ``2019-07 to 2019-11``."""
    if start == end:
        return day_period(start)
    count = whole_months(start, end)
    if count == 0:
        return Period(f"{start.isoformat()} to {end.isoformat()}", start, end, "span")
    if count == 1:
        return Period(f"{start:%Y-%m}", start, end, "month")
    if year_start == 1 and count in (3, 6, 12) and (start.month - 1) % count == 0:
        return calendar_period(start, end)
    since = (start.month - year_start) % 12
    year = financial_label(start.year if start.month >= year_start else start.year - 1)
    if count == 12 and since == 0:
        return Period(year, start, end, "year")
    if count == 12 and start.month == 1:
        return Period(str(start.year), start, end, "year")
    for length, kind, letter in ((3, "quarter", "Q"), (6, "half", "H")):
        if count == length and since % length == 0:
            return Period(f"{year} {letter}{since // length + 1}", start, end, kind)
    return Period(f"{start:%Y-%m} to {end:%Y-%m}", start, end, "span")
