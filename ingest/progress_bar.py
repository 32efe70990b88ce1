"""How a batch goes on, on a terminal: two lines that stay, with what went wrong above them.

Slow to import (rich): only where there is a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import RenderableType
from rich.progress import BarColumn, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Column
from rich.text import Text

from ingest.progress_lines import line, print_line
from ingest.rendering.console import console
from ingest.rendering.escaping import visible
from ingest.runs import CHANGED, Done

_BAR = 10  # characters: what counts stands in figures beside it


class _Counts(ProgressColumn):
    """How many files of how many; a + where more may be found."""

    def render(self, task: Task) -> Text:
        total = f"{task.total:,.0f}" if task.total is not None else f"{task.fields['found']:,}+"
        return Text(f"{task.completed:,.0f}/{total}", no_wrap=True)


class _Speed(ProgressColumn):
    """Files a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:,.{0 if speed >= 10 else 1}f}/s" if speed else "", no_wrap=True)


class _TwoLines(Bar):
    """The bar with the files in figures, and under it what came of them: both fit on 60 columns."""

    counted = Text()

    def get_renderables(self) -> Iterable[RenderableType]:
        yield from super().get_renderables()
        yield self.counted


class Bars:
    """The bar of one run; files that were not read, or not whole, are printed above it."""

    def __init__(self, bar: _TwoLines, files: int | None) -> None:
        self._bar = bar
        self._task = bar.add_task("reading", total=files, found=0)
        self._pages = self._actions = self._failed = 0
        self._count()

    def found(self, files: int, *, all: bool = False) -> None:
        """So many files were found by now, or ``all`` that there are."""
        self._bar.update(self._task, found=files, total=files if all else None)

    def file(self, done: Done) -> None:
        """One file is done."""
        if done.outcome in ("failed", "partial", CHANGED) and not done.before:
            print_line(line(done))
        self._pages += done.pages
        self._actions += done.actions
        self._failed += done.outcome == "failed"
        self._count()
        self._bar.update(self._task, advance=done.outcome != CHANGED)

    def stage(self, words: str) -> None:
        """What is done now."""
        self._bar.update(self._task, description=visible(words))

    def _count(self) -> None:
        counted = Text(f"{self._pages:,} pages · {self._actions:,} actions · ", no_wrap=True, overflow="ellipsis")
        self._bar.counted = counted.append(f"{self._failed:,} failed", "red" if self._failed else "")


@contextmanager
def bars(files: int | None) -> Iterator[Bars]:
    """The bar while the block lasts; nothing of it is left on the screen."""
    words = TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, ratio=1))
    columns = (words, BarColumn(_BAR), _Counts(), _Speed(), TimeRemainingColumn(compact=True))
    with _TwoLines(*columns, console=console(), transient=True, expand=True) as bar:
        yield Bars(bar, files)
