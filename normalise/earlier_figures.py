"""Figures of an earlier report, and changes since then: "last quarter: 38", "up from 72% in Q2", "up 3 points on Q2".

Only what names the earlier period is read. What the figure counts is for the reader of the whole sentence to say.
"""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass

from normalise.number_words import SIMPLE, TENS, UNITS, read_number

COUNT, PERCENT, POINTS = "count", "per cent", "points"


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """``number`` is the digits as printed (words as digits), of ``unit`` ``count``, ``per cent`` or ``points``.

    ``direction`` is 0 for a figure of the earlier period itself; 1 and -1 for a change up or down since then.
    ``since`` names the period. ``start`` is where it stands in the sentence.
    """

    number: str
    unit: str
    direction: int
    since: str
    start: int
    printed: str


COUNT_WORDS = rf"(?:{'|'.join(TENS)})[ -](?:{'|'.join(UNITS)})|{'|'.join(word for word in SIMPLE if word != 'dozen')}"
_N = (
    rf"(?P<n>(?<![\w.,/£-])(?:\d+(?:,\d{{3}})*(?:\.\d+)?|{COUNT_WORDS})(?![\w/]|[.,]\d))"
    r"\s*(?P<unit>(?:percentage|%|per cent)[ -]points?|points?|ppts?|pp|%|per ?cent)?(?![\w%])"
)
_OF_YEAR = r"(?:,? (?:of )?(?:19|20)\d\d(?:[/-]\d{2,4})?)?"
_MONTH = rf"(?:{'|'.join(name[:3] + f'(?:{name[3:]})?' for name in month_name[1:])}|sept)\b{_OF_YEAR}"
_NAMED = (
    r"(?:the )?(?:last|previous|preceding|prior) (?:quarter|period|month|year|report|update|time)"
    rf"|(?<!\w)(?:q|quarter )(?:[1-4]|one|two|three|four)\b{_OF_YEAR}"
    rf"|(?<!\w)(?:p|period |month )(?:1[0-3]|[1-9]|{'|'.join(list(SIMPLE)[3:16])})\b{_OF_YEAR}"
)
_SINCE = rf"(?P<since>{_NAMED}|(?:in|at|at the end of) {_MONTH})"
_AT = rf"(?:as )?(?:at|by) (?:the )?(?:(?P<end>end|close) of )?(?:the )?(?:(?P<since>{_NAMED})|(?P<month>{_MONTH}))"
_POSITIONS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (rf"{_AT},? (?P<said>[^;()]+)", rf"(?P<said>[A-Z0-9][^;()]+?),? {_AT}(?: \([^()]*\))?\.?$")
)
_TIMES = re.compile(rf"\b{_AT}", re.IGNORECASE)
_WERE = re.compile(r"\b(?:were|was|had|stood)\b", re.IGNORECASE)
_NOT_THEN = re.compile(
    r"\b(?:now|today|since|this (?:quarter|period|month|year)|compared|will|should|would|to be|due|expected|planned"
    r"|target|forecast|currently)\b",
    re.IGNORECASE,
)
_UP = r"up|risen|rose|increased|improved|grown|grew|higher|more|better|increase|rise|improvement|growth"
_DOWN = (
    r"down|fallen|fell|decreased|dropped|reduced|declined|lower|fewer|less|worse|fall|drop|decrease|reduction|decline"
)
_ON = r"(?:on|since|from|compared (?:with|to)|than|over|against)(?: in| at(?: the end of)?)?"
_CHANGES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<dir>{_UP}|{_DOWN})(?: by| of)? {_N}(?: \w+){{0,2}}? {_ON} {_SINCE}",
        rf"\b{_N}(?: \w+)? (?P<dir>more|fewer|higher|lower|less|better|worse)(?: \w+){{0,2}}? {_ON} {_SINCE}",
    )
)
_FIGURES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_SINCE}(?:['’]s figure)?(?:\s*[:=–-]|,? (?:it |this |the figure )?(?:was|were|stood at))\s*{_N}",
        rf"\b(?:from|compared (?:with|to)|against|versus|vs\.?) {_N}(?: \([^()]*\))?(?: \w+){{0,3}}?"
        rf" (?:(?:in|at|for|during)(?: the end of)? )?{_SINCE}",
        rf"\({_N}(?: (?:in|at)(?: the end of)?)? (?!the last){_SINCE}\)",
    )
)
_WORTH_A_LOOK = re.compile(rf"\b{_SINCE}", re.IGNORECASE)
_FALL = re.compile(_DOWN, re.IGNORECASE)


def earlier_figures(sentence: str) -> Iterator[EarlierFigure]:
    """The earlier figures and the changes that a sentence states, in reading order.

    >>> [(found.number, found.unit, found.direction) for found in earlier_figures("75%, up 3 points on Q2 (72%).")]
    [('3', 'points', 1)]
    """
    if not _WORTH_A_LOOK.search(sentence):
        return
    found: dict[int, EarlierFigure] = {}
    for patterns in (_CHANGES, _FIGURES):
        for pattern in patterns:
            for match in pattern.finditer(sentence):
                figure = _figure(match)
                if figure is not None:
                    found.setdefault(match.start("n"), figure)
    yield from (figure for _, figure in sorted(found.items()))


def position_then(sentence: str) -> tuple[str, int, int] | None:
    """The earlier period whose position a sentence opens or ends with, and from where to where it speaks of that;
    None where it may speak of another time as well, or of what was to come.

    >>> position_then("At the end of Quarter 3 two actions were complete.")
    ('Quarter 3', 23, 51)
    """
    for pattern in _POSITIONS:
        found = pattern.match(sentence)
        if found is None or not _WERE.search(found["said"]):
            continue
        if not _NOT_THEN.search(found["said"]) and not times_named(found["said"]):
            return _time_said(found), found.start("said"), found.end("said")
    return None


def times_named(sentence: str) -> list[str]:
    """The periods at which, or by which, a sentence says that something is so.

    >>> times_named("Two were complete at Q1, and four by the end of June.")
    ['Q1', 'end of June']
    """
    return [_time_said(found) for found in _TIMES.finditer(sentence)]


def _time_said(found: re.Match[str]) -> str:
    if found["since"]:
        return found["since"]
    return f"end of {found['month']}" if found["end"] else found["month"]


def _figure(match: re.Match[str]) -> EarlierFigure | None:
    words = match["n"].replace(",", "")
    number = words if words[:1].isdigit() else None if (value := read_number(words)) is None else str(value)
    unit = (match["unit"] or "").casefold()
    kind = COUNT if not unit else PERCENT if unit == "%" or unit.endswith("cent") else POINTS
    if number is None or (kind == COUNT and "." in number):
        return None
    way = match.groupdict().get("dir")
    direction = 0 if way is None else -1 if _FALL.fullmatch(way) else 1
    if direction == 0 and kind == POINTS:
        return None
    return EarlierFigure(number, kind, direction, match["since"], match.start("n"), match[0])


_FROM_TO = re.compile(
    r"\bfrom (?P<before>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)?(?: \([^()]*\))?(?: (?:in|at) [\w /]{2,20}?)? to "
    r"(?P<now>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)",
    re.IGNORECASE,
)
_RATE = re.compile(
    r"^(?:the )?(?:overall )?(?:action )?completion(?: rate)?(?: of (?:the )?(?:actions|plan))?(?: now)? "
    r"(?:is|stands|stood|was|has|rose|fell|rises|falls|increased|decreased|improved)\b(?: now)?(?: at)?",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"\b(\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)", re.IGNORECASE)


def moved_from_to(sentence: str) -> tuple[str, str] | None:
    """The percentages that a sentence gives as before and now: "from 72% to 75%"; None where it gives none, or two."""
    found = list(_FROM_TO.finditer(sentence))
    return (found[0]["before"], found[0]["now"]) if len(found) == 1 else None


def completion_rate(sentence: str) -> str | None:
    """The share of the plan that a sentence gives as complete: "Completion stands at 75%"; None where it gives none."""
    opening = _RATE.match(sentence)
    if opening is None:
        return None
    moved = moved_from_to(sentence)
    if moved is not None:
        return moved[1]
    share = _PERCENT.match(sentence[opening.end() :].lstrip())
    return share[1] if share else None
