"""Moves of a percentage that one sentence states whole: "rose from 71% to 74%, a rise of three points".

Before, now and the difference stand side by side there, so the sentence can be held against itself. Words that may
mean either way ("improved", "reduced the gap") give no direction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalise.changes import ASIDE, StatedChange
from normalise.earlier_figures import COUNT_WORDS
from normalise.number_words import read_number

_SHARE = r"\d{1,3}(?:\.\d+)? ?(?:%|per ?cent)"
_FROM_TO = (
    r"from (?P<before>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)?(?: \([^()]*\))?(?: (?:in|at|last) [\w /]{2,20}?)?"
    r" to (?P<now>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)(?: \([^()%]*\))?(?: (?:in|at|this) [\w /]{2,20}?)?"
)
_UP = r"up|rose|risen|rise|increased?|grown|grew|growth|went up|gone up|climbed"
_DOWN = r"down|fell|fallen|fall|decreased?|dropped|drop|declined?|went down|gone down"
_WAY = rf"(?P<way>{_UP}|{_DOWN})"
_BY = rf"(?P<by>\d+(?:\.\d+)?|{COUNT_WORDS})[ -](?:percentage[ -])?(?:points?|ppts?|pp)\b"
_TURN = r"(?P<turn>rise|increase|growth|fall|decrease|drop|decline)\b"
_NOW = rf"(?P<now>(?<![\d.])\d{{1,3}}(?:\.\d+)?) ?(?:%|per ?cent)(?:(?!{_SHARE}| and | while | but )[^.;,]){{0,60}}?"
_THEN = r"(?:from|on|against|compared (?:with|to)) (?:the )?(?P<before>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)"
_TO_FROM = (
    r"to (?P<now>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)(?: \([^()%]*\))?"
    r" from (?P<before>\d{1,3}(?:\.\d+)?) ?(?:%|per ?cent)(?: \([^()%]*\))?"
)
_SINCE = r"(?: (?:on|since|against|compared with) [\w/ ]{2,24}?)?"
_MOVES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        *(rf"\b{pair}{ASIDE}{_WAY}(?: of| by)? {_BY}" for pair in (_FROM_TO, _TO_FROM)),
        *(rf"\b{pair}{ASIDE}{_BY} {_TURN}" for pair in (_FROM_TO, _TO_FROM)),
        rf"\b{_WAY}(?: of| by)? {_BY}{_SINCE},? {_FROM_TO}(?![\w%])",
        rf"\b{_WAY}(?: of| by)? {_BY},? to (?P<now>\d{{1,3}}(?:\.\d+)?) ?(?:%|per ?cent),? \(?{_THEN}",
        rf"{_NOW}{ASIDE}{_WAY}(?: of| by)? {_BY} {_THEN}",
        rf"{_NOW}{ASIDE}{_BY} {_TURN} {_THEN}",
        *(
            rf"\b{_WAY}(?: slightly| sharply| again| further| steadily)? {pair}(?![\w%])"
            for pair in (_FROM_TO, _TO_FROM)
        ),
    )
)
_DOWNWARD = re.compile(_DOWN, re.IGNORECASE)
_WORTH_A_LOOK = re.compile(rf"{_SHARE}", re.IGNORECASE)


def stated_moves(sentence: str) -> Iterator[StatedChange]:
    """The moves from one percentage to another that a sentence states, in points, each once, the fullest wording first.

    >>> [(move.before, move.now, move.by) for move in stated_moves("It rose from 71% to 74%, a rise of five points.")]
    [('71', '74', '5')]
    """
    if not _WORTH_A_LOOK.search(sentence):
        return
    seen: set[tuple[str, str]] = set()
    for pattern in _MOVES:
        for found in pattern.finditer(sentence):
            pair = (found["before"], found["now"])
            if pair in seen:
                continue
            seen.add(pair)
            said = found.groupdict()
            by, way = said.get("by"), said.get("way") or said["turn"]
            number = by if by is None or by[:1].isdigit() else str(read_number(by))
            yield StatedChange(*pair, number, -1 if _DOWNWARD.fullmatch(way) else 1, found[0])
