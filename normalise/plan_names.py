"""When two names are one plan, and the names of plans that prose mentions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from normalise.printed_dates import plain_dashes
from normalise.printed_periods import without_periods

PLAN_WORD = re.compile(
    r"\b(?:plans?|strateg(?:y|ies)|frameworks?|programmes?|charter|roadmap|road map|agenda|pledges?|"
    r"commitments?|project|portfolio|initiative|covenant)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(r"\b((?:19|20)\d\d) ?(?:[/-]|to) ?((?:19|20)?\d\d)\b")
_FINANCIAL_SPAN = re.compile(r"\b((?:19|20)\d\d)/\d\d ?(?:-|to) ?((?:19|20)\d\d)/(\d\d)\b")
_DROPPED = re.compile(
    r"\b(?:(?:action|delivery|implementation) plans?|reports?|reporting|updates?|performance|progress|monitoring|"
    r"quarterly|quarter|annual|monthly|review|draft|final|revised|refreshed|corrected|version|tracker|summary|"
    r"the|a|an|our|and|of|for|to|in|on)\b"
)
_MINOR = frozenset({
    "strategic", "partnership", "council", "county", "city", "borough", "district", "joint", "local", "new",
    "plan", "overview", "multi", "agency", "multiagency", "wide", "countywide",
})  # fmt: skip
_SAME_SPELLING = {"program": "programme", "programs": "programme", "programmes": "programme"}
_LONG = 8
_LONG_MINOR_INITIALS = frozenset(word[0] for word in _MINOR if len(word) >= _LONG - 1)


def plan_key(name: str) -> str:
    """A plan's name without what drifts from one title to the next: case, "&", hyphens, "report", periods.

    The years of the plan stay, always as ``2015-2018``. A name of nothing but such words keeps them.
    """
    words, years = _words_and_years(name)
    return " ".join([*words, *years])


@lru_cache(maxsize=4096)
def _words_and_years(name: str) -> tuple[list[str], list[str]]:
    text = without_periods(plain_dashes(name)).casefold().replace("&", " and ")
    text = _FINANCIAL_SPAN.sub(_as_span, text)
    years = [f"{first}-{first[: 4 - len(last)]}{last}" for first, last in _SPAN.findall(text)]
    text = re.sub(r"(?<=\w)[-'](?=\w)", "", _SPAN.sub(" ", text))
    kept = re.findall(r"\w+", _DROPPED.sub(" ", text)) or re.findall(r"\w+", text)
    return [_SAME_SPELLING.get(word, word) for word in kept], years


def _as_span(match: re.Match[str]) -> str:
    """ "2016/17 - 2018/19" as "2016-2019"."""
    return f"{match[1]}-{int(match[2]) + 1}"


def same_plan(first: str, second: str) -> bool:
    """Whether two names mean one plan.

    They must agree in every word that tells plans apart (a place, a subject, a number: "Phase 1" is not
    "Phase 2"), in any order; one may add words such as "strategic", and one may leave out the years that the
    plan spans. A long word may have one letter too many, too few or swapped.
    """
    one, years_one = _words_and_years(first)
    two, years_two = _words_and_years(second)
    if years_one and years_two and years_one != years_two:
        return False
    if not one or not two:
        return False
    only_one, only_two = _left_over(one, two), _left_over(two, one)
    if not only_one and not only_two:
        return True
    if not only_one or not only_two:
        return set(only_one or only_two) <= _MINOR
    return len(only_one) == len(only_two) and all(any(_is_slip(word, other) for other in only_two) for word in only_one)


def shared_words(name: str) -> str:
    """What any two names that ``same_plan`` takes for one have in common, so that names can be looked up by it.

    Words that one of the two may lack are left out; of a long word, which may be misspelt, the first letter stays,
    unless a misspelt minor word could begin so.
    """
    words, _ = _words_and_years(name)
    firm = (_singular(word) for word in words if word not in _MINOR and _singular(word) not in _MINOR)
    return " ".join(sorted(filter(None, map(_firm_part, firm))))


def _firm_part(word: str) -> str:
    if len(word) < _LONG - 1 or any(map(str.isdigit, word)):
        return word
    return "" if word[0] in _LONG_MINOR_INITIALS else f"{word[0]}…"


def _left_over(words: Sequence[str], others: Sequence[str]) -> list[str]:
    remaining = list(others)
    left = []
    for word in words:
        match = next((other for other in remaining if _singular(other) == _singular(word)), None)
        if match is None:
            left.append(word)
        else:
            remaining.remove(match)
    return left


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def _is_slip(word: str, other: str) -> bool:
    """One letter added, missing or swapped in a long word; a letter *changed* may be another place."""
    from rapidfuzz.distance import OSA

    if min(len(word), len(other)) < _LONG or word[0] != other[0] or any(map(str.isdigit, word + other)):
        return False
    swapped = len(word) == len(other) and sorted(word) == sorted(other)
    return OSA.distance(word, other) == 1 and (swapped or len(word) != len(other))


_CAPITALISED = r"[A-Z][\w'’&/-]*+"
_OF_THE = r"(?:(?:of|for|and|in|on|to|&|with|against)[ ]+(?:the[ ]+)?)"
_NAMED = re.compile(
    rf"(?<![\w&/-])(?:{_CAPITALISED},?[ ]+{_OF_THE}{{0,2}}){{0,8}}?{_CAPITALISED}[ ]+"
    r"(?P<noun>Plan|Strategy|Framework|Programme|Charter|Roadmap|Pledge|Covenant)\b"
    rf"(?P<tail>(?:[ ]+(?:for|on|of|to|against|in)[ ]+(?:the[ ]+)?{_CAPITALISED}(?:,?[ ]+{_OF_THE}?{_CAPITALISED})*)?)"
    r"(?P<years>,?[ ]+\(?(?:19|20)\d\d ?(?:[/–-]|to) ?(?:(?:19|20)?\d\d)\)?)?"
)
_SLASHED = re.compile(r"/[a-z]|(?:Plan|Strategy|Framework|Programme)/|/(?:Plan|Strategy|Framework|Programme)\b")
_LEAD_IN = re.compile(
    r"^(?:(?:The|A|An|Our|This|That|These|Its|New|Current|Latest|Refreshed|Revised|Refresh of|Plans? for|In|On|For|"
    r"Of|To|And|By|With|Under|Within|As|Since|Review of|Delivery of|Implementation of|Update on)\s+(?:the\s+)?)+",
    re.IGNORECASE,
)
_NOT_BY_ITSELF = re.compile(
    r"(?:(?:Board|Group|Team|Strategic|Annual|Joint|Local|Draft|Detailed|Individual|Full|Action|Delivery|Work|Business|"
    r"Implementation|Comprehensive|Service|Support|Exit|Development|Care)\s+)*"
    r"(?:Plan|Strategy|Framework|Programme|Charter|Roadmap|Pledge|Covenant)"
)


def plans_named(texts: Sequence[str]) -> tuple[str, ...]:
    """The plans, strategies, frameworks and programmes that prose names, the surest first, each once.

    A name is a run of capitalised words about such a noun, with its span of years where printed. Names with
    years come first, then those named most often, then the longer ones.
    """
    counted: dict[str, tuple[str, bool, int, int]] = {}
    for text in texts:
        flat = "\t".join(" ".join(cell.split()) for cell in text.split("\t"))
        for match in _NAMED.finditer(flat):
            name = _LEAD_IN.sub("", match.group()).strip(" ,")
            bare = name if not match["years"] else name[: -len(match["years"].strip(" ,"))].strip(" ,")
            if len(bare.split()) < 2 or _NOT_BY_ITSELF.fullmatch(bare) or _SLASHED.search(bare):
                continue
            key = plan_key(bare)
            shown, dated, times, order = counted.get(key, (name, False, 0, len(counted)))
            if match["years"] and not dated:
                shown, dated = name, True
            counted[key] = (shown, dated, times + 1, order)
    ranked = sorted(counted.values(), key=lambda named: (not named[1], -named[2], -len(named[0]), named[3]))
    return tuple(named[0] for named in ranked)
