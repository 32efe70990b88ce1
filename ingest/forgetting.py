"""Failures that are true no more: of folders and archives that can be opened now, and of files that are gone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.sources import path_of
from ingest.sources.archives import archive_at, within
from ingest.sources.walking import Opened

if TYPE_CHECKING:
    from corpus.history import History


def forget_past_failures(history: History, opened: Opened) -> None:
    """Forget that folders and archives failed which a search has gone through since, and files that are gone from them.
    Where the search did not come, nobody knows: the files may only be out of reach."""
    for row in list(history.reports(outcome="failed")):
        for text in dict.fromkeys([str(row["path"]), *json.loads(str(row["paths"]))]):
            path = path_of(text)
            if _gone(path, opened) or (row["sha256"] is None and _among(path, opened)):
                history.forget_failure(text)


def _gone(path: Path, opened: Opened) -> bool:
    """Whether a file is no more where the search came by."""
    if inside := within(path):
        archive, entry = inside
        return _among(archive, opened) and entry not in archive_at(archive).entries
    if os.path.lexists(path):
        return False
    left = next((above for above in path.parents if os.path.lexists(above)), None)
    # Of the folder "archive/2019" that is not seen from here, it may be that the user is somewhere else.
    elsewhere = left == Path() and path.parent != left
    return left is not None and not elsewhere and _among(left, opened)


def _among(path: Path, opened: Opened) -> bool:
    try:
        seen = path.stat()
    except OSError:
        return False
    return (seen.st_dev, seen.st_ino) in opened
