"""How dates and periods are printed in British reports, as regular expressions.

All of them are matched against text in which every dash is ``-`` and every apostrophe ``'``
(``plain_dashes``), so the patterns name one of each. Separators are matched possessively (``*+``), so
that no run of blanks or dashes makes a search slow. Named groups: ``d`` day, ``m`` month name, ``mm``
month in figures, ``y`` year (of any form), ``q`` and ``qord`` quarter, ``h`` half.
"""

from __future__ import annotations

import re

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_APOSTROPHES = "\u2018\u2019\u02bc"
_SPACES = "\u00a0\u202f\u2009\t\r\n\x0b\x0c\u2028\u2029"
_PLAIN = str.maketrans(dict.fromkeys(_DASHES, "-") | dict.fromkeys(_APOSTROPHES, "'") | dict.fromkeys(_SPACES, " "))


def plain_dashes(text: str) -> str:
    """The text with one kind of dash, apostrophe and space; every character keeps its offset."""
    return text.translate(_PLAIN)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)\.?)(?![a-z])"
)
YEAR4 = r"(?:19|20)\d\d(?!\d)"
TWO_YEARS = r"(?:19|20)\d\d ?(?:[/-]|\bto\b) ?(?:(?:19|20)\d\d|\d\d)(?![\d/]|-\d)"
_ORDINAL = r"(?:st|nd|rd|th)"
_DAY = rf"(?P<d>\d{{1,2}})(?: ?(?P<ord>{_ORDINAL})\b)?"
_WEEKDAY = r"(?:\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? +(?:the +)?)?"
_NOT_IN_NUMBER = r"(?<![\w£$€/.,-])"
_NOT_IN_WORD = r"(?<![\w£$€/])"
_TIME = r"(?:[T ]+\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?Z?)?"

_ANY_YEAR = rf"(?P<y>{TWO_YEARS}|\d\d[/-]\d\d(?![\d/-])|\d{{4}}(?!\d)|'\d\d(?!\d))"
_REPORT_WORDS = (
    r"(?:[ ,:-]*+\b(?:performance|progress|monitoring|highlight|report|update|review|outturn|position|"
    r"results|summary|dashboard|action plan|delivery plan|commentary|data)\b){0,4}"
)
_LINK = (
    r"[ ,:;./(-]*+(?:\b(?:of|for|in|during)\b *+)?(?:\bthe\b *+)?"
    r"(?P<fin>(?:financial|fiscal|municipal) +year|f\.?y\.?|(?:calendar +)?year)?[ ,:-]*+"
)
_QUARTER = (
    r"(?<!\w)(?:(?:quarter|chwarter|qtr|q)s?[.:]? ?(?:no\.? ?)?(?P<q>\d{1,2}|one|two|three|four|iv|i{1,3})(?!\w)|"
    r"(?P<qord>first|second|third|fourth|final|last|1st|2nd|3rd|4th)[ -]++(?:quarter|qtr)(?!\w))"
)
_HALF = (
    r"(?<![\w/])(?:h(?P<h>[12])(?!\w)|(?P<hord>first|second|1st|2nd) ++half(?!\w)(?: +year)?|"
    r"(?P<mid>half[ -]*+year(?:ly)?|mid[ -]*+year|(?:six|6)[ -]*+month(?:ly|s)?)(?!\w))"
)
_MONTH_RUN = (
    rf"(?:\d{{1,2}}{_ORDINAL}? ?)?(?P<m1>{MONTH})(?:,? ?(?P<my1>{YEAR4}))?"
    rf"(?: ?(?:-|to|/|and|&) ?(?:\d{{1,2}}{_ORDINAL}? ?)?(?P<m2>{MONTH}))?"
)
_NO_YEAR_AFTER = rf"(?![ ,:;.(-]*+(?:of +|for +)?(?:{YEAR4}|{MONTH}))"

# --- quarters and halves
QUARTER_YEAR = _compiled(
    _QUARTER + _REPORT_WORDS + _LINK + _ANY_YEAR + rf"(?: ?[-,:]? ?\( ?{_MONTH_RUN} ?(?P<my>{YEAR4})? ?\))?"
)
QUARTER_MONTHS = _compiled(
    _QUARTER
    + rf"[ ,:-]*+\(? ?{_MONTH_RUN},? ?(?P<my>{YEAR4}(?![/-]\d))? ?\)?"
    + rf"(?:{_LINK}(?P<y>{TWO_YEARS}|{YEAR4}))?"
)
YEAR_QUARTER = _compiled(
    rf"(?<![\w/.-])(?P<y>{TWO_YEARS}|\d{{4}}(?!\d)|\d\d/\d\d)(?P<fin>)"
    + _REPORT_WORDS
    + r"[ ,:(/-]*+"
    + _QUARTER
    + rf"\)?(?: ?[-,:]? ?\( ?{_MONTH_RUN} ?(?P<my>{YEAR4})? ?\)|{_NO_YEAR_AFTER})"
)
QUARTER_ALONE = _compiled(_QUARTER)
HALF_YEAR = _compiled(_HALF + _REPORT_WORDS + _LINK + _ANY_YEAR)
YEAR_HALF = _compiled(
    rf"(?<![\w/.-])(?P<y>{TWO_YEARS}|{YEAR4})(?P<fin>)" + _REPORT_WORDS + r"[ ,:(/-]*+" + _HALF + r"\)?"
)
HALF_ALONE = _compiled(_HALF)
MONTHS_TO = _compiled(
    r"(?<!\w)(?:(?P<n>\d{1,2}|three|six|nine|twelve)[ -]*+months?|(?P<unit>quarter|half[ -]*+year|year))"
    r" *+(?:period *+)?[ -]*+(?:to|ending|ended|end|up to)(?: ++(?:on|in|the|end|of)\b)* ++"
    rf"(?:(?P<d>\d{{1,2}}){_ORDINAL}? ?(?:of )?)?(?:(?P<m>{MONTH}),? *+|/(?P<mm>\d{{1,2}})/)(?P<y>{YEAR4})"
)
# Finance counts the months of its year: "Period 9", "P09", "Month 9 (December)".
_NUMBERED_MONTH = rf"(?<!\w)(?:month ?|period ?|[mp])(?P<n>\d{{1,2}})(?!\w)(?: ?\( ?{MONTH} ?\))?"
MONTH_OF_YEAR = _compiled(_NUMBERED_MONTH + rf"{_LINK}(?P<y>{TWO_YEARS})")
YEAR_MONTH_OF_YEAR = _compiled(rf"(?<![\w/.-])(?P<y>{TWO_YEARS})" + _REPORT_WORDS + r"[ ,:;(/-]*+" + _NUMBERED_MONTH)

# --- years
YEARS = _compiled(rf"(?<![\w£$€/.-])(?:(?P<academic>academic|school) +year +)?(?:f\.?y\.? ?)?(?P<y>{TWO_YEARS})")
SHORT_FINANCIAL_YEAR = _compiled(
    r"(?<!\w)(?:(?:financial|fiscal|municipal) +year|f\.?y\.?) *(?P<y>\d\d[/-]\d\d)(?![\d/-])"
)
YEAR = _compiled(rf"(?<![\w£$€/.,'-])(?:(?:mid|early|late)-)?(?P<y>{YEAR4})(?![\w/%]|-\d|[.,]\d)")

# --- months and seasons
MONTH_YEAR = _compiled(
    rf"(?<![a-z])(?P<m>{MONTH})"
    rf"(?:[ ,-]*+(?:\bof +)?(?P<y>{TWO_YEARS}|{YEAR4}|'\d\d(?!\d))|(?P<short>[ /-]? ?'?\d\d)(?![\d/-]))"
)
MONTH_FIGURES = _compiled(rf"{_NOT_IN_NUMBER}(?P<mm>0?[1-9]|1[0-2])[/-](?P<y>{YEAR4})(?![/-])")
MONTH_ALONE = _compiled(rf"(?<![a-z])(?P<m>{MONTH})")
ISO_MONTHS = _compiled(r"(?<![\w/.-])(?P<y>(?:19|20)\d\d)-(?P<mm>\d\d) to (?P<y2>(?:19|20)\d\d)-(?P<mm2>\d\d)(?![\d-])")
SEASON_YEAR = _compiled(
    rf"(?<![a-z])(?P<season>spring|summer|autumn|winter)(?P<term> +term)?(?: +of)?[ ,-]*+"
    rf"(?P<y>{TWO_YEARS}|{YEAR4}|'\d\d(?!\d))"
)
SEASON_ALONE = _compiled(r"(?<![a-z])(?P<season>spring|summer|autumn|winter)(?P<term> +term)?(?![a-z])")

# --- days
DAY_MONTH_YEAR = _compiled(
    rf"{_WEEKDAY}{_NOT_IN_WORD}{_DAY}[ .-]?(?: *+of)? *+(?P<m>{MONTH})[ ,/-]*+"
    rf"(?P<y>{YEAR4}|(?:(?<=[-/])\d\d|'\d\d)(?![\d/-]))"
)
SHORT_DAY_MONTH_YEAR = _compiled(rf"{_NOT_IN_WORD}{_DAY} *+(?:of *+)?(?P<m>{MONTH}) ++(?P<y>\d\d)(?![\d:%/])")
MONTH_DAY_YEAR = _compiled(rf"(?<![a-z])(?P<m>{MONTH}) +{_DAY},? +(?P<y>{YEAR4})")
DAYS_MONTH_YEAR = _compiled(
    rf"{_NOT_IN_WORD}(?P<d1>\d{{1,2}})(?: ?{_ORDINAL})? ?(?:-|/|&|to|and|until) ?{_DAY} *+(?:of ++)?"
    rf"(?P<m>{MONTH})(?:[ ,]*+(?P<y>{YEAR4}))?"
)
DAY_MONTH = _compiled(rf"{_WEEKDAY}{_NOT_IN_WORD}{_DAY}[ -]?(?: *+of)? *+(?P<m>{MONTH})")
MONTH_DAY = _compiled(rf"(?<![a-z])(?P<m>{MONTH}) +(?:the +)?(?P<d>\d{{1,2}}) ?(?P<ord>{_ORDINAL})\b")
NUMERIC_DAY = _compiled(
    rf"{_NOT_IN_NUMBER}(?P<d>\d{{1,2}})(?P<sep>[/.-])(?P<mm>\d{{1,2}})(?P=sep)"
    rf"(?P<y>(?:19|20)\d\d|\d\d)(?!\d|[/.-]\d){_TIME}"
)
ISO_DAY = _compiled(rf"(?<![\w/.-])(?P<y>{YEAR4})[-/](?P<mm>\d\d?)[-/](?P<d>\d\d?)(?!\d|[/-]\d){_TIME}")
