"""Folders and archives that could not be opened once, and can be now: what was said of them is true no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.sources import path_of
from ingest.sources.walking import Opened

if TYPE_CHECKING:
    from corpus.history import History


def forget_reopened(history: History, opened: Opened) -> None:
    """Forget that folders and archives failed which a search has gone through since."""
    for row in history.reports(outcome="failed"):
        if row["sha256"] is not None:
            continue
        path = str(row["path"])
        try:
            seen = path_of(path).stat()
        except OSError:
            continue
        if (seen.st_dev, seen.st_ino) in opened:
            history.forget_failure(path)
