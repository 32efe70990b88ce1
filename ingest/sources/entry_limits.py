"""What an archive of reports can be, and each of its entries; beyond that nothing is unpacked."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence

from extractors.faults import Unreadable

SUFFIX = ".zip"
# A quarterly report is well under a megabyte as text and a few as PDF, but a scanned one has a picture a page.
MOST_BYTES = 256 * 2**20
MOST_ENTRIES = 50_000
MOST_UNPACKED = 16 * 2**30
# Tables that repeat themselves shrink to a hundredth; only what nobody wrote shrinks to less and is large.
MOST_RATIO, RATIO_FROM = 300, 16 * 2**20
LOCKED = 0x1  # bit 0 of an entry's flags (APPNOTE.TXT, 4.4.4)
UNPACK = "unpack it and name the folder"
CHECK = "check where it comes from; unpack what is needed and name the folder"
# What LZMA needs is said by the packed file itself, up to gigabytes: it is not among these.
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)


def measure(name: str, files: Sequence[zipfile.ZipInfo]) -> None:
    """Raise ``Unreadable`` where an archive holds more than one of reports does."""
    if len(files) > MOST_ENTRIES:
        cause = f"{name}: the archive holds {len(files):,} files, more than the {MOST_ENTRIES:,} that are opened"
        raise Unreadable(cause, CHECK)
    total = sum(entry.file_size for entry in files)
    if total > MOST_UNPACKED:
        most = f"the {MOST_UNPACKED // 2**30} GB that are opened"
        raise Unreadable(f"{name}: the archive unpacks to {total / 2**30:,.0f} GB, more than {most}", CHECK)


def unfit(entry: zipfile.ZipInfo, most: int) -> tuple[str, str] | None:
    """The cause and the remedy where an entry is nothing that can be unpacked as a report of at most ``most`` bytes."""
    if entry.filename.lower().endswith(SUFFIX):
        return "an archive inside an archive is not opened", "unpack the outer one and name the folder"
    if entry.file_size > most:
        size = f"{entry.file_size / 2**20:,.0f} MB is more than a report can have ({most // 2**20} MB)"
        return size, "split the file, or check that it is a report"
    if entry.file_size > RATIO_FROM and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
        size = f"{entry.file_size / 2**20:,.0f} MB from {entry.compress_size / 2**10:,.0f} KB"
        return f"it would unpack to {size}, as no report does", CHECK
    if entry.compress_type not in _PACKED_AS:
        how = "locked" if entry.flag_bits & LOCKED else "packed"
        return f"it is {how} in a way that cannot be read (method {entry.compress_type})", UNPACK
    return None
