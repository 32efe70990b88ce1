"""What an archive of reports can be, and each of its entries; beyond that nothing is unpacked."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from extractors.faults import Unreadable

SUFFIX = ".zip"
MB, GB = 2**20, 2**30
_RATIO_FROM = 16 * MB
LOCKED = 0x1  # bit 0 of an entry's flags (APPNOTE.TXT, 4.4.4)
UNPACK = "unpack it and name the folder"
CHECK = "check where it comes from; unpack what is needed and name the folder"
# What LZMA needs is said by the packed file itself, up to gigabytes: it is not among these.
_PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How large a file may be, in MB, and an archive: its ``entries``, what it may unpack to in GB, and how many times
    its own size an entry of more than 16 MB may have unpacked.

    A quarterly report is well under a megabyte as text and a few as PDF, but a scanned one has a picture a page. Tables
    that repeat themselves shrink to a hundredth; only what nobody wrote shrinks to less and is large.
    """

    size: int = 256
    entries: int = 50_000
    unpacked: int = 16
    ratio: int = 300

    @property
    def most_bytes(self) -> int:
        """The size that a file may have, in bytes."""
        return self.size * MB


USUAL_BOUNDS = Bounds()
_in_force = [USUAL_BOUNDS]


def bounds() -> Bounds:
    """The bounds that hold in this process."""
    return _in_force[0]


@contextmanager
def held_to(wanted: Bounds) -> Iterator[None]:
    """In the block these bounds hold, in all threads of this process.

    They are of the process, as a run has one to itself, and every look at a path may open an archive: they would have
    to pass through each of these.
    """
    before = bounds()
    _in_force[0] = wanted
    try:
        yield
    finally:
        _in_force[0] = before


def measure(name: str, files: Sequence[zipfile.ZipInfo], most: Bounds) -> None:
    """Raise ``Unreadable`` where an archive holds more than one of reports does."""
    if len(files) > most.entries:
        cause = f"{name}: the archive holds {len(files):,} files, more than the {most.entries:,} that are opened"
        raise Unreadable(cause, f"{CHECK}, or allow more with --max-entries")
    total = sum(entry.file_size for entry in files)
    if total > most.unpacked * GB:
        allowed = f"the {most.unpacked:,} GB that are opened"
        cause = f"{name}: the archive unpacks to {total / GB:,.0f} GB, more than {allowed}"
        raise Unreadable(cause, f"{CHECK}, or allow more with --max-unpacked")


def too_large(size: int, most: int) -> tuple[str, str]:
    """The cause and the remedy where a file has more than the ``most`` bytes that it may have."""
    cause = f"{size / MB:,.0f} MB is more than a report can have ({most // MB:,} MB)"
    return cause, "split the file, or check that it is a report; --max-size allows more"


def unfit(entry: zipfile.ZipInfo, most: int) -> tuple[str, str] | None:
    """The cause and the remedy where an entry is nothing that can be unpacked as a report of at most ``most`` bytes."""
    ratio = bounds().ratio
    if entry.filename.lower().endswith(SUFFIX):
        return "an archive inside an archive is not opened", "unpack the outer one and name the folder"
    if entry.file_size > most:
        return too_large(entry.file_size, most)
    if entry.file_size > _RATIO_FROM and entry.file_size > ratio * max(entry.compress_size, 1):
        size = f"{entry.file_size / MB:,.0f} MB from {entry.compress_size / 2**10:,.0f} KB"
        return f"it would unpack to {size}, as no report does", f"{CHECK}, or allow more with --max-ratio"
    if entry.compress_type not in _PACKED_AS:
        how = "locked" if entry.flag_bits & LOCKED else "packed"
        return f"it is {how} in a way that cannot be read (method {entry.compress_type})", UNPACK
    return None
