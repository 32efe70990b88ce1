"""Which files of a folder or an archive are taken up as reports, by their names, and how the rest is told."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import PurePath

from ingest.sources.entry_limits import SUFFIX

# Reports come in these too, which no format reads. A walk takes them up, so that they are counted as failed.
DOCUMENTS = (".doc", ".odt", ".rtf", ".xlsx", ".xls", ".ods")
OTHER_ARCHIVES = (".7z", ".rar", ".tar", ".tgz", ".gz")
_DATABASES = re.compile(r"\.(db|sqlite3?|db3)(-wal|-shm|-journal)?$", re.IGNORECASE)
_ABOUT_THE_FOLDER = re.compile(r"read[ _-]?me|licen[cs]e|copying|changelog|contributing", re.IGNORECASE)
_HIDDEN = (".", "~$", "__MACOSX")


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file or folder that was not taken up, as it is printed, and why."""

    path: str
    why: str


def endings(suffixes: Collection[str]) -> frozenset[str]:
    """The endings that a walk takes up, where formats read ``suffixes``."""
    return frozenset((*suffixes, *DOCUMENTS, *OTHER_ARCHIVES, SUFFIX))


def hidden(name: str) -> bool:
    """Whether the name of a file or folder says that it is not for people."""
    return name.startswith(_HIDDEN)


def why_not(name: str, endings: Collection[str]) -> str:
    """Why a file of this name is left alone, or ``""`` where it is not."""
    if hidden(name):
        return "hidden"
    if _DATABASES.search(name):
        return "a database"
    pure = PurePath(name)
    if pure.suffix.lower() not in endings:
        return "not a kind of file that reports come in"
    if _ABOUT_THE_FOLDER.fullmatch(pure.stem):
        return "about the folder, not a report (name the file itself to read it)"
    return ""
