"""Whole numbers in words and digits: "Twenty-two", "a hundred and five", "1,204", "none".

Only what a report counts with is read: 0 to 999 in words, up to 999,999 in digits. Anything else is no number.
"""

from __future__ import annotations

import re

ZERO = {"zero": 0, "none": 0, "nil": 0}
UNITS = {
    word: value
    for value, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), 1)
}
TEENS = {
    word: value
    for value, word in enumerate(
        ("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()),
        10,
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
SIMPLE = {**ZERO, **UNITS, **TEENS, **TENS, "dozen": 12}

DIGITS = r"(?:0|[1-9][0-9]{0,2}(?:,[0-9]{3})|[1-9][0-9]{0,5})"
_DIGITS = re.compile(DIGITS)
_PARTS = re.compile(r"[a-z]+")


def read_number(printed: str) -> int | None:
    """The whole number that ``printed`` says, or None.

    >>> read_number("Twenty-two"), read_number("a hundred and five"), read_number("1,204"), read_number("007")
    (22, 105, 1204, None)
    """
    text = printed.strip().lower()
    if _DIGITS.fullmatch(text):
        return int(text.replace(",", ""))
    words = _PARTS.findall(text)
    if not words or re.fullmatch(r"[a-z\s-]+", text) is None:
        return None
    if "hundred" not in words:
        return _below_hundred(words)
    head, tail = words[: words.index("hundred")], words[words.index("hundred") + 1 :]
    if head in ([], ["a"]):
        hundreds: int | None = 1
    else:
        hundreds = UNITS.get(head[0]) if len(head) == 1 else None
    if tail[:1] == ["and"]:
        tail = tail[1:]
        rest = _below_hundred(tail)
    else:
        rest = _below_hundred(tail) if tail else 0
    return None if hundreds is None or rest is None else 100 * hundreds + rest


def _below_hundred(words: list[str]) -> int | None:
    if words[:1] == ["a"] and words[1:] == ["dozen"]:
        return 12
    if len(words) == 1:
        return SIMPLE.get(words[0])
    if len(words) == 2 and words[0] in TENS and words[1] in UNITS:
        return TENS[words[0]] + UNITS[words[1]]
    return None
