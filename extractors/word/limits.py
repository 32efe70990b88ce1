"""What a Word file may be before anything opens it: a whole zip of bounded size that holds no declarations."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from extractors.faults import Unreadable

MOST_ENTRIES = 4_000
MOST_BYTES = 200 * 1024 * 1024
MOST_XML = 64 * 1024 * 1024
# Tables that repeat themselves shrink to a hundredth; only what nobody wrote shrinks to less and is large.
MOST_RATIO, RATIO_FROM = 300, 16 * 1024 * 1024
_ENTRY = b"PK\x01\x02"
_DECLARES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_XML_NAMES = (".xml", ".rels", ".vml")
_NOT_A_REPORT = "check that it is the report; open it in Word and save it as .docx again"
_AGAIN = "fetch it again, or open it in Word and save it as .docx"


def read_zip(name: str, data: bytes) -> dict[str, bytes]:
    """The entries of a Word file, by name. Raises ``Unreadable`` for a file that is broken, beyond the limits, or
    whose XML declares a document type or entities (no Word file does; see ECMA-376 part 2, clause 8.1.4)."""
    if data.count(_ENTRY) > MOST_ENTRIES:
        raise Unreadable(f"{name} is a zip of more than {MOST_ENTRIES:,} files, more than a report has", _NOT_A_REPORT)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            _measure(name, packed.infolist())
            return dict(_unpack(name, packed))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as fault:
        raise Unreadable(f"{name} is a Word file that is broken or not whole ({fault})", _AGAIN) from fault
    except (NotImplementedError, RuntimeError) as fault:
        raise Unreadable(f"{name} is packed in a way that cannot be read ({fault})", _AGAIN) from fault


def _measure(name: str, entries: list[zipfile.ZipInfo]) -> None:
    # What an entry says of its own size is what it can give at most: zipfile stops reading there.
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES:
        raise Unreadable(f"{name} unpacks to {total / 2**20:,.0f} MiB, more than a report holds", _NOT_A_REPORT)
    for entry in entries:
        xml = entry.filename.lower().endswith(_XML_NAMES)
        ratio = entry.file_size / max(entry.compress_size, 1)
        if xml and entry.file_size > MOST_XML or entry.file_size > RATIO_FROM and ratio > MOST_RATIO:
            size = f"{entry.file_size / 2**20:,.0f} MiB from {entry.compress_size / 2**10:,.0f} KiB"
            raise Unreadable(f"{name}: its part {shown(entry.filename)} unpacks to {size}", _NOT_A_REPORT)


def _unpack(name: str, packed: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for entry in packed.infolist():
        if entry.is_dir():
            continue
        part = packed.read(entry)
        if entry.filename.lower().endswith(_XML_NAMES) and any(mark in part for mark in _DECLARES):
            cause = f"{name}: its part {shown(entry.filename)} declares a document type, which no Word file does"
            raise Unreadable(cause, _NOT_A_REPORT)
        yield entry.filename, part


def shown(part: str) -> str:
    """The name of a part, safe to print and not too long."""
    return "".join(char if char.isprintable() else "?" for char in part)[:120]
