"""Which field a heading names. Where a heading is open, ``settling`` asks the cells below it."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from extractors.grids.own_words import own_columns, own_field
from extractors.wording import plain, without_brackets

_RATING_LETTERS = frozenset("ragbwyp")
_TERM_LETTERS = frozenset("sml")
_HEAD_ENDS = re.compile(r"\s(?:on|of|for|since|against|to|at|as|in|including)\s")
_OF_PERIOD = re.compile(
    r"^(?P<what>.+?) (?P<when>this|last|previous|current|next) (?:quarter|period|month|year|report|meeting|time)$"
)
_NUMBER_OF_ROW = re.compile(
    r"(?!.*\b(?:tele)?(?:phone|tel|mobile|fax|contact|ward|page|target|total|actual|budget|cost|post)\b)"
    r"(?:\w+ ){1,4}(?:ref|reference|id|no|nr|number|code|#)"
)
_SHORTENED = (
    (re.compile(r"['’]ll\b", re.IGNORECASE), " will"),
    (re.compile(r"['’]ve\b", re.IGNORECASE), " have"),
    (re.compile(r"['’]re\b", re.IGNORECASE), " are"),
    (re.compile(r"\b(who|what|how|where|it)['’]s\b", re.IGNORECASE), r"\1 is"),
)
_NUMBER_SIGNS = ("#", "№", "Nº")
MAX_HEADING = 200


def _phrases() -> tuple[dict[str, str], tuple[tuple[str, str], ...], frozenset[str]]:
    """(whole heading -> role, (phrase between spaces, role) longest first, headings that are no end of a longer one),
    from columns.toml and the words in force."""
    return _phrases_beside(own_columns())


@lru_cache(maxsize=16)
def _phrases_beside(
    own: tuple[tuple[str, str], ...],
) -> tuple[dict[str, str], tuple[tuple[str, str], ...], frozenset[str]]:
    words = tomllib.loads(Path(__file__).with_name("columns.toml").read_text("utf-8"))
    alone = {phrase: role for role, lists in words.items() for phrase in lists.get("alone", ())}
    exact = {phrase: role for role, lists in words.items() for phrase in lists["exact"]} | alone | dict(own)
    within = [(f" {phrase} ", role) for role, lists in words.items() for phrase in lists["within"]]
    return exact, tuple(sorted(within, key=lambda pair: -len(pair[0]))), frozenset(alone) - dict(own).keys()


def _of_letters(words: list[str]) -> str | None:
    """``S M L`` and ``R A G`` are headings of letters: every word one letter of its scale."""
    if len(words) < 2 or any(len(word) != 1 for word in words):
        return None
    letters = set(words)
    if letters <= _TERM_LETTERS:
        return "timescale"
    return "status" if letters <= _RATING_LETTERS and "r" in letters else None


def _rotated(words: str) -> str | None:
    """The exact role of any end part: "Q3 RAG status", "2019/20 progress"."""
    exact, _, alone = _phrases()
    parts = words.split()
    for start in range(1, min(len(parts), 4)):
        end = " ".join(parts[start:])
        role = None if end in alone else exact.get(end)
        if role == "description" and (about := exact.get(" ".join(parts[:start]))):
            return about
        if role and role not in ("ref", "target", "department"):
            return role
    return None


def _of_period_named(words: str) -> str | None:
    """ "Progress this quarter" is progress, and "status last quarter" the status before."""
    match = _OF_PERIOD.match(words)
    role = role_of(match["what"]) if match else None
    if match is not None and role == "status" and match["when"] in ("last", "previous"):
        return "previous_status"
    return role


def role_of(heading: str) -> str | None:
    """The field that a heading names, or None.

    >>> role_of("Responsible Partner / Lead"), role_of("By when?"), role_of("S M L")
    ('lead', 'due', 'timescale')
    """
    return own_field(heading) or _role_of(heading, own_columns())


@lru_cache(maxsize=4096)
def _role_of(heading: str, own: tuple[tuple[str, str], ...]) -> str | None:
    # ``own`` are the words in force: what is remembered holds only beside them.
    if len(heading) > 4 * MAX_HEADING:
        return None
    if heading.strip() in _NUMBER_SIGNS:
        return "numbering"
    heading = _spelt_out(heading)
    words = plain(without_brackets(heading)) or plain(heading)
    if not words or len(words) > MAX_HEADING:
        return None
    exact, within, alone = _phrases()
    role = exact.get(words) or _of_letters(words.split()) or _of_period_named(words)
    if role:
        return role
    if _NUMBER_OF_ROW.fullmatch(words):
        # "Minute ref": the row's number in another list, and its own where the report gives it no other.
        return _rotated(words) or ("ref" if any(p in f" {words} " for p, r in within if r == "ref") else "numbering")
    # A heading says what it is before its first preposition: "Commentary on actions taken".
    head = _HEAD_ENDS.split(f" {words} ", maxsplit=1)[0].strip()
    for part in dict.fromkeys((head, words)):
        if part in exact and part not in alone:
            return exact[part]
        role = _rotated(part)
        if role:
            return role
        spaced = f" {part} "
        for phrase, role in within:
            if phrase in spaced:
                return role
    return None


def _spelt_out(heading: str) -> str:
    """ "What we'll do" as "What we will do"."""
    for short, long in _SHORTENED:
        heading = short.sub(long, heading)
    return heading


def is_usual_heading(heading: str, role: str) -> bool:
    """True for a heading that is, whole, one of those that plans put over this field."""
    return _phrases()[0].get(plain(without_brackets(heading))) == role
