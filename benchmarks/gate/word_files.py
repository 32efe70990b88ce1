"""Blocks written as Word files with ruled tables."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from benchmarks.gate.blocks import Block, Grid, Heading, Words
from benchmarks.gate.charts import Chart, add_chart

if TYPE_CHECKING:
    from docx.document import Document as WordDocument


def word(blocks: Sequence[Block]) -> bytes:
    """A Word file with ruled tables."""
    from docx import Document

    document = Document()
    for block in blocks:
        if isinstance(block, Heading):
            document.add_heading(block.text, block.level)
        elif isinstance(block, Words):
            document.add_paragraph(block.text)
        elif isinstance(block, Chart):
            add_chart(document, block)
        else:
            _word_table(document, block)
            document.add_paragraph()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _word_table(document: WordDocument, grid: Grid) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    table = document.add_table(len(grid.rows), len(grid.rows[0]), style="Table Grid")
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
