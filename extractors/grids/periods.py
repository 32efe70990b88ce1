"""Columns side by side for several periods (Q1 RAG, Q2 RAG, ...): which of them is the current one.

Only the order of headings is judged here; what a period means is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.wording import plain, without_brackets

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)"
)
_MONTH = re.compile(rf"\b(?={MONTH}\b)([a-z]{{3}})")
_QUARTER = re.compile(r"\b(?:q|qtr |quarter )([1-4])\b|\b([1-4])(?:st|nd|rd|th) quarter\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b|(?<=\s)(\d\d)(?= \d\d$|$)")
_PERIOD_WORD = re.compile(
    r"q[1-4]|qtr|quarter|\d{1,4}(?:st|nd|rd|th)?|to|and|end|of|as|at|h[12]|half|year|"
    r"autumn|spring|summer|winter|term|"
    rf"{MONTH}"
)
_FIRST_MONTH = 4
_CENTURY = re.compile(r"\b(?:19|20)\d\d\b")
_SCHOOL_TERM = re.compile(r"\b(?:autumn|spring|summer|winter) term\b|\bterm [1-6]\b")
_NO_ENTRY = frozenset(("", "n a", "na", "tbc", "nil"))


def names_period(heading: str) -> bool:
    """True for a heading that is a quarter, a month or a year and nothing else.

    >>> names_period("Q1"), names_period("June 2024"), names_period("Q1 target")
    (True, True, False)
    """
    words = plain(heading)
    return all(_PERIOD_WORD.fullmatch(word) for word in words.split()) and speaks_of_period(words)


def speaks_of_period(heading: str) -> bool:
    """True for a heading that names a quarter, a month, a school term or a year, whatever else it says."""
    words = plain(heading)
    patterns = (_QUARTER, _MONTH, _SCHOOL_TERM, _CENTURY)
    return any(pattern.search(words) for pattern in patterns)


def is_blank(texts: Sequence[str]) -> bool:
    """True for a column without one entry: a period that is still to come."""
    return all(plain(without_brackets(text)) in _NO_ENTRY for text in texts)


def latest_first(places: Sequence[int], headings: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    """The columns of several periods from the current one back; those still blank come last.

    Columns run on in time from left to right, unless every step between their headings goes back.
    """
    moments = [_moment(headings[place]) for place in places]
    back = len(places) > 1 and all(_goes_back(a, b) for a, b in pairwise(moments))
    ordered = list(places) if back else list(reversed(places))
    return sorted(ordered, key=lambda place: is_blank(cells[place]))


def is_of_another(heading: str, said: str) -> bool:
    """True where a heading names a quarter or a month, and the words another.

    >>> is_of_another("Ratings at Q1", "Rivers Plan: Quarter 2"), is_of_another("Ratings in May", "Rivers Plan: Q1")
    (True, False)
    """
    own, other = _quarters_of(plain(heading)), _quarters_of(plain(said))
    return bool(own and other) and not own & other


def _quarters_of(words: str) -> set[int]:
    """The quarters of the financial year that are named; where there are none, those of the months."""
    quarters = {int(first or second) for first, second in _QUARTER.findall(words)}
    months = {_MONTHS.index(name) + 1 for name in _MONTH.findall(words)}
    return quarters or {(month - _FIRST_MONTH) % 12 // 3 + 1 for month in months}


def named_in(places: Sequence[int], headings: Sequence[str], said: str) -> int | None:
    """The one of these columns whose quarter or month the words name; None where they name none of them, or several.

    Where they name months alone, a quarter is that of the financial year, which begins in April.

    >>> named_in([1, 2, 3], ["", "Q1", "Q2", "Q3"], "Rivers Plan: Quarter 2 2023/24")
    2
    """
    moments = {place: _moment(headings[place]) for place in places}
    if len({(number, steps) for _, number, steps in moments.values()}) < len(places):
        return None
    words = plain(said)
    quarters = _quarters_of(words)
    months = {_MONTHS.index(name) + 1 for name in _MONTH.findall(words)}
    found = [
        place
        for place, (year, number, steps) in moments.items()
        if (quarters if steps == 4 else months) == {number} and (year is None or str(year) in words.split())
    ]
    return found[0] if len(found) == 1 else None


def _moment(heading: str) -> tuple[int | None, int, int]:
    """(year or None, number within it, how many there are in a year); the number is 0 where none is named."""
    words = plain(heading)
    year = _YEAR.search(words)
    printed = (year[1] or f"20{year[2]}") if year else None
    quarter, months = _QUARTER.search(words), _MONTH.findall(words)
    if quarter:
        return int(printed) if printed else None, int(quarter[1] or quarter[2]), 4
    number = _MONTHS.index(months[-1]) + 1 if months else 0
    return int(printed) if printed else None, number, 12


def _goes_back(first: tuple[int | None, int, int], second: tuple[int | None, int, int]) -> bool:
    (year, number, steps), (next_year, next_number, next_steps) = first, second
    if steps != next_steps:
        return False
    if year is not None and next_year is not None:
        return (next_year, next_number) < (year, number)
    # Without years "Dec, Mar" goes on and "Sep, Jun" goes back: the shorter way round.
    return bool(number and next_number) and (next_number - number) % steps > steps // 2
