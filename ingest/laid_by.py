"""What was checked, laid by until it is shown: in memory while it is little, then in a temporary file.

The forms go through it more than once, and an archive of a million actions has more findings than fit in memory.
"""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterable, Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import overload

from ingest.auditing import Checked

_IN_MEMORY = 16 * 1024 * 1024  # bytes


class LaidBy(Sequence[Checked]):
    """A sequence of checked reports that keeps none of them. Only this program's own temporary file is read back."""

    def __init__(self, checked: Iterable[Checked]) -> None:
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - it lives as long as the sequence
        self._starts = array("Q")
        for one in checked:
            self._starts.append(self._file.tell())
            pickle.dump(one, self._file, pickle.HIGHEST_PROTOCOL)

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Checked]:
        return (self._read(start) for start in self._starts)

    @overload
    def __getitem__(self, place: int) -> Checked: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Checked, ...]: ...
    def __getitem__(self, place: int | slice) -> Checked | tuple[Checked, ...]:
        if isinstance(place, slice):
            return tuple(self._read(start) for start in self._starts[place])
        return self._read(self._starts[place])

    def _read(self, start: int) -> Checked:
        self._file.seek(start)
        found = pickle.load(self._file)
        assert isinstance(found, Checked)
        return found
