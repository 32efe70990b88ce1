"""Marks: the small words that tell twin actions apart ("Tranche 2" and "Tranche 3", the north and the
south depot), and how two texts disagree in them.

A mark only counts against a pair where both texts carry one of the same sort and they differ; a mark
that one text lacks weighs little, because wording is often shortened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from corpus.linking.wording import same_but_for_a_slip, stem, words

_NUMBERS = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "first": "1", "second": "2", "third": "3",
    "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10",
}  # fmt: skip
_ROMANS = {
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "xi": "11",
    "xii": "12",
}
_LONE_ROMANS = {"i": "1", "v": "5", "x": "10"}  # letters as well: numerals only after "Phase" and its like
_STAGES = frozenset({
    "area", "band", "bay", "block", "building", "category", "cell", "centre", "class", "cohort", "cycle", "depot",
    "district", "division", "estate", "gate", "grade", "group", "item", "junction", "level", "lot", "module",
    "option", "package", "part", "phase", "pier", "pilot", "platform", "plot", "priority", "project", "quarter",
    "release", "round", "route", "section", "sector", "series", "site", "stage", "station", "step", "strand",
    "team", "theme", "tier", "tranche", "type", "unit", "version", "ward", "wave", "workstream", "year", "zone",
})  # fmt: skip
_SIDES = {
    "northern": "north", "southern": "south", "eastern": "east", "western": "west", "north": "north",
    "south": "south", "east": "east", "west": "west", "northeast": "north east", "southeast": "south east",
    "northwest": "north west", "southwest": "south west", "central": "central", "mid": "central",
}  # fmt: skip
_OPPOSITES = tuple(
    frozenset(pair)
    for pair in (
        ("adult", "child"), ("adults", "children"), ("young", "older"), ("male", "female"), ("men", "women"),
        ("boys", "girls"), ("primary", "secondary"), ("internal", "external"), ("urban", "rural"),
        ("inner", "outer"), ("upper", "lower"), ("left", "right"), ("inbound", "outbound"), ("day", "night"),
        ("capital", "revenue"), ("new", "existing"), ("short", "long"), ("junior", "senior"),
        ("increase", "reduce"), ("increase", "decrease"), ("open", "close"),
    )
)  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = re.compile(
    rf"\b(?:(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+)?{_MONTH}\b,?(?:\s+(?:20)\d\d\b)?|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s*[/-]\s*(?:20)?\d\d)?\b")
_AMOUNT = re.compile(r"[£$€]\s?\d[\d,.]*\s?(?:k|m|bn|million|billion|thousand)?\b|\b\d[\d,.]*\s?(?:%|per\s?cent\b)")
_ORDINAL = re.compile(r"^(\d+)(?:st|nd|rd|th)$")
_NUMBER = re.compile(r"^\d+(?:\.\d+)*[a-z]?$")
_CODE = re.compile(r"^[a-z]\d+$")  # a road, a form, a room: A12, M5, B4100
_NAME = re.compile(r"(?<![.!?:•]\s)(?<!^)\b([A-Z][a-z]{2,}|[A-Z]{2,}\d*)\b")

_REMEMBERED = 20_000  # texts; most are printed word for word again in the next report
_PLACE = re.compile(r"\b(?:in|at|near) ([a-z]{4,})\b", re.IGNORECASE)  # where capitals tell nothing

SORTS = ("stage", "number", "year", "side", "opposite", "code", "name", "amount", "date")
PARTING = ("stage", "number", "side", "code")  # the sorts that name a part of something
Marks = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Clash:
    """One sort of mark in which two texts disagree. ``both`` is true where each has one the other lacks."""

    sort: str
    earlier: tuple[str, ...]
    later: tuple[str, ...]

    @property
    def both(self) -> bool:
        return bool(self.earlier and self.later)


@lru_cache(_REMEMBERED)
def marks(text: str | None) -> Marks:
    """The marks of a text by sort (see ``SORTS``); a sort without marks is absent."""
    if not text:
        return {}
    found: dict[str, set[str]] = {}
    lowered = text.casefold()
    for sort, pattern in (("date", _DATE), ("amount", _AMOUNT), ("year", _YEAR)):
        for hit in pattern.findall(lowered):
            found.setdefault(sort, set()).add(re.sub(r"\s*([/-])\s*", "/", " ".join(hit.split())))
        lowered = pattern.sub(" . ", lowered)
    _read_words(words(lowered), found)
    found["name"] = _names(text)
    return {sort: frozenset(values) for sort, values in found.items() if values}


def _read_words(row: tuple[str, ...], found: dict[str, set[str]]) -> None:
    paired = {word for pair in _OPPOSITES for word in pair}
    side: list[str] = []
    for before, word in zip(("", *row), row, strict=False):
        if word in _SIDES:
            # "north east" is one side, and not the north
            joined = f"{side.pop()} {_SIDES[word]}" if before in _SIDES and side else _SIDES[word]
            side.append(joined)
        elif word in paired:
            found.setdefault("opposite", set()).add(word)
        if _CODE.match(word):
            found.setdefault("code", set()).add(word)
        number = _number(word, after_stage=_bare(before) in _STAGES)
        if number:
            found.setdefault("stage" if _bare(before) in _STAGES else "number", set()).add(number)
    if side:
        found["side"] = set(side)


def _bare(word: str) -> str:
    return word if word in _STAGES else word.removesuffix("s")


def _number(word: str, after_stage: bool) -> str:
    ordinal = _ORDINAL.match(word)
    if ordinal:
        return ordinal.group(1)
    if _NUMBER.match(word):
        return word
    if word in _NUMBERS:
        return _NUMBERS[word]
    if word in _ROMANS:
        return _ROMANS[word]
    if after_stage and word in _LONE_ROMANS:
        return _LONE_ROMANS[word]
    return word if after_stage and len(word) == 1 and word.isalpha() and word != "a" else ""


def _names(text: str) -> set[str]:
    """Capitalised words inside a sentence. Where the text is set in title case or capitals, what follows "in"."""
    undated = re.sub(_DATE.pattern, " ", text, flags=re.IGNORECASE)
    inner = re.findall(r"\b[A-Za-z]{4,}\b", undated)[1:]
    capitals = not inner or sum(word[0].isupper() for word in inner) * 2 > len(inner)
    found = (_PLACE if capitals else _NAME).findall(undated)
    return {stem(name.casefold()) for name in found} - _SIDES.keys() - _STAGES


def clashes(earlier: Marks, later: Marks) -> tuple[Clash, ...]:
    """Where two texts disagree, in the order of ``SORTS``; shared marks are left out of both sides."""
    if earlier == later:
        return ()
    found = []
    every_earlier = frozenset().union(*earlier.values()) if earlier else frozenset()
    every_later = frozenset().union(*later.values()) if later else frozenset()
    for sort in SORTS:
        # a number that the other text has in another place ("Phase 2", "the second phase") is no difference
        ours = earlier.get(sort, frozenset()) - every_later
        theirs = later.get(sort, frozenset()) - every_earlier
        if sort == "opposite":
            ours, theirs = _opposed(ours, theirs)
        elif sort == "name" and ours and theirs:
            ours, theirs = _unlike(ours, theirs), _unlike(theirs, ours)
        elif sort in ("stage", "number") and ours and theirs:
            ours, theirs = _unrefined(ours, theirs), _unrefined(theirs, ours)
        if ours or theirs:
            found.append(Clash(sort, tuple(sorted(ours)), tuple(sorted(theirs))))
    return tuple(found)


def _opposed(ours: frozenset[str], theirs: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    pairs = [(a, b) for a in ours for b in theirs if frozenset((a, b)) in _OPPOSITES]
    return frozenset(a for a, _ in pairs), frozenset(b for _, b in pairs)


def coarser(values: frozenset[str], other: frozenset[str]) -> dict[str, str]:
    """The numbers that the other text has without their letter: "2a" only says more than "2"."""
    return {
        value: value[:-1] for value in values if value[-1].isalpha() and value[:-1].isdigit() and value[:-1] in other
    }


def _unrefined(values: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return values - frozenset(coarser(other, values).values())


def _unlike(names: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return frozenset(name for name in names if not any(same_but_for_a_slip(name, there) for there in other))


def parted(whole: Marks, part: Marks) -> bool:
    """Whether ``part`` carries a mark that names a part, where ``whole`` has none of its sort or a coarser one."""
    found = [clash for clash in clashes(whole, part) if clash.sort in PARTING]
    return bool(found) and not any(clash.earlier for clash in found)
