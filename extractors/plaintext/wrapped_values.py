"""Short values that a narrow column breaks over lines: dates, periods, a status of two words."""

from __future__ import annotations

import re

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WITHOUT_YEAR = re.compile(
    rf"(?:\D*\b)?(?:{_DAY}\s+)?(?:{_MONTH}|spring|summer|autumn|winter|q[1-4]|quarter [1-4])[,]?", re.IGNORECASE
)
_STARTS_WITH_YEAR = re.compile(rf"{_YEAR}\b")
_ONLY_DAY = re.compile(rf"(?:\D*\b)?{_DAY}", re.IGNORECASE)
_STARTS_WITH_MONTH = re.compile(rf"{_MONTH}(?:\W|$)", re.IGNORECASE)
_STARTS_DATE = re.compile(rf"(?:{_DAY}\s+)?{_MONTH}(?:\W|$)", re.IGNORECASE)
_DATE = re.compile(rf"(?<!\S){_DAY}\s+{_MONTH}(?:,?\s+{_YEAR})?(?!\S)|(?<!\S){_MONTH}\s+{_YEAR}(?!\S)", re.IGNORECASE)
_CUT_YEAR = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(\d{0,3})")


def completes_date(above: str, below: str) -> bool:
    """True where two lines of a cell are one date: "31" / "March 2025", "March" / "2025", "1/4/20" / "25".

    >>> completes_date("30 June", "2023"), completes_date("June 2023", "2024"), completes_date("30/09/202", "1")
    (True, False, True)
    """
    if _STARTS_WITH_YEAR.match(below):
        return bool(_WITHOUT_YEAR.fullmatch(above)) or bool(_CUT_YEAR.fullmatch(above)) and above[-1] in "/.-"
    if _STARTS_WITH_MONTH.match(below):
        return bool(_ONLY_DAY.fullmatch(above))
    return cuts_year(above, below)


def starts_date(text: str) -> bool:
    """True for "30 September" and "March", with a year or without."""
    return bool(_STARTS_DATE.match(text))


def starts_with_year(text: str) -> bool:
    """True for "2025" and for whatever stands right after it."""
    return bool(_STARTS_WITH_YEAR.match(text))


def is_year(text: str) -> bool:
    """True for "2025" and nothing else."""
    return bool(_STARTS_WITH_YEAR.fullmatch(text))


def cuts_date(text: str, at: int) -> bool:
    """True where the character ``at`` stands between two words of one date.

    >>> cuts_date("10 Mar", 2), cuts_date("10 March 2025 Green", 8), cuts_date("10 March 2025 Green", 13)
    (True, True, False)
    """
    return any(match.start() < at < match.end() for match in _DATE.finditer(text))


def cuts_year(above: str, below: str) -> bool:
    """True where a line breaks inside the digits of a year, which then close up."""
    cut = _CUT_YEAR.fullmatch(above)
    return cut is not None and below.isdigit() and (not above[-1].isdigit() or len(cut[2] + below) == 4)
