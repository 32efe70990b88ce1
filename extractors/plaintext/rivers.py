"""The columns of aligned text: runs of blanks ("rivers") that go down through all lines of a block."""

from __future__ import annotations

import re
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


def segments_of(line: str) -> tuple[Segment, ...]:
    """The pieces of a line that two blanks or more part."""
    return tuple(Segment(match.start(), match.end(), match.group()) for match in _SEGMENT.finditer(line))


def mask_of(segments: Iterable[Segment]) -> int:
    """A bit for every character that is not blank: lines are laid over each other with ``|``."""
    mask = 0
    for segment in segments:
        mask |= ((1 << (segment.end - segment.start)) - 1) << segment.start
    return mask


def columns_of(mask: int) -> tuple[int, ...]:
    """Where each column starts, given the laid-over lines: after every river of two blanks or more."""
    starts: list[int] = []
    position, end = 0, -_NARROWEST
    while mask >> position:
        rest = mask >> position
        start = position + ((rest & -rest).bit_length() - 1)
        filled = mask >> start
        length = (~filled & (filled + 1)).bit_length() - 1
        if start - end >= _NARROWEST:
            starts.append(start)
        position = end = start + length
    return tuple(starts)


def columns_by_vote(lines: Sequence[Sequence[Segment]], tolerated: int) -> tuple[int, ...]:
    """As ``columns_of`` where up to ``tolerated`` lines may run across a river."""
    counts: dict[int, int] = {}
    for segments in lines:
        for segment in segments:
            for position in range(segment.start, segment.end):
                counts[position] = counts.get(position, 0) + 1
    mask = 0
    for position, count in counts.items():
        if count > tolerated:
            mask |= 1 << position
    return columns_of(mask)


def column_of(segment: Segment, starts: Sequence[int]) -> int:
    """The column a segment stands in: the last that starts at or before it, with one blank to spare."""
    column = 0
    for index, start in enumerate(starts):
        if segment.start >= start - 1:
            column = index
    return column


def crosses(segment: Segment, starts: Sequence[int]) -> bool:
    """True where a segment runs on into a column that starts right of its own."""
    return any(segment.start < start - 1 and segment.end > start for start in starts[1:])
