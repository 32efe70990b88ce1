"""Shorthand for the tests of text: what a text is read as, without places."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from extractors.formats import extract
from extractors.records import Document, Paragraph, Table


def read(text: str, name: str = "report.txt") -> Document:
    return extract(name, text.encode())


def tables(text: str, name: str = "report.txt") -> list[list[list[str]]]:
    """The cells of every table, row by row."""
    found = [block for block in read(text, name).blocks() if isinstance(block, Table)]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


def paragraphs(text: str, name: str = "report.txt") -> list[Paragraph]:
    return [block for block in read(text, name).blocks() if isinstance(block, Paragraph)]


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(text)]


def printed(
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    blank_lines: int = 0,
    centred: Sequence[int] = (),
    middle: bool = False,
) -> str:
    """Rows as pdftotext -layout prints them: each cell wrapped in its own column."""
    lines: list[str] = []
    for row in rows:
        cells = [
            [line for part in cell.split("\n") for line in textwrap.wrap(part, width, break_on_hyphens=False) or [""]]
            for cell, width in zip(row, widths, strict=True)
        ]
        height = max(map(len, cells))
        if middle:
            cells = [[""] * ((height - len(cell)) // 2) + cell for cell in cells]
        for level in range(height):
            line = ""
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True)):
                text = cell[level] if level < len(cell) else ""
                line += (text.center(width) if column in centred else text.ljust(width)) + "  "
            lines.append(line.rstrip())
        lines += [""] * blank_lines
    return "\n".join(lines) + "\n"
