"""The columns of aligned text: runs of blanks ("rivers") that go down through all lines of a block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_NARROWEST = 2
LONGEST_LINE = 2_000


@dataclass(frozen=True, slots=True)
class Segment:
    """Words with single spaces between them; ``start`` and ``end`` count characters from 0."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """The characters between two rivers, from ``start`` up to but not including ``end``."""

    start: int
    end: int


def segments_of(line: str) -> tuple[Segment, ...]:
    """The pieces of a line that two blanks or more part."""
    return tuple(Segment(match.start(), match.end(), match.group()) for match in _SEGMENT.finditer(line))


def mask_of(segments: Iterable[Segment]) -> int:
    """A bit for every character that is not blank: lines are laid over each other with ``|``."""
    mask = 0
    for segment in segments:
        mask |= ((1 << (segment.end - segment.start)) - 1) << segment.start
    return mask


def columns_of(mask: int) -> tuple[Column, ...]:
    """The columns of lines laid over each other: whatever rivers of two blanks or more part."""
    columns: list[Column] = []
    position = 0
    while mask >> position:
        rest = mask >> position
        start = position + ((rest & -rest).bit_length() - 1)
        filled = mask >> start
        end = start + ((~filled & (filled + 1)).bit_length() - 1)
        if columns and start - columns[-1].end < _NARROWEST:
            columns[-1] = Column(columns[-1].start, end)
        else:
            columns.append(Column(start, end))
        position = end
    return tuple(columns)


def columns_by_vote(lines: Sequence[Sequence[Segment]], tolerated: int) -> tuple[Column, ...]:
    """As ``columns_of``, where up to ``tolerated`` lines may run across a river that the others share."""
    counts: Counter[int] = Counter()
    for segments in lines:
        for segment in segments:
            counts.update(range(segment.start, segment.end))
    strict = columns_of(sum(1 << position for position in counts))
    if not tolerated:
        return strict
    tolerant = columns_of(sum(1 << position for position, count in counts.items() if count > tolerated))
    return tolerant if len(tolerant) > len(strict) else strict


def column_of(segment: Segment, columns: Sequence[Column]) -> int:
    """The column a segment starts in; one that starts in a river belongs to the column it runs into,
    or else to the nearer."""
    place = max(0, bisect_right(columns, segment.start, key=lambda column: column.start) - 1)
    if place + 1 < len(columns) and segment.start >= columns[place].end:
        after = columns[place + 1]
        if segment.end > after.start or after.start - segment.start < segment.start - columns[place].end:
            return place + 1
    return place


def columns_touched(segment: Segment, columns: Sequence[Column]) -> range:
    """The columns that share a character with a segment."""
    first = bisect_right(columns, segment.start, key=lambda column: column.end)
    last = bisect_right(columns, segment.end - 1, key=lambda column: column.start)
    return range(first, last)


def crosses(segment: Segment, columns: Sequence[Column]) -> bool:
    """True where a segment starts in one column and runs on into another."""
    after = column_of(segment, columns) + 1
    return after < len(columns) and segment.end > columns[after].start
