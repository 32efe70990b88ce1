"""How a batch goes on: a bar on a terminal, one line a file in a pipe, a log for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ingest.rendering.escaping import visible, visible_name
from ingest.rendering.words import say
from ingest.runs import CHANGED, Done, Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Lines:
    """One line a file, never wrapped, so that ``grep failed`` finds what it should."""

    def file(self, done: Done) -> None:
        print_line(line(done))
        sys.stdout.flush()

    def stage(self, words: str) -> None:
        """A pipe is told of files only."""


class Bars:
    """A bar that moves; only what went wrong is printed above it."""

    def __init__(self, bar: Bar, task: TaskID) -> None:
        self._bar = bar
        self._task = task
        self._pages = self._actions = self._failed = 0

    def file(self, done: Done) -> None:
        if done.outcome in ("failed", "partial", CHANGED):
            print_line(line(done))
        self._pages += done.pages
        self._actions += done.actions
        self._failed += done.outcome == "failed"
        counted = f"{self._pages:,} p. · {self._actions:,} actions · {self._failed:,} failed"
        self._bar.update(self._task, advance=done.outcome != CHANGED, counted=counted)

    def stage(self, words: str) -> None:
        self._bar.update(self._task, description=visible(words))


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


@contextmanager
def progress(files: int | None) -> Iterator[Progress]:
    """Who tells the user: a bar where standard output is a terminal, else lines. ``files``: how many there are,
    None where nobody knows yet."""
    if not sys.stdout.isatty():
        yield Lines()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.table import Column
    from rich.text import Text

    from ingest.rendering.console import console

    class Speed(ProgressColumn):
        """Files a second."""

        def render(self, task: Task) -> Text:
            speed = task.finished_speed or task.speed
            return Text(f"{speed:.{0 if speed >= 10 else 1}f}/s" if speed else "")

    words = TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, ratio=1))
    counted = TextColumn("{task.fields[counted]}", markup=False, table_column=Column(no_wrap=True))
    columns = (words, BarColumn(12), MofNCompleteColumn(), counted, Speed(), TimeRemainingColumn(compact=True))
    with Bar(*columns, console=console(), transient=True) as bar:
        yield Bars(bar, bar.add_task("reading", total=files, counted=""))


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
