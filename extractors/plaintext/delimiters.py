"""The records of a delimited text, with quoted line breaks, titles above its tables and open quotes."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.plaintext.cleaning import clean_cell
from extractors.plaintext.decoding import MAX_BYTES
from extractors.plaintext.lines import RawRow
from extractors.plaintext.stanzas import Part, part_at_blank_lines
from extractors.records import Place, Problem

_LINE_END = re.compile(r"\r\n|\r|\n")
_LONGEST_PREAMBLE = 40


@dataclass(frozen=True, slots=True)
class Records:
    """``parts`` are the tables, each with the lines above it, one cleaned cell a line."""

    parts: tuple[Part, ...]
    problems: tuple[Problem, ...]


def read_records(text: str, delimiter: str) -> Records:
    """All records with the line each starts on; blank columns at the right of a whole table are cut off."""
    lines = [line + "\n" for line in _LINE_END.split(text.replace("\f", " "))]
    problems: list[Problem] = []
    rows = list(_records(lines, delimiter, problems))
    titles = _titles([row for row in rows if _width(row)])
    below = [row for row in rows if not titles or row.line > titles[-1].line]
    parts = part_at_blank_lines(titles, below)
    return Records(tuple(Part(_cleaned(part.lines), _cut(part.rows)) for part in parts), tuple(problems))


def _cleaned(lines: Sequence[RawRow]) -> tuple[RawRow, ...]:
    return tuple(RawRow((clean_cell(next(filter(str.strip, row.cells))),), row.line) for row in lines)


def _cut(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    width = max(map(_width, rows), default=0)
    return tuple(RawRow(row.cells[:width], row.line) for row in rows)


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
            return tuple(rows[:count])
    return ()


def _width(row: RawRow) -> int:
    width = len(row.cells)
    while width and not row.cells[width - 1].strip():
        width -= 1
    return width
