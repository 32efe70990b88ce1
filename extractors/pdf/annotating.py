"""A copy of a PDF with notes on it: a frame around each place, whose note every viewer shows beside or over it."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.faults import Unreadable
from extractors.pdf.frame import Box, Frame
from extractors.pdf.opening import open_pdf
from extractors.pdf.pages import frame_on
from extractors.pdf.spots import Spot, narrowed, together
from extractors.plaintext.decoding import printable

_AIR, _EDGE, _THIN = 1.5, 2.0, 1.2  # points
_NOTE, _GAP = 18.0, 6.0  # points: the sign of a note without a place, and the distance of two
_LONGEST = 6_000  # characters of one note; viewers show no more of it anyway
_REMEDY = "save it anew from the program that made it, or use --format html"


def annotate_pdf(name: str, data: bytes, spots: Sequence[Spot], author: str, password: str | None = None) -> bytes:
    """The file with its spots framed, each with its words as a note; spots of one place share a note. Those
    without a place get a sign at the top of their page. A locked file stays locked with the same password.

    Raises ``Unreadable`` for a file that cannot be opened, or whose copy would not be whole.
    """
    document = open_pdf(name, data, password)
    try:
        pages = len(document)
        groups = [group for group in together(narrowed(document, spots)) if 1 <= group[0].page <= pages]
        for number in sorted({group[0].page for group in groups}):
            _annotate(document, number, [group for group in groups if group[0].page == number], author)
        written = io.BytesIO()
        document.save(written)
    except pypdfium2.PdfiumError as fault:
        raise Unreadable(f"{printable(name)} cannot be annotated ({fault})", _REMEDY) from fault
    finally:
        document.close()
    _verify(name, written.getvalue(), pages, len(groups), password)
    return written.getvalue()


def _annotate(document: pypdfium2.PdfDocument, number: int, groups: Sequence[Sequence[Spot]], author: str) -> None:
    page = pdfium.FPDF_LoadPage(document.raw, number - 1)
    if not page:
        return  # a damaged page has no place for a note; the copy is compared with what was wanted afterwards
    try:
        frame = frame_on(page)
        signs = 0
        for at, group in enumerate(groups, 1):
            if group[0].box is None:
                left = _GAP + signs * (_NOTE + _GAP)
                signs += 1
                box = frame.in_pdf((left, _GAP, left + _NOTE, _GAP + _NOTE))
                _add(page, pdfium.FPDF_ANNOT_TEXT, box, group, author, f"tallybook-{number}-{at}")
            else:
                box = frame.in_pdf(_within(group[0].box, frame))
                _add(page, pdfium.FPDF_ANNOT_SQUARE, box, group, author, f"tallybook-{number}-{at}")
    finally:
        pdfium.FPDF_ClosePage(page)


def _within(box: Box, frame: Frame) -> Box:
    """The box with some air around it, on the page."""
    x0, y0, x1, y1 = box
    return (
        max(x0 - _AIR, 0),
        max(y0 - _AIR, 0),
        max(min(x1 + _AIR, frame.width), x0 + 1),
        max(min(y1 + _AIR, frame.height), y0 + 1),
    )


def _add(page: Any, kind: int, box: Box, group: Sequence[Spot], author: str, name: str) -> None:
    first = min(group, key=lambda spot: spot.aside)
    note = pdfium.FPDFPage_CreateAnnot(page, kind)
    if not note:
        return
    try:
        left, bottom, right, top = box
        pdfium.FPDFAnnot_SetRect(note, ctypes.byref(pdfium.FS_RECTF(left, top, right, bottom)))
        red, green, blue = (int(first.colour[at : at + 2], 16) for at in (1, 3, 5))
        pdfium.FPDFAnnot_SetColor(note, pdfium.FPDFANNOT_COLORTYPE_Color, red, green, blue, 255)
        pdfium.FPDFAnnot_SetBorder(note, 0, 0, _THIN if first.aside else _EDGE)
        pdfium.FPDFAnnot_SetFlags(note, pdfium.FPDF_ANNOT_FLAG_PRINT)
        now = datetime.now(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
        own = {spot.tag for spot in group if not spot.aside}
        words = "\n\n".join(dict.fromkeys(spot.words for spot in group if not spot.aside or spot.tag not in own))
        if len(words) > _LONGEST:
            words = words[:_LONGEST].rstrip() + "…"
        for key, value in (("Contents", words), ("T", author), ("NM", name), ("M", now), ("CreationDate", now)):
            pdfium.FPDFAnnot_SetStringValue(note, key.encode(), _wide(value))
        # A viewer that draws no shapes of its own shows what is drawn here.
        drawn = _frame_drawn(box, first) if kind == pdfium.FPDF_ANNOT_SQUARE else _sign_drawn(box, first)
        pdfium.FPDFAnnot_SetAP(note, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, _wide(drawn))
    finally:
        pdfium.FPDFPage_CloseAnnot(note)


def _frame_drawn(box: Box, spot: Spot) -> str:
    """The content stream of a frame: dashed for the other side of what is marked elsewhere."""
    left, bottom, right, top = box
    wide = _THIN if spot.aside else _EDGE
    dash = "[4 3] 0 d" if spot.aside else ""
    x, y, width, height = left + wide / 2, bottom + wide / 2, right - left - wide, top - bottom - wide
    return f"q {_ink(spot.colour, 'RG')} {wide:.2f} w {dash} {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S Q"


def _sign_drawn(box: Box, spot: Spot) -> str:
    """The content stream of a sign: a filled square with lines of writing."""
    left, bottom, right, top = box
    width, height = right - left, top - bottom
    start, end = left + width * 0.2, right - width * 0.2
    heights = (bottom + height * at for at in (0.3, 0.5, 0.7))
    lines = " ".join(f"{start:.2f} {y:.2f} m {end:.2f} {y:.2f} l S" for y in heights)
    return f"q {_ink(spot.colour, 'rg')} {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f 1 1 1 RG 1.2 w {lines} Q"


def _ink(colour: str, operator: str) -> str:
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3f}" for at in (1, 3, 5)) + f" {operator}"


def _wide(text: str) -> Any:
    """A string as pdfium takes it: UTF-16, ended by a nought."""
    data = text.replace("\0", "").encode("utf-16-le", "replace") + b"\0\0"
    return ctypes.cast(ctypes.create_string_buffer(data, len(data)), ctypes.POINTER(pdfium.FPDF_WCHAR))


def _verify(name: str, written: bytes, pages: int, notes: int, password: str | None) -> None:
    """Refuse a copy that does not open again with all its pages and notes."""
    copy = open_pdf(name, written, password)
    try:
        found = 0
        for index in range(len(copy)):
            page = pdfium.FPDF_LoadPage(copy.raw, index)
            if not page:
                continue
            found += pdfium.FPDFPage_GetAnnotCount(page)
            pdfium.FPDF_ClosePage(page)
        if len(copy) != pages or found < notes:
            raise Unreadable(f"{printable(name)} cannot be annotated: its copy would not be whole", _REMEDY)
    finally:
        copy.close()
