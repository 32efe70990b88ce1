"""How a batch goes on: a bar on a terminal, one line a file in a pipe, and the summary at the end of both."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ingest.batch import Done, Progress, Summary
from ingest.discovering import PassedOver
from ingest.rendering.escaping import visible
from ingest.rendering.words import quantity, say

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Lines:
    """One line a file, never wrapped, so that ``grep failed`` finds what it should."""

    def file(self, done: Done) -> None:
        _print_line(line(done))
        sys.stdout.flush()

    def stage(self, words: str) -> None:
        """A pipe is told of files only."""


class Bars:
    """A bar that moves; only what went wrong is printed above it."""

    def __init__(self, bar: Bar, task: TaskID) -> None:
        self._bar = bar
        self._task = task

    def file(self, done: Done) -> None:
        if done.outcome in ("failed", "partial"):
            _print_line(line(done))
        self._bar.update(self._task, advance=1)

    def stage(self, words: str) -> None:
        self._bar.update(self._task, description=visible(words))


@contextmanager
def progress(files: int) -> Iterator[Progress]:
    """Who tells the user: a bar where standard output is a terminal, else lines."""
    if not sys.stdout.isatty():
        yield Lines()
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar
    from rich.table import Column

    from ingest.rendering.console import console

    words = TextColumn("{task.description}", markup=False, table_column=Column(no_wrap=True, ratio=1))
    with Bar(
        words, BarColumn(20), MofNCompleteColumn(), TimeRemainingColumn(), console=console(), transient=True
    ) as bar:
        yield Bars(bar, bar.add_task("reading", total=files))


def line(done: Done) -> str:
    """What became of one file: ``stored     2019/q1.txt  Safer Vale Plan · 2019-20 Q1 · 12 actions``."""
    return f"{done.outcome:<9}  {done.path}  {done.about}".rstrip()


def _print_line(text: str) -> None:
    """One line in a pipe, however long; wrapped on a terminal."""
    text = " ".join(visible(text).split("\n"))
    if sys.stdout.isatty():
        say(text, hanging=11)
    else:
        sys.stdout.write(text + "\n")


def print_summary(summary: Summary, passed_over: tuple[PassedOver, ...]) -> None:
    """The batch in numbers, and every file that was passed over with its reason."""
    for item in passed_over:
        _print_line(f"{'skipped':<9}  {item.path}  {item.why}")
    say()
    files = [f"{number} {outcome}" for outcome in _ORDER if (number := summary.files[outcome])]
    if passed_over:
        files.append(f"{len(passed_over)} skipped")
    say(f"Files:     {', '.join(files)}", hanging=11)
    for remedy, times in summary.remedies.items():
        say(f"           {quantity(times, 'failed file')}: {remedy}", hanging=11)
    say(f"Actions:   {quantity(summary.actions, 'action')} stored", hanging=11)
    if summary.plans:
        links = ", ".join(f"{number} {name}" for name in _VERDICTS if (number := summary.links[name]))
        say(f"Links:     {links or 'none'} in {quantity(summary.plans, 'plan')}", hanging=11)
        if summary.links["unsure"]:
            say("           `tallybook links --review` shows the unsure ones", style="dim")
        if summary.idle_decisions:
            idle = quantity(summary.idle_decisions, "decision is", "decisions are")
            say(f"Decisions: {idle} without effect; `tallybook link list` says why", hanging=11, style="yellow")
        findings = [quantity(number, name) for name in _SEVERITIES if (number := summary.findings[name])]
        say(f"Findings:  {', '.join(findings) or 'none'}", hanging=11)


_ORDER = ("stored", "partial", "unchanged", "failed")
_VERDICTS = ("same", "split", "merged", "new", "dropped", "unsure")
_SEVERITIES = ("error", "warning", "info")
