"""Tables of a Word file, walked cell by cell as they are stored: spans counted once, no cell looked up twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from extractors.grids.headers import find_header
from extractors.grids.strips import is_transposed, strips_of
from extractors.records import Cell, Place, Row, Table
from extractors.word.cells import Cells, Content
from extractors.word.charts import Chart
from extractors.word.edges import columns_of
from extractors.word.names import TC, VAL, Element, attribute, number, w
from extractors.word.paragraphs import Paragraphs
from extractors.word.rows import rows_of, through
from extractors.word.theme import WHITE

_WIDEST = 1_000
_SPEAKS = 2
_ROW_SAYS, _BEFORE, _CELL_SAYS, _DELETED = w("trPr"), w("gridBefore"), w("tcPr"), w("cellDel")
_WIDTH, _DOWN, _ACROSS, _GRID, _COLUMN = w("gridSpan"), w("vMerge"), w("hMerge"), w("tblGrid"), w("w")


@dataclass(slots=True)
class _Cell:
    """A cell by its edges in the table's own grid. ``merged``: "" (not), "restart" or "continue"."""

    start: int
    end: int
    content: Content
    merged: str = ""
    rows: int = 1


@dataclass(slots=True)
class Grid:
    """A table before it has its number: rows of cells, and for each row how many pages after the table's start it
    begins. ``nested`` are the grids that stand inside its cells; ``turns`` counts the page ends inside it."""

    rows: list[list[Cell]] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    columns: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)
    nested: list[Grid] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    turns: int = 0
    chart: bool = False

    @classmethod
    def of(cls, chart: Chart) -> Grid:
        """The figures that a chart draws."""
        rows = [[Cell(text, column) for column, text in enumerate(row)] for row in chart.rows]
        return cls(rows, [0] * len(rows), len(rows[0]), chart=True)

    def table(self, page: int, number: int) -> Table:
        """The table as a record; rows count from 1. ``number`` is that of the table, or of the chart."""
        place = Place(page=page, chart=number) if self.chart else Place(page=page, table=number)
        rows = (
            Row(tuple(cells), replace(place, page=page + turned, row=at))
            for at, (cells, turned) in enumerate(zip(self.rows, self.pages, strict=True), 1)
        )
        return Table(tuple(rows), self.columns, place, self.chart)

    def is_grid(self) -> bool:
        """True where its headings show it to be a table in its own right."""
        if len(self.rows) < 2:
            return False
        strips = strips_of(self.table(1, 1))
        return find_header(strips, 0) is not None or is_transposed(strips)

    def says_nothing(self) -> bool:
        """True where no cell has words or a colour."""
        return not any(cell.text or cell.fill for cells in self.rows for cell in cells)


class Tables:
    """Reads the tables of one story."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self.cells = Cells(paragraphs, self._nested)
        self._inside: list[list[Grid]] = []

    def read(self, table: Element) -> Grid:
        """A ``w:tbl`` as a grid. Rows that tracked changes took out, and hidden ones, are not in it."""
        grid = Grid()
        self._inside.append(grid.nested)
        rows = [list(self._row(row)) for row in rows_of(table)]
        self._inside.pop()
        rows = [row for row in rows if row]
        drawn = table.find(_GRID)
        widths = [number(column.get(_COLUMN), 0) for column in drawn] if drawn is not None else []
        columns = columns_of(((cell.start, cell.end) for row in rows for cell in row), widths)
        grid.columns = max(columns.values(), default=0)
        _merge(rows, columns)
        _keep_white(rows, columns)
        turned = 0
        for row in rows:
            contents = [cell.content for cell in row]
            turned += any(content.opens for content in contents) and bool(grid.rows)
            grid.pages.append(turned)
            grid.rows.append([_cell(cell, columns) for cell in row if cell.merged != "continue"])
            turned += max(content.turns for content in contents)
            for content in contents:
                grid.notes.extend(content.notes)
                grid.unread.extend(content.unread)
                grid.nested.extend(map(Grid.of, content.charts))
        grid.turns = turned
        return grid

    def _row(self, row: Element) -> Iterator[_Cell]:
        properties = row.find(_ROW_SAYS)
        at = number(attribute(properties, _BEFORE), 0, 0, _WIDEST)
        last: _Cell | None = None
        for cell, blank in through(row, TC):
            says = cell.find(_CELL_SAYS)
            if says is not None and says.find(_DELETED) is not None:
                continue
            width = number(attribute(says, _WIDTH), 1, 1, _WIDEST)
            merge = says.find(_DOWN) if says is not None else None
            beside = says.find(_ACROSS) if says is not None else None
            if beside is not None and beside.get(VAL) != "restart" and last is not None:
                last.end = at = at + width
                continue
            merged = "" if merge is None else "restart" if merge.get(VAL) == "restart" else "continue"
            made = _Cell(at, at + width, Content() if blank else self.cells.read(cell), merged)
            at += width
            if last is not None:
                yield last
            last = made
        if last is not None:
            yield last

    def _nested(self, table: Element, content: Content) -> str:
        """A table inside a cell is a grid of its own where it has headings; else its words are the cell's."""
        grid = self.read(table)
        content.notes.extend(grid.notes)
        content.unread.extend(grid.unread)
        if grid.is_grid():
            self._inside[-1].append(grid)
            return ""
        self._inside[-1].extend(grid.nested)
        cells = [cell for row in grid.rows for cell in row]
        content.fill = next((cell.fill for cell in cells if cell.fill), None)
        return "\n".join(" ".join(cell.text for cell in row if cell.text) for row in grid.rows)


def _merge(rows: list[list[_Cell]], columns: dict[int, int]) -> None:
    """Counts the rows of each cell that goes on below; one that goes on from nothing is a cell of its own."""
    above: dict[int, _Cell] = {}
    for row in rows:
        here: dict[int, _Cell] = {}
        for cell in row:
            origin = above.get(columns[cell.start]) if cell.merged == "continue" else None
            if origin is not None:
                origin.rows += 1
                here[columns[cell.start]] = origin
            elif cell.merged:
                cell.merged = "restart"
                here[columns[cell.start]] = cell
        above = here


def _keep_white(rows: list[list[_Cell]], columns: dict[int, int]) -> None:
    """White is the colour of the paper, and says something only in a column that speaks by its colours."""
    coloured: Counter[int] = Counter()
    white: list[tuple[int, Content]] = []
    for row in rows:
        for cell in row:
            content = cell.content
            if content.fill == WHITE:
                white.append((columns[cell.start], content))
            elif content.fill is not None and not content.text:
                coloured[columns[cell.start]] += 1
    for column, content in white:
        content.fill = WHITE if coloured[column] >= _SPEAKS and not content.text else None


def _cell(cell: _Cell, columns: dict[int, int]) -> Cell:
    column = columns[cell.start]
    width = max(1, columns[cell.end] - column)
    return Cell(cell.content.text, column, width, cell.rows, cell.content.fill)
