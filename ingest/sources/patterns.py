"""Patterns such as ``archive/*/q?.docx``, for shells that leave them as they are (and for quoted ones)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import filter as matching
from pathlib import Path

_MAGIC = frozenset("*?[")


def is_pattern(path: Path) -> bool:
    """Whether a path that is not there may be a pattern."""
    return any(_MAGIC.intersection(part) for part in path.parts)


def expand(pattern: Path) -> Iterator[Path]:
    """What fits a pattern, in the order of names. ``**`` stands for any folders; hidden names fit only patterns that
    begin with a dot, and links are not followed by ``**``. A last ``**`` gives the folder to be walked itself."""
    parts = list(pattern.parts)
    while parts and parts[-1] == "**":
        parts.pop()
    yield from _expand(Path(), parts)


def _expand(folder: Path, parts: list[str]) -> Iterator[Path]:
    if not parts:
        yield folder
        return
    head, rest = parts[0], parts[1:]
    if head == "**":
        yield from _expand(folder, rest)
        for name in _names(folder):
            below = folder / name
            if not name.startswith(".") and below.is_dir() and not below.is_symlink():
                yield from _expand(below, parts)
    elif not _MAGIC.intersection(head):
        if os.path.lexists(folder / head):
            yield from _expand(folder / head, rest)
    else:
        for name in matching(_names(folder), head):
            if head.startswith(".") or not name.startswith("."):
                yield from _expand(folder / name, rest)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(path.name for path in folder.iterdir())
    except OSError:  # no folder, or one that nobody may open: it holds nothing that fits
        return []
