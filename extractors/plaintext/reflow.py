"""Lines that only wrap are one paragraph: the width at which a document wraps, learnt from itself.

The test is the typesetter's: a line was broken where its writer had no choice if the first word of
the next line would not have fitted on it. Lines that start with a small letter in mid-sentence show
how far "not fitting" reaches in this document, so proportional type needs no fixed width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_LONGEST_WRAPPED = 180
_SHORTEST_WRAPPED = 36
_TERMINAL = re.compile(r"[.!?:;][)\]\"'’”]*$")
# Parts that keep their hyphen before another word; else a hyphen at a line end may only divide a word.
_PREFIXES = frozenset(
    "re co non multi pre post anti self inter intra sub semi ex cross well low high long short medium part full "
    "year end under over on off up out mid half two three four five first second third new old so e ill pan whole "
    "joint county city town area cost evidence community victim police partner front face".split()
)
WORD_ENDING = re.compile(
    r"(?:tion|sion|ment|ing|ings|ed|ly|ness|ance|ence|able|ible|ity|ities|ive|ives|al|ally|ous|ers|er|ations|"
    r"tions|ments|ting|ning|ding|ring|sing|ling|ble|tive|tives|tional|ical|ship|ships|ability|ility)\b"
)


@dataclass(frozen=True, slots=True)
class Wrap:
    """``least`` is the length that a line with the next line's first word reaches, at least, where it
    had to be broken; ``most`` the longest wrapped line; both 0 where no line is seen to wrap.
    ``strict`` is true where so few lines wrap that only mid-sentence starts may join."""

    least: float
    most: float
    strict: bool

    def full(self, length: float, text: str) -> bool:
        """True where the first word of ``text`` would not have fitted on a line of this length."""
        reach = length + 1 + len(first_word(text))
        return 0 < self.least <= reach and length <= self.most

    def nearly_full(self, length: int, text: str) -> bool:
        """As ``full`` with slack, for a line that goes on in mid-sentence anyway."""
        return self.least > 0 and length + 1 + len(first_word(text)) >= 0.6 * self.least


def learn_wrap(pairs: Iterable[tuple[int, str]]) -> Wrap:
    """The wrap of a document from (length of a line, text of the line right below it)."""
    reaches, others = [], 0
    for length, text in pairs:
        reach = length + 1 + len(first_word(text))
        if text[:1].islower() and _SHORTEST_WRAPPED <= reach <= _LONGEST_WRAPPED:
            reaches.append(reach)
        else:
            others += 1
    if not reaches:
        return Wrap(0, 0, True)
    reaches.sort()
    low, high = reaches[len(reaches) // 10], reaches[(len(reaches) * 9) // 10]
    return Wrap(max(low, 0.75 * high), 1.4 * high, len(reaches) < 0.25 * (len(reaches) + others))


def first_word(text: str) -> str:
    """The first word of a text of any length, without splitting all of it."""
    return text[:200].split(maxsplit=1)[0] if text[:200].strip() else ""


def ends_sentence(text: str) -> bool:
    """True where the text ends in a full stop, colon or the like."""
    return bool(_TERMINAL.search(text[-8:]))


def join_lines(first: str, second: str) -> str:
    """Two lines of one paragraph as one: a hyphen that only divides a word at the line end goes, and
    one that belongs to the word stays ("re-" + "offending", "2024-" + "27"); where unsure it stays."""
    if not first or not second:
        return first or second
    if first.endswith("-") and len(first) > 1 and first[-2].isalpha() and second[0].isalpha():
        left = re.split(r"[^A-Za-z]", first[-40:-1])[-1].lower()
        divides = second[0].islower() and left not in _PREFIXES and WORD_ENDING.match(second)
        return first[:-1] + second if divides else first + second
    if first.endswith("-") and first[-2:-1].isalnum() and second[0].isdigit():
        return first + second
    if first.endswith("/") and first[-2:-1].isalpha():
        return first + second
    return f"{first} {second}"
