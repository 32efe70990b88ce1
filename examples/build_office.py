"""Prints quarters of the invented plan as Word files, and as PDFs made from them.

    python -m examples.build_office

The Word files need python-docx, which Tallybook has; the PDFs LibreOffice Writer (``soffice``), and are left as they
are where it is not installed. Both are committed, so that nobody has to make them.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from examples.build import ARCHIVE, HEADINGS, TWINS, by_theme, cells, overview, title
from examples.plan import KEY

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell

FILLS = {"B": "5B9BD5", "G": "70AD47", "A": "FFC000", "R": "E3342F"}
WIDTHS = (14, 76, 38, 34, 14, 84)  # millimetres
# Where each quarter goes: the archive has one file of a quarter, its twins in other formats are for the tests.
WORD = {"Q1": ARCHIVE, "Q4": TWINS}
PDF = {"Q1": TWINS, "Q4": ARCHIVE}


def name_of(quarter: str, suffix: str) -> str:
    return f"2024-25-{quarter.lower()}-action-plan{suffix}"


def word_report(quarter: str) -> bytes:
    """A quarter as a Word file: landscape, a heading and a grid for each theme, coloured ratings, a footer."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    doc = Document()
    _leave_out_extras(doc)
    section = doc.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(18)
    normal = doc.styles["Normal"]
    normal.font.name, normal.font.size, normal.paragraph_format.space_after = "Liberation Sans", Pt(10), Pt(4)
    section.footer.paragraphs[0].text = "Safer Harrowmere Partnership"
    for line in title(quarter):
        run = doc.add_paragraph().add_run(line)
        run.bold, run.font.size = True, Pt(14)
    doc.add_heading("Overview", 2)
    _table(doc, overview(quarter), (60, 16, 16, 16, 16, 20))
    doc.add_paragraph()
    _table(doc, [*map(list, KEY.items()), ["c/f", "Carried forward"]], (16, 50), headed=False)
    for theme, rows in by_theme(quarter):
        doc.add_heading(theme, 2)
        table = _table(doc, [list(HEADINGS), *map(cells, rows)], WIDTHS)
        for row, printed in zip(table.rows[1:], rows, strict=True):
            _shade(row.cells[4], FILLS[printed.rag])
    buffer = BytesIO()
    doc.save(buffer)
    return buffer.getvalue()


def _leave_out_extras(doc: WordDocument) -> None:
    """Takes out what python-docx's template brings along: further styles, a thumbnail, a comment."""
    for parts in (doc.part.rels, doc.part.package.rels):
        for key in [key for key, rel in parts.items() if rel.reltype.endswith(("stylesWithEffects", "thumbnail"))]:
            del parts[key]
    doc.core_properties.author = doc.core_properties.comments = ""


def _table(doc: WordDocument, rows: list[list[str]], widths: tuple[int, ...], headed: bool = True) -> Table:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table: Table = doc.add_table(len(rows), len(widths), style="Table Grid")
    table.autofit = False
    for at, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = Mm(width)
            cell.paragraphs[0].add_run(text).bold = headed and at == 0
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        if headed and at == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    return table


def _shade(cell: _Cell, fill: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shading = OxmlElement("w:shd")
    for attribute, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)):
        shading.set(qn(attribute), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _print(quarter: str, target: Path) -> None:
    """The Word file as LibreOffice prints it."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / name_of(quarter, ".docx")
        source.write_bytes(word_report(quarter))
        export = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
        words = ["soffice", "--headless", "--convert-to", export, "--outdir", folder, str(source)]
        subprocess.run(words, check=True, capture_output=True)
        shutil.copy(source.with_suffix(".pdf"), target)


def main() -> None:
    """Writes the Word files, and the PDFs where LibreOffice is installed."""
    for quarter, folder in WORD.items():
        (folder / name_of(quarter, ".docx")).write_bytes(word_report(quarter))
    if shutil.which("soffice"):
        for quarter, folder in PDF.items():
            _print(quarter, folder / name_of(quarter, ".pdf"))


if __name__ == "__main__":
    main()
