"""What was checked or found, laid by until it is needed: in memory while it is little, then in a temporary file.

The forms go through it more than once, and an archive of a million actions has more findings than fit in memory.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import TypeVar, overload

Kept = TypeVar("Kept")
_IN_MEMORY = 16 * 1024 * 1024  # bytes


class LaidBy(Sequence[Kept]):
    """A sequence of records that holds none of them. Only this program's own temporary file is read back."""

    def __init__(self, items: Iterable[Kept] = ()) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - it lives as long as the sequence
        self._starts = array("Q")
        self._end = 0
        for one in items:
            self.append(one)

    def append(self, one: Kept) -> None:
        """Lay one more record by."""
        self._file.seek(self._end)
        self._starts.append(self._end)
        pickle.dump(one, self._file, pickle.HIGHEST_PROTOCOL)
        self._end = self._file.tell()

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Kept]:
        return (self._read(start) for start in self._starts)

    @overload
    def __getitem__(self, place: int) -> Kept: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Kept, ...]: ...
    def __getitem__(self, place: int | slice) -> Kept | tuple[Kept, ...]:
        if isinstance(place, slice):
            return tuple(self._read(start) for start in self._starts[place])
        return self._read(self._starts[place])

    def _read(self, start: int) -> Kept:
        self._file.seek(start)
        found: Kept = pickle.load(self._file)
        return found
