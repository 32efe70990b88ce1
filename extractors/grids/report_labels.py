"""The labels that a report rates by, from its own key, known before any of its tables is read.

An overview, or ticks, under C, P and N can be told from other tables only by the key, and that may stand anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from extractors.grids.breaks import filled_strips
from extractors.grids.claims import claim_paragraphs
from extractors.grids.headers import find_header
from extractors.grids.keys import is_key_row, read_key
from extractors.grids.keys_under_headings import read_key_mostly_known, read_key_under_headings
from extractors.grids.ratings import is_colour, is_rating_label
from extractors.grids.strips import Strip
from extractors.printed import KeyEntry
from extractors.records import Block, Document, Paragraph, Table

_LONGEST_MEANING = 7  # words that may stand in place of a label
_MOST_ROWS = 30  # of a table that are looked at


def unusual_labels(document: Document) -> list[str]:
    """The labels of a report's own key, where some are known from nowhere else; [] for a report without such a key."""
    entries = _of_ratings(claim_paragraphs(document).key, tuple(document.blocks()))
    labels = _called([entry for entry in entries if not is_colour(entry.label)])
    return labels if not all(map(is_rating_label, labels)) else []


def labels_of(entries: Sequence[KeyEntry], blocks: Sequence[Block]) -> list[str]:
    """What the ratings are called elsewhere in the report: by label, by meaning, by both. ``entries`` are those of a
    key in words; keys in tables are found among the blocks."""
    return _called(_of_ratings(entries, blocks))


def _of_ratings(entries: Sequence[KeyEntry], blocks: Sequence[Block]) -> list[KeyEntry]:
    all_entries = [*entries, *_in_tables(blocks)]
    return [entry for entry in all_entries if entry.kind == "status" and not entry.label.startswith("[")]


def _called(entries: Sequence[KeyEntry]) -> list[str]:
    found: list[str] = []
    for entry in entries:
        meant = [entry.meaning] if len(entry.meaning.split()) <= _LONGEST_MEANING else []
        if is_colour(entry.label):  # the colours themselves need no key to be known
            found += meant
        else:
            found += [entry.label, *meant, *(f"{entry.label} {meaning}" for meaning in meant)]
    return found


def _in_tables(blocks: Sequence[Block]) -> Iterator[KeyEntry]:
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            above = blocks[at - 1] if at else None
            title = above.text if isinstance(above, Paragraph) else ""
            for strips in _candidates(filled_strips(replace(block, rows=block.rows[:_MOST_ROWS]))):
                key = read_key(strips, title) or read_key_under_headings(strips, title) or read_key_mostly_known(strips)
                if key:
                    yield from key[0]


def _candidates(strips: list[Strip]) -> Iterator[list[Strip]]:
    """A whole table, or the runs of rows above its first header that read like lines of a key."""
    yield strips
    header = next((row for row in range(len(strips)) if find_header(strips, row)), len(strips))
    for is_key, run in groupby(strips[:header], key=is_key_row):
        rows = list(run)
        if is_key and 2 <= len(rows) < len(strips):
            yield rows
