"""A file is read only as long as nobody writes to it: half of one quarter and half of the next is no report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from extractors.faults import Unreadable
from ingest.reading import checksum
from ingest.sources import fetch, shown, stamp


class Changed(Unreadable):
    """A file was written to while it was read, or cannot be had any more although it was seen."""

    def __init__(self, path: Path, gone: Unreadable | None = None) -> None:
        super().__init__(
            gone.cause if gone else f"{shown(path)}: the file changed while it was read",
            gone.remedy if gone else "wait until nobody writes to it, then run `tallybook retry`",
        )


@contextmanager
def steady(path: Path, sha256: str = "", password: str = "") -> Iterator[bytes]:
    """The bytes of a file, which must stay as they are until the block ends, and be those of ``sha256`` if given.

    Raises ``Changed`` where they are not, whatever else went wrong with them, and ``Unreadable`` as ``fetch`` does.
    """
    before = stamp(path)
    try:
        data = fetch(path, password=password)
    except Unreadable as fault:
        if sha256:
            raise Changed(path, fault) from fault
        raise
    if sha256 and checksum(data) != sha256:
        raise Changed(path)
    try:
        yield data
    except Exception as fault:
        if stamp(path) != before:
            raise Changed(path) from fault
        raise
    if stamp(path) != before:
        raise Changed(path)
