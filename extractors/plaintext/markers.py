"""The bullet or number that stands before a paragraph, told from a number or dash that is part of it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from extractors.plaintext.cleaning import BULLETS

BULLET = "•"
_GLYPH = re.compile(rf"(?:[{BULLETS}✓✔→]\s*|[\ue000-\uf8ff]\s*)(?=\S|$)")
_DASH = re.compile(r"(?:[-–—*+]|o(?=\s+[A-Z]))(?:\s+|$)")
_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,4})([.):]?)\s+(?=\S)")
_BRACKETED = re.compile(r"(\((?:\d{1,3}|[ivxlcIVXLC]{1,5}|[A-Za-z])\)|(?:\d{1,3}|[ivxlc]{1,5}|[A-Za-z])\))\s*(?=\S)")
_CALL = re.compile(r"(?<![*\w])\w[\w'’-]{0,60}\*(?![*\w])")
_LETTER = re.compile(r"([a-z]|[ivx]{1,4})\.\s+(?=[A-Z])")
_STARTS_TEXT = re.compile(r"[\"'“‘(*_]{0,3}[A-Z][\w'’]*(?=[\s,:;.’'\"*_)]|$)")
_NOT_A_NUMBERED_TEXT = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\b|(?:days?|weeks?|months?|years?|hours?|million|"
    r"billion|fte)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A marker, the text after it, and how many characters stand before that text.

    ``sort``: ``bullet``, ``dash`` (a bullet that may be a dash in a sentence), ``number`` or ``letter``.
    """

    marker: str
    text: str
    width: int
    sort: str


@dataclass(slots=True)
class Numbering:
    """What stood before, which decides what may be a marker now: the last number, and whether a star
    after a word ("pathways*") has called for a footnote, which a star then opens."""

    last: tuple[int, ...] = ()
    starred: bool = False

    def follows(self, number: tuple[int, ...]) -> bool:
        """True for 1, for the next at any level of the last number, and for its first part."""
        if number == (1,) or number == (*self.last, 1):
            return True
        head, tail = number[:-1], number[-1]
        return len(number) <= len(self.last) and self.last[: len(head)] == head and self.last[len(head)] + 1 == tail

    def take(self, number: tuple[int, ...]) -> None:
        self.last = number

    def notice(self, text: str) -> None:
        if "*" in text and _CALL.search(text):
            self.starred = True


def read_marker(text: str, numbering: Numbering, inside: bool) -> Marked | None:
    """The marker that a line starts with, or None. ``text`` has no blanks at the left.

    ``inside`` says that the line may go on from the one above, so that a number has to fit the
    numbering to be a marker. Takes the number into ``numbering``.
    """
    glyph = _GLYPH.match(text)
    if glyph and not _is_legend(text):
        return _numbered_bullet(Marked(BULLET, text[glyph.end() :], glyph.end(), "bullet"), numbering)
    if numbering.starred and text[0] == "*":
        return None
    dash = None if glyph else _DASH.match(text)
    if dash:
        return _numbered_bullet(Marked(BULLET, text[dash.end() :], dash.end(), "dash"), numbering)
    number = _NUMBER.match(text)
    if number:
        return _number(number, text, numbering, inside)
    bracketed = _BRACKETED.match(text)
    if bracketed and not (inside and bracketed.group(1).strip("()").isalpha() and text[0] != "("):
        return Marked(bracketed.group(1), text[bracketed.end() :], bracketed.end(), "letter")
    letter = _LETTER.match(text)
    if letter and not inside:
        return Marked(letter.group(1), text[letter.end() :], letter.end(), "letter")
    return None


def _number(match: re.Match[str], text: str, numbering: Numbering, inside: bool) -> Marked | None:
    rest = text[match.end() :]
    number = tuple(int(part) for part in match.group(1).split("."))
    fits = numbering.follows(number)
    closed = bool(match.group(2))
    if _NOT_A_NUMBERED_TEXT.match(rest):
        return None
    if not fits and (inside or not closed and len(number) == 1):
        return None
    if not closed and not _STARTS_TEXT.match(rest):
        return None
    numbering.take(number)
    return Marked(match.group(1), rest, match.end(), "number")


def _numbered_bullet(bullet: Marked, numbering: Numbering) -> Marked:
    """ "- 5 The first": the bullet is how a converter writes the number, so the number is the marker."""
    match = _NUMBER.match(bullet.text)
    if match:
        numbered = _number(match, bullet.text, numbering, inside=True)
        if numbered:
            return Marked(numbered.marker, numbered.text, bullet.width + numbered.width, "number")
    bracketed = _BRACKETED.match(bullet.text)
    if bracketed:
        return Marked(bracketed.group(1), bullet.text[bracketed.end() :], bullet.width + bracketed.end(), "letter")
    return bullet


_SET_EQUAL = re.compile(r".\ufe0f?\s*[=–—:-]\s")


def _is_legend(text: str) -> bool:
    """True where other signs stand between the words ("✔ Done ● On target ▲ Late"), or a sign is set equal to words
    ("✓ = Done"): then the first is no bullet."""
    if text[:1] not in BULLETS and _SET_EQUAL.match(text):
        return True
    signs = {word.rstrip("\ufe0f") for word in text.split(maxsplit=60)[:60] if len(word.rstrip("\ufe0f")) == 1}
    return len({sign for sign in signs if unicodedata.category(sign) == "So"}) >= 2
