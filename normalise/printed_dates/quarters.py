"""Quarters, halves and runs of months such as "six months to 30 September 2021"."""

from __future__ import annotations

import re
from dataclasses import replace

from normalise import calendar as cal
from normalise.calendar import Run
from normalise.printed_dates import patterns
from normalise.printed_dates.mention import Mention, Reader, made

_NUMBERS = {"one": 1, "first": 1, "1st": 1, "i": 1, "two": 2, "second": 2, "2nd": 2, "ii": 2}
_NUMBERS |= {"three": 3, "third": 3, "3rd": 3, "iii": 3, "four": 4, "fourth": 4, "4th": 4, "iv": 4}
_NUMBERS |= {"final": 4, "last": 4, "six": 6, "nine": 9, "twelve": 12}
_UNITS = {1: "month", 3: "quarter", 6: "half", 12: "year"}


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
        return None if match.re is patterns.YEAR_QUARTER else made(match, "quarter", None)
    first, financial = year
    if not financial:
        run = _quarter_or_half_run(number, 3, first, 1)
        beside = cal.month_number(match["m1"]) if match["m1"] and not match["m2"] else None
        contradicted = beside is not None and (beside - 1) // 3 + 1 != number  # "Q4 2021 (31 March)"
        return made(match, "quarter", None if contradicted else run, style="calendar")
    own_start = _own_year_start(match, number) or year_start
    label = "" if own_start == year_start else f"{cal.financial_label(first)} Q{number}"
    return made(match, "quarter", _quarter_or_half_run(number, 3, first, own_start), label=label)


def _own_year_start(match: re.Match[str], number: int) -> int | None:
    """The month in which the year starts by the report's own words: "Quarter 1 (July to September)"."""
    if not (match["m1"] and match["m2"]):
        return None
    first, last = cal.month_number(match["m1"]), cal.month_number(match["m2"])
    return (first - 1 - 3 * (number - 1)) % 12 + 1 if (last - first) % 12 == 2 else None


def own_year_start(text: str) -> int | None:
    """The month that a text's own "Quarter 1 (July to September)" starts the year with, or None."""
    for match in patterns.QUARTER_MONTHS.finditer(patterns.plain_dashes(text)):
        number = _number(match["q"] or match["qord"])
        start = _own_year_start(match, number) if 1 <= number <= 4 else None
        if start is not None:
            return start
    return None


def quarter_numbers(text: str) -> set[int]:
    """The quarters, 1 to 4, that a text names by number; not "the last quarter"."""
    found = (match["q"] or match["qord"] for match in patterns.QUARTER_ALONE.finditer(patterns.plain_dashes(text)))
    return {_number(printed) for printed in found if printed.casefold() not in {"last", "final"}} & {1, 2, 3, 4}


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
        return made(match, "quarter", None)
    days = _quarter_or_half_run(number, 3, first, own_start)
    if own_start == year_start:
        return made(match, "quarter", days)
    if own_start == 1:
        return made(match, "quarter", days, style="calendar")
    return made(match, "quarter", days, label=f"{cal.financial_label(first)} Q{number}")


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
        made(match, "quarter", None),
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
    return made(match, "half", days, style="" if year[1] else "calendar")


def _read_half_alone(match: re.Match[str], year_start: int) -> Mention | None:
    if match["mid"] and "month" in match["mid"].casefold():
        return None
    number = _half_number(match)
    return replace(
        made(match, "half", None),
        in_year=lambda year: _quarter_or_half_run(number, 6, year, year_start),
    )


# "extended by six months to"
_ADDED = re.compile(r"\b(?:by|further|another|additional|extra)(?: a)? *$", re.IGNORECASE)


def _read_months_to(match: re.Match[str], year_start: int) -> Mention | None:
    """ "six months to 30 September 2021", "quarter ended 30 June 2019", "year ended March 2020"."""
    if _ADDED.search(match.string[max(0, match.start() - 20) : match.start()]):
        return None
    unit = (match["unit"] or "").casefold()
    count = _number(match["n"]) if match["n"] else {"q": 3, "h": 6, "y": 12}[unit[0]]
    month = int(match["mm"]) if match["mm"] else cal.month_number(match["m"])
    if not (1 <= month <= 12 and 1 <= count <= 60):
        return None
    run = cal.months(int(match["y"]), month - count + 1, count)
    if match["d"] and int(match["d"]) != run[1].day:
        return None
    return made(match, _UNITS.get(count, "month"), run)


def _read_month_of_year(match: re.Match[str], year_start: int) -> Mention | None:
    first, number = cal.financial_start(match["y"]), int(match["n"])
    if first is None or not 1 <= number <= 12:
        return made(match, "month", None)
    return made(match, "month", cal.months(first, year_start + number - 1, 1))


READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (patterns.QUARTER_YEAR, _read_quarter),
    (patterns.YEAR_QUARTER, _read_quarter),
    (patterns.QUARTER_MONTHS, _read_quarter_months),
    (patterns.QUARTER_ALONE, _read_quarter_alone),
    (patterns.HALF_YEAR, _read_half),
    (patterns.YEAR_HALF, _read_half),
    (patterns.HALF_ALONE, _read_half_alone),
    (patterns.MONTHS_TO, _read_months_to),
    (patterns.MONTH_OF_YEAR, _read_month_of_year),
    (patterns.YEAR_MONTH_OF_YEAR, _read_month_of_year),
)
