"""The bytes of one report, whatever they are kept in; never more than a report can have, and never a wait for ever."""

from __future__ import annotations

import os
import stat
import time
from hashlib import sha256
from io import FileIO
from pathlib import Path

from extractors.faults import Unreadable
from ingest.sources.archives import archive_at, is_archive, within
from ingest.sources.entry_limits import bounds, too_large
from ingest.sources.naming import shown

_PIECE = 2**20
_LET_GO = 0.1  # seconds between two tries at a file that somebody holds


def fetch(path: Path, most: int | None = None, password: str = "") -> bytes:
    """The bytes of a file, or of an entry of a zip archive (``archive.zip/inner/q1.docx``).

    ``password`` opens an entry that is locked. Raises ``Unreadable`` where there is nothing to read: it is empty,
    larger than ``most`` bytes (None: than this process is held to, see ``held_to``), no ordinary file, an archive
    itself, or cannot be opened.
    """
    name = shown(path)
    most = bounds().most_bytes if most is None else most
    if inside := within(path):
        archive, entry = inside
        data = archive_at(archive).read(entry, most, password)
    else:
        if is_archive(path):
            archive_at(path)  # says why it cannot be opened, if so
            raise Unreadable(f"{name}: this is an archive of files", "name a file in it, or use `tallybook ingest`")
        data = _read(path, name, most)
    if not data:
        raise Unreadable(f"{name}: the file is empty", "fetch it again from where it was published")
    return data


def hash_of(path: Path, password: str = "") -> tuple[str, int]:
    """The SHA-256 of the bytes that ``fetch`` gives, in hexadecimal, and how many they are. Of a file only a piece is
    in memory at a time. Raises ``Unreadable`` or ``OSError`` where there is nothing to read; ``fetch`` says why."""
    if within(path) or is_archive(path) or not path.is_file():
        data = fetch(path, password=password)
        return sha256(data).hexdigest(), len(data)
    most, size, hashed = bounds().most_bytes, 0, sha256()
    with _opened(path) as file:
        seen = os.fstat(file.fileno())
        while stat.S_ISREG(seen.st_mode) and size <= most and (piece := file.read(min(seen.st_size + 1, _PIECE))):
            size += len(piece)
            hashed.update(piece)
    if not 0 < size <= most:
        raise Unreadable(f"{shown(path)}: the file is empty or too large", "see what reading it says")
    return hashed.hexdigest(), size


def stamp(path: Path) -> tuple[int, ...]:
    """What changes when somebody writes to a file (or the archive it is in) or puts another in its place; empty where
    it is gone."""
    inside = within(path)
    try:
        seen = (inside[0] if inside else path).stat()
    except (OSError, ValueError):
        return ()
    return seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns


def size_of(path: Path) -> int:
    """The size of a file or of an entry of an archive, in bytes; an ``OSError`` or ``Unreadable`` where it is gone."""
    if inside := within(path):
        archive, entry = inside
        return archive_at(archive).entries[entry].file_size
    return path.stat().st_size


def _read(path: Path, name: str, most: int) -> bytes:
    what = "file"
    try:
        if path.is_dir():
            what = "folder"
            with os.scandir(path):  # says why it cannot be opened, if so
                raise Unreadable(f"{name}: this is a folder", "name a file in it, or use `tallybook ingest`")
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unreadable(f"{name}: this is not an ordinary file", "name a file that holds a report")
        with _opened(path) as file:
            size = os.fstat(file.fileno()).st_size
            data = file.read(size + 1) if size <= most else b""
            if size < len(data) <= most:  # it grows, or it is one of those that have no size (of /proc, say)
                data += file.read(most + 1 - len(data))
    except FileNotFoundError as fault:
        raise Unreadable(f"{name}: there is no such file", "check the path, or find out who moved it") from fault
    except (OSError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or str(fault)
        raise Unreadable(f"{name}: the {what} cannot be opened: {why}", f"check the rights of the {what}") from fault
    if max(size, len(data)) > most:
        why, remedy = too_large(max(size, len(data)), most)
        raise Unreadable(f"{name}: {why}", remedy)
    return data or b""


def _opened(path: Path) -> FileIO:
    # A pipe may have taken the file's place: whoever opens one waits for a writer, unless it says that it will not.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
    while True:
        try:
            return FileIO(os.open(path, flags), "rb")
        except BlockingIOError:
            # A file server holds it for one of its users (a lease) and is asked to let go by this very try. Linux takes
            # it away after 45 seconds; whoever cannot wait so long has a limit of time.
            time.sleep(_LET_GO)
