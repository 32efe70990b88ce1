"""A sentence as spaCy tokens in which every phrase that matters is one token with a label.

Labels: ``COUNT`` (a whole number that may count something), ``PERCENT``, ``BOUND`` ("more than"),
``THING`` (what a plan counts), ``STATUS`` (what is said of it), ``NAME`` ("action plan": no thing counted),
``OTHER`` (numbers that count nothing here: dates, periods, ages, money, durations, references, ranges).
The longest phrase wins, so a number inside a date is never a count.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from normalise.number_words import DIGITS, SIMPLE, TENS, UNITS, read_number
from normalise.prose_counts.lexicon import lexicon

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

COUNT, PERCENT, BOUND, THING, STATUS, OTHER = "COUNT", "PERCENT", "BOUND", "THING", "STATUS", "OTHER"
NAME = "NAME"
NUMBERS = (COUNT, PERCENT)

_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
).split()

_DASHES = ["-", "–", "—", "to", "and", "/", "&"]
# Brackets stand apart, or the tokeniser takes "8)" for a smiling face.
_GLUED = re.compile(r"[()]|(?<=[A-Za-z])[:=](?=\d)|(?<=[A-Za-z])[–—-](?=\d)")
_TWICE = re.compile(r"\b([A-Za-z]+(?:-[a-z]+)?) ?\((\d{1,3})\)")  # "thirty-two (32)"
_SPACED_PERCENT = re.compile(r"(?<=\d)\s+%")
_QUOTES = re.compile(r"(?<![\w])['‘’“”\"`]+|['‘’“”\"`]+(?!\w)")
_BULLETS = re.compile(r"(?m)^\s*[•\uf0b7*]\s*")
_ENUMERATOR = re.compile(r"(?<![\w])\((?:[a-z]|[ivx]{1,4})\)\s*")
_UNBROKEN = re.compile(r"\S{200,}")  # a rule of signs, an address: the tokeniser would pick it apart sign by sign
_INNER_BREAK = re.compile(r"\s*\n\s*")
_RATED = ("rated", "graded", "marked", "scored", "coded")
# "rated A (some delay)": the key says what A means, and the remark would part the number from its percentage.
_EXPLAINED = re.compile(
    rf"\b((?:{'|'.join(_RATED)})(?: as)? (?:[A-Z]{{1,3}}|(?i:red|amber|green|blue|white|grey))) \([^()\d%]+\)"
)

Pattern = list[dict[str, Any]]


def prepared(sentence: str) -> str:
    """The sentence with what only typography adds put aside: quotation marks, glued brackets, bullets."""
    text = _UNBROKEN.sub("...", sentence).replace("\u00a0", " ").replace("\u2026", "...")
    text = _ENUMERATOR.sub("", _EXPLAINED.sub(r"\1", _QUOTES.sub("", _BULLETS.sub("", text))))
    text = _TWICE.sub(_once, _SPACED_PERCENT.sub("%", text))
    text = _INNER_BREAK.sub(" ; ", text.strip())
    return " ".join(_GLUED.sub(lambda found: f" {found.group()} ", text).split())


def _once(found: re.Match[str]) -> str:
    return found[1] if read_number(found[1]) == int(found[2]) else found.group()


def as_printed(words: str) -> str:
    """Words of a prepared sentence with their brackets closed up again."""
    return words.replace("( ", "(").replace(" )", ")")


def read_words(sentence: str) -> Doc:
    """The labelled tokens of one sentence."""
    return _pipeline()(prepared(sentence))


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    import spacy

    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": label, "pattern": pattern} for label, pattern in _patterns()]
    )
    pipeline.add_pipe("merge_entities")
    return pipeline


def _one(*words: str) -> dict[str, Any]:
    return {"LOWER": {"IN": list(words)}}


_FIGURE = {"TEXT": {"REGEX": rf"^(?!(19|20)\d\d$){DIGITS}$"}}
_ANY_FIGURE = {"TEXT": {"REGEX": r"^\d[\d,]*(\.\d+)?$"}}
_YEAR = {"TEXT": {"REGEX": r"^(19|20)\d\d$"}}


def _patterns() -> list[tuple[str, Pattern]]:
    words = lexicon()
    return [
        *((COUNT, pattern) for pattern in _counts()),
        *((PERCENT, pattern) for pattern in _percents()),
        *((OTHER, pattern) for pattern in _other_numbers()),
        *((THING, _phrase(thing)) for thing in words.things),
        *((STATUS, _phrase(status)) for status in words.statuses),
        (STATUS, [_one(*_RATED), {"LOWER": "as", "OP": "?"}, {"TEXT": {"REGEX": r"^[A-Z]{1,3}\.?$"}}]),
        *((BOUND, _phrase(bound)) for bound in words.bounds),
        *((NAME, _phrase(name)) for name in words.names),
    ]


def _phrase(phrase: str) -> Pattern:
    """A phrase as the tokeniser splits it: at spaces, and hyphens apart."""
    return [{"LOWER": part} for part in re.findall(r"[^\s-]+|-", phrase) for part in _slashes(part)]


def _slashes(part: str) -> list[str]:
    # The tokeniser splits a slash between letters, save in the abbreviations it knows.
    return [piece for piece in re.split(r"(/)", part) if piece]


def _counts() -> list[Pattern]:
    tens, units, simple = _one(*TENS), _one(*UNITS), _one(*SIMPLE)
    hundred: Pattern = [_one("a", "one", *UNITS), {"LOWER": "hundred"}]
    hyphen = {"TEXT": {"IN": ["-", "‑", "–"]}, "OP": "?"}
    below: list[Pattern] = [[simple], [tens, hyphen, units]]
    return [
        [_FIGURE],
        *below,
        [{"LOWER": "a"}, {"LOWER": "dozen"}],
        hundred,
        *([*hundred, {"LOWER": "and", "OP": "?"}, *part] for part in below),
    ]


def _percents() -> list[Pattern]:
    signs: list[Pattern] = [[_one("%", "percent", "pc")], [{"LOWER": "per"}, {"LOWER": "cent"}]]
    numbers: list[Pattern] = [
        [{"TEXT": {"REGEX": r"^\d{1,3}(\.\d+)?$"}}],
        *([_one(*SIMPLE)], [_one(*TENS), {"TEXT": "-", "OP": "?"}, _one(*UNITS)]),
    ]
    return [
        [{"TEXT": {"REGEX": r"^\d{1,3}(\.\d+)?(%|pc)$"}}],
        *([*number, *sign] for number in numbers for sign in signs),
    ]


def _other_numbers() -> list[Pattern]:
    words = lexicon()
    number = {"LOWER": {"REGEX": rf"^({'|'.join((*SIMPLE, *TENS))}|\d[\d,]*(\.\d+)?)$"}}
    day = {"TEXT": {"REGEX": r"^\d{1,2}(st|nd|rd|th)?$"}}
    month = _one(*_MONTHS)
    dash = _one(*_DASHES)
    unit = _one(*words.units)
    sign: Pattern = [_one("%", "percent")]
    reference = _one(*words.references)
    return [
        [_YEAR],
        [_YEAR, dash, {"TEXT": {"REGEX": r"^\d{2,4}$"}}],
        [{"TEXT": {"REGEX": r"^\d+[/:.]\d+([/:.]\d+)*$"}}],
        [day, {"LOWER": "of", "OP": "?"}, month],
        [day, month, _YEAR],
        [day, dash, day, month],
        [month, {"TEXT": {"REGEX": r"^\d{1,2}(st|nd|rd|th)$"}}],  # "by March 21 had ..." counts 21
        [month, _YEAR],
        [month, day, {"TEXT": ",", "OP": "?"}, _YEAR],
        # Ages, ranges, ratios and signed numbers.
        [_one("aged", "age", "ages"), {"IS_ALPHA": True, "OP": "?"}, number, dash, number],
        [_one("aged", "age", "ages"), {"IS_ALPHA": True, "OP": "?"}, number],
        [number, dash, number, unit],
        [{**_ANY_FIGURE, "SPACY": False}, {"TEXT": {"IN": ["-", "–", "—"]}, "SPACY": False}, _ANY_FIGURE],
        [
            {**_ANY_FIGURE, "SPACY": False},
            {"TEXT": {"IN": ["-", "–", "—"]}, "SPACY": False},
            _ANY_FIGURE,
            *sign,
        ],
        [{"TEXT": {"REGEX": r"^\d+[–—-]\d+$"}}],
        [{"TEXT": {"REGEX": r"^\d+[–—-]\d+$"}}, *sign],
        [{"TEXT": {"REGEX": r"^[+−-]\d[\d.,]*$"}}, *sign],
        [{"TEXT": {"IN": ["+", "−"]}, "SPACY": False}, _ANY_FIGURE, *sign],
        [{"TEXT": {"IN": ["+", "−"]}, "SPACY": False}, _ANY_FIGURE],
        [_ANY_FIGURE, {"TEXT": "+"}],
        [{"LOWER": "between"}, number, {"LOWER": "and"}, number],
        [{"LOWER": "between"}, number, *sign, {"LOWER": "and"}, number, *sign],
        [_ANY_FIGURE, *sign, _one("to", "-", "–"), _ANY_FIGURE, *sign],
        [number, {"LOWER": "in"}, {"LOWER": "every", "OP": "?"}, number],
        [_ANY_FIGURE, *sign, _one("points", "point", "pts")],
        [_ANY_FIGURE, {"LOWER": "percentage"}, _one("points", "point")],
        # A distance from a target is no share: "within 5% of target", "more than 5% below".
        [{"LOWER": "within"}, _ANY_FIGURE, *sign],
        [_ANY_FIGURE, *sign, _one("below", "above", "outside", "away", "off", "short", "tolerance", "variance")],
        [_ANY_FIGURE, *sign, {"LOWER": "of"}, {"LOWER": "the", "OP": "?"}, _one("target", "targets")],
        [number, {"TEXT": "-", "OP": "?"}, _one("third", "thirds", "quarter", "fifth", "fifths", "tenth", "tenths")],
        # Durations, money, telephone numbers.
        [number, {"TEXT": "-", "OP": "?"}, unit],
        [number, {"IS_ALPHA": True}, _one("days", "months", "years", "weeks", "day", "hours")],
        [{"TEXT": {"IN": ["£", "€", "$"]}}, _ANY_FIGURE],
        [{"TEXT": {"IN": ["£", "€", "$"]}}, _ANY_FIGURE, unit],
        [{"TEXT": {"REGEX": r"^0\d+$"}}, {"TEXT": {"REGEX": r"^\d{3,}$"}, "OP": "*"}],
        # Names: "Level 2", "Action 12", "paragraphs 3 to 7", "two-tier".
        [reference, {"TEXT": {"IN": [".", "#"]}, "OP": "?"}, number],
        [_one("quarter", "year", "month", "week", "day", "period"), _one(*"1 2 3 4 5 one two three four".split())],
        [reference, number, dash, number],
        [reference, number, {"TEXT": ","}, number, dash, number],
        [
            {**number, "SPACY": False},
            {"TEXT": "-", "SPACY": False},
            {"LOWER": {"REGEX": "^[a-z]+$", "NOT_IN": [*UNITS]}},
        ],
        [
            {"LOWER": "one"},
            _one("of", "the", "-"),
            {"LOWER": "the", "OP": "?"},
            _one(*words.lone_one, "to", "its", "a"),
        ],
        [_one("no", "every", "any"), {"LOWER": "one"}],
        [{"LOWER": "one"}, {"TEXT": "-"}, {"LOWER": "to"}, {"TEXT": "-"}, {"LOWER": "one"}],
        [{"LOWER": "one"}, _one(*words.lone_one)],
        [_one("day", "number", "square"), {"LOWER": "one"}],
    ]
