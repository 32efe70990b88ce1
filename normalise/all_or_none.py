"""Plain statements of the present about every action: "All actions are complete", "There are no red actions".

Only a sentence that says this and nothing else is read: a condition, an aim, an exception or another period needs
further words, and those make it another sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.wording import plain
from normalise.number_words import DIGITS, SIMPLE, read_number

_NUMBER = rf"(?P<number>{DIGITS}|{'|'.join(SIMPLE)})"
_NOUN = r"(?P<noun>actions?|activities|tasks?|projects?|recommendations?|commitments?)"
_SCOPE = r"(?: (?:in|under|within|for|across) (?P<scope>[\w&,'’: -]+?))?"
_OPENING = r"(?:(?:overall|currently|at present|in summary|to date),? )?"
_LEAD = r"(?:(?:in|under|within|for|across) (?P<lead>[\w&'’: -]+), )?"
_NOW = r"(?: (?:now|currently|still))?"
_RATED = r"(?: (?:(?:rag[ -])?rated|graded|marked|reported|shown)(?: as)?)?"
_COLOUR = "red|amber|green|blue"
_TROUBLE = "off track|behind schedule|overdue|delayed|late|at risk"
_FINE = r"complete|completed|on track|on target|on schedule|green|blue"
_ENDING = r"(?: (?:at present|to date))?\.?"

_EVERY = rf"(?:all(?: of)?(?: the| our)?(?: {_NUMBER})?|every|each) {_NOUN}{_SCOPE}"
_NONE = rf"(?:no|none of (?:the|our)(?: {_NUMBER})?) {_NOUN}{_SCOPE}"
_ARE = rf"(?:are|is|have been|has been){_NOW}{_RATED}"
_SAID_OF_NONE = rf"(?P<what>{_COLOUR}|{_TROUBLE}|complete|completed)"
_SHAPES = tuple(
    (every, re.compile(_OPENING + _LEAD + shape + _ENDING, re.IGNORECASE))
    for every, shape in (
        (True, rf"{_EVERY} {_ARE} (?P<what>{_FINE})"),
        (False, rf"{_NONE} {_ARE} {_SAID_OF_NONE}"),
        (False, rf"there (?:are|is){_NOW} no(?:{_RATED} |[ ]){_SAID_OF_NONE}(?:-rated| rated)? {_NOUN}{_SCOPE}"),
    )
)
_SAME = {"completed": "complete", "on target": "on track", "on schedule": "on track"}


@dataclass(frozen=True, slots=True)
class AllOrNone:
    """``every``: all are so, else none. ``what`` is the colour or the words said, ``number`` how many there are said
    to be, ``scope`` the theme or plan named, ``""`` without one."""

    every: bool
    what: str
    noun: str
    number: int | None
    scope: str


def all_or_none(sentence: str) -> AllOrNone | None:
    """What a sentence says of all actions or of none; None where it says anything else.

    >>> all_or_none("None of the actions under Homes is overdue.")
    AllOrNone(every=False, what='overdue', noun='actions', number=None, scope='Homes')
    >>> all_or_none("All actions will be complete by March.")
    """
    line = " ".join(sentence.split())
    if not line[:1].isupper():
        return None
    for every, shape in _SHAPES:
        found = shape.fullmatch(line)
        if found is None:
            continue
        parts = found.groupdict()
        scopes = [parts[name] for name in ("lead", "scope") if parts.get(name)]
        if len(scopes) > 1:
            return None
        what = plain(found["what"])
        number = read_number(parts["number"]) if parts.get("number") else None
        return AllOrNone(every, _SAME.get(what, what), found["noun"].lower(), number, "".join(scopes))
    return None
