"""Grids whose columns only line up, as ``pdftotext -layout`` prints them.

A grid shows itself by rivers of blanks that several lines share. Prose with double spaces, addresses
and lists of contents have none that last; where it is doubtful the lines stay paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from extractors.grids.columns import role_of
from extractors.plaintext.cleaning import same_width
from extractors.plaintext.lines import Grid, SourceLine
from extractors.plaintext.rivers import (
    LONGEST_LINE,
    Column,
    Segment,
    column_of,
    columns_by_vote,
    columns_of,
    crosses,
    mask_of,
    segments_of,
)
from extractors.plaintext.wrapped_rows import CellLine, read_key, read_rows

_LEADER = re.compile(r"\.{4,}|(?:\. ){3,}|…{2,}|_{4,}")
_MARKER = re.compile(
    r"[^\w\s]|[\ue000-\uf8ff]|o|\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlc]{1,5}|[A-Za-z])[.)]|\d{1,3}(?:\.\d{1,3})+"
)
_FURNITURE = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_PROSE_LENGTH = 55
_LONGEST_LABEL = 14
_MOST_LINES_ABOVE = 3
_MOST_COLUMNS = 80


@dataclass(slots=True)
class _Chunk:
    """Lines without a blank line between them. ``at`` are their positions in the document."""

    at: list[int] = field(default_factory=list)
    lines: list[tuple[Segment, ...]] = field(default_factory=list)
    mask: int = 0

    def gappy(self) -> bool:
        return self.mask != 0


def find_aligned_grids(lines: Sequence[SourceLine]) -> list[Grid]:
    """The blocks of aligned columns, in order; a page never shares a grid with another."""
    found: list[Grid] = []
    before: tuple[Column, ...] = ()
    for zone in _zones(lines):
        for band in _bands(zone):
            columns = _columns(band, before)
            trimmed = _trimmed(band, columns) if len(columns) <= _MOST_COLUMNS else []
            if not trimmed or not _is_table(trimmed, columns):
                continue
            cell_lines = list(_cell_lines(trimmed, columns, lines))
            first, last = trimmed[0].at[0], trimmed[-1].at[-1]
            read = read_key if _is_key(trimmed, columns) else read_rows
            found.append(Grid(first, last + 1, tuple(read(cell_lines, len(columns)))))
            before = columns
    return found


def _zones(lines: Sequence[SourceLine]) -> Iterator[list[_Chunk]]:
    """Stretches of chunks with no page break and no running text between them."""
    start = 0
    while start < len(lines):
        stop = start
        while stop < len(lines) and lines[stop].page == lines[start].page:
            stop += 1
        yield from _zones_of_page(lines, start, stop)
        start = stop


def _zones_of_page(lines: Sequence[SourceLine], start: int, stop: int) -> Iterator[list[_Chunk]]:
    read = {}
    for at in range(start, stop):
        text = lines[at].text
        if len(text) <= LONGEST_LINE:
            read[at] = segments_of(same_width(text.expandtabs(8)))
    ends = sorted(segments[-1].end for segments in read.values() if segments)
    if not ends:
        return
    left = min(segments[0].start for segments in read.values() if segments)
    prose_length = max(_PROSE_LENGTH, ends[(len(ends) * 9) // 10] // 2)
    zone: list[_Chunk] = []
    chunk = _Chunk()
    for at in range(start, stop):
        segments = read.get(at)
        if segments is not None and not segments:
            zone, chunk = _keep(zone, chunk), _Chunk()
        elif segments is None or _is_prose(segments, left, prose_length):
            zone, chunk = _keep(zone, chunk), _Chunk()
            yield zone
            zone = []
        else:
            chunk.at.append(at)
            chunk.lines.append(segments)
    yield _keep(zone, chunk)


def _keep(zone: list[_Chunk], chunk: _Chunk) -> list[_Chunk]:
    if not chunk.at:
        return zone
    gappy = [line for line in chunk.lines if _is_gappy(line)]
    for line in gappy[_lines_above_columns(gappy) :]:
        chunk.mask |= mask_of(line)
    return [*zone, chunk]


def _lines_above_columns(gappy: Sequence[Sequence[Segment]]) -> int:
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


def _is_gappy(segments: Sequence[Segment]) -> bool:
    """Two pieces or more, the first more than a bullet or number before its text."""
    if len(segments) < 2:
        return False
    return len(segments) > 2 or not _MARKER.fullmatch(segments[0].text)


def _bands(zone: Sequence[_Chunk]) -> Iterator[list[_Chunk]]:
    """Chunks whose columns agree, with what stands between them, as candidates for one grid."""
    band: list[_Chunk] = []
    waiting: list[_Chunk] = []
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


def _agree(mask: int, band: Sequence[_Chunk], chunk: _Chunk) -> bool:
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


def _may_stand_between(waiting: Sequence[_Chunk], columns: Sequence[Column]) -> bool:
    """A title of one line, or words that keep inside one column; running text parts two grids."""
    return all(len(chunk.lines) == 1 or not any(crosses(line[0], columns) for line in chunk.lines) for chunk in waiting)


def _columns(band: Sequence[_Chunk], before: tuple[Column, ...]) -> tuple[Column, ...]:
    """Where the columns start; those of the grid before serve again where this one keeps to them, so
    that a column left blank on this page is still there."""
    gappy = [line for chunk in band for line in chunk.lines if _is_gappy(line)]
    gappy = gappy[_lines_above_columns(gappy) :]
    own = columns_by_vote(gappy, len(gappy) // 25)
    if len(before) > len(own):
        segments = [segment for line in gappy for segment in line]
        fitting = sum(1 for segment in segments if not crosses(segment, before))
        same = sum(1 for column in own if any(abs(column.start - other.start) <= 2 for other in before))
        if fitting == len(segments) and same >= 0.6 * len(own):
            return before
    return own


def _trimmed(band: Sequence[_Chunk], columns: Sequence[Column]) -> list[_Chunk]:
    """The band without headings above it and without what follows it outside its columns."""
    chunks = list(band)
    while chunks and not chunks[-1].gappy() and not _continues(chunks[-1], columns):
        chunks.pop()
    if not chunks:
        return []
    first, last = chunks[0], chunks[-1]
    cut = 0
    while cut < len(first.lines) and _outside(first.lines[cut], columns):
        cut += 1
    chunks[0] = _Chunk(first.at[cut:], first.lines[cut:], first.mask)
    if len(chunks) == 1:
        last = chunks[0]
    keep = len(last.lines)
    while keep and len(last.lines[keep - 1]) == 1 and crosses(last.lines[keep - 1][0], columns):
        keep -= 1
    chunks[-1] = _Chunk(last.at[:keep], last.lines[:keep], last.mask)
    return [chunk for chunk in chunks if chunk.lines]


def _outside(line: Sequence[Segment], columns: Sequence[Column]) -> bool:
    """A line above the header that is no part of it: a title from the left margin or across columns."""
    if len(line) == 1:
        return crosses(line[0], columns) or column_of(line[0], columns) == 0 and role_of(line[0].text) is None
    left = column_of(line[0], columns) == 0
    return left and len(line) * 2 < len(columns) and crosses(line[0], columns)


def _continues(chunk: _Chunk, columns: Sequence[Column]) -> bool:
    """True for the last lines of a cell of the last row: set in from the left, inside one column."""
    return all(
        len(line) == 1
        and len(columns) > 1
        and line[0].start >= columns[1].start - 1
        and not crosses(line[0], columns)
        and not _FURNITURE.fullmatch(line[0].text)
        for line in chunk.lines
    )


def _is_table(chunks: Sequence[_Chunk], columns: Sequence[Column]) -> bool:
    lines = [line for chunk in chunks for line in chunk.lines]
    placed = [{column_of(segment, columns) for segment in line} for line in lines]
    wide = [line for line, filled in zip(lines, placed, strict=True) if len(filled) >= 2]
    if len(columns) < 2 or len(wide) < 2:
        return False
    named = _named(lines, columns)
    if len(columns) == 2:
        return named >= 2 and len(wide) >= 3 or _is_key(chunks, columns)
    if named >= 2 and named * 2 >= len(columns):
        return True
    return len(wide) >= 3 and _lines_up(lines, columns)


def _named(lines: Sequence[Sequence[Segment]], columns: Sequence[Column]) -> int:
    """How many columns the first lines name, one line after the other taken together."""
    best, cells = 0, [""] * len(columns)
    for line in lines[:4]:
        for segment in line:
            column = column_of(segment, columns)
            cells[column] = f"{cells[column]} {segment.text}".strip()
        best = max(best, sum(1 for cell in cells if cell and role_of(cell)))
    return best


def _is_key(chunks: Sequence[_Chunk], columns: Sequence[Column]) -> bool:
    """Two columns of short labels, each with its meaning beside it, all meanings at one left edge."""
    wide = [line for chunk in chunks for line in chunk.lines if len(line) >= 2]
    if len(columns) != 2 or len(wide) < 2:
        return False
    labels = [line[0].text for line in wide]
    return (
        all(len(label) <= _LONGEST_LABEL and not label.endswith(":") for label in labels)
        and not any(_MARKER.fullmatch(label) or label.isdigit() for label in labels)
        and len({line[1].start for line in wide}) == 1
        and len(set(labels)) == len(labels)
    )


def _lines_up(lines: Sequence[Sequence[Segment]], columns: Sequence[Column]) -> bool:
    """True where most columns have one edge, left, right or middle, that most of their lines share."""
    straight = 0
    by_column: dict[int, list[Segment]] = {column: [] for column in range(len(columns))}
    for line in lines:
        for segment in line:
            by_column[column_of(segment, columns)].append(segment)
    for inside in by_column.values():
        edges = (
            Counter(s.start for s in inside),
            Counter(s.end for s in inside),
            Counter((s.start + s.end) // 2 for s in inside),
        )
        best = max((_most_common_edge(edge) for edge in edges), default=0)
        straight += len(inside) <= 1 or best >= 0.6 * len(inside)
    return straight >= 0.6 * len(columns)


def _most_common_edge(edge: Counter[int]) -> int:
    """The largest count at one position and the next, as type that is not monospaced drifts by one."""
    return max((count + edge.get(position + 1, 0) for position, count in edge.items()), default=0)


def _cell_lines(chunks: Sequence[_Chunk], columns: Sequence[Column], lines: Sequence[SourceLine]) -> Iterator[CellLine]:
    for chunk in chunks:
        for index, (at, line) in enumerate(zip(chunk.at, chunk.lines, strict=True)):
            below = chunk.lines[index + 1] if index + 1 < len(chunk.lines) else ()
            across = any(crosses(segment, columns) for segment in line)
            if across and len(below) > len(line) > 1:
                cells = _labels_over(line, below, columns)
            else:
                across = across and len(line) == 1
                cells = [""] * len(columns)
                for segment in line:
                    column = column_of(segment, columns)
                    cells[column] = f"{cells[column]} {segment.text}".strip()
            yield CellLine(tuple(cells), lines[at].number, blank_before=index == 0, across=across)


def _labels_over(line: Sequence[Segment], below: Sequence[Segment], columns: Sequence[Column]) -> list[str]:
    """The cells of a line of labels over several columns each: a label stands in the first column of
    those below that are nearer to it than to any other label."""
    cells = [""] * len(columns)
    for segment in reversed(line):
        nearest = [
            column_of(low, columns)
            for low in below
            if min(line, key=lambda label: abs(label.start + label.end - low.start - low.end)) is segment
        ]
        column = min(nearest, default=column_of(segment, columns))
        cells[column] = f"{segment.text} {cells[column]}".strip()
    return cells
