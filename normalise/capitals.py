"""Titles printed in capitals, in a case that is easy to read."""

from __future__ import annotations

import re

_SMALL = {"a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"}
_SAINT = "st"  # a word without a vowel that is no abbreviation of capitals
_ABBREVIATIONS = {"uk", "eu", "asb", "iom", "yos", "csa", "cse", "ict", "hmpps", "send", "camhs", "voru", "ofsted"}
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_MOSTLY = 0.8


def is_capitals(text: str) -> bool:
    """Whether (nearly) all letters are capitals and at least one word is longer than an abbreviation."""
    letters = [character for character in text if character.isalpha()]
    if not letters or sum(character.isupper() for character in letters) < _MOSTLY * len(letters):
        return False
    return any(len(word) > 4 or (len(word) > 3 and _VOWEL.search(word)) for word in _WORD.findall(text))


def readable_case(text: str) -> str:
    """``STRATEGY FOR THE COAST 2015/18`` as ``Strategy for the Coast 2015/18``; other text unchanged.

    A word without a vowel (NHS, PCC) and a few known abbreviations stay in capitals.
    """
    if not is_capitals(text):
        return text
    first = True

    def one(match: re.Match[str]) -> str:
        nonlocal first
        word, was_first = match.group(), first
        first = False
        low = word.casefold()
        if low in _SMALL and not was_first:
            return low
        if low in _ABBREVIATIONS or (word.isupper() and low != _SAINT and not _VOWEL.search(word)):
            return word
        return word[:1].upper() + word[1:].lower() if word.isupper() else word

    return _WORD.sub(one, text)
