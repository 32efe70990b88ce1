"""A program that fills a history and kills itself (SIGKILL) at a chosen moment; run by the tests.

    python -m tests.corpus.history_writer history.db MOMENT

A moment is a number of steps of SQLite's own machine, counted from the first connection on, in whatever
statement it may be. 0 runs to the end and prints how many moments there were.
"""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from corpus.history import History, StoredLink
from normalise.records import Report
from tests.corpus.history_reports import action, report

STEPS = 100  # of SQLite's machine in one moment
REPORTS = tuple(
    report(quarter, f"q{quarter}{edition}.txt", actions=tuple(action(row, f"Action {row}") for row in range(1, 30)))
    for quarter, edition in ((1, ""), (2, ""), (2, " corrected"), (3, ""), (4, ""))
)


def fill(path: Path) -> None:
    """What ingesting does: store each report, then link each plan that needs it."""
    with History.open(path) as history:
        for one in REPORTS:
            history.store(one, one.name, 10)
        for plan in history.plans_to_link():
            series = history.load_series(plan)
            rows = [found.row for found in REPORTS[0].actions]
            links = [
                StoredLink(earlier.report_id, later.report_id, row, row, 1.0, (), "same")
                for earlier, later in pairwise(series)
                for row in rows
            ]
            ids = {(stored.report_id, row): f"act{row}" for stored in series for row in rows}
            history.save_links(plan, links, ids)


class Clock:
    """Counts moments on every connection that is made, and ends the process in the chosen one."""

    def __init__(self, last: int) -> None:
        self.moment = 0
        self.last = last
        self._connect = sqlite3.connect

    def connect(self, *arguments: Any, **options: Any) -> sqlite3.Connection:
        connection = self._connect(*arguments, **options)
        connection.set_progress_handler(self.tick, STEPS)
        return connection

    def tick(self) -> int:
        self.moment += 1
        if self.moment == self.last:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0


def whole(found: Report) -> Report:
    """The report as it was given, without the ids that linking added."""
    return replace(found, actions=tuple(replace(one, action_id=None) for one in found.actions))


if __name__ == "__main__":
    clock = Clock(int(sys.argv[2]))
    sqlite3.connect = clock.connect  # type: ignore[assignment]
    fill(Path(sys.argv[1]))
    print(clock.moment)
