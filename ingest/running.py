"""One run over many files as a user sees it: its turn, its progress, its log, its end and its exit code."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import click

from ingest.batch import ingest
from ingest.closing import print_summary
from ingest.forgetting import forget_past_failures
from ingest.gate import Gate, kept_suppressions
from ingest.progress import Several, progress
from ingest.progress_lines import print_line
from ingest.querying import writing
from ingest.run_log import STANDARD_OUTPUT, run_log
from ingest.runs import Interrupted, Progress, Wish
from ingest.searching import Search
from ingest.stopping import stopping

SOME_FAILED = 3
_UNTOLD = 2.0  # seconds that another run may be waited for without a word


@dataclass(frozen=True, slots=True)
class Manner:
    """How a run behaves: it waits ``wait`` seconds for another one (None: as long as it takes) and writes the
    log ``json_log``, or none; with ``-`` the log is all that it prints."""

    wait: float | None = None
    json_log: Path | None = None


def run(search: Search, wish: Wish, db: Path, manner: Manner) -> int:
    """Read the files that are searched for into the history ``db`` and print what became of them; the exit code.

    Raises ``Interrupted`` after the first Ctrl-C, when all that was in hand is stored and told, and what went wrong in
    the search, when all that it had found is.
    """
    number = search.number if search.over else None
    quiet = manner.json_log == STANDARD_OUTPUT
    with ExitStack() as held:
        log = held.enter_context(run_log(manner.json_log)) if manner.json_log else None
        held.enter_context(taking_turns(db, manner.wait))
        history = held.enter_context(writing(db, create=True))
        told = Several([*([] if quiet else [held.enter_context(progress(number))]), *([log] if log else [])])
        stop = held.enter_context(stopping(partial(_stop, told, quiet)))
        if log:
            log.begin(number)
            if number is not None:
                log.skipped(search.passed_over)
        gate = Gate(wish.settings, kept_suppressions(history))
        files = search if number is not None else _counted(search, told)
        summary = ingest(files, history, replace(wish, stop=stop), told, gate)
        forget_past_failures(history, search.opened)
        if log:
            if number is None and search.over:
                log.skipped(search.passed_over)
            log.end(summary)
    if not quiet:
        print_summary(summary, search.passed_over if search.over else ())
    if summary.stopped:
        raise Interrupted
    search.end_well()
    return SOME_FAILED if summary.files["failed"] else 0


def _counted(search: Search, told: Progress) -> Iterator[Path | None]:
    """The files of a search that goes on; it is told how many there are by now, and in the end."""
    for path in search:
        told.found(search.number)
        yield path
    told.found(search.number, all=True)


def taking_turns(db: Path, wait: float | None) -> ExitStack:
    """The turn to fill the history, as a context; whoever has to wait for it is told so on standard error."""
    from corpus.history.turns import sole_run

    held = ExitStack()
    held.enter_context(sole_run(db, wait, _teller(db)))
    return held


def _teller(db: Path) -> Callable[[float, str], None]:
    told = False

    def waiting(seconds: float, holder: str) -> None:
        nonlocal told
        if seconds >= _UNTOLD and not told:
            told = True
            click.echo(f"waiting: another run is filling {db} ({holder})", err=True)

    return waiting


def _stop(told: Progress, quiet: bool, words: str) -> None:
    told.stage("stopping")
    # a hint for a person: a program that sent the signal reads standard error for faults
    if not quiet and sys.stdout.isatty():
        print_line(words)  # above the bar
    elif sys.stderr.isatty():
        click.echo(words, err=True)
