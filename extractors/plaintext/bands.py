"""Aligned text in stretches whose columns agree, each a candidate for one grid."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.plaintext.cleaning import same_width
from extractors.plaintext.lines import SourceLine
from extractors.plaintext.own_tables import is_header_line, part_tables
from extractors.plaintext.rivers import (
    LONGEST_LINE,
    Column,
    Segment,
    column_of,
    columns_of,
    crosses,
    mask_of,
    segments_of,
)
from extractors.plaintext.touching import part_touching

_LEADER = re.compile(r"\.{4,}|(?:\. ){3,}|…{2,}|_{4,}")
MARKER = re.compile(
    r"[^\w\s]|[\ue000-\uf8ff]|o|\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,5}|[A-Za-z])[.)]|\d{1,3}(?:\.\d{1,3})+"
)
_PROSE_LENGTH = 55
_MOST_LINES_ABOVE = 3
_NEARBY, _FAR = 12, 40


@dataclass(slots=True)
class Chunk:
    """Lines without a blank line between them. ``at`` are their positions in the document.

    ``resumes`` is true where running lines stand before it: then no blank line says that a row ended.
    """

    at: list[int] = field(default_factory=list)
    lines: list[tuple[Segment, ...]] = field(default_factory=list)
    mask: int = 0
    resumes: bool = False

    def gappy(self) -> bool:
        return self.mask != 0


def find_zones(lines: Sequence[SourceLine], running: Container[int]) -> Iterator[list[Chunk]]:
    """Stretches of chunks with no page break and no paragraph between them; lines at the positions
    ``running`` are passed over."""
    start = 0
    while start < len(lines):
        stop = start
        while stop < len(lines) and lines[stop].page == lines[start].page:
            stop += 1
        for zone in _zones_of_page(lines, start, stop, running):
            yield from map(_touching_parted, _tables_of(zone))
        start = stop


def _zones_of_page(
    lines: Sequence[SourceLine], start: int, stop: int, running: Container[int]
) -> Iterator[list[Chunk]]:
    read = {}
    for at in range(start, stop):
        text = lines[at].text
        if len(text) <= LONGEST_LINE and at not in running:
            read[at] = segments_of(same_width(text.expandtabs(8)))
    bounds = [start, *sorted({at for at in range(start, stop) if at in running} | set(_other_headings(read))), stop]
    for first, last in pairwise(bounds):
        read |= part_touching({at: read[at] for at in range(first, last) if at in read}, _NEARBY)
    ends = sorted(segments[-1].end for segments in read.values() if segments)
    if not ends:
        return
    left = min(segments[0].start for segments in read.values() if segments)
    prose_length = max(_PROSE_LENGTH, ends[(len(ends) * 9) // 10] // 2)
    zone: list[Chunk] = []
    chunk = Chunk()
    for at in range(start, stop):
        segments = read.get(at)
        if at in running:
            zone, chunk = _keep(zone, chunk), Chunk(resumes=True)
        elif segments is not None and not segments:
            zone, chunk = _keep(zone, chunk), Chunk(resumes=chunk.resumes and not chunk.at)
        elif segments is None or _is_prose(segments, left, prose_length):
            zone, chunk = _keep(zone, chunk), Chunk()
            yield zone
            zone = []
        else:
            chunk.at.append(at)
            chunk.lines.append(segments)
    yield _keep(zone, chunk)


def _other_headings(read: Mapping[int, Sequence[Segment]]) -> Iterator[int]:
    """The positions of headings that stand at other places than those before, or under a table without any: what
    begins a column of one table says nothing of the next."""
    before: list[int] = []
    for at, line in read.items():
        if is_header_line(line):
            starts = [segment.start for segment in line]
            if starts != before:
                yield _top_of_headings(read, at)
            before = starts


def _top_of_headings(read: Mapping[int, Sequence[Segment]], at: int) -> int:
    """The first line of headings over several lines, of which the one here names the columns."""
    top = at
    while at - top < _MOST_LINES_ABOVE and 0 < len(read.get(top - 1, ())) < len(read[at]):
        top -= 1
    return top


def _tables_of(zone: list[Chunk]) -> Iterator[list[Chunk]]:
    """A zone in stretches, each with no more than one table's headings."""
    places = part_tables([chunk.lines for chunk in zone], [chunk.resumes for chunk in zone])
    done: list[Chunk] = []
    inside = dict(places)
    for at, chunk in enumerate(zone):
        cut = inside.get(at)
        if cut is None:
            done.append(chunk)
            continue
        if cut:
            done = _keep(done, Chunk(chunk.at[:cut], chunk.lines[:cut], resumes=chunk.resumes))
        yield done
        done = _keep([], Chunk(chunk.at[cut:], chunk.lines[cut:]))
    yield done


def _touching_parted(zone: list[Chunk]) -> list[Chunk]:
    """The zone with columns parted that touch, which all lines of one table can show."""
    read = part_touching({at: line for chunk in zone for at, line in zip(chunk.at, chunk.lines, strict=True)}, _FAR)
    parted: list[Chunk] = []
    for chunk in zone:
        parted = _keep(parted, Chunk(chunk.at, [read[at] for at in chunk.at], resumes=chunk.resumes))
    return parted


def _keep(zone: list[Chunk], chunk: Chunk) -> list[Chunk]:
    if not chunk.at:
        return zone
    gappy = [line for line in chunk.lines if is_gappy(line)]
    for line in gappy[lines_above_columns(gappy) :]:
        chunk.mask |= mask_of(line)
    return [*zone, chunk]


def lines_above_columns(gappy: Sequence[Sequence[Segment]]) -> int:
    """How many of the first lines run across columns that all lines below share: a page header, or
    labels that stand over several columns each."""
    counts = []
    for cut in range(min(_MOST_LINES_ABOVE, len(gappy) - 2) + 1):
        mask = 0
        for line in gappy[cut:]:
            mask |= mask_of(line)
        counts.append(len(columns_of(mask)))
    return counts.index(max(counts)) if len(counts) > 1 and max(counts) > max(2, counts[0]) else 0


def _is_prose(segments: Sequence[Segment], left: int, prose_length: int) -> bool:
    """A long line from the left margin; a second sentence after two blanks changes nothing."""
    first = segments[0]
    if first.start > left + 6 or first.end - first.start < prose_length:
        return any(_LEADER.search(segment.text) for segment in segments)
    return len(segments) == 1 or len(segments) == 2 and segments[1].start - first.end <= 3


def is_gappy(segments: Sequence[Segment]) -> bool:
    """Two pieces or more, the first more than a bullet or number before its text."""
    if len(segments) < 2:
        return False
    return len(segments) > 2 or not MARKER.fullmatch(segments[0].text)


def find_bands(zone: Sequence[Chunk]) -> Iterator[list[Chunk]]:
    """Chunks whose columns agree, with what stands between them, as candidates for one grid."""
    band: list[Chunk] = []
    waiting: list[Chunk] = []
    mask = 0
    for chunk in zone:
        if not chunk.gappy():
            if band:
                waiting.append(chunk)
            continue
        if band and _agree(mask, band, chunk) and _may_stand_between(waiting, columns_of(mask | chunk.mask)):
            band += [*waiting, chunk]
            mask |= chunk.mask
        else:
            if band:
                yield [*band, *waiting]
            band, mask = [chunk], chunk.mask
        waiting = []
    if band:
        yield [*band, *waiting]


def _agree(mask: int, band: Sequence[Chunk], chunk: Chunk) -> bool:
    here, there = columns_of(mask), columns_of(chunk.mask)
    both = columns_of(mask | chunk.mask)
    if len(both) < 2 or len({column_of(segment, both) for line in chunk.lines for segment in line}) < 2:
        return False
    if len(there) <= len(here):
        return len(both) >= len(here) - (len(here) >= 5)
    if len(here) == 2 and sum(len(part.lines) for part in band) >= 2:
        # A key in two columns above a grid: the same columns only where it lines up with them.
        return all(any(abs(a.start - b.start) <= 1 for b in there) for a in here) and len(both) == len(there)
    return len(both) >= len(there) - (len(there) >= 6)


def _may_stand_between(waiting: Sequence[Chunk], columns: Sequence[Column]) -> bool:
    """A title of one line, or words that keep inside one column; running text parts two grids."""
    return all(len(chunk.lines) == 1 or not any(crosses(line[0], columns) for line in chunk.lines) for chunk in waiting)
