"""Word documents for the samples, by python-docx: paragraphs, grids with spans and fills, sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

A4 = (210, 297)
LETTER = (216, 279)
A5 = (148, 210)
A3 = (297, 420)


@dataclass(frozen=True)
class Box:
    """A cell: its text (``\\n`` starts a paragraph), fill, span, and how it is set."""

    text: str = ""
    fill: str | None = None
    across: int = 1
    down: int = 1
    bold: bool = False
    colour: str | None = None
    turned: bool = False
    centred: bool = False
    picture: bytes | None = None


Cells = Sequence["str | Box | None"]


class Paper:
    """A document in the making. Sizes of pages, margins and columns in millimetres, of type in points."""

    def __init__(
        self, font: str = "Liberation Sans", size: float = 10, page: tuple[int, int] = A4, margin: int = 18,
        landscape: bool = False,
    ) -> None:  # fmt: skip
        self.doc = Document()
        normal = self.doc.styles["Normal"]
        normal.font.name, normal.font.size = font, Pt(size)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), font)
        normal.paragraph_format.space_after = Pt(0)
        for style in ("Heading 1", "Heading 2", "Heading 3", "Title"):
            fonts = self.doc.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
            for name in list(fonts.attrib):
                del fonts.attrib[name]
            self.doc.styles[style].font.name = font
        self.size = size
        self._lay(self.doc.sections[0], page, margin, landscape)

    @staticmethod
    def _lay(section, page, margin, landscape) -> None:  # type: ignore[no-untyped-def]
        width, height = (max(page), min(page)) if landscape else (min(page), max(page))
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(section, side, Mm(margin))
        section.header_distance = section.footer_distance = Mm(margin / 2)

    def new_section(self, page: tuple[int, int], margin: int, landscape: bool) -> None:
        self._lay(self.doc.add_section(), page, margin, landscape)

    def say(self, text: str, size: float | None = None, bold: bool = False, centred: bool = False, after: float = 4):  # type: ignore[no-untyped-def]
        paragraph = self.doc.add_paragraph()
        run = paragraph.add_run(text)
        run.bold = bold
        if size:
            run.font.size = Pt(size)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(after)
        return paragraph

    def heading(self, text: str, level: int = 2):  # type: ignore[no-untyped-def]
        return self.doc.add_heading(text, level)

    def bullets(self, texts: Sequence[str]) -> None:
        for text in texts:
            self.doc.add_paragraph(text, style="List Bullet")

    def footer(self, text: str) -> None:
        """A footer; ``#`` in it becomes the number of the page."""
        before, number, after = text.partition("#")
        paragraph = self.doc.sections[0].footer.paragraphs[0]
        paragraph.add_run(before)
        if number:
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), "PAGE")
            run = OxmlElement("w:r")
            text_element = OxmlElement("w:t")
            text_element.text = "1"
            run.append(text_element)
            field.append(run)
            paragraph._p.append(field)
        paragraph.add_run(after)

    def header(self, text: str) -> None:
        self.doc.sections[0].header.paragraphs[0].add_run(text)

    def grid(
        self, rows: Sequence[Cells], widths: Sequence[float], rules: str = "all", header: int = 1,
        repeat: bool = True, unbroken: bool = True, size: float | None = None, head_fill: str | None = None,
        within=None,  # type: ignore[no-untyped-def]
    ):  # type: ignore[no-untyped-def]  # fmt: skip
        """A table. None in a row is a place covered by a span. ``rules``: ``all``, ``none``, ``across``."""
        count = len(widths)
        if within is None:
            table = self.doc.add_table(len(rows), count)
        else:
            table = within.add_table(len(rows), count)
        table.autofit = False
        _rules(table, rules)
        for at, row in enumerate(rows):
            for column, given in enumerate(row):
                if given is None:
                    continue
                box = given if isinstance(given, Box) else Box(given)
                cell = table.cell(at, column)
                if box.across > 1 or box.down > 1:
                    cell = cell.merge(table.cell(at + box.down - 1, column + box.across - 1))
                self._fill(cell, box, at < header, size, head_fill)
        for at, row in enumerate(table.rows):
            for tc in row._tr.tc_lst:
                column, span = tc.grid_offset, tc.grid_span
                tc.width = Mm(sum(widths[column : column + span]))
            if at < header and repeat:
                row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
            if unbroken:
                row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        return table

    def _fill(self, cell, box: Box, head: bool, size: float | None, head_fill: str | None) -> None:  # type: ignore[no-untyped-def]
        for number, text in enumerate(box.text.split("\n")):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            run = paragraph.add_run(text)
            run.bold = box.bold or head
            if size or self.size:
                run.font.size = Pt(size or self.size)
            if box.colour:
                run.font.color.rgb = RGBColor.from_string(box.colour)
            if box.centred:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if box.picture is not None:
            from io import BytesIO

            cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
            cell.paragraphs[0].add_run().add_picture(BytesIO(box.picture), width=Mm(6))
        fill = box.fill or (head_fill if head else None)
        if fill:
            shade(cell._tc, fill)
        if box.turned:
            direction = OxmlElement("w:textDirection")
            direction.set(qn("w:val"), "btLr")
            cell._tc.get_or_add_tcPr().append(direction)

    def save(self, path: Path) -> None:
        """Saves without what python-docx's template brings along: other styles, a thumbnail, its own comment."""
        for parts in (self.doc.part.rels, self.doc.part.package.rels):
            for name in [
                name for name, rel in parts.items() if rel.reltype.endswith(("stylesWithEffects", "thumbnail"))
            ]:
                del parts[name]
        self.doc.core_properties.author = self.doc.core_properties.comments = ""
        self.doc.save(str(path))


def shade(tc, fill: str) -> None:  # type: ignore[no-untyped-def]
    """Fills a cell with ``RRGGBB``."""
    shading = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", fill)):
        shading.set(qn(name), value)
    tc.get_or_add_tcPr().append(shading)


def _rules(table, rules: str) -> None:  # type: ignore[no-untyped-def]
    borders = OxmlElement("w:tblBorders")
    drawn = {"all": ("top", "left", "bottom", "right", "insideH", "insideV"), "across": ("top", "bottom", "insideH")}
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "single" if side in drawn.get(rules, ()) else "nil")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), "444444")
        borders.append(line)
    table._tbl.tblPr.append(borders)
