"""A list of paths, as ``find`` prints it: one a line, or each ended by a NUL character."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from extractors.faults import Fault

_PIECE = 2**16
_LONGEST = 2**16  # bytes; systems take 4,096 or 32,767


def listed(source: BinaryIO, null: bool = False) -> Iterator[Path]:
    """The paths in a list, one at a time. Empty lines and the carriage returns of Windows are left out; with ``null``
    names may hold anything.

    Raises ``Fault`` for an empty list, and for what is no list of paths.
    """
    end = b"\0" if null else b"\n"
    rest, anything = b"", False
    while piece := source.read(_PIECE):
        names = (rest + piece).split(end)
        rest = names.pop()
        for name in (*names, rest[: _LONGEST + 1] if len(rest) > _LONGEST else b""):
            if path := _path(name, null):
                anything = True
                yield path
    if path := _path(rest, null):
        anything = True
        yield path
    if not anything:
        raise Fault("the list of paths on standard input is empty", "pipe one into it: find archive -type f")


def _path(name: bytes, null: bool) -> Path | None:
    if not null:
        name = name.removesuffix(b"\r")
        if b"\0" in name:
            raise Fault("the list of paths on standard input holds NUL characters", "end the names by them with -0")
    if len(name) > _LONGEST:
        remedy = "name files after `tallybook ingest`; `-` is for a list of paths, as `find` prints it"
        raise Fault("what comes from standard input is no list of paths", remedy)
    return Path(os.fsdecode(name)) if name else None
