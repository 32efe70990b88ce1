"""What python-docx has no words for: tracked changes, hidden and struck text, footnotes, boxes, controls, numbers."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Sequence
from copy import deepcopy
from pathlib import Path
from xml.sax.saxutils import escape

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BY = 'w:author="A. Clerk" w:date="2024-05-02T10:00:00Z"'


def piece(paragraph, text: str, kind: str = "") -> None:  # type: ignore[no-untyped-def]
    """Adds text to a paragraph: plain, ``struck``, ``hidden``, ``inserted`` or ``deleted`` (tracked)."""
    run = paragraph.add_run(text)
    if kind == "struck":
        run.font.strike = True
    elif kind == "hidden":
        run.font.hidden = True
    elif kind in ("inserted", "deleted"):
        change = parse_xml(f'<w:{kind[:3]} {nsdecls("w")} w:id="{abs(hash(text)) % 10000}" {_BY}/>')
        element = run._r
        element.getparent().replace(element, change)
        change.append(element)
        if kind == "deleted":
            for text_element in element.findall(qn("w:t")):
                text_element.tag = qn("w:delText")


def track_row(row, kind: str) -> None:  # type: ignore[no-untyped-def]
    """Marks a whole row as a tracked ``ins`` or ``del``."""
    row._tr.get_or_add_trPr().append(parse_xml(f'<w:{kind} {nsdecls("w")} w:id="77" {_BY}/>'))


def footnote(paragraph, number: int) -> None:  # type: ignore[no-untyped-def]
    """A reference to a footnote; its text is added by ``add_footnotes`` after saving."""
    run = paragraph.add_run()
    run.font.superscript = True
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(number + 1))
    run._r.append(mark)


def add_footnotes(path: Path, texts: Sequence[str]) -> None:
    """Writes the footnotes of a saved document, numbered from 1."""
    notes = "".join(
        f'<w:footnote w:type="{kind}" w:id="{at}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for at, kind in enumerate(("separator", "continuationSeparator"))
    )
    notes += "".join(
        f'<w:footnote w:id="{number + 1}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {escape(text)}</w:t></w:r></w:p></w:footnote>'
        for number, text in enumerate(texts, start=1)
    )
    part = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes xmlns:w="{_W}">{notes}</w:footnotes>'
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    fresh = path.with_suffix(".new")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item).decode("utf-8") if item.filename.endswith((".xml", ".rels")) else old.read(item)
            if item.filename == "[Content_Types].xml":
                data = data.replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{types}"/></Types>'
                )
            if item.filename == "word/_rels/document.xml.rels":
                data = data.replace(
                    "</Relationships>",
                    f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>',
                )
            new.writestr(item, data)
        new.writestr("word/footnotes.xml", part)
    shutil.move(fresh, path)


def text_box(paragraph, lines: Sequence[str], width_mm: int, height_mm: int) -> None:  # type: ignore[no-untyped-def]
    """An anchored text box, with the copy for old versions of Word that every Word file carries beside it."""
    inside = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)
    wide, high = width_mm * 36000, height_mm * 36000
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w", "wp", "a")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">'
            '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
            f'<wp:inline><wp:extent cx="{wide}" cy="{high}"/><wp:docPr id="{len(lines) + wide % 97}" name="Text Box"/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
            f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
            '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
            f"<wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
            "</w:drawing></mc:Choice><mc:Fallback><w:pict>"
            f'<v:rect style="width:{width_mm}mm;height:{height_mm}mm"><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:rect>'
            "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )


def control(cell) -> None:  # type: ignore[no-untyped-def]
    """Puts what a cell holds into a content control, as forms do."""
    tc = cell._tc
    paragraphs = tc.findall(qn("w:p"))
    wrapper = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr><w:text/></w:sdtPr><w:sdtContent/></w:sdt>")
    content = wrapper.find(qn("w:sdtContent"))
    for paragraph in paragraphs:
        content.append(deepcopy(paragraph))
        tc.remove(paragraph)
    tc.append(wrapper)


def control_cell(cell) -> None:  # type: ignore[no-untyped-def]
    """Puts a whole cell into a content control: the cell is then no child of its row."""
    tc = cell._tc
    wrapper = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtPr><w:text/></w:sdtPr><w:sdtContent/></w:sdt>")
    tc.getparent().replace(tc, wrapper)
    wrapper.find(qn("w:sdtContent")).append(tc)


def numbering(doc, form: str = "%1") -> int:  # type: ignore[no-untyped-def]
    """A numbered list whose numbers read as ``form`` ("2.%1"); returns its id for ``numbered``."""
    part = doc.part.numbering_part.element
    number = 90 + len(part)
    part.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
            f'<w:lvlText w:val="{form}"/><w:suff w:val="nothing"/></w:lvl></w:abstractNum>'
        ),
    )
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    return number


def numbered(paragraph, number: int) -> None:  # type: ignore[no-untyped-def]
    """Lets Word number a paragraph: its number is printed and stands nowhere in the file."""
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>')
    )


def light(colour: str, size: int = 48) -> bytes:
    """A traffic light as a PNG: a disc of the colour (``RRGGBB``) with a dark rim on white."""
    from io import BytesIO

    from PIL import Image, ImageDraw

    image = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(image)
    draw.ellipse((3, 3, size - 4, size - 4), fill=f"#{colour}", outline="#333333", width=2)
    buffer = BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
