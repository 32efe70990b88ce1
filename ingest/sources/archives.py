"""Zip archives as folders of reports: what is in them, and the bytes of one entry. Nothing is unpacked to a disk."""

from __future__ import annotations

import os
import struct
import weakref
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import FileIO
from pathlib import Path

from extractors.faults import Locked, Unreadable
from ingest.sources.entry_limits import CHECK, LOCKED, SUFFIX, UNPACK, Bounds, bounds, measure, unfit
from ingest.sources.entry_names import name_of, refusal
from ingest.sources.naming import shown

_AN_ENTRY = 320  # bytes of the list of entries, which is read at once
_PIECE = 2**20
_DOCUMENT = ("[Content_Types].xml", "mimetype")  # Office files and OpenDocument are zips of their parts
_AGAIN = "fetch it again from where it was published"


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Archive:
    """An open archive: its entries by name, the last where several have one name; folders left out.

    ``twins`` are the names of earlier entries that a later one of the same name hides. ``document`` says that the
    file is not an archive of files at all, but a Word file, say.
    """

    path: Path
    packed: zipfile.ZipFile
    entries: Mapping[str, zipfile.ZipInfo]
    twins: tuple[str, ...]
    document: bool

    def read(self, name: str, most: int, password: str) -> bytes:
        """The bytes of an entry. Raises ``Unreadable`` as ``fetch`` does."""
        whole = f"{shown(self.path)}/{name}"
        entry = self.entries.get(name)
        if entry is None:
            raise Unreadable(f"{whole}: the archive holds no such file", "check the path")
        if why := refusal(entry) or unfit(entry, most):
            raise Unreadable(f"{whole}: {why[0]}", why[1])
        try:
            return self._unpacked(entry, password)
        except RuntimeError as fault:  # NotImplementedError is one as well
            if not entry.flag_bits & LOCKED:
                raise Unreadable(f"{whole}: it is packed in a way that cannot be read ({fault})", UNPACK) from fault
            if password:
                raise Locked(f"{whole}: the password does not open it", "check --password") from fault
            raise Locked(f"{whole}: it is locked with a password", "give it with --password") from fault
        except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError) as fault:
            if entry.flag_bits & LOCKED:  # the check of a password lets one wrong one in 256 pass
                cause = f"{whole}: the password does not open it, or it is damaged"
                raise Locked(cause, "check --password") from fault
            raise Unreadable(f"{whole}: it is damaged in the archive ({fault})", _AGAIN) from fault

    def _unpacked(self, entry: zipfile.ZipInfo, password: str) -> bytes:
        # What an entry says of its own size is what it can give at most: zipfile stops reading there.
        data = bytearray()
        with self.packed.open(entry, pwd=password.encode() or None) as file:
            while piece := file.read(_PIECE):
                data += piece
        return bytes(data)


def within(path: Path) -> tuple[Path, str] | None:
    """The archive that a path leads into, and the name of what is meant in it; None for any other path."""
    if os.path.lexists(path):
        return None
    for above in path.parents:
        if os.path.lexists(above):
            if not is_archive(above):
                return None
            return above, "/".join(path.parts[len(above.parts) :])
    return None


def is_archive(path: Path) -> bool:
    """Whether a path is that of a zip archive of files, be it a broken one; a Word file called .zip is none."""
    try:
        return path.suffix.lower() == SUFFIX and path.is_file() and not archive_at(path).document
    except OSError:  # a name that is too long, say
        return False
    except Unreadable:
        return True


def archive_at(path: Path) -> Archive:
    """An archive, open. It stays so for the next entry: to list it again for each would take the square of the time.

    Raises ``Unreadable`` where it is no zip, is damaged, or is beyond what an archive of reports can be.
    """
    name = shown(path)
    try:
        seen = path.stat()
        return _open(path, (seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns), bounds())
    except _TooLong as fault:
        cause = f"{name}: the archive's list of files is longer than {bounds().entries:,} files need"
        raise Unreadable(cause, f"{CHECK}, or allow more with --max-entries") from fault
    except zipfile.BadZipFile as fault:
        raise Unreadable(f"{name}: this is no zip archive, or not a whole one ({fault})", _AGAIN) from fault
    except (NotImplementedError, ValueError, IndexError, struct.error) as fault:
        raise Unreadable(f"{name}: the list of the archive's files cannot be read ({fault})", _AGAIN) from fault
    except OSError as fault:
        cause = f"{name}: the archive cannot be opened: {fault.strerror}"
        raise Unreadable(cause, "check the rights of the file") from fault


@lru_cache(maxsize=2)
def _open(path: Path, stamp: tuple[int, ...], most: Bounds) -> Archive:
    file = _Bounded(path, most.entries * _AN_ENTRY)
    try:
        packed = zipfile.ZipFile(file)
        files = [entry for entry in packed.infolist() if not entry.filename.endswith(("/", "\\"))]
        measure(shown(path), files, most)
    except BaseException:
        file.close()
        raise
    weakref.finalize(packed, file.close)
    entries: dict[str, zipfile.ZipInfo] = {}
    twins: list[str] = []
    for entry in files:
        name = name_of(entry)
        if name in entries:
            twins.append(name)
        entries[name] = entry
    return Archive(path, packed, entries, tuple(twins), any(name in entries for name in _DOCUMENT))


class _TooLong(Exception):
    """More was asked for at once than an honest archive needs."""


class _Bounded(FileIO):
    """A file that gives little at once: an archive's list of entries is read in one go, however long it says it is."""

    def __init__(self, path: Path, most: int) -> None:
        super().__init__(path)
        self._most = max(most, _PIECE)  # zipfile itself asks for 64 KB

    def read(self, size: int | None = -1, /) -> bytes:
        size = self._most if size is None or size < 0 else size
        if size > self._most:
            raise _TooLong
        return super().read(size) or b""
