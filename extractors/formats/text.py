"""Text files: reports as text taken out of a PDF, plain text, Markdown."""

from __future__ import annotations

from extractors.faults import Unreadable
from extractors.plaintext.blocks import read_pages
from extractors.plaintext.decoding import decode, printable
from extractors.plaintext.sniffing import kind_of
from extractors.records import Document

SUFFIXES = (".txt", ".text", ".md", ".markdown")
FORMAT = "text"


def claims(name: str, data: bytes) -> bool:
    """True for text that is not a delimited table, whatever the file is called."""
    return kind_of(name, data) == "text"


def extract(name: str, data: bytes, sha256: str) -> Document:
    """The pages of a text file. Raises ``Unreadable`` where it is not text or holds nothing to read."""
    decoded = decode(name, data)
    pages, problems = read_pages(decoded.text)
    if not any(page.blocks for page in pages):
        raise Unreadable(f"{printable(name)} holds no words", "check that the file was saved in full")
    return Document(name, sha256, FORMAT, pages, (*decoded.problems, *problems))
