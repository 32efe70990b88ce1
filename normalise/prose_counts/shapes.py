"""The shapes in which a count, its percentage and its total are printed together, as patterns for spaCy."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from normalise.prose_counts.words import BOUND, COUNT, NUMBERS, OTHER, PERCENT, read_words

if TYPE_CHECKING:
    from spacy.matcher import Matcher

# Between a number and what belongs to it: words, and no other number or end of a clause.
_WORD = {"ENT_TYPE": {"NOT_IN": [*NUMBERS, OTHER]}, "TEXT": {"NOT_IN": list(";:().,")}}
_INSIDE = {"ENT_TYPE": {"NOT_IN": [*NUMBERS, OTHER]}, "TEXT": {"NOT_IN": list(";()")}}
_COUNT, _PERCENT = {"ENT_TYPE": COUNT}, {"ENT_TYPE": PERCENT}
_BOUND = {"ENT_TYPE": BOUND, "OP": "?"}
_OPEN, _CLOSE = {"TEXT": "("}, {"TEXT": ")"}
_COMMA = {"TEXT": ",", "OP": "?"}
_DASH = {"TEXT": {"IN": ["-", "–", "—", "=", "/"]}}
_OF: list[dict[str, Any]] = [
    {"LOWER": "out", "OP": "?"},
    {"TEXT": "(", "OP": "?"},
    {"LOWER": {"IN": ["of", "from"]}},
    {"LOWER": {"IN": "the a all total of our its your their those these planned reported".split()}, "OP": "{0,4}"},
]
_OR = {
    "LOWER": {"IN": ["or", "representing", "equating", "equal", "equivalent", "i.e.", "ie", "being", "constituting"]}
}
_WHICH_IS: list[dict[str, Any]] = [
    {"LOWER": {"IN": ["which", "that", "this"]}},
    {"LOWER": {"IN": ["is", "was", "represents", "represented", "equals", "equates", "makes"]}},
    {"LOWER": "to", "OP": "?"},
]


_IN_ONE = {
    "LOWER": {
        "REGEX": r"^(?:one|two|three|nine)[ -](?:thirds?|quarters?|fifths?|tenths?|in (?:two|three|four|five|ten))$"
    }
}
_FRACTIONS: tuple[list[dict[str, Any]], ...] = (
    [_IN_ONE],
    [{"LOWER": "half"}],
    [{"LOWER": "a"}, {"LOWER": {"IN": ["half", "third", "quarter", "fifth", "tenth"]}}],
)


def _words(least: int, most: int, word: dict[str, Any] = _WORD) -> dict[str, Any]:
    return {**word, "OP": f"{{{least},{most}}}"}


def _bracketed(number: dict[str, Any]) -> list[dict[str, Any]]:
    return [_OPEN, _words(0, 4, _INSIDE), number, _words(0, 5, _INSIDE), _CLOSE]


# In this order: a number taken by one shape is not looked at by the next.
SHAPES: tuple[tuple[str, list[list[dict[str, Any]]]], ...] = (
    (
        "count which is percent of total",
        [[_COUNT, _words(0, 8), {"TEXT": {"IN": [",", "-", "–", "—"]}}, *_WHICH_IS, _BOUND, _PERCENT, *_OF, _COUNT]],
    ),
    (
        "fraction (percent) of total (count)",
        [[*words, *_bracketed(_PERCENT), *_OF, _COUNT, _words(0, 8), _OPEN, _COUNT, _CLOSE] for words in _FRACTIONS],
    ),
    ("fraction (percent) of total", [[*words, *_bracketed(_PERCENT), *_OF, _COUNT] for words in _FRACTIONS]),
    (
        "percent (count of total)",
        [[_PERCENT, _words(0, 10), _OPEN, _words(0, 3), _COUNT, *_OF, _COUNT, _words(0, 3), _CLOSE]],
    ),
    (
        "count (percent) of total",
        [
            [_COUNT, _words(0, 4), *_bracketed(_PERCENT), _words(0, 3), *_OF, _COUNT],
            [_PERCENT, _words(0, 4), *_bracketed(_COUNT), _words(0, 3), *_OF, _COUNT],
        ],
    ),
    (
        "count of total (percent)",
        [
            [_COUNT, _words(0, 4), *_OF, _COUNT, _words(0, 10), *_bracketed(_PERCENT)],
            [
                _COUNT,
                *_OF,
                _COUNT,
                _words(0, 4),
                _COMMA,
                {**_OR, "OP": "?"},
                {"LOWER": "to", "OP": "?"},
                _BOUND,
                _PERCENT,
            ],
            [_COUNT, *_OF, _COUNT, _words(0, 4), _DASH, _PERCENT],
        ],
    ),
    (
        "percent of total (count)",
        [[_PERCENT, *_OF, _COUNT, _words(0, 6), _OPEN, _words(0, 3), _COUNT, _words(0, 3), _CLOSE]],
    ),
    ("percent of total", [[_PERCENT, *_OF, _COUNT]]),
    ("count (percent)", [[_COUNT, *_bracketed(_PERCENT)]]),
    ("percent (count)", [[_PERCENT, *_bracketed(_COUNT)]]),
    ("count words (percent)", [[_COUNT, _words(1, 12), *_bracketed(_PERCENT)]]),
    ("percent words (count)", [[_PERCENT, _words(1, 12), *_bracketed(_COUNT)]]),
    (
        "count, percent",
        [
            [_COUNT, {"TEXT": {"IN": [",", "-", "–", "—", "=", "/"]}}, _BOUND, _PERCENT],
            [_COUNT, _words(0, 8), _COMMA, _OR, {"LOWER": {"IN": ["to", "for"]}, "OP": "?"}, _BOUND, _PERCENT],
            [_COUNT, _words(0, 8), {"TEXT": {"IN": [",", "-", "–", "—"]}}, *_WHICH_IS, _BOUND, _PERCENT],
            [
                _COUNT,
                _words(0, 3),
                {"TEXT": {"IN": [",", "-", "–"]}},
                _PERCENT,
                {"LOWER": "of"},
                {"LOWER": "the"},
                {"LOWER": {"IN": ["total", "plan", "programme", "whole"]}},
            ],
        ],
    ),
    (
        "percent, count",
        [[_PERCENT, _COMMA, {"LOWER": "or"}, _COUNT], [_PERCENT, {"TEXT": {"IN": ["-", "–", "—", "="]}}, _COUNT]],
    ),
    (
        "count of total",
        [[_OPEN, _COUNT, _CLOSE, {"LOWER": "of"}, _words(0, 2), _COUNT], [_COUNT, _words(0, 5), *_OF, _COUNT]],
    ),
)


@lru_cache(maxsize=1)
def shape_matcher() -> Matcher:
    from spacy.matcher import Matcher

    matcher = Matcher(read_words("").vocab)
    for name, patterns in SHAPES:
        matcher.add(name, patterns)
    return matcher
