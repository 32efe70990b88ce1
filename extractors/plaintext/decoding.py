"""Bytes to text: the encoding a file was saved in, and a plain refusal of what is not text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from extractors.faults import Unreadable
from extractors.records import Problem

MAX_BYTES = 64 * 1024 * 1024
MAX_LINES = 2_000_000
SAMPLE_BYTES = 64 * 1024

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS_TEXT = "save it as PDF, .docx, plain text (UTF-8) or CSV and read that file"
_NOT_TEXT = (
    (b"%PDF-", "a PDF file, not text", "check that it was saved or downloaded in full"),
    (b"PK\x03\x04", "an Excel, OpenDocument or ZIP file, which cannot be read", _SAVE_AS_TEXT),
    (b"PK\x05\x06", "an empty ZIP file", "take the reports out of it and read those"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file, which cannot be read", _SAVE_AS_TEXT),
    (b"{\\rtf", "a rich text (RTF) file, which cannot be read", _SAVE_AS_TEXT),
    (b"\x89PNG", "a picture", "read the text of the report out of it first (OCR)"),
    (b"\xff\xd8\xff", "a picture", "read the text of the report out of it first (OCR)"),
    (b"GIF8", "a picture", "read the text of the report out of it first (OCR)"),
    (b"\x1f\x8b", "a compressed (gzip) file", "unpack it and read what is inside"),
    (b"7z\xbc\xaf", "a compressed (7-Zip) file", "unpack it and read what is inside"),
    (b"Rar!", "a compressed (RAR) file", "unpack it and read what is inside"),
    (b"SQLite format 3\x00", "a SQLite database", "give it as --db, not as a report"),
)
_CONTROL_BYTES = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_REMEDY_BINARY = "check that it is the report itself; save it as plain text (UTF-8) and read that file"
_LINE_END = re.compile(r"\r\n|[\r\n\f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, the encoding it was read with, and what could not be read in it."""

    text: str
    encoding: str
    problems: tuple[Problem, ...] = ()


def decode(name: str, data: bytes) -> Decoded:
    """The text of a file.

    Raises ``Unreadable`` for a file that is empty, blank, too large, or not text. Bytes that stand for
    no character become U+FFFD, and a problem says how many.
    """
    shown = printable(name)
    if not data:
        raise Unreadable(f"{shown} is empty", "check that the file was saved or downloaded in full")
    if len(data) > MAX_BYTES:
        raise Unreadable(
            f"{shown} is larger than {MAX_BYTES // 1024**2} MiB, more text than a report holds",
            "split it into one file a report",
        )
    _refuse_what_is_not_text(shown, data)
    decoded = _decode(shown, data)
    if not decoded.text.strip("\ufeff\u200b \t\r\n\f\v\xa0"):
        raise Unreadable(f"{shown} holds only blank space", "check that the file was saved in full")
    if sum(decoded.text.count(end) for end in "\n\r\f") > MAX_LINES:
        raise Unreadable(
            f"{shown} has more than {MAX_LINES:,} lines, more than a report holds", "split it into one file a report"
        )
    return decoded


def sample(data: bytes) -> str | None:
    """The start of a file as text, up to its last whole line, or None where it is not text.

    Enough to tell what kind of text it is; never raises.
    """
    start = data[:SAMPLE_BYTES]
    if len(start) < len(data):
        start = start[: len(start) // 4 * 4]
    try:
        _refuse_what_is_not_text("", start)
        text = _decode("", start).text
    except Unreadable:
        return None
    if len(start) < len(data):
        ends = list(_LINE_END.finditer(text))
        text = text[: ends[-1].end()] if ends else text
    return text


def printable(name: str) -> str:
    """A file name that is safe to show: without control characters, which could steer a terminal."""
    return "".join(char if char.isprintable() else "?" for char in name) or "the file"


def _refuse_what_is_not_text(shown: str, data: bytes) -> None:
    start = data[:64].removeprefix(codecs.BOM_UTF8).lstrip(b" \t\r\n")
    for magic, what, remedy in _NOT_TEXT:
        if start.startswith(magic):
            raise Unreadable(f"{shown} is {what}", remedy)
    if _marked_encoding(data) or _unmarked_utf16(data):
        return
    controls = len(data) - len(data.translate(None, _CONTROL_BYTES))
    if b"\x00" in data or controls * 20 > len(data):
        raise Unreadable(f"{shown} is a binary file, not text", _REMEDY_BINARY)


def _marked_encoding(data: bytes) -> str | None:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding
    return None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: in western text every other byte is nought, always on the same side."""
    if len(data) < 4 or b"\x00" not in data:
        return None
    start = data[: SAMPLE_BYTES // 2 * 2]
    pairs = len(start) // 2
    first, second = start[0::2].count(0), start[1::2].count(0)
    if second >= 0.6 * pairs and first <= 0.02 * pairs:
        return "utf-16-le"
    if first >= 0.6 * pairs and second <= 0.02 * pairs:
        return "utf-16-be"
    return None


def _decode(shown: str, data: bytes) -> Decoded:
    encoding = _marked_encoding(data)
    if encoding:
        mark = next(mark for mark, marked in _BYTE_ORDER_MARKS if marked == encoding)
        return _tolerant(shown, data[len(mark) :], encoding)
    encoding = _unmarked_utf16(data)
    if encoding:
        return _tolerant(shown, data, encoding)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    damaged = data.decode("utf-8", "replace")
    bad = damaged.count("\ufffd")
    # A UTF-8 file with a few damaged bytes still has its other accents and dashes in UTF-8.
    if sum(1 for char in damaged if char > "\x7f") - bad > bad:
        return _tolerant(shown, data, "utf-8")
    return _tolerant(shown, data, "cp1252")


def _tolerant(shown: str, data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    try:
        data.decode(encoding)
    except UnicodeDecodeError as fault:
        if "\x00" in text:
            raise Unreadable(f"{shown} is a binary file, not text", _REMEDY_BINARY) from fault
        line = len(_LINE_END.findall(data[: fault.start].decode(encoding, "replace"))) + 1
        bad = text.count("\ufffd")
        what = "1 character" if bad == 1 else f"{bad} characters"
        problem = Problem(
            f"{what} could not be read as {encoding} and stand as \ufffd (the first on line {line}): "
            "save the file as UTF-8 to keep them",
            rows=False,
        )
        return Decoded(text, encoding, (problem,))
    if "\x00" in text:
        raise Unreadable(f"{shown} is a binary file, not text", _REMEDY_BINARY)
    return Decoded(text, encoding)
