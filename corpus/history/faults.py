"""What can be wrong with a history file, each with its cause and its remedy.

No exception of ``sqlite3`` leaves this package: ``guarded`` turns every one into a ``DatabaseFault``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractors.faults import Fault, Unreadable


class DatabaseFault(Fault):
    """The history cannot be used: locked, read-only, foreign, damaged, of a newer version, full."""

    exit_code = 4


def missing(path: Path) -> DatabaseFault:
    return DatabaseFault(
        f"{path}: there is no history here", "run `tallybook ingest` first, or name another file with --db"
    )


def not_a_file(path: Path) -> DatabaseFault:
    return DatabaseFault(
        f"{path} is a directory, not a history", f"name a file in it, such as --db {path / 'history.db'}"
    )


def no_folder(path: Path) -> DatabaseFault:
    return DatabaseFault(
        f"{path}: the folder {path.parent} does not exist",
        "create the folder, or name another file with --db",
    )


def not_a_database(path: Path) -> DatabaseFault:
    return DatabaseFault(
        f"{path} is not a history: it is no SQLite file",
        "it was left as it was; name another file with --db",
    )


def unreachable(path: Path, error: OSError) -> DatabaseFault:
    return DatabaseFault(
        f"{path} cannot be opened ({error.strerror})",
        "check that you may read the file and write to its folder, or name another file with --db",
    )


def foreign(path: Path) -> DatabaseFault:
    return DatabaseFault(
        f"{path}: this is an SQLite file, but not a Tallybook history",
        "it was left as it was; name another file with --db",
    )


def newer(path: Path, theirs: int, ours: int) -> DatabaseFault:
    return DatabaseFault(
        f"{path} was written by a newer Tallybook (history version {theirs}, this one knows {ours})",
        "update Tallybook; the file was left as it was",
    )


class OlderHistory(DatabaseFault):
    """A history of an older version, which must be brought up to date before it can be read."""


def older(path: Path, theirs: int, ours: int) -> OlderHistory:
    return OlderHistory(
        f"{path} is a history of an older version ({theirs}; this Tallybook needs {ours})",
        "run `tallybook ingest` on it once, which brings it up to date",
    )


def old_sqlite(version: str) -> DatabaseFault:
    return DatabaseFault(
        f"this Python has SQLite {version}; a history needs 3.38 or later with full-text search (FTS5)",
        "use a Python with a newer SQLite",
    )


def damaged(path: Path, what: str) -> DatabaseFault:
    return DatabaseFault(
        f"{path} is damaged ({' '.join(what.split())})",
        f"put a copy in its place and remove {path.name}-wal beside it, or move both away and run `tallybook ingest`"
        " on the reports again",
    )


def not_written(path: Path) -> DatabaseFault:
    return DatabaseFault(
        f"{path}: this history was opened to read only", "open it for writing, or name another file with --db"
    )


def another_run(path: Path, holder: str) -> DatabaseFault:
    return DatabaseFault(
        f"{path} is being filled by another run ({holder})",
        "wait until it is done, or allow more time with --wait SECONDS",
    )


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Run a block that talks to SQLite; its errors come out as a ``DatabaseFault`` about ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        raise from_sqlite(path, error) from error
    except UnicodeDecodeError as error:  # SQLite quotes the damaged bytes in what it says, and Python cannot
        raise damaged(path, error.object.decode("utf-8", "replace")) from error


@contextmanager
def storable_report(path: str) -> Iterator[None]:
    """Store what was read of one file; where it does not fit, that file fails and the batch goes on."""
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.DataError, UnicodeEncodeError, OverflowError) as error:
        raise Unreadable(
            f"{path}: what was read does not fit the history ({error})",
            "nothing of this file was stored; please report it with the file",
        ) from error


def from_sqlite(path: Path, error: sqlite3.Error) -> DatabaseFault:
    """The fault for an error of SQLite, by its primary result code (https://sqlite.org/rescode.html)."""
    code = getattr(error, "sqlite_errorcode", None)
    primary = None if code is None else code & 0xFF
    match primary:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return DatabaseFault(
                f"{path} is locked: another program is writing to it",
                "wait until it is done or close it, then run the command again",
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return DatabaseFault(
                f"{path} cannot be written: the file or its folder is read-only",
                "allow writing to both, or name another file with --db",
            )
        case sqlite3.SQLITE_NOTADB:
            return not_a_database(path)
        case sqlite3.SQLITE_CORRUPT:
            return damaged(path, str(error))
        case sqlite3.SQLITE_FULL:
            return DatabaseFault(
                f"{path}: the disk is full",
                "make room and run the command again; every report stored so far is kept",
            )
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_AUTH:
            return DatabaseFault(
                f"{path} cannot be opened",
                "check that you may read the file and write to its folder, or name another file with --db",
            )
        case sqlite3.SQLITE_IOERR:
            return DatabaseFault(
                f"{path}: reading or writing failed on the disk ({error})",
                "check the disk or the network drive and run the command again; what was stored is kept",
            )
        case _:
            return DatabaseFault(
                f"{path} cannot be used ({error})", "run the command again, or name another file with --db"
            )
