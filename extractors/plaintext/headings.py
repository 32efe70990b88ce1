"""Which paragraphs are headings, and how high: 1 for titles, 2 for numbered or capital ones, 3 below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.plaintext.lines import SourceLine
from extractors.plaintext.reflow import ends_sentence

_LONGEST, _MOST_WORDS = 110, 15
_LONGEST_TITLE, _MOST_TITLE_WORDS = 160, 26
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}")
_SAYS_SOMETHING = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|be|been|can|should|must|do|does)\b", re.IGNORECASE
)
_QUESTION = re.compile(r"(?:what|how|why|who|where|when|which)\b", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:(?:data )?source|notes?|contact|tel|telephone|e-?mail|fax|web|website|author|prepared by|page)\b"
    r"[^:]{0,30}(?::|$)|"
    r"page \d|https?:|www\.|\S+@\S+$",
    re.IGNORECASE,
)
_CONTENTS_LINE = re.compile(r"(?:\.{3,}|…+|\. \. \.|\s{3,})\s*\d{1,4}$")
_GAP = " " * 4  # parts set at the two ends of a line, as in a page header
TITLE, SECTION, SUBSECTION = 1, 2, 3


@dataclass(slots=True)
class Draft:
    """A paragraph while it is put together. ``position`` is its first line's place among the lines.

    ``level`` is set where the source marks a heading; ``bold`` where the whole of it is in bold;
    ``stands_out`` where only a new indent, not a blank line, parts it from what is above.
    """

    position: int
    line: SourceLine
    text: str
    marker: str = ""
    indent: int = 0
    text_column: int = 0
    level: int = 0
    bold: bool = False
    lines: int = 1
    length: int = 0
    longest: int = 0
    last_indent: int = 0
    blank_before: bool = True
    blank_after: bool = True
    stands_out: bool = False
    after_table: bool = False
    before_table: bool = False


def set_levels(drafts: Sequence[Draft]) -> None:
    """Give every draft its level; 0 stays running text. Order matters: titles come before any text."""
    opening, listed = True, False
    for at, draft in enumerate(drafts):
        before = drafts[at - 1] if at else None
        after = drafts[at + 1] if at + 1 < len(drafts) else None
        # After "... have included:" short paragraphs are the items of a list whose bullets were lost.
        listed = (
            before is not None
            and not draft.marker
            and not (after is not None and after.marker and not draft.after_table)
            and (
                before.text.endswith(":")
                and not before.level
                or listed
                and draft.blank_before
                and draft.indent == before.indent
            )
        )
        if draft.after_table:
            opening = False
        if not draft.level:
            draft.level = _level(draft, before, after, opening, listed)
        if not draft.level:
            opening = False


def _level(draft: Draft, before: Draft | None, after: Draft | None, opening: bool, listed: bool) -> int:
    text = draft.text
    if not _could_be(draft, opening):
        return 0
    if draft.marker:
        return SECTION if _heads_a_section(draft, before, after) else 0
    # The last heading before the text is the heading of that text, not a line of the title.
    over_text = draft.before_table or after is not None and not _could_be(after, opening)
    titling = opening and not (before is not None and over_text)
    if _in_capitals(text):
        return TITLE if titling else SECTION
    if draft.bold:
        return TITLE if titling else SUBSECTION
    if listed or not (draft.blank_before or draft.stands_out):
        return 0
    if not draft.blank_after and not (after is not None and after.marker and not _NUMBER.match(after.marker)):
        return 0
    if not _reads_as_title(text):
        return 0
    return TITLE if titling else SUBSECTION


def _could_be(draft: Draft, opening: bool) -> bool:
    text = draft.text
    longest, most_words = (_LONGEST_TITLE, _MOST_TITLE_WORDS) if opening else (_LONGEST, _MOST_WORDS)
    if len(text) > longest or draft.lines > 2 + opening or not any(char.isalpha() for char in text):
        return False
    if _LABEL.match(text) or _CONTENTS_LINE.search(text) or len(text.split()) > most_words:
        return False
    if draft.bold:
        return True
    if _GAP in text or " = " in text:  # what is set equal to something is a line of a key
        return False
    if text.endswith(":"):
        return len(text.split()) <= 3
    return text.endswith("?") or not ends_sentence(text) and not text.endswith((",", "-", "–"))


def _heads_a_section(draft: Draft, before: Draft | None, after: Draft | None) -> bool:
    """A short numbered line is a heading, unless it is an item among items numbered alike."""
    if not _NUMBER.fullmatch(draft.marker) or len(draft.text) > 80 or draft.lines > 1:
        return False
    if not draft.text[0].isupper() and not draft.text[0].isdigit() or after is None:
        return False
    depth = draft.marker.count(".")
    if _alike(after, depth):
        return False
    return not (before is not None and _alike(before, depth) and not before.level)


def _alike(other: Draft, depth: int) -> bool:
    return bool(_NUMBER.fullmatch(other.marker)) and other.marker.count(".") == depth


def _in_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and all(char.isupper() for char in letters)


def _reads_as_title(text: str) -> bool:
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "'‘“\""):
        return False
    if _QUESTION.match(text):
        return True
    return not _SAYS_SOMETHING.search(text)
