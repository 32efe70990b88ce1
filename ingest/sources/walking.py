"""Folders and archives from top to bottom in the order of names, each folder once, whatever links lead to it.

What is in hand are the names of the folders on the way down, not those of the whole tree.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from itertools import takewhile
from pathlib import Path

from extractors.faults import Unreadable
from ingest.sources.archives import archive_at
from ingest.sources.entry_names import why_not_taken
from ingest.sources.excluding import NOTHING, Excluded
from ingest.sources.naming import shown
from ingest.sources.taking import PassedOver, hidden, why_not

Opened = AbstractSet[tuple[int, int]]  # device and number of each folder and archive that was gone through
_FOLDER, _FILE, _LINK, _OTHER = "dflo"
_UNUSUAL = "not an ordinary file"


def walk(
    folder: Path, endings: Collection[str], opened: set[tuple[int, int]], excluded: Excluded = NOTHING
) -> Iterator[Path | PassedOver]:
    """The files of a folder and the folders in it whose names have one of ``endings``, and what is passed over.
    What is ``excluded`` is not looked into.

    A folder that cannot be opened is given like a file: it cannot be read, and whoever tries is told why.
    """
    waiting: list[tuple[Path, Iterator[str]]] = []

    def enter(path: Path) -> Iterator[Path | PassedOver]:
        try:
            seen = path.stat()
            if (seen.st_dev, seen.st_ino) in opened:
                yield PassedOver(shown(path), "this folder was walked before (a link leads back to it)")
                return
            waiting.append((path, iter(_names(path))))
            opened.add((seen.st_dev, seen.st_ino))
        except OSError:
            yield path

    yield from enter(folder)
    while waiting:
        path, names = waiting[-1]
        kind_and_name = next(names, None)
        if kind_and_name is None:
            waiting.pop()
            continue
        name, kind = kind_and_name[:-2], kind_and_name[-1]
        here = path / name
        kind, why = _followed(here) if kind == _LINK and not hidden(name) else (kind, "")
        if hidden(name):
            yield PassedOver(shown(here), "hidden")
        elif unwanted := excluded.why(here):
            yield PassedOver(shown(here), unwanted)
        elif kind == _FOLDER:
            yield from enter(here)
        elif why := why or (_UNUSUAL if kind == _OTHER else why_not(name, endings)):
            yield PassedOver(shown(here), why)
        else:
            yield here


def entries(
    archive: Path,
    endings: Collection[str],
    opened: set[tuple[int, int]],
    beneath: str = "",
    excluded: Excluded = NOTHING,
) -> Iterator[Path | PassedOver]:
    """The files of an archive, all or those in its folder ``beneath``, as paths that lead into it.

    An archive that cannot be opened is given like a file, as are entries that are refused when they are read.
    """
    try:
        held = archive_at(archive)
        seen = archive.stat()
    except (Unreadable, OSError):
        yield archive
        return
    opened.add((seen.st_dev, seen.st_ino))
    if not held.entries:
        yield PassedOver(shown(archive), "an empty archive")
    for name in sorted(held.twins):
        yield PassedOver(f"{shown(archive)}/{name}", "a later file of the same name stands in the archive")
    for name, entry in sorted(held.entries.items()):
        if beneath and not name.startswith(f"{beneath}/"):
            continue
        parts = name.split("/")
        path = archive / name
        why = "hidden" if any(map(hidden, parts)) else why_not_taken(entry) or why_not(parts[-1], endings)
        why = why or excluded.why(path, takewhile(lambda folder: folder != archive, path.parents))
        yield PassedOver(f"{shown(archive)}/{name}", why) if why else path


def _names(folder: Path) -> list[str]:
    """The names in a folder in their order, each with a nought and what it is: one short string for each, as a folder
    may hold a million."""
    with os.scandir(folder) as found:
        return sorted(f"{entry.name}\0{_kind(entry)}" for entry in found)


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return _LINK
    if entry.is_dir(follow_symlinks=False):
        return _FOLDER
    return _FILE if entry.is_file(follow_symlinks=False) else _OTHER


def _followed(link: Path) -> tuple[str, str]:
    """What a link leads to, or why it cannot be followed."""
    try:
        if link.is_dir():
            return _FOLDER, ""
        if link.is_file():
            return _FILE, ""
        return _OTHER, _UNUSUAL if link.exists() else "a link that leads nowhere"
    except OSError as fault:
        return _OTHER, f"it cannot be looked at: {fault.strerror}"
