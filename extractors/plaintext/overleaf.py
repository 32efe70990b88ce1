"""Rows at the top of a page that go on with the grid of the page before, without its headings.

``pdftotext -layout`` sets every page for itself: columns stand elsewhere than overleaf, and one that is blank on
this page is not seen. Headings further down the page, if they are the same, show where all of them stand.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from extractors.plaintext.bands import Chunk, is_gappy
from extractors.plaintext.lines import Grid, RawRow, SourceLine
from extractors.plaintext.own_tables import is_header_line
from extractors.plaintext.rivers import Column, crosses

FEWEST_TO_GO_ON = 3  # columns: fewer are alike by chance
_DIGITS = re.compile(r"\d+")


def tops_next_page(lines: Sequence[SourceLine], at: int, running: Container[int], above: Grid) -> bool:
    """True where only running lines and blank ones stand between a line and the grid at the foot of the page before:
    its last rows may be too few to show by themselves that they are some."""
    if lines[at].page != lines[above.stop - 1].page + 1 or len(above.rows[0].cells) < FEWEST_TO_GO_ON:
        return False
    return all(lines[between].blank or between in running for between in range(above.stop, at))


def headings_of(band: Sequence[Chunk]) -> tuple[str, ...]:
    """The words of the first line that names columns; empty where there is none."""
    lines = (line for chunk in band for line in chunk.lines)
    return next((tuple(segment.text for segment in line) for line in lines if is_header_line(line)), ())


def stand_under(band: Sequence[Chunk], own: Sequence[Column], columns: Sequence[Column]) -> bool:
    """Whether rows with columns of their ``own`` stand in these: most begin where one of them does, and no piece
    of a line runs from one into the next."""
    begun = sum(1 for column in own if any(abs(column.start - other.start) <= 1 for other in columns))
    pieces = (segment for chunk in band for line in chunk.lines if is_gappy(line) for segment in line)
    return begun * 2 > len(own) and not any(crosses(segment, columns) for segment in pieces)


def numbers_on(band: Sequence[Chunk], above: Grid) -> bool:
    """Whether the first row of a band has a number of the kind that the last row of the grid overleaf has."""
    last = _DIGITS.sub("#", above.rows[-1].cells[0])
    return "#" in last and last == _DIGITS.sub("#", band[0].lines[0][0].text)


def uncut(grid: Grid) -> Grid:
    """The rows with all their words in one cell: where columns cannot be told, no cell may be taken for another."""
    rows = (RawRow((" | ".join(filter(None, row.cells)),), row.line) for row in grid.rows)
    return Grid(grid.start, grid.stop, tuple(rows), grid.between, unsure=True)
