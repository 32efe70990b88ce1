"""A line that names a milestone, as its printed date and what is to happen then."""

from __future__ import annotations

import re

from extractors.printed import PrintedMilestone
from extractors.records import Place

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:(?:by|end of|by end of|by the end of|early|mid|late|from|w/c|week commencing)[ -])?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s*{_MONTH}(?:,?\s*\d{{4}})?|{_MONTH}\s*(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s*)?(?:\d{{4}})?|"
    rf"\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}|\d{{4}}-\d\d-\d\d|q[1-4]\s*(?:\d{{4}}(?:[/-]\d{{2,4}})?)?|"
    rf"(?:spring|summer|autumn|winter)\s+\d{{4}})"
)
_LEADING = re.compile(rf"^\s*(?P<date>{_DATE})\s*(?:[–—:]|-|\s-)\s*(?P<text>\S.*)$", re.IGNORECASE | re.DOTALL)
_TRAILING = re.compile(
    rf"^(?P<text>.*\S)\s*(?:[–—:(]|\s-|,|\bby\b|\bon\b|\bin\b)\s*(?P<date>{_DATE})\s*\)?\.?\s*$",
    re.IGNORECASE | re.DOTALL,
)


def read_milestone(text: str, place: Place, theme: str = "") -> PrintedMilestone:
    """The milestone that a bullet or paragraph states; its date is ``""`` where none is printed.

    >>> read_milestone("11 November – launch event.", Place()).date
    '11 November'
    """
    leading = _LEADING.match(text)
    if leading:
        return PrintedMilestone(leading["text"].strip(), place, leading["date"].strip(), theme)
    trailing = _TRAILING.match(text)
    if trailing and len(trailing["text"]) > 8:
        return PrintedMilestone(text.strip(), place, trailing["date"].strip(), theme)
    return PrintedMilestone(text.strip(), place, "", theme)
