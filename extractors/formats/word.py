"""Word files (.docx, .docm): read as they are, without going through PDF."""

from __future__ import annotations

import re
from pathlib import PurePath

from extractors.faults import Unreadable
from extractors.plaintext.decoding import printable
from extractors.records import Document

SUFFIXES = (".docx", ".docm")
FORMAT = "word"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The names of a zip's entries are never packed.
_MAIN_PART = re.compile(rb"word[/\\]document\d{0,3}\.xml", re.IGNORECASE)
_OLD_WORD, _LOCKED = "WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
_OTHER_OFFICE = (".xlsx", ".xlsm", ".xlsb", ".xls", ".pptx", ".pptm", ".ppt")


def claims(name: str, data: bytes) -> bool:
    """True for a Word file of any age, whatever it is called; also where it is locked or broken, so that the
    cause can be said."""
    if data.startswith(_ZIP):
        return _MAIN_PART.search(data) is not None
    if not data.startswith(_OLE) or PurePath(name).suffix.lower() in _OTHER_OFFICE:
        return False
    return _OLD_WORD in data or _LOCKED in data


def extract(name: str, data: bytes, sha256: str) -> Document:
    """The pages of a Word file; tracked changes are taken as accepted, comments and hidden text left out.

    Pages are known only where the author or Word itself marked their ends; ``line`` of a place counts the
    paragraphs. Raises ``Unreadable`` for a file that is locked, broken, beyond the limits, of the old kind (.doc),
    or without a word.
    """
    shown = printable(name)
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise Unreadable(
                f"{shown} is protected by a password", "open it in Word with the password and save it without one"
            )
        raise Unreadable(f"{shown} is a Word file of the old kind (.doc)", "open it in Word and save it as .docx")
    from extractors.word.reading import read_word

    try:
        pages, problems = read_word(shown, data)
    except Unreadable:
        raise
    except Exception as fault:
        cause = f"{shown} is a Word file that cannot be read ({type(fault).__name__}: {str(fault)[:200]})"
        raise Unreadable(cause, "open it in Word and save it as .docx again") from fault
    if not any(page.blocks for page in pages):
        raise Unreadable(f"{shown} holds no words", "if it holds pictures of pages, read their text first (OCR)")
    return Document(name, sha256, FORMAT, pages, problems)
