"""How a batch goes on: a bar on a terminal, one line a file in a pipe, a log for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ingest.progress_lines import Lines
from ingest.runs import Done, Progress


class Several:
    """Tells several."""

    def __init__(self, told: Sequence[Progress]) -> None:
        self._told = told

    def file(self, done: Done) -> None:
        for each in self._told:
            each.file(done)

    def stage(self, words: str) -> None:
        for each in self._told:
            each.stage(words)

    def found(self, files: int, *, all: bool = False) -> None:
        for each in self._told:
            each.found(files, all=all)


@contextmanager
def progress(files: int | None) -> Iterator[Progress]:
    """Who tells the user: a bar where standard output is a terminal, else lines. ``files``: how many there are,
    None where nobody knows yet."""
    if not sys.stdout.isatty():
        yield Lines()
        return
    from ingest.progress_bar import bars

    with bars(files) as told:
        yield told
