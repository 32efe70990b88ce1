"""Many rows of the same columns into one table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from corpus.history.columns import Columns

if TYPE_CHECKING:
    from sqlite_utils import Database


def insert_table(db: Database, table: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows of cells in the order of the columns. A transaction must be open."""
    names = ", ".join(f'"{name}"' for name in columns)
    db.conn.executemany(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})", rows)


def insert_rows(db: Database, table: str, rows: Sequence[Columns]) -> int:
    """Insert rows, which all have the columns of the first in the same order; returns the number of the row where only
    one is given. A transaction must be open, else each row is kept by itself.

    Not ``insert_all`` of sqlite-utils: looking at the type of each cell takes it as long as SQLite takes to store it.
    """
    if not rows:
        return 0
    names = ", ".join(f'"{name}"' for name in rows[0])
    sql = f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(rows[0]))})"
    if len(rows) == 1:
        return db.conn.execute(sql, list(rows[0].values())).lastrowid or 0
    db.conn.executemany(sql, (list(row.values()) for row in rows))
    return 0
