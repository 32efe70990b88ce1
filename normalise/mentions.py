"""Every date or period that a text prints, with the days it can mean and where it stands.

``normalise.periods`` and ``normalise.dates`` choose from these. A mention may be *yearless*
("27 November", "Quarter 3": ``in_year`` gives its days once a year is known) or *void* (printed like a
date, but none: "31 February 2019", "Q7 2020/21", the span of a plan "2015/18"). A void mention is
kept so that no part of it is taken for a date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta

from normalise import calendar as cal
from normalise import date_patterns as print_
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


_NUMBERS = {"one": 1, "first": 1, "1st": 1, "i": 1, "two": 2, "second": 2, "2nd": 2, "ii": 2}
_NUMBERS |= {"three": 3, "third": 3, "3rd": 3, "iii": 3, "four": 4, "fourth": 4, "4th": 4, "iv": 4}
_NUMBERS |= {"final": 4, "last": 4, "six": 6, "nine": 9, "twelve": 12}
_UNITS = {1: "month", 3: "quarter", 6: "half", 12: "year"}
_NUMBERED = re.compile(
    r"\b(?:phase|theme|appendix|annex|stage|section|priority|level|item|no\.?|number|step|table|objective|"
    r"paragraph|action|version|tier|group|aim|goal|outcome)s? ?$",
    re.IGNORECASE,
)


def mentions(text: str, year_start: int = 4) -> tuple[Mention, ...]:
    """All mentions in order, none overlapping; where two readings start together the longer one stands."""
    plain = print_.plain_dashes(text)
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
    return _join_runs(plain, kept)


def _made(match: re.Match[str], unit: str, days: Run | None, *, style: str = "", label: str = "") -> Mention:
    return Mention(match.start(), match.end(), unit, days, style=style, label=label)


def _is_whole(match: re.Match[str]) -> bool:
    return match.string.strip() == match.group().strip()


def _number(printed: str) -> int:
    return int(printed) if printed.isdigit() else _NUMBERS[printed.casefold()]


def _quarter_or_half_run(number: int, size: int, first_year: int, year_start: int) -> Run | None:
    """Quarter (size 3) or half (size 6) ``number`` of the year that starts in ``first_year``."""
    if not 1 <= number <= 12 // size:
        return None
    return cal.months(first_year, year_start + size * (number - 1), size)


def _year_of(match: re.Match[str]) -> tuple[int, bool] | None:
    """The year printed beside a quarter or half, and whether it is a financial one."""
    printed = match["y"]
    if len(printed) == 4 and printed.isdigit() and printed[:2] in {"19", "20"} and printed != "1920":
        return int(printed), (match["fin"] or "").casefold().startswith(("f", "municipal"))
    if printed.startswith("'"):
        return cal.full_year(printed), False
    first = cal.financial_start(printed.replace(" to ", "/"))
    return None if first is None else (first, True)


def _read_quarter(match: re.Match[str], year_start: int) -> Mention | None:
    number = _number(match["q"] or match["qord"])
    year = _year_of(match)
    if year is None or not 1 <= number <= 4:
        return None if match.re is print_.YEAR_QUARTER else _made(match, "quarter", None)
    first, financial = year
    if not financial:
        return _made(match, "quarter", _quarter_or_half_run(number, 3, first, 1), style="calendar")
    own_start = _own_year_start(match, number) or year_start
    label = "" if own_start == year_start else f"{cal.financial_label(first)} Q{number}"
    return _made(match, "quarter", _quarter_or_half_run(number, 3, first, own_start), label=label)


def _own_year_start(match: re.Match[str], number: int) -> int | None:
    """The month in which the year starts by the report's own words: "Quarter 1 (July to September)"."""
    if not (match["m1"] and match["m2"]):
        return None
    first, last = cal.month_number(match["m1"]), cal.month_number(match["m2"])
    return (first - 1 - 3 * (number - 1)) % 12 + 1 if (last - first) % 12 == 2 else None


def _read_quarter_months(match: re.Match[str], year_start: int) -> Mention | None:
    """ "Quarter 4 (January to March 2018)", "Q3 (Oct-Dec) 2021/22", "Quarter 4 - March 2018"."""
    number = _number(match["q"] or match["qord"])
    printed = match["y"] or match["my"] or match["my1"]
    if not printed or not 1 <= number <= 4:
        return None
    own_start = _own_year_start(match, number) or year_start
    first = cal.financial_start(printed) if match["y"] else None
    if first is None:
        first = _year_of_quarter(number, own_start, int(printed[:4]), cal.month_number(match["m2"] or match["m1"]))
    if first is None:
        return _made(match, "quarter", None)
    days = _quarter_or_half_run(number, 3, first, own_start)
    if own_start == year_start:
        return _made(match, "quarter", days)
    if own_start == 1:
        return _made(match, "quarter", days, style="calendar")
    return _made(match, "quarter", days, label=f"{cal.financial_label(first)} Q{number}")


def _year_of_quarter(number: int, year_start: int, year: int, month: int) -> int | None:
    """The year whose quarter holds this month, or ended in the three months before it: a quarter is often
    printed with the month of the report, which comes a little later."""
    for first in (year, year - 1):
        run = _quarter_or_half_run(number, 3, first, year_start)
        if run is not None and 0 <= (year - run[0].year) * 12 + month - run[0].month <= 5:
            return first
    return None


def _read_quarter_alone(match: re.Match[str], year_start: int) -> Mention | None:
    word = (match["qord"] or "").casefold()
    number = _number(match["q"] or match["qord"])
    if word in {"last", "final"} or not 1 <= number <= 4:
        return None
    return replace(
        _made(match, "quarter", None),
        in_year=lambda year: _quarter_or_half_run(number, 3, year, year_start),
    )


def _half_number(match: re.Match[str]) -> int:
    return 1 if match["mid"] else _number(match["h"] or match["hord"])


def _read_half(match: re.Match[str], year_start: int) -> Mention | None:
    year = _year_of(match)
    if year is None or (match["mid"] and not year[1]):
        return None
    start_month = year_start if year[1] else 1
    days = _quarter_or_half_run(_half_number(match), 6, year[0], start_month)
    return _made(match, "half", days, style="" if year[1] else "calendar")


def _read_half_alone(match: re.Match[str], year_start: int) -> Mention | None:
    if match["mid"] and "month" in match["mid"].casefold():
        return None
    number = _half_number(match)
    return replace(
        _made(match, "half", None),
        in_year=lambda year: _quarter_or_half_run(number, 6, year, year_start),
    )


def _read_months_to(match: re.Match[str], year_start: int) -> Mention | None:
    """ "six months to 30 September 2021", "quarter ended 30 June 2019", "year ended March 2020"."""
    unit = (match["unit"] or "").casefold()
    count = _number(match["n"]) if match["n"] else {"q": 3, "h": 6, "y": 12}[unit[0]]
    month = int(match["mm"]) if match["mm"] else cal.month_number(match["m"])
    if not (1 <= month <= 12 and 1 <= count <= 60):
        return None
    run = cal.months(int(match["y"]), month - count + 1, count)
    if match["d"] and int(match["d"]) != run[1].day:
        return None
    return _made(match, _UNITS.get(count, "month"), run)


def _read_month_of_year(match: re.Match[str], year_start: int) -> Mention | None:
    first, number = cal.financial_start(match["y"]), int(match["n"])
    if first is None or not 1 <= number <= 12:
        return _made(match, "month", None)
    return _made(match, "month", cal.months(first, year_start + number - 1, 1))


def _read_years(match: re.Match[str], year_start: int) -> Mention | None:
    printed = match["y"].casefold().replace("to", "/")
    first = cal.financial_start(printed)
    if first is not None:
        academic = match.re is print_.YEARS and match["academic"]
        return _made(match, "year", cal.months(first, 9 if academic else year_start, 12))
    year, _, second = match["y"].partition("-")
    # "2019-10" can only be a month, as a plan cannot end before it starts; "2009-12" is a span of years
    # unless nothing else is printed.
    if len(year) == 4 and len(second) == 2 and 1 <= int(second) <= 12:
        if int(year) % 100 > int(second) or _is_whole(match):
            return _made(match, "month", cal.months(int(year), int(second), 1))
    return _made(match, "year", None)


def _read_year(match: re.Match[str], year_start: int) -> Mention | None:
    days = cal.months(int(match["y"]), 1, 12)
    return replace(_made(match, "year", days, style="calendar"), bare=True)


def _month_in(month: int, printed_year: str, year_start: int) -> Run | None:
    """The month in a calendar year, or in a financial year such as 2019/20."""
    if printed_year.strip("'").isdigit():
        return cal.months(cal.full_year(printed_year), month, 1)
    first = cal.financial_start(printed_year)
    return None if first is None else cal.months(first if month >= year_start else first + 1, month, 1)


def _read_month_year(match: re.Match[str], year_start: int) -> Mention | None:
    month = cal.month_number(match["m"])
    if match["y"]:
        return _made(match, "month", _month_in(month, match["y"], year_start))
    short = match["short"]
    if short[0] in "-/" or "'" in short or short[0].isdigit() or _is_whole(match):
        return _made(match, "month", cal.months(cal.full_year(short.strip(" -/'")), month, 1))
    return None


def _read_month_figures(match: re.Match[str], year_start: int) -> Mention | None:
    return _made(match, "month", cal.months(int(match["y"]), int(match["mm"]), 1))


def _read_iso_months(match: re.Match[str], year_start: int) -> Mention | None:
    pairs = (f"{match['y']}-{match['mm']}", f"{match['y2']}-{match['mm2']}")
    if all(cal.financial_start(pair) for pair in pairs):
        return None
    first, last = (int(match["y"]), int(match["mm"])), (int(match["y2"]), int(match["mm2"]))
    count = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if not (1 <= first[1] <= 12 and 1 <= last[1] <= 12 and count > 0):
        return _made(match, "month", None)
    return _made(match, "month", cal.months(first[0], first[1], count))


def _read_month_alone(match: re.Match[str], year_start: int) -> Mention | None:
    month = cal.month_number(match["m"])
    return replace(
        _made(match, "month", None),
        in_year=lambda year: cal.months(year, month, 1),
        lower=match["m"][0].islower(),
    )


def _read_season_year(match: re.Match[str], year_start: int) -> Mention | None:
    name, printed = match["season"].casefold(), match["y"]
    if printed.strip("'").isdigit():
        return _made(match, "season", cal.season(name, cal.full_year(printed)))
    first = cal.financial_start(printed)
    if first is None or name == "spring":  # spring stands astride the first of April
        return _made(match, "season", None)
    return _made(match, "season", cal.season(name, first))


def _read_season_alone(match: re.Match[str], year_start: int) -> Mention | None:
    name = match["season"].casefold()
    return replace(
        _made(match, "season", None),
        in_year=lambda year: cal.season(name, year),
        lower=match["season"][0].islower(),
    )


def _day_run(year: int, month: int, first: int, last: int) -> Run | None:
    start, end = cal.day(year, month, first), cal.day(year, month, last)
    return None if start is None or end is None or end < start else (start, end)


def _read_day(match: re.Match[str], year_start: int) -> Mention | None:
    """A day with its month by name or in figures; day before month, the British order."""
    groups = match.groupdict()
    if groups.get("m") and _NUMBERED.search(match.string[: match.start()]) and not groups.get("ord"):
        return None
    if match.re is print_.SHORT_DAY_MONTH_YEAR and not _is_whole(match):
        return None
    if groups.get("sep") == "." and len(match["y"]) == 2 and not _is_whole(match):
        if len(match["d"]) < 2 or len(match["mm"]) < 2:
            return None
    month = cal.month_number(match["m"]) if groups.get("m") else int(match["mm"])
    last = int(match["d"])
    first = int(groups.get("d1") or last)
    if groups.get("y"):
        return _made(match, "day", _day_run(cal.full_year(match["y"]), month, first, last))
    if match["m"][0].islower() and month in (3, 5) and not groups.get("ord"):  # "of 12 may need"
        return None
    return replace(
        _made(match, "day", None),
        in_year=lambda year: _day_run(year, month, first, last),
        lower=match["m"][0].islower(),
    )


_Reader = Callable[[re.Match[str], int], Mention | None]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (print_.QUARTER_YEAR, _read_quarter),
    (print_.YEAR_QUARTER, _read_quarter),
    (print_.QUARTER_MONTHS, _read_quarter_months),
    (print_.QUARTER_ALONE, _read_quarter_alone),
    (print_.HALF_YEAR, _read_half),
    (print_.YEAR_HALF, _read_half),
    (print_.HALF_ALONE, _read_half_alone),
    (print_.MONTHS_TO, _read_months_to),
    (print_.MONTH_OF_YEAR, _read_month_of_year),
    (print_.YEARS, _read_years),
    (print_.SHORT_FINANCIAL_YEAR, _read_years),
    (print_.YEAR, _read_year),
    (print_.MONTH_YEAR, _read_month_year),
    (print_.MONTH_FIGURES, _read_month_figures),
    (print_.MONTH_ALONE, _read_month_alone),
    (print_.ISO_MONTHS, _read_iso_months),
    (print_.SEASON_YEAR, _read_season_year),
    (print_.SEASON_ALONE, _read_season_alone),
    (print_.DAY_MONTH_YEAR, _read_day),
    (print_.SHORT_DAY_MONTH_YEAR, _read_day),
    (print_.MONTH_DAY_YEAR, _read_day),
    (print_.DAYS_MONTH_YEAR, _read_day),
    (print_.DAY_MONTH, _read_day),
    (print_.MONTH_DAY, _read_day),
    (print_.NUMERIC_DAY, _read_day),
    (print_.ISO_DAY, _read_day),
)
_BETWEEN = re.compile(r"\s*(?P<by>-|to|until|up to|through|/|and|&|or)\s*(?:the\s+)?", re.IGNORECASE)
_YEAR = timedelta(days=366)


def _join_runs(text: str, kept: list[Mention]) -> tuple[Mention, ...]:
    """Two neighbours such as "1 July to 30 September 2019" or "Summer/Autumn 2019" become one run."""
    joined: list[Mention] = []
    for mention in kept:
        run = _run_of(text, joined[-1], mention) if joined else None
        if run is None:
            joined.append(mention)
        else:
            joined[-1] = run
    return tuple(joined)


def _run_of(text: str, first: Mention, last: Mention) -> Mention | None:
    between = _BETWEEN.fullmatch(text, first.end, last.start)
    alike = first.unit == last.unit or {first.unit, last.unit} == {"day", "month"}
    if between is None or not alike or last.days is None or first.bare or last.bare or first.label:
        return None
    start = first.days or _latest_before(first, last.days)
    if start is None or start[0] > last.days[0]:
        return None
    by = between["by"].casefold()
    if by in {"/", "and", "&", "or"} and not (
        first.days is None
        or (by == "/" and first.unit in {"month", "season"})
        or text[: first.start].casefold().rstrip().endswith("between")
    ):
        return None
    return replace(
        last,
        start=first.start,
        days=(start[0], last.days[1]),
        unit="day" if "day" in (first.unit, last.unit) else last.unit,
        style=last.style if first.style == last.style else "",
        label="",
        several_years=last.unit == "year",
    )


def _latest_before(first: Mention, days: Run) -> Run | None:
    """The days of a yearless mention, in the last year that puts it before ``days``."""
    if first.in_year is None:
        return None
    for year in range(days[1].year, days[0].year - 3, -1):
        run = first.in_year(year)
        if run is not None and run[0] < days[0] and days[0] - run[0] < _YEAR:
            return run
    return None
