"""Opening a history file: what it is told from its own bytes before SQLite may touch it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.history import faults
from corpus.history.migrations import APPLICATION_ID, latest, migrate, version

if TYPE_CHECKING:
    from sqlite_utils import Database

_MAGIC = b"SQLite format 3\x00"
_APPLICATION_ID_AT = 68  # bytes into the header, 4 bytes big-endian
_KNOWN_BY = ("file", "path", "plan", "report")


def open_database(path: Path, *, create: bool, read_only: bool, timeout: float) -> Database:
    """A connection to a history that is up to date and, unless ``read_only``, can be written.

    Before anything is written all pages are looked at. Raises ``DatabaseFault``; a file that is no history, or a
    damaged one, keeps every byte.
    """
    _check_sqlite()
    try:
        _check_path(path, create=create and not read_only)
        with faults.guarded(path):
            db = _connect(path, read_only=read_only, timeout=timeout)
    except OSError as error:
        raise faults.unreachable(path, error) from error
    with faults.guarded(path):
        try:
            _prepare(db, path, read_only=read_only)
        except BaseException:
            db.close()
            raise
    return db


def _check_path(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise faults.not_a_file(path)
    if path.exists() and path.stat().st_size > 0:
        _check_header(path)
    elif not create and not _unfinished(path):
        raise faults.missing(path)
    elif not path.parent.is_dir():
        raise faults.no_folder(path)


def close_database(db: Database, *, read_only: bool) -> None:
    """Close; a writer leaves fresh statistics so that later queries pick the right index."""
    if not read_only:
        with suppress(sqlite3.Error):
            db.execute("PRAGMA optimize")
    db.close()


def _prepare(db: Database, path: Path, *, read_only: bool) -> None:
    known = _application_id(db) == APPLICATION_ID
    fresh = db.execute("PRAGMA page_count").fetchone()[0] == 0
    if not known and not fresh:
        raise faults.foreign(path)
    if version(db) > latest():
        raise faults.newer(path, version(db), latest())
    db.execute("PRAGMA foreign_keys = ON")
    if read_only:
        if fresh:
            raise faults.missing(path)
        if version(db) < latest():
            raise faults.older(path, version(db), latest())
        db.execute("PRAGMA query_only = ON")
        return
    _check_pages(db, path)
    migrate(db)
    # a file system without shared memory keeps its own journal; another reader delays the change
    with suppress(sqlite3.OperationalError):
        db.enable_wal()
    # With a log, what a process leaves behind at its death is whole either way; only where the machine loses its power
    # may the last reports be missing, and the next run reads them again. FULL would wait for the disk at every report.
    if db.journal_mode == "wal":
        db.execute("PRAGMA synchronous = NORMAL")
    # SQLite opens a write-protected file to read only without a word: find out before the work begins
    db.execute("BEGIN IMMEDIATE")
    db.rollback()


def _check_pages(db: Database, path: Path) -> None:
    """Refuse a damaged file before anything is added to it: SQLite itself finds damage only where it happens to
    look, by then between reports that are stored already. Takes about a second for 300 MB; to compare every index
    with its table as well would take twice as long, and more than that as the history grows. So that is done only for
    the few tables by whose indexes files and plans are known again."""
    known_by = _KNOWN_BY if version(db) else ()
    for check in ("quick_check(1)", *(f"integrity_check({table})" for table in known_by)):
        found = str(db.execute(f"PRAGMA {check}").fetchone()[0])
        if found != "ok":
            raise faults.damaged(path, found)


def _application_id(db: Database) -> int:
    return int(db.execute("PRAGMA application_id").fetchone()[0])


def _check_header(path: Path) -> None:
    """Tell a stranger by its first bytes. A journal beside it may hold a newer header: SQLite decides then."""
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(_MAGIC[: len(header)]) or len(header) < len(_MAGIC):
        raise faults.not_a_database(path)
    if _unfinished(path):
        return
    if int.from_bytes(header[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4], "big") != APPLICATION_ID:
        raise faults.foreign(path)


def _unfinished(path: Path) -> bool:
    """Whether a journal with something in it stands beside the file: a run that was stopped, or is going on."""
    journals = (path.with_name(path.name + suffix) for suffix in ("-wal", "-journal"))
    return any(journal.exists() and journal.stat().st_size > 0 for journal in journals)


def _connect(path: Path, *, read_only: bool, timeout: float) -> Database:
    if not read_only:
        return _database(path, "rwc", timeout)
    db = _database(path, "ro", timeout)
    try:
        db.execute("PRAGMA schema_version")
    except sqlite3.OperationalError:
        db.close()
        if _unfinished(path) or not os.access(path, os.R_OK):
            raise
        # a history on read-only media: no side files can be made, and nobody can be writing to it
        db = _database(path, "ro&immutable=1", timeout)
    return db


def _database(path: Path, mode: str, timeout: float) -> Database:
    from sqlite_utils import Database

    uri = f"{path.resolve().as_uri()}?mode={mode}"
    # no implicit transactions: each one is begun and ended by name
    connection = sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None)
    try:
        return Database(connection, execute_plugins=False)
    except BaseException:
        connection.close()
        raise


def _check_sqlite() -> None:
    if sqlite3.sqlite_version_info < (3, 38, 0):
        raise faults.old_sqlite(sqlite3.sqlite_version)
