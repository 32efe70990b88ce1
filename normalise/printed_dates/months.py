"""Years, months and seasons: "2019/20", "October 2019", "Oct-19", "Winter 2019/20"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from normalise import calendar as cal
from normalise.calendar import Run
from normalise.printed_dates import patterns
from normalise.printed_dates.mention import Mention, Reader, YearReader, is_lower, is_short_year, is_whole, made

_MOVES_FROM = re.compile(r"\b(?:from|between)(?: the)? *$", re.IGNORECASE)  # "moved from 2022 to 2023"


def _read_years(match: re.Match[str], year_start: int) -> Mention | None:
    printed = match["y"].casefold()
    if "to" in printed and _MOVES_FROM.search(match.string[max(0, match.start() - 20) : match.start()]):
        return made(match, "year", None)
    first = cal.financial_start(printed.replace("to", "/"))
    if first is not None:
        academic = match.re is patterns.YEARS and match["academic"]
        # Two years name none that starts in January: beside calendar quarters "2019/20" is still a financial one.
        return made(match, "year", cal.months(first, 9 if academic else year_start if year_start > 1 else 4, 12))
    year, _, second = match["y"].partition("-")
    # "2019-10" can only be a month, as a plan cannot end before it starts; "2009-12" is a span of years
    # unless nothing else is printed.
    like_a_month = len(year) == 4 and len(second) == 2 and 1 <= int(second) <= 12
    if like_a_month and (int(year) % 100 > int(second) or is_whole(match)):
        return made(match, "month", cal.months(int(year), int(second), 1))
    return made(match, "year", None)


_SAID_FINANCIAL = re.compile(r"(?:\bfinancial year|\bfiscal year|\bf\.?y\.?) *$", re.IGNORECASE)


def _read_year(match: re.Match[str], year_start: int) -> Mention | None:
    """A calendar year; "financial year 2019" is void, for it may start or end in 2019."""
    if _SAID_FINANCIAL.search(match.string[max(0, match.start() - 20) : match.start()]):
        return made(match, "year", None)
    days = cal.months(int(match["y"]), 1, 12)
    return replace(made(match, "year", days, style="calendar"), bare=True)


def _month_in(month: int, printed_year: str, year_start: int) -> Run | None:
    """The month in a calendar year, or in a financial year such as 2019/20."""
    if printed_year.strip("'").isdigit():
        return cal.months(cal.full_year(printed_year), month, 1)
    first = cal.financial_start(printed_year)
    return None if first is None else cal.months(first if month >= year_start else first + 1, month, 1)


_DATING_WORD = re.compile(
    r"\b(?:in|by|until|till|since|from|to|end(?: of)?|during|early|mid|late|completed?|due|target|revised|start(?:ed)?)"
    r"[ :-]*$",
    re.IGNORECASE,
)


def _read_month_year(match: re.Match[str], year_start: int) -> Mention | None:
    month = cal.month_number(match["m"])
    if match["y"]:
        return made(match, "month", _month_in(month, match["y"], year_start))
    short = match["short"]
    if is_whole(match) or short[0] != " " or "'" in short:
        return made(match, "month", cal.months(cal.full_year(short.strip(" -/'")), month, 1))
    before = match.string[max(0, match.start() - 20) : match.start()]
    stands = _DATING_WORD.search(before) is not None and is_short_year(match)
    return made(match, "month", cal.months(cal.full_year(short), month, 1) if stands else None)


def _read_month_figures(match: re.Match[str], year_start: int) -> Mention | None:
    return made(match, "month", cal.months(int(match["y"]), int(match["mm"]), 1))


def _read_iso_months(match: re.Match[str], year_start: int) -> Mention | None:
    pairs = (f"{match['y']}-{match['mm']}", f"{match['y2']}-{match['mm2']}")
    if all(cal.financial_start(pair) for pair in pairs):
        return None
    first, last = (int(match["y"]), int(match["mm"])), (int(match["y2"]), int(match["mm2"]))
    count = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if not (1 <= first[1] <= 12 and 1 <= last[1] <= 12 and count > 0):
        return made(match, "month", None)
    return made(match, "month", cal.months(first[0], first[1], count))


def _read_month_alone(match: re.Match[str], year_start: int) -> Mention | None:
    month = cal.month_number(match["m"])
    return replace(
        made(match, "month", None),
        in_year=lambda year: cal.months(year, month, 1),
        lower=is_lower(match, "m"),
    )


def _read_season_year(match: re.Match[str], year_start: int) -> Mention | None:
    name, printed = match["season"].casefold(), match["y"]
    season = _season_or_term(match)
    if printed.strip("'").isdigit():
        return made(match, "season", season(cal.full_year(printed)))
    first = cal.financial_start(printed)
    if first is not None and match["term"]:
        return made(match, "season", season(first if name == "autumn" else first + 1))
    if first is None or name == "spring":  # spring stands astride the first of April
        return made(match, "season", None)
    return made(match, "season", season(first))


def _read_season_alone(match: re.Match[str], year_start: int) -> Mention | None:
    return replace(
        made(match, "season", None),
        in_year=_season_or_term(match),
        lower=is_lower(match, "season"),
    )


def _season_or_term(match: re.Match[str]) -> YearReader:
    name = match["season"].casefold()
    return partial(cal.term if match["term"] and name != "winter" else cal.season, name)


READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (patterns.YEARS, _read_years),
    (patterns.SHORT_FINANCIAL_YEAR, _read_years),
    (patterns.YEAR, _read_year),
    (patterns.MONTH_YEAR, _read_month_year),
    (patterns.MONTH_FIGURES, _read_month_figures),
    (patterns.MONTH_ALONE, _read_month_alone),
    (patterns.ISO_MONTHS, _read_iso_months),
    (patterns.SEASON_YEAR, _read_season_year),
    (patterns.SEASON_ALONE, _read_season_alone),
)
