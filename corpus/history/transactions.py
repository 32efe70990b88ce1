"""One transaction, begun for writing at once, so that two writers wait for each other instead of failing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


@contextmanager
def transaction(db: Database) -> Iterator[None]:
    """All or nothing: the writes of the block are kept together, or none of them is.

    sqlite-utils commits every write by itself unless a transaction is open; inside one it only sets
    savepoints. Its own ``atomic()`` begins without the write lock, and a second writer would then fail
    in the middle instead of waiting at the door.
    """
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise
