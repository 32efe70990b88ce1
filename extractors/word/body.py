"""The body of a Word file from top to bottom: paragraphs, boxes and tables, and the pages they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.plaintext.markers import Numbering as TypedNumbers
from extractors.plaintext.markers import read_marker
from extractors.plaintext.reflow import ends_sentence
from extractors.word.charts import Chart
from extractors.word.names import ALTERNATE, GONE, SDT, SECTION, TBL, Element, P, attribute, chosen, is_placeholder, w
from extractors.word.paragraphs import Paragraphs, Piece, is_marker, marker_of
from extractors.word.rows import cells_of, is_box
from extractors.word.runs import PAGE, RENDERED
from extractors.word.tables import Grid, Tables

_PAGES = re.compile(f"([{PAGE}{RENDERED}])")
_SAME_PAGE = ("continuous", "nextColumn")
_FULL_LINE = 70


@dataclass(slots=True)
class Words:
    """A paragraph on its way to becoming a record. ``level``: 0 title, 1.. heading, None text."""

    text: str
    page: int
    marker: str = ""
    level: int | None = None
    bold: bool = False
    indent: int = 0
    notes: list[tuple[str, str]] = field(default_factory=list)


class Body:
    """Walks one story. ``blocks`` pairs every grid with the page it starts on; ``sections`` are the properties of
    each part of the file with headers and footers of its own."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self.paragraphs = paragraphs
        self.tables = Tables(paragraphs)
        self.blocks: list[Words | tuple[Grid, int]] = []
        self.sections: list[Element] = []
        self.unread: list[str] = []
        self.page = 1
        self._fresh = True
        self._typed = TypedNumbers()
        self._section = 0

    def read(self, root: Element) -> None:
        """Reads a story from its root element: a body, a header, a note."""
        body = root.find(w("body"))
        body = root if body is None else body
        self.sections = list(_section_ends(body))
        self.walk(body)
        self._let_go()

    def walk(self, parent: Element) -> None:
        """Reads the blocks of a body, a text box, a content control or the cell of a box."""
        for child in parent:
            tag = child.tag
            if tag == P:
                self._paragraph(child)
            elif tag == TBL:
                self._table(child)
            elif tag == ALTERNATE:
                branch = chosen(child)
                if branch is not None:
                    self.walk(branch)
            elif tag == w("altChunk"):
                self.unread.append("a document inside it (an altChunk)")
            elif tag in GONE or tag == SECTION or tag == SDT and is_placeholder(child):
                continue
            else:
                self.walk(child)

    # --- paragraphs -----------------------------------------------------------------------------

    def _paragraph(self, paragraph: Element) -> None:
        piece = self.paragraphs.read(paragraph)
        if piece is not None:
            self._print(piece)
        properties = paragraph.find(w("pPr"))
        if properties is not None and properties.find(SECTION) is not None:
            self._end_section()

    def _let_go(self) -> None:
        rest = self.paragraphs.rest()
        if rest is not None:
            self._print(rest)

    def _print(self, piece: Piece) -> None:
        """Adds a paragraph: one block, or several where its author breaks its lines on purpose; then its boxes."""
        if piece.new_page and not self._fresh:
            self._turn()
        text, page = "", self.page
        for part in _PAGES.split(piece.text):
            if part == PAGE:
                self._lines(piece, text, page)
                text = ""
                self._turn()
                page = self.page
            elif part == RENDERED:
                if not self._fresh:
                    self._turn()
                    page = page if text.strip() else self.page
            else:
                text += part
                self._fresh = self._fresh and not part.strip()
        self._lines(piece, text, page)
        if piece.drawn is not None:
            self.unread.extend(piece.drawn.unread)
            for box in piece.drawn.boxes:
                self.walk(box)
            for words in piece.drawn.texts:
                self._add(Words(words, self.page))
            for chart in piece.drawn.charts:
                self._chart(chart)

    def _lines(self, piece: Piece, text: str, page: int) -> None:
        lines = [" ".join(text.split())] if piece.level else list(lines_of(text))
        for line in filter(None, lines):
            printed, piece.printed = piece.printed, ""
            marker = marker_of(printed)
            if printed and not is_marker(printed):
                line, marker = f"{printed} {line}", ""
            elif not printed:
                marker, line = self._typed_marker(line)
            notes, piece.notes = piece.notes, []
            self._add(Words(line, page, marker, piece.level, piece.bold, piece.indent, notes))

    def _typed_marker(self, line: str) -> tuple[str, str]:
        found = read_marker(line, self._typed, inside=False)
        self._typed.notice(line)
        return (found.marker, found.text) if found is not None and found.text else ("", line)

    def _add(self, words: Words) -> None:
        self.blocks.append(words)
        self._fresh = False

    # --- tables and pages -------------------------------------------------------------------------

    def _table(self, table: Element) -> None:
        self._let_go()
        if is_box(table):
            for cell in cells_of(table):
                self.walk(cell)
            return
        grid = self.tables.read(table)
        self.unread.extend(grid.unread)
        start = self.page
        for each in _with_nested(grid):
            if not each.says_nothing():
                self.blocks.append((each, start))
                self._fresh = False
        self.page += grid.turns

    def _chart(self, chart: Chart) -> None:
        if chart.title:
            self._add(Words(chart.title, self.page))
        self.blocks.append((Grid.of(chart), self.page))
        self._fresh = False

    def _turn(self) -> None:
        self.page += 1
        self._fresh = True

    def _end_section(self) -> None:
        self._section += 1
        # Whether a new page starts is said by the section that starts, and a new page is the rule.
        starts = self.sections[self._section] if self._section < len(self.sections) else None
        if starts is not None and attribute(starts, w("type")) not in _SAME_PAGE:
            self._turn()


def lines_of(text: str) -> Iterator[str]:
    """The lines of a paragraph that its author broke on purpose; lines that only wrap are joined.

    >>> list(lines_of("Mill Weir Trust\\nDelivery plan")), list(lines_of("it was agreed that\\nthe plan goes on"))
    (['Mill Weir Trust', 'Delivery plan'], ['it was agreed that the plan goes on'])
    """
    whole = ""
    for line in text.split("\n"):
        wraps = bool(whole) and not ends_sentence(whole) and (line[:1].islower() or len(whole) > _FULL_LINE)
        if wraps and not read_marker(line, TypedNumbers(), inside=True):
            whole = f"{whole} {line}"
            continue
        if whole:
            yield whole
        whole = line
    if whole:
        yield whole


def _with_nested(grid: Grid) -> Iterator[Grid]:
    yield grid
    for inner in grid.nested:
        yield from _with_nested(inner)


def _section_ends(body: Element) -> Iterator[Element]:
    """The properties of each section, in order; each stands at its end."""
    for child in body.iter(SECTION):
        parent = child.getparent()
        if parent is body or parent.tag == w("pPr"):
            yield child
