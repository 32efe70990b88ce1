"""Blocks written as files: text in four shapes, Word and PDF."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO

from benchmarks.gate.blocks import Block, Grid, Heading, Words
from tests.extractors.drawn import Colour, Sheet, pdf

Medium = Callable[[Sequence[Block]], bytes]
_WIDE = 780.0


def tabbed(blocks: Sequence[Block]) -> bytes:
    """Tabs between the cells, as text taken out of a PDF has them."""
    return _text(blocks, lambda grid: "\n".join("\t".join(cells) for cells in _filled(grid)))


def markdown(blocks: Sequence[Block]) -> bytes:
    """Markdown with pipe tables."""

    def table(grid: Grid) -> str:
        rows = _filled(grid)
        if not grid.header:
            rows = [[""] * len(rows[0]), *rows]
        lines = [f"| {' | '.join(cells)} |" for cells in rows]
        lines.insert(1, "|" + " --- |" * len(rows[0]))
        return "\n".join(lines)

    return _text(blocks, table, marks=True)


def aligned(blocks: Sequence[Block]) -> bytes:
    """Columns of spaces with wrapped cells, as layout-preserving tools print them."""

    def table(grid: Grid) -> str:
        rows = _filled(grid)
        widths = [max(4, min(34, max(len(cells[at]) for cells in rows))) for at in range(len(rows[0]))]
        lines = []
        for cells in rows:
            wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
            for at in range(max(map(len, wrapped))):
                parts = [cell[at] if at < len(cell) else "" for cell in wrapped]
                lines.append("  ".join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip())
            lines.append("")
        return "\n".join(lines)

    return _text(blocks, table)


def word(blocks: Sequence[Block]) -> bytes:
    """A Word file with ruled tables."""
    from docx import Document

    document = Document()
    for block in blocks:
        if isinstance(block, Heading):
            document.add_heading(block.text, block.level)
        elif isinstance(block, Words):
            document.add_paragraph(block.text)
        else:
            _word_table(document, block)
            document.add_paragraph()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def ruled_pdf(blocks: Sequence[Block]) -> bytes:
    """A landscape PDF with every cell drawn."""
    return _drawn(blocks, "all")


def level_pdf(blocks: Sequence[Block]) -> bytes:
    """A landscape PDF with rules between the rows only."""
    return _drawn(blocks, "level")


MEDIA: tuple[Medium, ...] = (tabbed, markdown, aligned, word, ruled_pdf, level_pdf)
ENDINGS = {tabbed: ".txt", markdown: ".md", aligned: ".txt", word: ".docx", ruled_pdf: ".pdf", level_pdf: ".pdf"}
SHOW_COLOUR = (word, ruled_pdf)


def _text(blocks: Iterable[Block], table: Callable[[Grid], str], marks: bool = False) -> bytes:
    parts = []
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(f"{'#' * block.level} {block.text}" if marks else block.text)
        else:
            parts.append(block.text if isinstance(block, Words) else table(block))
    return ("\n\n".join(parts) + "\n").encode()


def _filled(grid: Grid) -> list[list[str]]:
    """The texts of each row; what a span covers is empty."""
    return [[cell.text if cell else "" for cell in cells] for cells in grid.rows]


def _word_table(document: object, grid: Grid) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    table = document.add_table(len(grid.rows), len(grid.rows[0]), style="Table Grid")  # type: ignore[attr-defined]
    places = [list(line.cells) for line in table.rows]
    for at, cells in enumerate(grid.rows):
        for column, box in enumerate(cells):
            if box is None:
                continue
            cell = places[at][column]
            if box.across > 1 or box.down > 1:
                cell = cell.merge(places[at + box.down - 1][column + box.across - 1])
            cell.text = box.text
            if box.fill:
                shading = OxmlElement("w:shd")
                for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", box.fill)):
                    shading.set(qn(name), value)
                cell._tc.get_or_add_tcPr().append(shading)


def _drawn(blocks: Sequence[Block], rules: str) -> bytes:
    sheets = [Sheet(842, 595)]
    top = 40.0
    for block in blocks:
        if isinstance(block, Grid):
            top = _draw_grid(sheets, block, top, rules)
            continue
        size = 15 if isinstance(block, Heading) and block.level == 1 else 12 if isinstance(block, Heading) else 10
        font = "F2" if isinstance(block, Heading) else "F1"
        for line in textwrap.wrap(block.text, 130):
            if top > 540:
                sheets.append(Sheet(842, 595))
                top = 40.0
            sheets[-1].text(31, top, line, size, font)
            top += size * 1.4
        top += 6
    return pdf(*sheets)


def _draw_grid(sheets: list[Sheet], grid: Grid, top: float, rules: str) -> float:
    texts = _filled(grid)
    needs = [max(6, *(min(40, len(cells[at])) for cells in texts)) for at in range(len(texts[0]))]
    scale = min(6.0, _WIDE / sum(needs))
    widths = [need * scale for need in needs]
    edges = [31 + sum(widths[:at]) for at in range(len(widths) + 1)]
    for at, cells in enumerate(grid.rows):
        wrapped = [
            textwrap.wrap(box.text, max(5, int((edges[column + box.across] - edges[column]) / 4.6))) if box else []
            for column, box in enumerate(cells)
        ]
        height = 6 + 11 * max(1, *map(len, wrapped))
        if top + height > 560:
            sheets.append(Sheet(842, 595))
            top = 40.0
        for column, box in enumerate(cells):
            if box is None:
                continue
            right = edges[column + box.across]
            if box.fill or rules == "all":
                sheets[-1].box(edges[column], top, right, top + height, _colour(box.fill), stroke=rules == "all")
            for line, words in enumerate(wrapped[column]):
                sheets[-1].text(edges[column] + 3, top + 3 + 11 * line, words.replace("✓", "X"), 8)
        if rules == "level":
            for y in (top, top + height) if at == 0 else (top + height,):
                sheets[-1].rule(edges[0], y, edges[-1], y)
        top += height
    return top + 14


def _colour(fill: str) -> Colour | None:
    if not fill:
        return None
    red, green, blue = (int(fill[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return (red, green, blue)
