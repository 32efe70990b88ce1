"""Themes: one theme under the several names that a report gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extractors.wording import plain
from normalise.number_words import UNITS

_KIND = r"(?:theme|priority|objective|aim|outcome|goal|strand|pillar|workstream|work stream|section|programme|area)"
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"}
_NUMBER = r"\d{1,2}(?:\.\d{1,2})?|[ivx]{1,4}|one|two|three|four|five|six|seven|eight|[a-h]"
_WITH_KIND = re.compile(
    rf"^\s*(?:(?:strategic|key|corporate|council|cross-cutting)\s+)?{_KIND}\s*(?:no\.?\s*)?(?P<number>{_NUMBER})\b[\s:.)–—-]*",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(
    r"^\s*[(]?(?P<number>\d{1,2}(?:\.\d{1,2})?|[ivx]{1,4}(?=[.):]))(?:[.):–—-]+\s*|\s+)(?=\S)", re.I
)
_COUNT = re.compile(r"\s*[(\[]\s*\d+(?:\s+\w+)?\s*[)\]]\s*$")
_SMALL = frozenset(("and", "the", "of", "for", "in", "to", "a", "an", "our", "on", "with", "s"))
_ENOUGH = 0.84
_CLEARLY = 0.08


@lru_cache(maxsize=4096)
def theme_key(text: str) -> str:
    """A theme made comparable: without its number, its count, case and punctuation; "&" read as "and".

    >>> theme_key("Theme 1: Safer Streets (14)"), theme_key("1. Safer streets")
    ('safer streets', 'safer streets')
    """
    return plain(_split(text)[1].replace("&", " and "))


@lru_cache(maxsize=4096)
def theme_number(text: str) -> str | None:
    """The number that a theme is printed with, in figures: "2" for "Priority Two - Homes"; or None."""
    return _split(text)[0]


def _split(text: str) -> tuple[str | None, str]:
    text = _COUNT.sub("", text)
    match = _WITH_KIND.match(text) or _BARE_NUMBER.match(text)
    if match is None:
        return None, text
    number = match["number"].casefold()
    return _ROMAN.get(number) or str(UNITS.get(number, number)), text[match.end() :]


def match_themes(a: Sequence[str], b: Sequence[str]) -> dict[str, str]:
    """Which theme of ``b`` each theme of ``a`` is: one to one, and only where no other comes near it.

    Tolerant of numbering, "&", shortened words and words added at the end; themes with different numbers are
    never one. Themes without a counterpart are left out.

    >>> match_themes(["Rehab & Resettlement"], ["Rehabilitation and Resettlement"])
    {'Rehab & Resettlement': 'Rehabilitation and Resettlement'}
    """
    left, right = list(dict.fromkeys(a)), list(dict.fromkeys(b))
    # A plan of hundreds of themes prints nearly all of them alike: only the others are compared each with each.
    pairs = {x: x for x in set(left).intersection(right) if likeness(x, x) == 1.0}
    taken = set(pairs)
    open_left, open_right = ([x for x in themes if x not in pairs] for themes in (left, right))
    scores = {(x, y): likeness(x, y) for x in open_left for y in open_right}
    for (x, y), score in sorted(scores.items(), key=lambda entry: -entry[1]):
        if score < _ENOUGH:
            break
        if x in pairs or y in taken:
            continue
        rivals = [scores[x, other] for other in open_right if other != y and other not in taken]
        rivals += [scores[other, y] for other in open_left if other != x and other not in pairs]
        if score == 1.0 or all(score - rival >= _CLEARLY for rival in rivals):
            pairs[x] = y
            taken.add(y)
    return {x: pairs[x] for x in left if x in pairs}


@lru_cache(maxsize=4096)
def likeness(a: str, b: str) -> float:
    """How surely two names are one theme, 0 to 1; 1 for the same words (or number, where one is only that)."""
    numbers = theme_number(a), theme_number(b)
    if None not in numbers and numbers[0] != numbers[1]:
        return 0.0
    first, second = theme_key(a), theme_key(b)
    if first == second:
        return 1.0 if first or None not in numbers else 0.0
    if not first or not second:
        return 0.95 if None not in numbers else 0.0
    if re.findall(r"\d+", first) != re.findall(r"\d+", second):
        return 0.0
    from rapidfuzz import fuzz

    x = [word for word in first.split() if word not in _SMALL] or first.split()
    y = [word for word in second.split() if word not in _SMALL] or second.split()
    if "".join(x) == "".join(y):
        return 0.99
    # Word by word, since one letter makes "Healthy people" of "Wealthy people".
    spelt = min((fuzz.ratio(p, q) / 100 if p[0] == q[0] else 0.0) for p, q in zip(x, y, strict=False))
    shorter, longer = sorted((x, y), key=len)
    score = max(min(spelt, 0.98) if len(x) == len(y) else 0.0, _shortened(shorter, longer))
    # The same number as well as much the same words.
    return min(0.98, score + 0.05) if None not in numbers and score > 0.5 else score


def _shortened(shorter: Sequence[str], longer: Sequence[str]) -> float:
    """The score of a name whose words are those of the longer one, in order, whole or cut short.

    Words that only one side has cost most at the front: "Housing" is not "Private Housing".
    """
    if len(shorter) == 1 and shorter[0] == "".join(word[0] for word in longer) and len(longer) > 1:
        return 0.9
    at, cost = 0, 0.0
    for word in shorter:
        while at < len(longer) and not _same_word(word, longer[at]):
            cost += 0.2
            at += 1
        if at == len(longer):
            return 0.0
        cost += 0.0 if word == longer[at] else 0.02
        at += 1
    cost += 0.05 * (len(longer) - at) + (0.06 if len(shorter) == 1 and len(longer) > 1 else 0.0)
    return max(0.0, 0.98 - cost)


def _same_word(a: str, b: str) -> bool:
    """Equal, a plural, or one the beginning of the other ("rehab")."""
    shorter, longer = sorted((a, b), key=len)
    return longer.startswith(shorter) and (len(shorter) >= 4 or longer in (shorter, f"{shorter}s"))
