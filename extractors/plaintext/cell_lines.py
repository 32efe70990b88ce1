"""One line of aligned text cut at its columns, and several lines put together as the cells of a row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.plaintext.cleaning import BULLETS
from extractors.plaintext.reflow import join_lines
from extractors.plaintext.wrapped_values import cuts_year

BULLETED = re.compile(rf"[{BULLETS}\ue000-\uf8ff]|[-–*]\s")
VALUE = re.compile(r"\W*(?:\d[\w./-]*|[A-Za-z]|[A-Za-z]{1,3}\d+(?:\.\d+)*[a-z]?)\W*")


@dataclass(frozen=True, slots=True)
class CellLine:
    """One line cut at the columns. ``across`` is a line of one piece that runs over several columns;
    ``resumes`` one that running lines part from the line above."""

    cells: tuple[str, ...]
    number: int
    blank_before: bool
    across: bool = False
    resumes: bool = False

    def filled(self) -> list[int]:
        return [column for column, cell in enumerate(self.cells) if cell]


def merge(lines: Sequence[CellLine], columns: int) -> list[str]:
    """The cells of several lines; a bullet starts a new line in its cell."""
    cells = [""] * columns
    for line in lines:
        for column in line.filled():
            text = line.cells[column]
            if cells[column] and BULLETED.match(text):
                cells[column] += "\n" + text
            elif cuts_year(cells[column], text):
                cells[column] += text
            else:
                cells[column] = join_lines(cells[column], text)
    return cells
