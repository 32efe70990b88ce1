"""Whether a list covers its whole, so that its sum may be held against it.

A false "complete" turns an excerpt into an alarm, so the wording must close the list ("and", "the remaining
5", a total after it), or its figures must leave nothing to come.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from normalise.arithmetic import shares_can_add_to
from normalise.prose_counts.count_lists import CountList, Part, Sentence
from normalise.prose_counts.lexicon import lexicon

_BREAKS_OFF = re.compile(r"\.\.\.|\betc\b|\[\s*\]")
_REST = re.compile(r"\b(rest|remainder|remaining|others?|balance|most|several)\b", re.IGNORECASE)
_UNDONE = re.compile(r"\b(not|yet|in)\b")
_NEAR = 25  # a list of three or more that misses its whole by 1, or by up to 1 in 25, was meant to make it


def closes(found: CountList, sentences: Mapping[int, Sentence]) -> bool:
    """Whether ``found`` is a complete list; ``sentences`` by their numbers."""
    shares = found.shares
    if len(shares) < 2 or found.doubtful or _breaks_off(found, sentences):
        return False
    if found.summed_up or shares[-1].context.last_part or _makes_the_whole(found):
        return True
    joined = shares[-1].context.joins
    if len(shares) == 2:
        return joined and _opposite(shares[0], shares[1])
    return joined or _nearly_makes_the_whole(found)


def _breaks_off(found: CountList, sentences: Mapping[int, Sentence]) -> bool:
    """ "..." after the last part, or a rest that is named without its number."""
    last = found.shares[-1].mention
    doc = sentences[last.sentence].doc
    after = doc[last.last + 1 :].text
    return _BREAKS_OFF.search(after) is not None or _REST.search(after) is not None


def _makes_the_whole(found: CountList) -> bool:
    shares = len(found.shares)
    if found.of is not None and len(found.counts) == shares and sum(found.counts) == found.of:
        return True
    return len(found.percents) == shares and shares_can_add_to(found.percents)


def _nearly_makes_the_whole(found: CountList) -> bool:
    if found.of is None or len(found.counts) != len(found.shares):
        return False
    return abs(sum(found.counts) - found.of) <= max(1, found.of // _NEAR)


def _opposite(one: Part, other: Part) -> bool:
    """ "achieved" and "not", "complete" and "in progress": two parts that leave nothing over."""
    done = not _UNDONE.search(_said(one)) and _says(one, lexicon().done)
    return done and _says(other, lexicon().rest)


def _says(part: Part, words: frozenset[str]) -> bool:
    return any(f" {word} " in _said(part) for word in words)


def _said(part: Part) -> str:
    return f" {part.context.what.lower()} "
