"""Fractions in words: of all that a plan counts ("Half of all actions are complete"), and beside a count ("half (26)").

Such words are loose, so the share is an approximate one unless they put another bound on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.records import Place
from normalise.earlier_figures import COUNT_WORDS
from normalise.number_words import DIGITS, read_number
from normalise.prose_counts.lexicon import lexicon
from normalise.records import StatedCount

_FRACTIONS = {
    "half": "50",
    "a half": "50",
    "one half": "50",
    "a quarter": "25",
    "one quarter": "25",
    "three quarters": "75",
    "a third": "33",
    "one third": "33",
    "two thirds": "67",
    "a fifth": "20",
    "one fifth": "20",
    "a tenth": "10",
    "one tenth": "10",
}
_IN_SO_MANY = {"two": 2, "three": 3, "four": 4, "five": 5, "ten": 10}
_WORDS = "|".join(word.replace(" ", "[ -]") for word in _FRACTIONS)
_BOUNDS = "|".join(map(re.escape, sorted(lexicon().bounds, key=len, reverse=True)))
_THINGS = "|".join(map(re.escape, sorted(lexicon().things, key=len, reverse=True)))
_FRACTION = re.compile(
    rf"(?:^|(?<=[.!?;] ))(?:(?P<bound>{_BOUNDS}) )?(?P<words>{_WORDS}) of (?:all|the|our|all of the|all the|all our)"
    rf" (?P<noun>{_THINGS})(?: in the (?:\w+ )?(?:plan|programme|strategy))?"
    r" (?:(?:have|had) been|are|were|is|have)(?: (?:now|already|therefore|currently|thus))*"
    r" (?P<what>[^,;:.()\d]+?)(?= (?:and|but|while|with)\b|[,;:()]|\.(?:\s|$)|$)",
    re.IGNORECASE,
)
_OUT_OF = r"of (?:(?:the|all|our|its|these|those) ){0,2}"
_BESIDE = re.compile(
    rf"(?:\b(?P<bound>{_BOUNDS}) )?\b(?P<words>{_WORDS}|(?:one|two|three|nine) in (?:{'|'.join(_IN_SO_MANY)}))"
    rf" (?:{_OUT_OF}(?P<first>{DIGITS}|{COUNT_WORDS})\b[^.;:()\d]{{0,60}}? )?"
    rf"\((?P<count>{DIGITS}|{COUNT_WORDS})\)(?: {_OUT_OF}(?P<last>{DIGITS}|{COUNT_WORDS})\b)?",
    re.IGNORECASE,
)
_WORTH_A_LOOK = re.compile(r"\b(?:half|third|quarter|fifth)s? of\b", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?]) +(?=[A-Z0-9])")


def per_cent_of(words: str) -> str | None:
    """The per cent that a fraction in words is, in digits; None where it is none.

    >>> per_cent_of("Two-thirds"), per_cent_of("one in four"), per_cent_of("nine in ten")
    ('67', '25', '90')
    """
    plain = " ".join(words.casefold().replace("-", " ").split())
    part, _, every = plain.partition(" in ")
    if every in _IN_SO_MANY and (number := read_number(part)) is not None and number <= _IN_SO_MANY[every]:
        return str(round(100 * number / _IN_SO_MANY[every]))
    return _FRACTIONS.get(plain)


def fraction_beside(count: StatedCount) -> tuple[str, str] | None:
    """The share in loose words that stands beside a count: its bound, and its per cent in digits; None where none does.

    >>> fraction_beside(StatedCount("18", Place(), "prose", 18, 39, sentence="Half of the 39 actions (18) are late."))
    ('about', '50')
    """
    for found in _BESIDE.finditer(count.sentence or "") if count.value is not None else ():
        per_cent, total = per_cent_of(found["words"]), read_number(found["first"] or found["last"] or "")
        if per_cent is not None and read_number(found["count"]) == count.value and total in (None, count.of):
            return lexicon().bounds.get((found["bound"] or "about").casefold(), "about"), per_cent
    return None


def fractions_of_all(text: str, place: Place, group: int) -> Iterator[StatedCount]:
    """The fractions that a paragraph of one line states of all its things, their lists numbered from ``group``.

    >>> [one.percent for one in fractions_of_all("A quarter of all actions are therefore complete.", Place(), 1)]
    ['25']
    """
    if not _WORTH_A_LOOK.search(text):
        return
    for sentence in _END.split(text):
        for found in _FRACTION.finditer(sentence):
            words = " ".join(found["words"].casefold().replace("-", " ").split())
            yield StatedCount(
                printed=found["words"],
                place=place,
                source="prose",
                percent=_FRACTIONS[words],
                percent_bound=lexicon().bounds.get((found["bound"] or "about").casefold(), "about"),
                what=found["what"],
                noun=lexicon().things[found["noun"].casefold()],
                sentence=sentence,
                group=group,
            )
            group += 1
