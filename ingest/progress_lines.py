"""How a batch goes on, a line at a time: what a pipe is told, and what a bar prints above itself."""

from __future__ import annotations

import sys

from ingest.rendering.escaping import visible, visible_name
from ingest.rendering.words import say
from ingest.runs import Done


class Lines:
    """One line a file, never wrapped, so that ``grep failed`` finds what it should."""

    def file(self, done: Done) -> None:
        print_line(line(done))
        sys.stdout.flush()

    def stage(self, words: str) -> None:
        """A pipe is told of files only."""

    def found(self, files: int, *, all: bool = False) -> None:
        """And only of what became of them."""


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
