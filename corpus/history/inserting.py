"""Many rows of the same columns into one table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from corpus.history.columns import Columns

if TYPE_CHECKING:
    from sqlite_utils import Database


def insert_rows(db: Database, table: str, rows: Sequence[Columns]) -> int:
    """Insert rows, which all have the columns of the first; returns the number of the last one where
    only one is given. A transaction must be open: sqlite-utils would commit batch by batch."""
    if not rows:
        return 0
    written = db.table(table).insert_all([list(rows[0]), *(list(row.values()) for row in rows)])
    return written.last_rowid or 0
