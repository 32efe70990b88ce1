"""Opening a PDF, or saying plainly why it cannot be opened and what to do."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.faults import Locked, Unreadable
from extractors.plaintext.decoding import printable

_START = 1024
_WHOLE = "check that the file was saved or downloaded in full"


def open_pdf(name: str, data: bytes, password: str | None) -> pypdfium2.PdfDocument:
    """The opened document, with one page at least. Raises ``Unreadable``.

    A file that is locked against changes only (by an owner's password) opens as it is.
    """
    shown = printable(name)
    if not data.strip():
        raise Unreadable(f"{shown} is empty", _WHOLE)
    if b"%PDF-" not in data[:_START]:
        raise Unreadable(f"{shown} is named like a PDF file but is none", "check that it is the report itself")
    try:
        return pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as fault:
        if _opens(data, password):
            raise Unreadable(f"{shown} has no pages", _WHOLE) from fault
        if fault.err_code == pdfium.FPDF_ERR_PASSWORD:
            if password:
                raise Locked(f"{shown} does not open with the password given", "give the right --password") from fault
            raise Locked(f"{shown} is locked with a password", "give it with --password") from fault
        if fault.err_code == pdfium.FPDF_ERR_SECURITY:
            raise Unreadable(
                f"{shown} is encrypted in a way that cannot be read", "save it without protection and read that file"
            ) from fault
        raise Unreadable(f"{shown} is damaged or cut short and cannot be opened", _WHOLE) from fault


def _opens(data: bytes, password: str | None) -> bool:
    """Whether the file itself opens, though it was refused. A file without pages does, and pdfium then tells
    the error of whatever file was read before."""
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), (password + "\0").encode() if password else None)
    if document:
        pdfium.FPDF_CloseDocument(document)
    return bool(document)
