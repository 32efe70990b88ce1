"""Fractions in words of all that a plan counts: "Half of all actions are complete", "nearly a third of the milestones".

Such words are loose, so the share is an approximate one unless they put another bound on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.records import Place
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
}
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
_WORTH_A_LOOK = re.compile(r"\b(?:half|third|quarter|fifth)s? of\b", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?]) +(?=[A-Z0-9])")


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
