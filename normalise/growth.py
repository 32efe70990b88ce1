"""Growth of a number that one sentence states whole: "rose by 12%, from 850 to 952".

The number before, the number now and the per cent between them (or "doubled", "by a third") stand side by side there,
so the sentence can be held against itself. Years, dates, ages and yearly averages are no such numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from normalise.changes import ASIDE, StatedChange
from normalise.prose_counts.lexicon import lexicon

_UP = r"up|rose|risen|rises?|increas(?:es?|ed|ing)|grown|grew|grows?|growth|went up|gone up|climbed"
_DOWN = (
    r"down|fell|fallen|falls?|decreas(?:es?|ed|ing)|dropped|drops?|declin(?:es?|ed)|went down|gone down"
    r"|reduc(?:es?|ed|tion)"
)
_WAY = rf"\b(?P<way>{_UP}|{_DOWN})(?: of| by)?"
_BY = r"(?P<by>(?<![\d.,])\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)(?![\w%])"
_AT_ONCE = r"(?![ -]points?| (?:a|per|each|every) (?:year|month|annum|head)| annually| on average| of )"
_MEANWHILE = (
    rf"(?:(?!\b(?:and|but|while|whilst|as|whereas|although|when|which|average|real|annum|{_UP}|{_DOWN})\b)"
    r"(?:(?<!\d)(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?(?!\d)|[^.;:()%£$€\d])){0,60}?"
)
_FIGURE = r"[£$€]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: ?(?:million|billion|thousand|bn|[mk])\b)?"
_ALONE = r"(?! ?%| ?per ?cent|[\d/:]|[.,-]\d|-\w|(?:st|nd|rd|th)\b| in \d{1,3}\b(?!/)| out of| ?(?:to|-|–) ?\d)"
_BEFORE = rf"(?<![\w.,/£$€-])(?P<before>{_FIGURE})(?! ?%| ?per ?cent|[\d/:]|[.,-]\d|-\w|(?:st|nd|rd|th)\b| in \d\b)"
_NOW = rf"(?<![\w.,/£$€-])(?P<now>{_FIGURE}){_ALONE}"
_THEN = r"(?: \([^()%]{2,20}\))?(?: (?!to\b)[A-Za-z][\w’'-]*){0,3}?(?: (?:in|at|on|during) (?:the )?[\w /-]{2,20}?)?"
_FROM_TO = rf"from {_BEFORE}{_THEN} to {_NOW}"
_THERE = r"(?=\s*(?:[.;,)]|$)| (?:in|at|last|the|a year)\b)"  # no "from 12 months ago"
_GROWTH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WAY} {_BY}{_AT_ONCE}(?: |{_MEANWHILE}(?:, |,? ?\())\b{_FROM_TO}",
        rf"{_WAY} {_BY}{_AT_ONCE} \({_BEFORE} to {_NOW}\)",
        rf"{_WAY} {_BY}{_AT_ONCE},? to {_NOW}(?: [a-z]+){{0,3}}?,? \(?from {_BEFORE}",
        rf"{_NOW}(?: [A-Za-z][\w’'-]*){{1,6}}?{ASIDE}{_WAY} {_BY}{_AT_ONCE} from {_BEFORE}{_THERE}",
        rf"\b{_FROM_TO}{_THEN}{ASIDE}{_WAY} {_BY}{_AT_ONCE}",
        rf"\b{_FROM_TO}{_THEN}{ASIDE}{_BY} (?P<turn>rise|increase|growth|fall|decrease|drop|decline|reduction)\b",
    )
)
_TIMES = {"doubled": 100, "trebled": 200, "tripled": 200, "quadrupled": 300, "halved": -50}
_PARTS_OF = {"half": 50, "a third": 33, "a quarter": 25, "a fifth": 20, "two thirds": 67, "three quarters": 75}
_NEAR_TIMES, _NEAR_PART = 15, 8
_LOOSE = tuple(
    re.compile(rf"(?<!than )(?<!almost )(?<!nearly )(?<!over )\b{pattern},? {_FROM_TO}", re.IGNORECASE)
    for pattern in (
        rf"(?P<times>{'|'.join(_TIMES)})",
        rf"(?P<way>{_UP}|{_DOWN}|cut) by (?P<part>{'|'.join(_PARTS_OF).replace(' ', '[ -]')})",
    )
)
_COUNTED = re.compile(
    rf"\b(?:{'|'.join(sorted((re.escape(thing) for thing in lexicon().things if thing.endswith('s')), key=len))}"
    r"|incidents|offences|crimes|burglaries|homicides|complaints|calls|referrals|cases|visits|people|homes|properties"
    r"|applications|households|children|victims|deaths|collisions|arrests|vacancies|volunteers|sites|appeals)\b",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:rates?|average|mean|median|per|scores?|index|ratio|days?|hours?|minutes?|weeks?|months?|fte|tonnes|miles|points?)\b",
    re.IGNORECASE,
)
_DOWNWARD = re.compile(_DOWN, re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]*(?:ary|ch|il|ust|ber))?"
_DATED = re.compile(rf"\b\d{{1,2}} {_MONTH}\b|\bage[ds]?\b|\byear[ -]?olds?\b|\b[ap]\.?m\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_PARTS = re.compile(r"([£$€]?)([\d,.]+?)([.,]?)(?: ?([a-z]+))?", re.IGNORECASE)
_SCALES = {"k": "thousand", "m": "million", "bn": "billion"}


def stated_growth(sentence: str) -> Iterator[StatedChange]:
    """The growth that a sentence states in per cent, each once.

    >>> [(one.before, one.now, one.by) for one in stated_growth("Calls rose by 12%, from 850 to 952.")]
    [('850', '952', '12')]
    """
    seen: set[tuple[str, str]] = set()
    for pattern in _GROWTH if "%" in sentence or "cent" in sentence else ():
        for found in pattern.finditer(sentence):
            way = found.groupdict().get("way") or found["turn"]
            if _is_of_two_numbers(found, sentence, seen):
                yield _change(found, found["by"], -1 if _DOWNWARD.fullmatch(way) else 1, 0, sentence)
    for pattern in _LOOSE:
        for found in pattern.finditer(sentence):
            said = found.groupdict()
            by = _TIMES[said["times"].casefold()] if "times" in said else _part(said["part"], said["way"])
            if _is_of_two_numbers(found, sentence, seen):
                within = _NEAR_TIMES if "times" in said else _NEAR_PART
                yield _change(found, str(abs(by)), 1 if by > 0 else -1, within, sentence)


def _part(part: str, way: str) -> int:
    size = _PARTS_OF[part.casefold().replace("-", " ")]
    return -size if way.casefold() == "cut" or _DOWNWARD.fullmatch(way) else size


def _is_of_two_numbers(found: re.Match[str], sentence: str, seen: set[tuple[str, str]]) -> bool:
    """Whether a match is of two numbers of one kind, and the first of them."""
    pair = (found["before"], found["now"])
    around = sentence[min(found.start("before"), found.start("now")) : found.end() + 12]
    if pair in seen or _DATED.search(around) or not _of_one_kind(*pair):
        return False
    seen.add(pair)
    return True


def _change(found: re.Match[str], by: str, direction: int, within: int, sentence: str) -> StatedChange:
    figures = (found["before"], found["now"])
    plain = all(
        figure.isdigit() and (len(figure) < 3 or (len(figure) == 3 and figure[-1] != "0")) for figure in figures
    )
    counted = plain and _COUNTED.search(sentence) is not None and _MEASURED.search(sentence) is None
    return StatedChange(*figures, by, direction, found[0], within, counted)


def values_of(figure: str) -> tuple[Fraction, Fraction]:
    """The lowest and the highest value that a printed number can stand for, in the scale it is printed in.

    A whole number may have been rounded from one with decimals, thousands with noughts at their end to those.

    >>> values_of("£1.2m"), values_of("1,200")
    ((Fraction(23, 20), Fraction(5, 4)), (Fraction(1150, 1), Fraction(1250, 1)))
    """
    digits = _parts(figure)[1]
    noughts = len(digits) - len(digits.rstrip("0")) if digits.isdigit() and len(digits) > 3 else 0
    half = Fraction(10**noughts, 2 * 10 ** len(digits.partition(".")[2]))
    return max(Fraction(digits) - half, Fraction(0)), Fraction(digits) + half


def _parts(figure: str) -> tuple[str, str, str]:
    found = _PARTS.fullmatch(figure)
    assert found is not None
    scale = (found[4] or "").casefold()
    return found[1], found[2].replace(",", ""), _SCALES.get(scale, scale)


def _of_one_kind(before: str, now: str) -> bool:
    """Whether both are numbers of one currency and scale, and no years."""
    money, _, scale = _parts(before)
    if (money, scale) != _parts(now)[::2] or not values_of(before)[0]:
        return False
    return bool(money or scale) or not (_YEAR.fullmatch(before) or _YEAR.fullmatch(now))
