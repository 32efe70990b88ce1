"""Leads: a cell of names and organisations as separate partners, where its signs leave no doubt."""

from __future__ import annotations

import re
from functools import lru_cache

_NOBODY = re.compile(
    r"(?:|[-–—.?]+|n/?a|tbc|tbd|tba|none|nil|to be (?:confirmed|determined|agreed|advised|allocated)|vacant|unknown|"
    r"not (?:applicable|assigned|allocated)|unassigned|as above)\.?",
    re.IGNORECASE,
)
_LINES = re.compile(r"\s*(?:\n|;|\||[•▪●◦·*‣])\s*")
_STROKE = re.compile(r"\s+/\s*|\s*/\s+|(?<=[\w)&.])/(?=[\w(])")
# A/Supt (acting), T/Insp (temporary), c/o, and/or
_NOT_PARTNERS = re.compile(r"\b(?:a|t|d|w|c|n|s|p|and|his|her|he|she)/\w", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:director|head|manager|officer|chief|lead|chair|leader|deputy|assistant|executive|commissioner|inspector|"
    r"superintendent|coordinator|co-ordinator|constable|sergeant|advis[eo]r|analyst|consultant|secretary|councillor|"
    r"portfolio|member|nurse|matron|principal|solicitor|clerk|treasurer|planner|engineer|champion)s?\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:police|council|services?|trust|board|team|partnership|probation|fire|nhs|authority|university|college|"
    r"association|department|directorate|group|forum|agency|office|society|network|prison|hospital|alliance|"
    r"federation|housing|school|schools|charity|company|unit|committee|panel|centre|partners|providers?|"
    r"commission|ltd|cic)s?\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"(?:[A-Z]\w?){1,4}[A-Z&]\w{0,2}|[A-Z][a-z]{0,2}[A-Z]{1,4}s?")
_PERSON = re.compile(
    r"(?:(?:Cllr|Dr|Mr|Mrs|Ms|Miss|Prof|Rev|Sir|Dame|Lord|PC|DCI|DI|DS|CI|ACC|Supt|Insp|Sgt)\.?\s+)?"
    r"(?:[A-Z][\w'’.-]*\s+){1,2}(?:(?:de|van|von|Mc|O')\s?)?[A-Z][\w'’-]+(?:\s*\([^()]*\))?"
)
_OUTSIDE_BRACKETS = re.compile(r",(?![^()]*\))")


@lru_cache(maxsize=8192)
def split(printed: str) -> tuple[str, ...]:
    """The partners that a lead cell names, in order, each once; none where it names nobody.

    New lines, semicolons, bullets and strokes part them. A comma parts them only where each side looks like a
    name, a body or an acronym of its own; "and" and "&" only between acronyms: "Health and Wellbeing Board"
    is one partner.

    >>> split("Police / Council"), split("Smith, Director of Housing")
    (('Police', 'Council'), ('Smith, Director of Housing',))
    """
    found: dict[str, str] = {}
    for line in _LINES.split(printed):
        for part in _by_stroke(line):
            for name in _by_comma(part):
                name = " ".join(name.split()).strip(" ,;:-–")
                if not _NOBODY.fullmatch(name):
                    found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _by_stroke(text: str) -> list[str]:
    if _NOBODY.fullmatch(text.strip()) or "/" not in text:
        return [text]
    if _NOT_PARTNERS.search(text):
        return re.split(r"\s+/\s+", text)
    parts = [part for part in _STROKE.split(text) if part.strip()]
    spaced = re.split(r"\s+/\s*|\s*/\s+", text)
    # "Head of HR/OD" is one post; "Police/Council" are two bodies.
    if any(_ROLE.search(part) and "/" in part for part in spaced) or text.count("(") != text.count(")"):
        return spaced
    inside = any(part.count("(") != part.count(")") for part in parts)
    return [text] if inside else parts


def _by_comma(text: str) -> list[str]:
    parts = [part.strip() for part in _OUTSIDE_BRACKETS.split(text)]
    if len(parts) > 1:
        last = _of_acronyms(parts[-1])
        parts = [*parts[:-1], *last]
        if any(not part for part in parts) or not all(_stands_alone(part) or _is_post(part) for part in parts):
            return [text]
        return _posts_with_names(parts)
    return _of_acronyms(text)


def _of_acronyms(text: str) -> list[str]:
    """ "YOS and CRC" as two; anything longer as it stands."""
    parts = re.split(r"\s+(?:and|&)\s+", text.strip())
    return parts if len(parts) > 1 and all(_ACRONYM.fullmatch(part) for part in parts) else [text]


def _stands_alone(part: str) -> bool:
    if re.search(r"\s(?:and|&)\s", part) and not _BODY.search(part):
        return False
    return bool(_ACRONYM.fullmatch(part) or _PERSON.fullmatch(part) or (_BODY.search(part) and part[0].isupper()))


def _is_post(part: str) -> bool:
    return bool(_ROLE.search(part)) and part[:1].isupper()


def _posts_with_names(parts: list[str]) -> list[str]:
    """A post after a name belongs to it: "J Smith, Director of Housing"."""
    joined: list[str] = []
    for part in parts:
        if joined and _is_post(part) and _PERSON.fullmatch(joined[-1]):
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return joined
