"""The schema: numbered SQL files, applied in order, each in one transaction of its own.

A history says who made it by ``application_id`` and how far it is by ``user_version``, both in the
header of the file (https://sqlite.org/fileformat2.html#application_id).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from corpus.history.moments import now

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x54414C59  # "TALY"

_RECORD = """
CREATE TABLE IF NOT EXISTS migrations (
    number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL
) STRICT;
"""


@cache
def schema_files() -> tuple[tuple[int, str], ...]:
    """The migrations as ``(number, file name)``, in order."""
    names = sorted(entry.name for entry in files(__package__).joinpath("schema").iterdir())
    return tuple((int(name[:4]), name) for name in names if name.endswith(".sql"))


def latest() -> int:
    """The version of a history that is up to date."""
    return schema_files()[-1][0]


def version(db: Database) -> int:
    """How far this history is; 0 for a file that holds nothing yet."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def migrate(db: Database) -> None:
    """Bring a history up to date. Two programs may try at once: the second finds nothing left to do."""
    for number, name in schema_files():
        if version(db) >= number:
            continue
        db.execute("BEGIN IMMEDIATE")
        try:
            if version(db) < number:
                _apply(db, number, name)
            db.commit()
        except BaseException:
            db.rollback()
            raise


def _apply(db: Database, number: int, name: str) -> None:
    sql = files(__package__).joinpath("schema", name).read_text(encoding="utf-8")
    db.executescript(_RECORD + sql)
    db.execute(
        "INSERT INTO migrations (number, name, applied_at) VALUES (?, ?, ?)",
        [number, name, now()],
    )
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {number}")
