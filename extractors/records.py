"""One model of a document for every file type: pages of paragraphs and tables, each with its place.

Layouts and grids see only these records, so they never know whether a report came as text, CSV,
PDF or Word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file. Everything counts from 1.

    ``bbox`` is ``(x0, top, x1, bottom)`` in PDF points, origin at the top left. ``line`` is for text
    files; in Word files, which have no lines, it counts the paragraphs. ``column`` is set only where a
    record is a column of its table (a transposed tracker). ``chart`` stands in place of ``table`` where the label of
    a chart is meant; charts are counted by themselves, and ``row`` then counts its categories.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    line: int | None = None
    column: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    chart: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text that its author set as one piece: lines that only wrap are joined.

    ``level`` is 0 for running text and 1.. for a heading. ``marker`` is the bullet (always ``•``)
    or the number as printed (``5``, ``3.2``, ``(i)``) that stood before the text.
    ``indent`` is the column of the first character, in characters, for text files.
    """

    text: str
    place: Place
    level: int = 0
    marker: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its printed text; ``column`` counts from 0. ``fill`` is ``#RRGGBB`` or None.

    Text keeps ``\\n`` only where the source starts a new line or bullet on purpose.
    """

    text: str
    column: int
    colspan: int = 1
    rowspan: int = 1
    fill: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row as printed. A cell hidden under a span from above or from the left is absent;
    where a format knows no spans (text), a blank cell is a cell with empty text.
    ``parts`` are the further places of a row that the end of a page cuts in two."""

    cells: tuple[Cell, ...]
    place: Place
    parts: tuple[Place, ...] = ()

    def text(self, column: int) -> str:
        """The text of the cell that starts in this column, or ``""``."""
        for cell in self.cells:
            if cell.column == column:
                return cell.text
        return ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table on one page. A grid that runs over pages is several tables until grids join them.

    ``chart`` is true for the figures that a chart draws: its first row has the names of the series, its first column
    the categories.
    """

    rows: tuple[Row, ...]
    columns: int
    place: Place
    chart: bool = False


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of one page, in reading order."""

    number: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, and where; ``place`` is None for the whole file.

    ``lost`` is false for a remark on something that was read and knowingly set aside: nothing is missing.
    ``rows`` is false where no row of a table can be among what was lost (a value that is no date, a drawing).
    """

    text: str
    place: Place | None = None
    lost: bool = True
    rows: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A file as pages of blocks. ``name`` is the file's name without folders; ``sha256`` of its bytes."""

    name: str
    sha256: str
    format: str
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...] = ()

    def blocks(self) -> Iterator[Block]:
        """All blocks in reading order."""
        for page in self.pages:
            yield from page.blocks
