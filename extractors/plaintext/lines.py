"""The lines of a text with their numbers and pages, and the rows that are found among them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line as it stands in the file, uncleaned. ``number`` and ``page`` count from 1."""

    text: str
    number: int
    page: int

    @property
    def blank(self) -> bool:
        return not self.text or self.text.isspace()


@dataclass(frozen=True, slots=True)
class RawRow:
    """The uncleaned cells of one row and the number of the line it starts on."""

    cells: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows that take the lines ``start`` up to but not including ``stop`` (positions, from 0), without
    the lines ``between`` (running lines that its last row goes on over). ``unsure`` says that its columns
    could not be told apart."""

    start: int
    stop: int
    rows: tuple[RawRow, ...]
    between: frozenset[int] = frozenset()
    unsure: bool = False

    def positions(self) -> Iterator[int]:
        """The positions of its lines."""
        return (at for at in range(self.start, self.stop) if at not in self.between)


def split_lines(text: str) -> list[SourceLine]:
    """Lines end at LF, CR LF or CR. A form feed starts a new page, in the middle of a line too."""
    return list(_walk(text))


def _walk(text: str) -> Iterator[SourceLine]:
    page = 1
    for number, line in enumerate(_LINE_END.split(text), 1):
        for position, piece in enumerate(line.split("\f")):
            if position:
                page += 1
            yield SourceLine(piece, number, page)
