"""How a batch goes on: a bar on a terminal, one line a file in a pipe, a log for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ingest.rendering.escaping import visible, visible_name
from ingest.rendering.words import say
from ingest.runs import Done, Progress


class Lines:
    """One line a file, never wrapped, so that ``grep failed`` finds what it should."""

    def file(self, done: Done) -> None:
        print_line(line(done))
        sys.stdout.flush()

    def stage(self, words: str) -> None:
        """A pipe is told of files only."""

    def found(self, files: int, *, all: bool = False) -> None:
        """And only of what became of them."""


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


def line(done: Done) -> str:
    """What became of one file: ``stored     2019/q1.txt  Safer Vale Plan · 2019-20 Q1 · 12 actions``."""
    before = " (failed before; not read again)" if done.before else ""
    return f"{done.outcome:<9}  {visible_name(done.path)}  {done.about}{before}".rstrip()


def print_line(text: str) -> None:
    """One line in a pipe, however long; wrapped on a terminal."""
    text = " ".join(visible(text).split("\n"))
    if sys.stdout.isatty():
        say(text, hanging=11)
    else:
        sys.stdout.write(text + "\n")
