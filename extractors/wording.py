"""Printed words made comparable: case, punctuation and spaces put aside."""

from __future__ import annotations

import re
from functools import lru_cache

_REMEMBERED = 4_096  # texts: labels, headings and references come again and again
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NOT_WORD = re.compile(r"[^0-9a-z#%]+")
_UNFINISHED = re.compile(
    r"(?:[,;:(–—/&-]|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|as|is|are|be|was|were|will|"
    r"that|which|this|their|its|our|into|through|between|including|under|over))$",
    re.IGNORECASE,
)


@lru_cache(_REMEMBERED)
def plain(text: str) -> str:
    """Lower-case words and numbers with one space between: ``"Ref. No:"`` -> ``"ref no"``."""
    return _NOT_WORD.sub(" ", text.casefold()).strip()


def without_brackets(text: str) -> str:
    """The text without what stands in brackets, which in headings only explains."""
    return _BRACKETED.sub(" ", text).strip()


def one_line(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())


def has_letters(text: str) -> bool:
    """True unless the text is all digits, dashes and signs.

    >>> has_letters("Open 3 hubs"), has_letters("- 3 %")
    (True, False)
    """
    return any(character.isalpha() for character in text)


def is_unfinished(text: str) -> bool:
    """True where the text breaks off in mid-sentence, so that what follows belongs to it."""
    return bool(_UNFINISHED.search(text.rstrip()))


def starts_inside(text: str) -> bool:
    """True where the text starts in mid-sentence: a small letter, or closing punctuation."""
    text = text.lstrip()
    return bool(text) and (text[0].islower() or text[0] in ",;.)&")


def join(first: str, second: str) -> str:
    """Two pieces of one cell, as one text; a piece that only repeats nothing is dropped."""
    if not first or not second:
        return first or second
    return f"{first} {second}"
