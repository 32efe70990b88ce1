"""Rows of ruled grids that a page break cuts in two: what stands overleaf is put back into its row.

A word processor breaks a row wherever the page is full: the last lines of its longer cells then stand on the next page
in a row of their own, in which all other cells are blank.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.pdf.broken_words import SPACE
from extractors.pdf.frame import Frame
from extractors.pdf.paragraphs import PagePieces, rounded
from extractors.pdf.rules import SNAP
from extractors.pdf.tables import Edge, FoundTable
from extractors.plaintext.cell_lines import BULLETED
from extractors.plaintext.reflow import ends_sentence, join_lines
from extractors.records import Cell, Paragraph, Place
from extractors.wording import starts_inside

_MARGIN = 0.14  # of the page's height, where headers and footers stand
_SAME_LINE = 0.5  # of the size
_NO_LINE = 1.7  # of the size: a full page has no more room than this below the last line of its row
_SAME_SIZE = 0.12

Block = Paragraph | FoundTable
Row = tuple[Cell, ...]


class _Last(NamedTuple):
    """Where the last row so far is kept, by page and block, and the table that was drawn last, of which only a part of
    that row may have stood on its page."""

    page: int
    block: int
    drawn: FoundTable
    part: bool = False


def with_whole_rows(pages: Sequence[tuple[PagePieces, Sequence[Block]]]) -> list[list[Block]]:
    """The blocks of each page, with what goes on overleaf in the row that it belongs to."""
    whole: list[list[Block]] = []
    last: _Last | None = None
    below: list[Block] = []
    for at, (page, printed) in enumerate(pages):
        blocks = list(printed)
        whole.append(blocks)
        tables = [(place, block) for place, block in enumerate(printed) if isinstance(block, FoundTable)]
        if not tables:
            last = None
            continue
        place, table = tables[0]
        rest = None
        if last and all(_is_running(block, page.frame) for block in [*below, *printed[:place]]):
            rest = _rest_in(table, last.drawn, last.part)
        if last and rest is not None:
            holder = whole[last.page][last.block]
            if isinstance(holder, FoundTable):
                joined = _with(holder, table, rest, last.drawn)
                part = Place(page=page.number, bbox=rounded(page.frame.shown(table.boxes[rest])))
                whole[last.page][last.block] = joined._replace(rests=(*holder.rests, part))
            blocks[place] = _without(table, rest)
        end = tables[-1][0]
        drawn = blocks[end]
        if isinstance(drawn, FoundTable):
            goes_on = last is not None and rest is not None and end == place and rest + 1 == len(table.rows)
            last = last._replace(drawn=drawn, part=True) if last and goes_on else _Last(at, end, drawn)
        below = list(printed[end + 1 :])
    return [[block for block in blocks if not isinstance(block, FoundTable) or block.rows] for blocks in whole]


def _is_running(block: Block, frame: Frame) -> bool:
    """True for what stands in the margin at the top or the bottom of a page."""
    box = None if isinstance(block, FoundTable) else block.place.bbox
    if box is None:
        return False
    height = frame.width if frame.turned in (1, 3) else frame.height
    return box[3] < _MARGIN * height or box[1] > (1 - _MARGIN) * height


def _rest_in(table: FoundTable, before: FoundTable, part: bool) -> int | None:
    """The row of a table, the first below its headings, that only goes on from the last row of the table before, which
    may be a part of a row itself."""
    if not _same_columns(table, before):
        return None
    row = 0
    while row < min(len(table.starting), len(before.rows)) and _texts(table.rows[row]) == _texts(before.rows[row]):
        row += 1
    if row >= len(table.starting):
        return None
    here, above = table.starting[row], before.ending
    texts = {cell.column: cell.text for cell in table.rows[row] if cell.text}
    if (
        not here
        or {span[0] for span in here} != set(texts)
        or not set(here) <= set(above)
        or len(here) == len(above)
        and not part
    ):
        return None
    lowest = max(edge.bottom for edge in above.values())
    if not all(_breaks_off(above[span], lowest, before) for span in here):
        return None
    cut = [span for span in here if _goes_on(above[span], here[span], texts[span[0]])]
    begun = [span for span in here if span not in cut and not BULLETED.match(texts[span[0]])]
    if not cut or any(not ends_sentence(above[span].text) for span in begun):
        return None
    return row if _is_no_row(row, table, before, texts) else None


def _same_columns(table: FoundTable, before: FoundTable) -> bool:
    aside = table.outline[0] - before.outline[0]
    here, there = (*table.cuts, table.outline[2]), (*before.cuts, before.outline[2])
    return len(here) == len(there) and all(abs(a - b - aside) <= SNAP for a, b in zip(here, there, strict=True))


def _texts(row: Row) -> list[tuple[int, str]]:
    return [(cell.column, cell.text) for cell in row]


def _breaks_off(edge: Edge, lowest: float, table: FoundTable) -> bool:
    """True for a cell whose text goes down to the last line of the row and of the page."""
    return lowest - edge.bottom <= _SAME_LINE * edge.size and table.outline[3] - edge.bottom <= _NO_LINE * edge.size


def _goes_on(above: Edge, here: Edge, text: str) -> bool:
    """True where the first word here would not have fitted above, and is set as the words there are."""
    full = above.room < here.room + SPACE * above.size
    alike = above.word.style.bold == here.word.style.bold and abs(above.size - here.size) <= _SAME_SIZE * above.size
    return alike and (full or starts_inside(text) and above.room < 2 * here.room)


def _is_no_row(row: int, table: FoundTable, before: FoundTable, texts: dict[int, str]) -> bool:
    """False for what may be a row of its own: a theme or an action that nothing stands beside."""
    filled = set(texts)
    others = [*before.rows, *table.rows[:row], *table.rows[row + 1 :]]
    first = texts[min(filled)]
    if any({cell.column for cell in other if cell.text} == filled for other in others):
        return starts_inside(first)
    if len(filled) > 1 or starts_inside(first):
        return True
    above = next(edge.text for span, edge in before.ending.items() if span[0] in filled)
    return not ends_sentence(above) and any(len(word) > 2 and word.isalpha() for word in above.split())


def _with(table: FoundTable, below: FoundTable, row: int, drawn: FoundTable) -> FoundTable:
    """The table with the texts of a row of the table below put to the cells that end in its last row."""
    more = {cell.column: cell.text for cell in below.rows[row] if cell.text}
    edges = {span[0]: (drawn.ending[span], here) for span, here in below.starting[row].items()}
    end = len(table.rows)
    return table._replace(
        rows=tuple(
            tuple(
                replace(cell, text=_joined(cell.text, more[cell.column], *edges[cell.column]))
                if at + cell.rowspan == end and cell.column in more
                else cell
                for cell in cells
            )
            for at, cells in enumerate(table.rows)
        )
    )


def _joined(text: str, rest: str, above: Edge, here: Edge) -> str:
    """The text of a cell with that of its lines overleaf."""
    if BULLETED.match(rest):
        return f"{text}\n{rest}"
    if above.whole and above.whole.goes_on(text, above.word, here.word, above.room):
        return text + rest
    head, newline, last = text.rpartition("\n")
    return head + newline + join_lines(last, rest)


def _without(table: FoundTable, row: int) -> FoundTable:
    """The table without one row; of what remains only headings would be none."""
    rows = (*table.rows[:row], *table.rows[row + 1 :])
    return table._replace(rows=rows, boxes=(*table.boxes[:row], *table.boxes[row + 1 :]))
