"""Grids whose columns only line up, as ``pdftotext -layout`` prints them.

A grid shows itself by rivers of blanks that several lines share. Prose with double spaces, addresses
and lists of contents have none that last; where it is doubtful the lines stay paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from extractors.grids.columns import role_of
from extractors.plaintext.astray import cells_of
from extractors.plaintext.bands import Chunk, find_bands, find_zones, is_gappy, lines_above_columns
from extractors.plaintext.beside_headings import under_their_headings
from extractors.plaintext.cell_lines import CellLine
from extractors.plaintext.lines import Grid, RawRow, SourceLine
from extractors.plaintext.overleaf import (
    FEWEST_TO_GO_ON,
    beside_blank_columns,
    headings_of,
    is_between,
    numbers_on,
    stand_under,
    tops_next_page,
    uncut,
)
from extractors.plaintext.own_tables import is_header_line
from extractors.plaintext.rivers import (
    Column,
    Segment,
    column_of,
    columns_by_vote,
    crosses,
)
from extractors.plaintext.table_signs import is_key, is_table
from extractors.plaintext.wrapped_rows import read_key, read_rows
from extractors.plaintext.wrapped_values import is_year

_FURNITURE = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
_DASHES = re.compile(r"\s*[-=]{2,}(?:\s+[-=]{2,})+\s*")  # under the headings, a run for each column
_MOST_COLUMNS = 80
_MOST_SHIFT = 6


def find_aligned_grids(lines: Sequence[SourceLine], running: Container[int] = ()) -> list[Grid]:
    """The blocks of aligned columns, in order; a page never shares a grid with another.

    ``running`` are the positions of lines that are no part of what they stand in. Where some stand among
    the rows, each run of them parts two grids, and the row that they interrupt is whole in the first.
    """
    lines = [replace(line, text="") if _DASHES.fullmatch(line.text) else line for line in lines]
    found: list[Grid] = []
    before: tuple[Column, ...] = ()
    headings: tuple[str, ...] = ()
    bands = [band for zone in find_zones(lines, running) for band in find_bands(zone)]
    for index, band in enumerate(bands):
        columns, goes_on = _columns(band, before)
        named = headings_of(band)
        tops = bool(found) and tops_next_page(lines, band[0].at[0], running, found[-1])
        unsure = False
        if tops and not named and len(before) != len(columns) <= _MOST_COLUMNS:
            columns = _settled(_trimmed(band, columns), columns, lines)
            there = _columns_below(bands[index:], headings, lines)
            if len(there) == len(before) and stand_under(band, columns, there):
                columns = there
            else:
                columns = beside_blank_columns(band, columns, found[-1]) or columns
            unsure = not goes_on and len(columns) != len(before) and numbers_on(band, found[-1])
        goes_on = goes_on or unsure or tops and len(columns) == len(before)
        trimmed = _trimmed(band, columns) if len(columns) <= _MOST_COLUMNS else []
        if not trimmed or not (goes_on or is_table(trimmed, columns)):
            continue
        columns = _settled(trimmed, columns, lines)
        cell_lines = list(_cell_lines(trimmed, columns, lines))
        first, last = trimmed[0].at[0], trimmed[-1].at[-1]
        read = read_key if is_key(trimmed, columns) else read_rows
        whole = Grid(first, last + 1, tuple(read(cell_lines, len(columns))))
        if unsure:
            whole = uncut(whole)
        found += _parted(whole, [at for at in range(first, last) if at in running], lines)
        before, headings = columns, named or headings
    return found


def _columns_below(
    bands: Sequence[Sequence[Chunk]], headings: Sequence[str], lines: Sequence[SourceLine]
) -> tuple[Column, ...]:
    """The columns of the first grid below the first of these bands, on its page, that has the same headings."""
    page = lines[bands[0][0].at[0]].page
    for band in takewhile(lambda band: lines[band[0].at[0]].page == page, bands[1:]):
        if headings_of(band) == headings:
            columns, _ = _columns(band, ())
            trimmed = _trimmed(band, columns)
            return _settled(trimmed, columns, lines) if trimmed else ()
    return ()


def _settled(chunks: Sequence[Chunk], columns: Sequence[Column], lines: Sequence[SourceLine]) -> tuple[Column, ...]:
    cell_lines = list(_cell_lines(chunks, columns, lines, settled=False))
    return under_their_headings(columns, cell_lines, _bridged(chunks, columns))


def _parted(grid: Grid, between: Sequence[int], lines: Sequence[SourceLine]) -> Iterator[Grid]:
    """The rows of a grid up to the first lines ``between`` them, up to the next, and so on."""
    place = {lines[at].number: at for at in range(grid.start, grid.stop)}
    parts: dict[int, list[RawRow]] = {}
    for row in grid.rows:
        parts.setdefault(bisect_left(between, place[row.line]), []).append(row)
    starts = [grid.start, *(place[rows[0].line] for rows in list(parts.values())[1:]), grid.stop]
    for (start, stop), rows in zip(pairwise(starts), parts.values(), strict=True):
        yield Grid(start, stop, tuple(rows), frozenset(at for at in between if start <= at < stop), grid.unsure)


def _columns(band: Sequence[Chunk], before: tuple[Column, ...]) -> tuple[tuple[Column, ...], bool]:
    """The columns, and whether they are those of the grid before, set a little to one side perhaps.

    Then the earlier columns serve again, so that a column left blank on this page is still there.
    """
    gappy = [line for chunk in band for line in chunk.lines if is_gappy(line)]
    gappy = gappy[lines_above_columns(gappy) :]
    own = _seen_in(gappy)
    if len(own) > _MOST_COLUMNS or len(own) < FEWEST_TO_GO_ON:
        return own, False
    for shift in sorted(range(-_MOST_SHIFT, _MOST_SHIFT + 1), key=abs):
        moved = tuple(Column(column.start + shift, column.end + shift) for column in before)
        same = sum(1 for column in own if any(abs(column.start - other.start) <= 1 for other in moved))
        if same < max(FEWEST_TO_GO_ON, 0.7 * len(own)):
            continue
        if len(moved) <= len(own):
            return own, len(moved) == len(own)
        if any(is_between(column, moved) for column in own):
            return own, False
        if not any(crosses(segment, moved) for line in gappy for segment in line):
            return moved, True
    return own, False


def _seen_in(gappy: Sequence[Sequence[Segment]]) -> tuple[Column, ...]:
    """The columns of these lines; years that stand alone are passed over where they hide some that have a heading, as
    those of dates that are set to the right of their column do."""
    tolerated = len(gappy) // 25
    seen = columns_by_vote(gappy, tolerated)
    without = [tuple(piece for piece in line if not is_year(piece.text)) for line in gappy]
    fewer = columns_by_vote([line for line in without if line], tolerated)
    headed = {column_of(piece, fewer) for line in gappy if is_header_line(line) for piece in line}
    return fewer if len(seen) < len(fewer) == len(headed) else seen


def _trimmed(band: Sequence[Chunk], columns: Sequence[Column]) -> list[Chunk]:
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
    chunks[0] = Chunk(first.at[cut:], first.lines[cut:], first.mask, first.resumes)
    if len(chunks) == 1:
        last = chunks[0]
    keep = len(last.lines)
    while keep and len(last.lines[keep - 1]) == 1 and crosses(last.lines[keep - 1][0], columns):
        keep -= 1
    chunks[-1] = Chunk(last.at[:keep], last.lines[:keep], last.mask, last.resumes)
    return [chunk for chunk in chunks if chunk.lines]


def _outside(line: Sequence[Segment], columns: Sequence[Column]) -> bool:
    """A line above the header that is no part of it: a title from the left margin or across columns."""
    if len(line) == 1:
        return crosses(line[0], columns) or column_of(line[0], columns) == 0 and role_of(line[0].text) is None
    left = column_of(line[0], columns) == 0
    return left and len(line) * 2 < len(columns) and crosses(line[0], columns)


def _continues(chunk: Chunk, columns: Sequence[Column]) -> bool:
    """True for the last lines of a cell of the last row: set in from the left, inside one column."""
    if len(chunk.lines) == 1 and _FURNITURE.fullmatch(chunk.lines[0][0].text):
        return False
    return all(
        len(line) == 1 and len(columns) > 1 and line[0].start >= columns[1].start - 1 and not crosses(line[0], columns)
        for line in chunk.lines
    )


def _cell_lines(
    chunks: Sequence[Chunk], columns: Sequence[Column], lines: Sequence[SourceLine], settled: bool = True
) -> Iterator[CellLine]:
    """The lines cut at the columns; while these are not ``settled``, each piece stays where it stands."""
    pieces = [_by_column(line, columns) for chunk in chunks for line in chunk.lines]
    placed = iter(cells_of(pieces) if settled else [[" ".join(cell) for cell in line] for line in pieces])
    for chunk in chunks:
        for index, (at, line) in enumerate(zip(chunk.at, chunk.lines, strict=True)):
            cells = next(placed)
            below = chunk.lines[index + 1] if index + 1 < len(chunk.lines) else ()
            across = any(crosses(segment, columns) for segment in line)
            if across and len(below) > len(line) > 1:
                cells = _labels_over(line, below, columns)
            else:
                across = across and len(line) == 1
            begins = index == 0 and not chunk.resumes
            resumes = index == 0 and chunk.resumes
            yield CellLine(tuple(cells), lines[at].number, begins, across, resumes)


def _by_column(line: Sequence[Segment], columns: Sequence[Column]) -> list[list[str]]:
    pieces: list[list[str]] = [[] for _ in columns]
    for segment in line:
        pieces[column_of(segment, columns)].append(segment.text)
    return pieces


def _bridged(chunks: Sequence[Chunk], columns: Sequence[Column]) -> set[int]:
    """The columns from which a piece of a line with several runs on into the next."""
    pieces = (segment for chunk in chunks for line in chunk.lines if len(line) > 1 for segment in line)
    return {column_of(segment, columns) for segment in pieces if crosses(segment, columns)}


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
