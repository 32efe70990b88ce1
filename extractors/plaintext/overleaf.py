"""Rows at the top of a page that go on with the grid of the page before, without its headings.

``pdftotext -layout`` sets every page for itself: columns stand elsewhere than overleaf, and one that is blank on
this page is not seen. Headings further down the page, if they are the same, show where all of them stand.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from extractors.plaintext.bands import Chunk, is_gappy
from extractors.plaintext.cell_lines import VALUE
from extractors.plaintext.lines import Grid, RawRow, SourceLine
from extractors.plaintext.own_tables import is_header_line
from extractors.plaintext.reflow import ends_sentence, first_word
from extractors.plaintext.rivers import Column, column_of, crosses, segments_of

FEWEST_TO_GO_ON = 3  # columns: fewer are alike by chance
_LONGEST_TITLE = 60
_DIGITS = re.compile(r"\d+")


def tops_next_page(lines: Sequence[SourceLine], at: int, running: Container[int], above: Grid) -> bool:
    """True where only running lines and blank ones, and perhaps the title of a theme, stand between a line and the grid
    at the foot of the page before: its last rows may be too few to show by themselves that they are some."""
    if lines[at].page != lines[above.stop - 1].page + 1 or len(above.rows[0].cells) < FEWEST_TO_GO_ON:
        return False
    between = [lines[place] for place in range(above.stop, at) if place not in running and not lines[place].blank]
    return not between or len(between) == 1 and between[0].page == lines[at].page and _may_be_title(between[0].text)


def _may_be_title(text: str) -> bool:
    return len(segments_of(text)) == 1 and len(text.strip()) <= _LONGEST_TITLE and not ends_sentence(text)


def headings_of(band: Sequence[Chunk]) -> tuple[str, ...]:
    """The words of the first line that names columns; empty where there is none."""
    lines = (line for chunk in band for line in chunk.lines)
    return next((tuple(segment.text for segment in line) for line in lines if is_header_line(line)), ())


def stand_under(band: Sequence[Chunk], own: Sequence[Column], columns: Sequence[Column]) -> bool:
    """Whether rows with columns of their ``own`` stand in these: most begin where one of them does, none is about as
    near to one as to another (a tick between two may be of either), and no piece of a line runs from one into the
    next."""
    begun = sum(1 for column in own if any(abs(column.start - other.start) <= 1 for other in columns))
    if any(is_between(column, columns) for column in own):
        return False
    pieces = (segment for chunk in band for line in chunk.lines if is_gappy(line) for segment in line)
    return begun * 2 > len(own) and not any(crosses(segment, columns) for segment in pieces)


def is_between(column: Column, columns: Sequence[Column]) -> bool:
    """Whether what stands in a column is about as near to one of these as to another, and in neither."""
    apart = sorted(max(other.start - column.end, column.start - other.end, -1) for other in columns)
    return apart[0] >= 0 and len(apart) > 1 and apart[1] < 2 * apart[0] + 2


def numbers_on(band: Sequence[Chunk], above: Grid) -> bool:
    """Whether the first line of a band has a number of the kind that the last row of the grid overleaf has."""
    return any(_are_alike(text, piece.text) for text in above.rows[-1].cells for piece in band[0].lines[0])


def beside_blank_columns(band: Sequence[Chunk], own: Sequence[Column], above: Grid) -> tuple[Column, ...]:
    """The columns of rows that go on with the grid overleaf where its first columns, one or more, are blank: a theme
    that is printed once stands on an earlier page. Empty where the rows do not show that they do.

    They show it where the number of their first row, all that stands before it and something behind it are of the
    kind that the same columns have overleaf.
    """
    blank = len(above.rows[0].cells) - len(own)
    if blank < 1:
        return ()
    texts = [next((s.text for s in band[0].lines[0] if column_of(s, own) == at), "") for at in range(len(own))]
    number = next((at for at, text in enumerate(texts) if _are_alike(text, above.rows[-1].cells[at + blank])), None)
    if number is None or not texts[0]:
        return ()
    kinds = [{_kind(row.cells[at]) for row in above.rows if row.cells[at]} for at in range(blank, blank + len(own))]
    alike = [bool(text) and _kind(text) in kinds[at] for at, text in enumerate(texts)]
    if not all(alike[:number]) or not any(alike[number + 1 :]):
        return ()
    edge = own[0].start - 1
    return (*[Column(edge - after, edge - after) for after in range(blank, 0, -1)], *own)


def _are_alike(number: str, other: str) -> bool:
    return any(c.isdigit() for c in number) and bool(VALUE.fullmatch(number)) and _kind(number) == _kind(other)


def _kind(text: str) -> str:
    """What values of one column share: their first word, and where its digits stand."""
    return _DIGITS.sub("#", first_word(text))


def uncut(grid: Grid) -> Grid:
    """The rows with all their words in one cell: where columns cannot be told, no cell may be taken for another."""
    rows = (RawRow((" | ".join(filter(None, row.cells)),), row.line) for row in grid.rows)
    return Grid(grid.start, grid.stop, tuple(rows), grid.between, unsure=True)
