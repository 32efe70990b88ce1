"""What stands over a table: the theme of its rows, or a line of the report's own title."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from extractors.grids.columns import role_of
from extractors.grids.ratings import SYMBOLS
from extractors.records import Block, Paragraph, Table
from extractors.sections import kind_of_heading
from extractors.wording import one_line, plain

_NOT_A_THEME = re.compile(
    r"\b(?:action plan|delivery plan|improvement plan|performance report|progress|appendix|annex|overview|contents|"
    r"key|legend|status|report|table|updates?|page|agenda|draft|version|quarter|q[1-4]|plan|tracker|summary|"
    r"dashboard|actions?|minutes|total|notes?|source|bulletin|newsletter|quarterly|half[- ]year(?:ly)?|"
    r"six[- ]monthly)\b",
    re.IGNORECASE,
)
_THEME = re.compile(
    r"^(?:theme|priority|objective|outcome|strand|workstream|aim|goal|pillar|ambition)\b", re.IGNORECASE
)
_OF_A_DATE = re.compile(
    r"(?:\d{1,4}(?:st|nd|rd|th)?|(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|spring|summer|autumn|winter|first|second|third|fourth|half|term|"
    r"financial|quarter|q[1-4]|p\d{1,2}|year|month|months|period|week|date|dated|meeting|position|correct|as|at|of|on|to|from|for|by|the|and|end|ending|"
    r"ended|in|held|review|reviewed|issue|issued|published|printed|prepared|produced|agreed|approved)"
)
_DATING = re.compile(r"\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|half|term")
# Between words: what stands for a rating in a legend ("● On target ▲ Off target"), never in a heading.
_LEGEND = re.compile(rf"\w\s+[{SYMBOLS}]\ufe0f?\s+\w")
# What a line before a grid may say of all its rows, or of the letters in a column: "Timescale: S, M, L".
_SAID_OF_ROWS = frozenset(("status", "previous_status", "timescale", "lead", "start", "due", "carried_forward"))
MAX_THEME = 140
_BETWEEN_SENTENCES = re.compile(r"(?<=[a-z)%][.?!])\s+(?=[A-Z])")
_FIRST_LINES = 5
_SHORT_REMARK = 20  # characters: what is shorter may be a name that ends in a full stop


def is_date_line(text: str) -> bool:
    """True for a line that only dates the report: "June 2024", "Position at 31 March 2024", "Meeting of 6 May".

    >>> is_date_line("As at 30 September 2023"), is_date_line("Winter 2024 readiness")
    (True, False)
    """
    words = plain(text).split()
    return bool(words) and all(_OF_A_DATE.fullmatch(word) for word in words) and bool(_DATING.search(plain(text)))


def can_be_theme(text: str) -> bool:
    """True unless the words say that the line speaks of the report or its date, not of its subject."""
    if is_date_line(text) or _LEGEND.search(text):
        return False
    return bool(_THEME.match(text)) or not _NOT_A_THEME.search(text)


def is_field_line(text: str) -> bool:
    """True for a line that gives a field of a grid and its value: it says something of the rows, and names no theme.

    >>> is_field_line("Timescale: S, M, L"), is_field_line("Priority: Safer streets")
    (True, False)
    """
    label, colon, value = text.partition(":")
    return bool(colon) and bool(value.strip()) and role_of(label) in _SAID_OF_ROWS


def text_of(paragraph: Paragraph) -> str:
    """A heading with the number it was printed with."""
    marked = paragraph.marker and paragraph.marker != "•"
    return one_line(f"{paragraph.marker} {paragraph.text}" if marked else paragraph.text)


def first_lines(blocks: Sequence[Block]) -> str:
    """The short lines before the first table, where a report says what it is and of which period."""
    lines = takewhile(lambda block: isinstance(block, Paragraph), blocks[:_FIRST_LINES])
    return "\n".join(block.text for block in lines if isinstance(block, Paragraph) and len(block.text) <= MAX_THEME)


def heading_above(blocks: Sequence[Block], at: int, claimed: Collection[int] = ()) -> str:
    """The words of the nearest paragraphs above a table, of a longer one its last sentence. A sentence above its
    heading speaks of something else, and so do paragraphs that are ``claimed`` already: the key, another theme."""
    texts: list[str] = []
    for there in range(at - 1, max(-1, at - 3), -1):
        block = blocks[there]
        if isinstance(block, Table) or texts and not _is_sentence(texts[0]) and _is_sentence(block.text):
            break
        if there not in claimed:
            texts.append(_BETWEEN_SENTENCES.split(one_line(block.text))[-1][:200])
    return " ".join(texts)


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(".")


def is_just_above_table(blocks: Sequence[Block], at: int) -> bool:
    """True where only a few short lines stand between this paragraph and the next table: a page break may
    carry a heading that was seen once."""
    for block in blocks[at : at + 4]:
        if isinstance(block, Table):
            return True
        if len(block.text) > MAX_THEME:
            return False
    return False


def theme_above(blocks: Sequence[Block], at: int, claimed: Collection[int]) -> int | None:
    """The position of the heading above a table that names the theme of its rows, or None. Sentences between the two
    are stepped over where other tables of the report stand under such headings as well."""
    remarks = False
    for there in range(at - 1, max(-1, at - 4), -1):
        block = blocks[there]
        if isinstance(block, Table):
            return None
        if there in claimed or is_field_line(block.text):
            continue
        text = text_of(block)
        if _is_remark(block):
            remarks = True
            continue
        titled = block.level > 0 or bool(_THEME.match(text)) or len(text) <= 60
        if len(text) > MAX_THEME or text.endswith((".", ":", ";")) or not titled or not plain(text):
            return None
        if not can_be_theme(text) or (_is_front_matter(blocks, there) and not _THEME.match(text)):
            return None
        return there if not remarks or _is_one_of_several(blocks, there) else None
    return None


def _is_remark(block: Paragraph) -> bool:
    return block.level == 0 and not block.marker and len(block.text) > _SHORT_REMARK and _is_sentence(block.text)


def _is_one_of_several(blocks: Sequence[Block], there: int) -> bool:
    """True for a heading over a table in a report where another heading of its level stands over one."""
    heading = blocks[there]
    alike = {
        other
        for other, block in enumerate(blocks)
        if isinstance(block, Paragraph) and isinstance(heading, Paragraph) and block.level == heading.level
        if _names_subject(block) and _stands_over_table(blocks, other)
    }
    return there in alike and len(alike) > 1


def _names_subject(block: Paragraph) -> bool:
    text = text_of(block)
    return len(text) <= 60 and not _is_remark(block) and can_be_theme(text) and not kind_of_heading(text)


def _stands_over_table(blocks: Sequence[Block], there: int) -> bool:
    for block in blocks[there + 1 : there + 4]:
        if isinstance(block, Table):
            return True
        if not _is_remark(block):
            return False
    return False


def _is_front_matter(blocks: Sequence[Block], there: int) -> bool:
    """True for one of the lines before anything else: the report's title is no theme, unless several
    lines stand before it."""
    before = [block for block in blocks[:there] if isinstance(block, Paragraph)]
    return len(before) < 2 and not any(isinstance(block, Table) for block in blocks[:there])
