"""The words of words.toml, as sets for quick look-ups."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("words.toml")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``things`` and ``bounds`` lead from a phrase in lower case to its name; the others are sets."""

    things: dict[str, str]
    names: frozenset[str]
    statuses: frozenset[str]
    predicates: frozenset[str]
    leading: frozenset[str]
    done: frozenset[str]
    rest: frozenset[str]
    bounds: dict[str, str]
    movements: frozenset[str]
    comparisons: frozenset[str]
    earlier: frozenset[str]
    periods: frozenset[str]
    holding: frozenset[str]
    plans: frozenset[str]
    outside: frozenset[str]
    excluding: frozenset[str]
    references: frozenset[str]
    units: frozenset[str]
    lone_one: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    words = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Lexicon(
        things=_by_phrase(words["things"]),
        names=frozenset(words["names"]["words"]),
        statuses=frozenset(words["statuses"]["words"]),
        predicates=frozenset(words["predicates"]["words"]),
        leading=frozenset(words["predicates"]["leading"]),
        done=frozenset(words["opposites"]["done"]),
        rest=frozenset(words["opposites"]["rest"]),
        bounds=_by_phrase(words["bounds"]),
        movements=frozenset(words["changes"]["movements"]),
        comparisons=frozenset(words["changes"]["comparisons"]),
        earlier=frozenset(words["changes"]["earlier"]),
        periods=frozenset(words["changes"]["periods"]),
        holding=frozenset(words["bases"]["holding"]),
        plans=frozenset(words["bases"]["plans"]),
        outside=frozenset(words["bases"]["outside"]),
        excluding=frozenset(words["bases"]["excluding"]),
        references=frozenset(words["references"]["singular"]),
        units=frozenset(words["references"]["units"]),
        lone_one=frozenset(words["references"]["lone_one"]),
    )


def _by_phrase(lists: dict[str, Iterable[str]]) -> dict[str, str]:
    return {phrase: name for name, phrases in lists.items() for phrase in phrases}
