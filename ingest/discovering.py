"""Which files are to be read: files as named, folders walked; what is passed over is said, with why."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors.faults import Fault

# Reports come in these too, which no format reads. A walk takes them up, so that they are counted as failed.
DOCUMENTS = (".doc", ".odt", ".rtf", ".xlsx", ".xls", ".ods")
_DATABASES = re.compile(r"\.(db|sqlite3?|db3)(-wal|-shm|-journal)?$", re.IGNORECASE)
_ABOUT_THE_FOLDER = re.compile(r"read[ _-]?me|licen[cs]e|copying|changelog|contributing", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file or folder that a walk did not take up, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, in a fixed order, and what was passed over."""

    files: tuple[Path, ...]
    passed_over: tuple[PassedOver, ...]


def discover(paths: Iterable[Path], suffixes: Collection[str]) -> Found:
    """Turn files and folders into a list of files.

    A file that is named is always taken. A walk takes the files whose ending is in ``suffixes`` (what the
    formats read) or in ``DOCUMENTS``. No file is taken twice, whatever links lead to it.
    Raises ``Fault`` for a path that does not exist, and where nothing at all was found.
    """
    paths = list(paths)
    for path in paths:
        if not path.exists():
            raise Fault(f"{path}: there is no such file or folder", "check the path")
    endings = {*suffixes, *DOCUMENTS}
    files: list[Path] = []
    passed_over: list[PassedOver] = []
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for item in _walk(path, endings, seen) if path.is_dir() else [path]:
            if isinstance(item, PassedOver):
                passed_over.append(item)
            elif _first_time(item, seen):
                files.append(item)
            else:
                passed_over.append(PassedOver(str(item), "the same file was found before"))
    if not files:
        names = ", ".join(str(path) for path in paths)
        kinds = ", ".join(sorted(suffixes))
        raise Fault(f"no reports found in {names}", f"name a folder that holds reports ({kinds})")
    return Found(tuple(files), tuple(passed_over))


def _walk(folder: Path, endings: Collection[str], seen: set[tuple[int, int]]) -> Iterator[Path | PassedOver]:
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        if path != folder and (why := _why_not(path, endings)):
            yield PassedOver(str(path), why)
        elif not path.is_dir():
            yield path
        elif not _first_time(path, seen):
            yield PassedOver(str(path), "this folder was walked before (a link leads back to it)")
        else:
            try:
                waiting += sorted(path.iterdir(), reverse=True)
            except OSError as fault:
                yield PassedOver(str(path), f"the folder cannot be opened: {fault.strerror}")


def _why_not(path: Path, endings: Collection[str]) -> str:
    """Why a walk leaves this entry alone, or ``""`` where it does not."""
    if path.name.startswith((".", "~$")):
        return "hidden"
    try:
        if path.is_dir():
            return ""
        if not path.exists():
            return "a link that leads nowhere"
        if not path.is_file():
            return "not an ordinary file"
    except OSError as fault:
        return f"it cannot be looked at: {fault.strerror}"
    if _DATABASES.search(path.name):
        return "a database"
    if path.suffix.lower() not in endings:
        return "not a kind of file that reports come in"
    if _ABOUT_THE_FOLDER.fullmatch(path.stem):
        return "about the folder, not a report (name the file itself to read it)"
    return ""


def _first_time(path: Path, seen: set[tuple[int, int]]) -> bool:
    stat = path.stat()
    known = (stat.st_dev, stat.st_ino) in seen
    seen.add((stat.st_dev, stat.st_ino))
    return not known
