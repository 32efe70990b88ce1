"""A key of letters or numbers that nothing announces: "C: Completed", "P: In progress", "N: Not started", line by line.

Lists of other things look alike ("A - Start with the roof"), so every meaning must be short, and half of them or more
nothing but words that others rate by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.grids.keys import entries_of, settled
from extractors.grids.ratings import is_rating_label, is_term_label
from extractors.printed import KeyEntry
from extractors.records import Paragraph

_LINE = re.compile(r"(?P<label>[A-Z]{1,2}|\d)\s*(?:=|:|–|—|-)\s*(?P<meaning>[A-Za-z].*)")
_MARKER = re.compile(r"\(?(?P<label>[A-Z]|\d)[.):]?")
_NEXT = re.compile(r"\s*[;|\n]\s*|\s*[,.]\s+(?=(?:[A-Z]{1,2}|\d)\s*(?:=|:|–|—|-)\s)")
_MOST_WORDS = 5
_FEWEST = 3
_LONGEST = 300  # characters of a line


def read_unannounced_key(paragraphs: Sequence[Paragraph]) -> tuple[list[KeyEntry], int]:
    """The key that these paragraphs begin with and how many of them it takes; ``([], 0)`` without one."""
    entries: list[KeyEntry] = []
    taken = 0
    for paragraph in paragraphs:
        line = _line(paragraph)
        if not line:
            break
        entries += line
        taken += 1
    meanings = [entry.meaning for entry in entries]
    distinct = len({entry.label for entry in entries}) == len(set(meanings)) == len(entries) >= _FEWEST
    rated = sum(map(is_rating_label, meanings))
    return (settled(entries), taken) if distinct and 2 * rated >= len(entries) else ([], 0)


def _line(paragraph: Paragraph) -> list[KeyEntry]:
    """The entries of one paragraph; [] where any part of it is none."""
    marked = _MARKER.fullmatch(paragraph.marker)
    text = f"{marked['label']} = {paragraph.text}" if marked else paragraph.text
    if len(text) > _LONGEST:
        return []
    found: list[KeyEntry] = []
    for piece in _NEXT.split(text.strip(" ;.")):
        match = _LINE.fullmatch(piece)
        meaning = match["meaning"].strip(" .,") if match else ""
        if match is None or is_term_label(meaning) or len(meaning.split()) > _MOST_WORDS:
            return []
        found += entries_of(match["label"], meaning, "status", paragraph.place)
    return found
