"""Documents for tests, written the way they look: cells between ``|``, a blank line between blocks."""

from __future__ import annotations

from extractors.records import Cell, Document, Page, Paragraph, Place, Row, Table


def document(text: str, name: str = "report.txt") -> Document:
    """A document of paragraphs and tables. A block whose lines hold ``|`` is a table; ``# `` starts a heading;
    ``* `` a bullet; a line ``---`` starts a new page."""
    pages: list[Page] = []
    tables = line = 0
    for number, page in enumerate(text.split("\n---\n"), start=1):
        blocks: list[Paragraph | Table] = []
        for block in page.strip("\n").split("\n\n"):
            lines = block.split("\n")
            if "|" in block:
                tables += 1
                cells = [[cell.strip() for cell in text.split("|")] for text in lines]
                width = max(map(len, cells))
                rows = tuple(
                    Row(
                        tuple(Cell(text, column) for column, text in enumerate([*row, *[""] * (width - len(row))])),
                        Place(page=number, table=tables, row=at, line=line + at),
                    )
                    for at, row in enumerate(cells, start=1)
                )
                blocks.append(Table(rows, width, Place(page=number, table=tables, line=line + 1)))
            else:
                blocks.extend(_paragraph(text, number, line + at) for at, text in enumerate(lines, start=1) if text)
            line += len(lines) + 1
        pages.append(Page(number, tuple(blocks)))
    return Document(name, "0" * 64, "text", tuple(pages))


def _paragraph(text: str, page: int, line: int) -> Paragraph:
    place = Place(page=page, line=line)
    if text.startswith("# "):
        return Paragraph(text[2:], place, level=3)
    if text.startswith("* "):
        return Paragraph(text[2:], place, marker="•")
    return Paragraph(text, place)
