"""Grids whose cells are parted by tabs, as they come out of a PDF, a spreadsheet or a copied table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extractors.grids.columns import role_of
from extractors.plaintext.lines import Grid, RawRow, SourceLine

_MARKER = re.compile(
    r"[^\w\s]{1,2}|[\ue000-\uf8ff]|o|\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[ivxlc]{1,5}|\w)[.)]|\d{1,3}(?:\.\d{1,3}){0,4}"
)
_CONTENTS = re.compile(r"\W*(?:table of )?contents\W*", re.IGNORECASE)
_ROW_START = re.compile(r"\W*[a-z]{0,4}\W?\d{1,4}(?:\.\d{1,3})*[a-z]?\W*", re.IGNORECASE)
_EXPLAINS = re.compile(r"\b(?:meaning|means|definition|explanation|description)\b", re.IGNORECASE)
_MOST_LINES_IN_CELL = 40


def find_tab_grids(lines: Sequence[SourceLine]) -> list[Grid]:
    """The runs of lines that are rows of a grid, in order; they never overlap.

    A line with a stray tab (a bullet, a number, "Telephone:") is no row: a grid shows itself by rows
    of the same number of tabs, or by two rows or more with two filled cells or more.
    """
    widths = _grid_widths(lines)
    found: list[Grid] = []
    for start, stop in _runs(lines):
        rows = _rows(lines, start, stop, widths)
        position = 0
        while position < len(rows):
            end = position
            while end < len(rows) and rows[end][2].cells[1:]:
                end += 1
            if end > position and _is_grid([row for _, _, row in rows[position:end]], lines, start, widths):
                found.append(Grid(rows[position][0], rows[end - 1][1], tuple(row for _, _, row in rows[position:end])))
            position = end + 1
    return found


def _runs(lines: Sequence[SourceLine]) -> list[tuple[int, int]]:
    """Stretches without a blank line, on one page, with a tab somewhere."""
    runs, start, tabs = [], 0, False
    for position in range(len(lines) + 1):
        at_end = position == len(lines) or lines[position].blank and "\t" not in lines[position].text
        if at_end or position and lines[position].page != lines[position - 1].page:
            if tabs:
                runs.append((start, position))
            start, tabs = position + at_end, False
        if not at_end and "\t" in lines[position].text and not lines[position].blank:
            tabs = True
    return runs


def _grid_widths(lines: Sequence[SourceLine]) -> dict[int, int]:
    """How many lines of the document have this number of tabs, where that number speaks for a grid:
    two tabs or more, on at least two lines that have two filled cells."""
    filled: Counter[int] = Counter()
    every: Counter[int] = Counter()
    for line in lines:
        tabs = line.text.count("\t")
        if tabs >= 2:
            every[tabs] += 1
            cells = sum(1 for cell in line.text.split("\t") if cell.strip())
            filled[tabs] += cells >= 2
    return {tabs: every[tabs] for tabs, count in filled.items() if count >= 2}


def _rows(lines: Sequence[SourceLine], start: int, stop: int, widths: dict[int, int]) -> list[tuple[int, int, RawRow]]:
    """(first line, line after the last, row) for a run; a row broken inside a cell is mended."""
    counts = [line.text.count("\t") for line in lines[start:stop]]
    usual = Counter(tabs for tabs in counts if tabs in widths).most_common(1)
    whole = usual[0][0] if usual else 0
    mendable = bool(usual) and usual[0][1] * 3 >= sum(1 for tabs in counts if tabs)
    rows: list[tuple[int, int, RawRow]] = []
    position = start
    while position < stop:
        end = position + 1
        if mendable and 0 < counts[position - start] < whole:
            end = _end_of_broken_row(lines, counts, start, position, whole)
        text = "\n".join(line.text for line in lines[position:end])
        rows.append((position, end, RawRow(_cells(text), lines[position].number)))
        position = end
    return rows


def _end_of_broken_row(
    lines: Sequence[SourceLine], counts: Sequence[int], start: int, position: int, whole: int
) -> int:
    """The line after a row that the following lines complete exactly, else the next line."""
    tabs = counts[position - start]
    for end in range(position + 1, min(start + len(counts), position + _MOST_LINES_IN_CELL)):
        first = lines[end].text.split("\t", 1)[0]
        # A line that opens with nothing or with a number is a row of its own whose last cells were cut.
        if counts[end - start] and (not first.strip() or _ROW_START.fullmatch(first.strip())):
            break
        tabs += counts[end - start]
        if tabs >= whole:
            # Lines without a tab that follow still belong to the last cell, unless the row is complete.
            return end + 1 if tabs == whole else position + 1
    return position + 1


def _cells(text: str) -> tuple[str, ...]:
    cells = text.split("\t")
    return tuple(
        cell[1:-1].replace('""', '"') if "\n" in cell and cell[:1] == cell[-1:] == '"' else cell for cell in cells
    )


def _is_grid(rows: Sequence[RawRow], lines: Sequence[SourceLine], start: int, widths: dict[int, int]) -> bool:
    filled = [[cell.strip() for cell in row.cells if cell.strip()] for row in rows]
    wide = [cells for cells in filled if len(cells) >= 2]
    if any(len(row.cells) - 1 in widths for row in rows):
        return not _is_contents(lines, start, filled)
    if len(wide) < 2:
        return False
    if all(len(cells) == 2 for cells in wide) and not _heads_key(wide[0]):
        marked = sum(1 for cells in wide if _MARKER.fullmatch(cells[0]) and not _is_label(cells))
        labelled = sum(1 for cells in wide if cells[0].endswith(":"))
        if (marked + labelled) * 2 > len(wide) or len(wide) * 2 < len(filled):
            return False
    return not _is_contents(lines, start, filled)


def _heads_key(cells: Sequence[str]) -> bool:
    """True for "Rating" and "Meaning": what numbers below them stand for is a key, not a list."""
    return role_of(cells[0]) in ("status", "score") and bool(_EXPLAINS.search(cells[1]))


def _is_label(cells: Sequence[str]) -> bool:
    """A letter that a key explains, unlike the letter of a list: "G" and not "a)"."""
    return len(cells[0]) == 1 and cells[0].isalpha() and cells[0] != "o"


def _is_contents(lines: Sequence[SourceLine], start: int, filled: Sequence[Sequence[str]]) -> bool:
    """A list of contents: each line ends in a page number, under the word "contents"."""
    if any(cells and not cells[-1].isdigit() for cells in filled):
        return False
    above = [line.text for line in lines[max(0, start - 3) : start + 1] if not line.blank]
    return any(_CONTENTS.fullmatch(text) for text in above)
