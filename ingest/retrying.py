"""The files that failed, to be read once more: under which path each may still be found."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.faults import Fault
from ingest.discovering import PassedOver
from ingest.sources import path_of, shown, stamp

if TYPE_CHECKING:
    from corpus.history import History

_GONE = "it is not there any more, or not as seen from this folder: run `tallybook ingest` on it where it is now"


@dataclass(frozen=True, slots=True)
class Failed:
    """Failed files that are to be read again, and those that cannot be found."""

    files: tuple[Path, ...]
    gone: tuple[PassedOver, ...]


def failed_files(history: History, named: Sequence[Path] = ()) -> Failed:
    """All files that failed; or those among them that are ``named``, or lie in folders that are.

    Raises ``Fault`` for a name that fits no failed file.
    """
    known = [_paths(str(row["path"]), str(row["paths"])) for row in history.reports(outcome="failed")]
    if named:
        for name in named:
            if not any(_is_meant(path, name) for paths in known for path in paths):
                cause = f"{shown(name)}: no file that failed has this path"
                raise Fault(cause, "`tallybook reports --failed` lists those that did")
        known = [paths for paths in known if any(_is_meant(path, name) for path in paths for name in named)]
    there = [(paths[0], next(_there(paths), None)) for paths in known]
    files = tuple(path for _, path in there if path is not None)
    return Failed(files, tuple(PassedOver(shown(first), _GONE) for first, path in there if path is None))


def _paths(first: str, every: str) -> list[Path]:
    """The paths that a file was seen under, the first one first."""
    return [path_of(text) for text in dict.fromkeys([first, *json.loads(every)])]


def _there(paths: Sequence[Path]) -> Iterator[Path]:
    return (path for path in paths if stamp(path))


def _is_meant(path: Path, name: Path) -> bool:
    path, name = path.absolute(), name.absolute()
    return path == name or name in path.parents
