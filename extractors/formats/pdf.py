"""PDF files: reports made by a word processor, read by what is drawn on their pages."""

from __future__ import annotations

from pathlib import PurePath

from extractors.faults import Unreadable
from extractors.pdf.reading import MAX_PAGES, is_pdf, read_pdf
from extractors.plaintext.decoding import printable
from extractors.plaintext.sniffing import kind_of
from extractors.records import Document

SUFFIXES = (".pdf",)
FORMAT = "pdf"


def claims(name: str, data: bytes) -> bool:
    """True for a file that starts like a PDF, whatever it is called; and for one that is called so and is
    nothing else that is known."""
    if is_pdf(data):
        return kind_of(name, data) is None
    named = PurePath(name).suffix.lower() in SUFFIXES
    return named and kind_of(name, data) is None and not data.startswith((b"PK", b"\xd0\xcf\x11\xe0"))


def extract(name: str, data: bytes, sha256: str, password: str | None = None, pages: int | None = None) -> Document:
    """The pages of a PDF, the first ``pages`` of them. ``password`` opens one that is locked.

    Raises ``Unreadable`` where it cannot be opened, has no pages, or no page holds a word.
    """
    read, problems = read_pdf(name, data, password, pages or MAX_PAGES)
    if not any(page.blocks for page in read):
        pictures = any("picture" in problem.text for problem in problems)
        raise Unreadable(
            f"{printable(name)} holds {'pictures of pages, no text' if pictures else 'no words'}",
            "have its text recognised first (OCR)" if pictures else "check that the file was saved in full",
        )
    return Document(name, sha256, FORMAT, read, problems)
