"""The paragraphs that belong to tables: page headers and footers, lines of contents, keys in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.grids.columns import is_usual_heading
from extractors.grids.furniture import find_furniture, is_contents_line
from extractors.grids.key_titles import is_title_of_key
from extractors.grids.keys import settled
from extractors.grids.keys_in_sentences import read_key_sentence
from extractors.grids.keys_in_words import most_lines, read_key_words
from extractors.grids.keys_unannounced import read_unannounced_key
from extractors.grids.ratings import is_term_label
from extractors.grids.titles import text_of, theme_above
from extractors.printed import (
    Account,
    KeyEntry,
    Leftover,
    Line,
    PrintedAction,
    PrintedActivity,
    PrintedCount,
    PrintedMilestone,
)
from extractors.records import Block, Document, Paragraph, Problem

_ANNOUNCES_KEY = re.compile(r"\b(?:key|legend|definitions?|rag ratings?|rag status(?:es)?|brag)\b", re.IGNORECASE)
_LONGEST_KEY = 12  # paragraphs


@dataclass(slots=True)
class GridReading:
    """What the tables of a document gave. ``claimed`` are the positions of the paragraphs that belong to
    tables (theme headings, furniture, keys in words); all others are the layouts' to read."""

    actions: list[PrintedAction] = field(default_factory=list)
    counts: list[PrintedCount] = field(default_factory=list)
    key: list[KeyEntry] = field(default_factory=list)
    milestones: list[PrintedMilestone] = field(default_factory=list)
    activities: list[PrintedActivity] = field(default_factory=list)
    title_lines: list[Line] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)


def claim_paragraphs(document: Document) -> GridReading:
    """A reading with the paragraphs claimed that are no prose, before any table is read."""
    blocks = list(document.blocks())
    reading = GridReading()
    furniture = find_furniture(document)
    for at, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            if at in furniture:
                _leave(reading, at, block, "page header or footer")
            elif is_contents_line(block.text):
                _leave(reading, at, block, "a line of the contents")
    _claim_keys(reading, blocks)
    return reading


def claim_theme(reading: GridReading, blocks: Sequence[Block], at: int) -> str:
    """The theme that a heading just above a grid (or a card in prose) names; claims that heading. "" without one."""
    there = theme_above(blocks, at, reading.claimed)
    if there is None:
        return ""
    block = blocks[there]
    assert isinstance(block, Paragraph)
    text = text_of(block)
    if any(is_usual_heading(text, role) for role in ("action", "subject", "milestone")):
        return ""  # "Undertakings": what the rows are, not what they are about
    reading.claimed.add(there)
    reading.accounts.append(Account(block.place, "theme"))
    return text


def _leave(reading: GridReading, at: int, block: Paragraph, reason: str) -> None:
    reading.claimed.add(at)
    reading.accounts.append(Account(block.place, "leftover"))
    reading.leftovers.append(Leftover(f"{block.marker} {block.text}".strip(), block.place, reason))


def _claim_keys(reading: GridReading, blocks: Sequence[Block]) -> None:
    at = 0
    while at < len(blocks):
        run = _paragraphs_from(reading, blocks, at)
        above = blocks[at - 1] if run and at > 0 else None
        heading = above.text if isinstance(above, Paragraph) and len(above.text) < 80 else ""
        entries, length = _key_from(run, heading)
        reading.key.extend(entries)
        reading.claimed.update(range(at, at + length))
        reading.accounts.extend(Account(p.place, "key") for p in run[:length])
        at += length or 1


def _key_from(run: list[Paragraph], heading: str) -> tuple[Sequence[KeyEntry], int]:
    """The key that a run of paragraphs begins with, below a line that may announce it, and how many it takes."""
    announced = bool(_ANNOUNCES_KEY.search(heading)) or is_title_of_key(heading)
    for length in range(most_lines(run, heading, announced), 0, -1):
        entries = read_key_words(run[:length], heading, under_key=announced)
        if entries:
            return _apart(entries), length
    told = read_key_sentence(run[0]) if run else []
    return (told, 1) if told else read_unannounced_key(run)


def _apart(entries: Sequence[KeyEntry]) -> Sequence[KeyEntry]:
    """The entries of two keys in one, each for itself: "L = Late" is no term, though "S = Short term" follows."""
    meanings: dict[str, str] = {}
    twice = any(meanings.setdefault(entry.label, entry.meaning) != entry.meaning for entry in entries)
    spoken = any(len(entry.label) == 1 and is_term_label(entry.meaning) for entry in entries)
    return [each for entry in entries for each in settled([entry])] if twice or spoken else entries


def _paragraphs_from(reading: GridReading, blocks: Sequence[Block], at: int) -> list[Paragraph]:
    run: list[Paragraph] = []
    while at < len(blocks) and len(run) < _LONGEST_KEY:
        block = blocks[at]
        if not isinstance(block, Paragraph) or at in reading.claimed:
            break
        run.append(block)
        at += 1
    return run
