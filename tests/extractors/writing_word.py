"""Word files for tests: real packages written by python-docx, with bodies of the tests' own XML."""

from __future__ import annotations

import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from extractors.formats import extract
from extractors.records import Document, Paragraph, Table

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
_XML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Word:
    """A Word file in the making. ``add`` takes the XML of paragraphs and tables."""

    def __init__(self, *blocks: str) -> None:
        self.document = docx.Document()
        self._parts = 0
        self.add(*blocks)

    def add(self, *blocks: str) -> Word:
        body = self.document.element.body
        for block in parse_xml(f"<w:body {NAMESPACES}>{''.join(blocks)}</w:body>"):
            body.insert_element_before(block, "w:sectPr")
        return self

    def link(self, kind: str, xml: str) -> str:
        """Adds a part of this kind ("footnotes", "header") and returns the id that names it."""
        self._parts += 1
        name = PackURI(f"/word/{kind}{self._parts + 90}.xml")
        package = self.document.part.package
        part = Part(name, f"{_XML}.{kind}+xml", xml.encode(), package)
        return str(self.document.part.relate_to(part, getattr(RT, kind.upper())))

    def notes(self, kind: str, *notes: str) -> Word:
        """Footnotes or endnotes with the ids 1, 2, ...; each is the XML of its paragraphs."""
        one = kind.removesuffix("s")
        body = "".join(f'<w:{one} w:id="{at}">{note}</w:{one}>' for at, note in enumerate(notes, 1))
        self.link(kind, f"<w:{kind} {NAMESPACES}>{body}</w:{kind}>")
        return self

    def lists(self, *levels: str, nums: Sequence[str] = ("",)) -> Word:
        """One list of these ``w:lvl``s as abstract list 90, and numbers 91, 92, ... that use it."""
        numbering = self.document.part.numbering_part.element
        drawn = f'<w:abstractNum {NAMESPACES} w:abstractNumId="90">{"".join(levels)}</w:abstractNum>'
        numbering.insert(0, parse_xml(drawn))
        for at, override in enumerate(nums, 91):
            num = f'<w:num {NAMESPACES} w:numId="{at}"><w:abstractNumId w:val="90"/>{override}</w:num>'
            numbering.append(parse_xml(num))
        return self

    def style(self, xml: str) -> Word:
        """Adds a ``w:style``."""
        self.document.styles.element.append(parse_xml(xml.replace("<w:style ", f"<w:style {NAMESPACES} ", 1)))
        return self

    def picture(self, png: bytes) -> str:
        """Adds a picture and returns the id that names it."""
        rel_id, _ = self.document.part.get_or_add_image(io.BytesIO(png))
        return str(rel_id)

    def data(self) -> bytes:
        packed = io.BytesIO()
        self.document.save(packed)
        return packed.getvalue()

    def read(self, name: str = "report.docx") -> Document:
        return extract(name, self.data())


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(text: str = "", *inner: str, style: str = "", properties: str = "", num: tuple[int, int] | None = None) -> str:
    """A paragraph: a run of text, then XML of its own. ``num`` is (number of the list, level from 0)."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    listed = f'<w:numPr><w:ilvl w:val="{num[1]}"/><w:numId w:val="{num[0]}"/></w:numPr>' if num else ""
    words = run(text) if text else ""
    return f"<w:p><w:pPr>{styled}{listed}{properties}</w:pPr>{words}{''.join(inner)}</w:p>"


def tc(content: str = "", properties: str = "") -> str:
    """A cell of text, or of XML."""
    inner = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}{'' if inner.endswith('</w:p>') else '<w:p/>'}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells; text stands for a cell that holds it."""
    made = (cell if cell.startswith(("<w:tc>", "<w:sdt>", "<w:ins")) else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def tbl(*rows: str | Sequence[str], widths: Sequence[int] = ()) -> str:
    """A table of rows, each XML or a sequence of cells."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    made = (row if isinstance(row, str) else tr(*row) for row in rows)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(made)}</w:tbl>"


def shade(fill: str, more: str = "") -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}" {more}/>'


def level(at: int, form: str, text: str, more: str = "") -> str:
    """A level of a list."""
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'
    )


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.blocks() if isinstance(block, Paragraph)]


def texts(document: Document) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(document)]


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks() if isinstance(block, Table)]


def cells(document: Document) -> list[list[str]]:
    """The texts of the only table."""
    (table,) = tables(document)
    return [[cell.text for cell in row.cells] for row in table.rows]


def one_cell(*content: str, properties: str = "") -> Document:
    """A document of a small table whose last cell holds this XML."""
    return Word(tbl(["Ref", "Status"], tr("1", tc("".join(content), properties)))).read()
