"""What the entries of an archive are called, and which of them are no files to read."""

from __future__ import annotations

import re
import stat
from contextlib import suppress
from pathlib import PurePosixPath
from zipfile import ZipInfo
from zlib import crc32

_UTF8 = 0x800  # bit 11 of an entry's flags: its name is UTF-8 (APPNOTE.TXT, 4.4.4)
_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST = 4096
_LEADS_OUT = (
    "its name leads out of the archive, as no name in an honest archive does",
    "find out where the archive comes from; unpack it and name the file",
)
_TOO_LONG = ("its name is longer than any path can be", "pack the archive again with shorter names")


def name_of(entry: ZipInfo) -> str:
    """The name of an entry as a path with ``/``, without empty parts; such that no system takes it for a way out, and
    of a length to print.

    Names that are not marked as UTF-8 are often just that; where they are not, they are in the old code page 437.
    """
    name = _written(entry)
    if len(name) > _LONGEST:
        shortened = (
            f"{name[:100]}… ({len(name):,} characters, {crc32(name.encode()):08x}){PurePosixPath(name).suffix[:20]}"
        )
        return shortened.replace("/", " ")
    return (
        "/".join("(..)" if part == ".." else part for part in name.split("/") if part not in ("", ".")) or "(no name)"
    )


def why_not_taken(entry: ZipInfo) -> str:
    """Why an entry is passed over as a file in a folder would be, or ``""``."""
    mode = entry.external_attr >> 16
    if stat.S_ISLNK(mode):
        return "a link in an archive"
    if stat.S_IFMT(mode) and not stat.S_ISREG(mode):
        return "not an ordinary file"
    return ""


def refusal(entry: ZipInfo) -> tuple[str, str] | None:
    """The cause and the remedy where an entry cannot be named safely."""
    name = _written(entry)
    if len(name) > _LONGEST:
        return _TOO_LONG
    if name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/") or "\0" in entry.orig_filename:
        return _LEADS_OUT
    return None


def _written(entry: ZipInfo) -> str:
    name = entry.filename
    if not entry.flag_bits & _UTF8:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")  # as some programs of Windows write
