"""Invented prose to stand around a plan: the chapters of a report that goes to a committee, of any number of pages."""

from __future__ import annotations

import random
from collections.abc import Iterator

from benchmarks.gate.blocks import Block, Heading, Words

_PARAGRAPHS = 9  # on a page of A4
_SENTENCES = 5
_TOPICS = "roads parks libraries harbours schools markets housing museums trams allotments".split()
_WHO = ("The board", "The partnership", "The working group", "The service", "The steering panel")
_DID = ("heard from residents about", "looked again at", "agreed how to go on with", "visited", "asked for a note on")
_SAYINGS = (
    "{who} {did} the {topic} in {month} and thanked everyone who took part.",
    "Visits to the {topic} rose from {one:,} to {two:,} over the year, most of them at weekends.",
    "A further £{two},000 was set aside for the {topic} so that work could begin before the winter.",
    "Officers explained that the {topic} depend on volunteers, whose number has stayed at about {one}.",
    "Members asked for a fuller account of the {topic} at the meeting in {month}.",
    "The survey of the {topic} had {two:,} replies, and a summary was put on the website.",
    "It was noted that the {topic} in the north of the area are used differently from those in the south.",
    "Nothing in this part of the report needs a decision; it is given for information.",
)
_MONTHS = "January February March April May June July September October November".split()


def chapters(pages: int, chance: random.Random) -> Iterator[Block]:
    """Headings and paragraphs for about so many pages."""
    for number in range(1, pages + 1):
        topic = chance.choice(_TOPICS)
        yield Heading(f"{number}. About the {topic}")
        for _ in range(_PARAGRAPHS):
            yield Words(" ".join(_sentence(topic, chance) for _ in range(_SENTENCES)))


def _sentence(topic: str, chance: random.Random) -> str:
    one = chance.randint(20, 400)
    return chance.choice(_SAYINGS).format(
        who=chance.choice(_WHO),
        did=chance.choice(_DID),
        topic=topic,
        month=chance.choice(_MONTHS),
        one=one,
        two=one + chance.randint(5, 90),
    )
