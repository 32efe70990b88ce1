"""The records of a delimited text, with quoted line breaks, titles above the table and open quotes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.plaintext.cleaning import clean_cell
from extractors.plaintext.decoding import MAX_BYTES
from extractors.plaintext.lines import RawRow
from extractors.records import Place, Problem

_LINE_END = re.compile(r"\r\n|\r|\n")
_LONGEST_PREAMBLE = 12


@dataclass(frozen=True, slots=True)
class Records:
    """``titles`` are the lines above the table, one cleaned cell each; ``rows`` the table's own."""

    titles: tuple[RawRow, ...]
    rows: tuple[RawRow, ...]
    problems: tuple[Problem, ...]


def read_records(text: str, delimiter: str) -> Records:
    """All records with the line each starts on; blank columns at the right of all are cut off."""
    lines = [line + "\n" for line in _LINE_END.split(text.replace("\f", " "))]
    problems: list[Problem] = []
    rows = list(_records(lines, delimiter, problems))
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    titles = _titles(filled)
    table = filled[len(titles) :]
    width = max((_width(row) for row in table), default=0)
    return Records(titles, tuple(RawRow(row.cells[:width], row.line) for row in table), tuple(problems))


def _records(lines: list[str], delimiter: str, problems: list[Problem]) -> Iterator[RawRow]:
    # The limit is there against memory; the size of the file is checked when it is decoded.
    csv.field_size_limit(MAX_BYTES)
    start = 0
    reader = csv.reader(lines, delimiter=delimiter)
    for cells in reader:
        if reader.line_num == len(lines) and _quote_stays_open(lines[start:], delimiter):
            problems.append(
                Problem(
                    "a quotation mark that opens here is never closed, so the rest is read without quoting: "
                    "close it, or double it where it is part of the text",
                    Place(page=1, line=start + 1),
                )
            )
            rest = csv.reader(lines[start:], delimiter=delimiter, quoting=csv.QUOTE_NONE)
            yield from (RawRow(tuple(cells), start + rest.line_num) for cells in rest)
            return
        yield RawRow(tuple(cells), start + 1)
        start = reader.line_num


def _quote_stays_open(lines: list[str], delimiter: str) -> bool:
    if not any('"' in line for line in lines):
        return False
    try:
        for _ in csv.reader(lines, delimiter=delimiter, strict=True):
            pass
    except csv.Error as fault:
        return "unexpected end" in str(fault)
    return False


def _titles(rows: list[RawRow]) -> tuple[RawRow, ...]:
    """The rows above the first with two filled cells, where there are such rows and a table below."""
    for count, row in enumerate(rows[: _LONGEST_PREAMBLE + 1]):
        if sum(1 for cell in row.cells if cell.strip()) >= 2:
            return tuple(
                RawRow((clean_cell(next(cell for cell in title.cells if cell.strip())),), title.line)
                for title in rows[:count]
            )
    return ()


def _width(row: RawRow) -> int:
    width = len(row.cells)
    while width and not row.cells[width - 1].strip():
        width -= 1
    return width
