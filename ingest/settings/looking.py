"""Where the settings file is looked for: beside the reports, beside the database, in the working folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from extractors.faults import Fault
from ingest.reading import shown

NAMES = ("tallybook.toml", ".tallybook.toml")


def find_settings(beside: Iterable[Path], database: Path | None = None) -> Path | None:
    """The settings file that holds for these files and folders, or None.

    It is the first one found in: the deepest folder that holds all of them, and the folders above it up to
    one with a ``.git``, the home folder or the root; the folder of the database; the working folder. Only
    one file is ever used. Raises ``Fault`` where a folder has both names.
    """
    for folder in _folders(list(beside), database):
        found = [folder / name for name in NAMES if (folder / name).is_file()]
        if len(found) > 1:
            cause = f"{shown(folder)} holds both {NAMES[0]} and {NAMES[1]}"
            raise Fault(cause, "keep one of them, or name one with --config")
        if found:
            return _from_here(found[0])
    return None


def _folders(beside: list[Path], database: Path | None) -> Iterator[Path]:
    if beside:
        holding = [path if path.is_dir() else path.parent for path in map(_absolute, beside)]
        with suppress(ValueError):  # on different drives no folder holds all of them
            yield from _upwards(Path(os.path.commonpath(holding)))
    if database is not None:
        yield _absolute(database).parent
    yield Path.cwd()


def _upwards(folder: Path) -> Iterator[Path]:
    home = Path.home()
    for each in (folder, *folder.parents):
        yield each
        if each == home or (each / ".git").exists():
            return


def _absolute(path: Path) -> Path:
    # Links are not followed: "beside" is what the user sees.
    return Path(os.path.normpath(path.absolute()))


def _from_here(path: Path) -> Path:
    """The path as the user would type it."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
