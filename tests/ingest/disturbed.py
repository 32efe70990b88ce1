"""Real runs of ``tallybook ingest`` over a small archive of every kind of file, and what must hold after a fault."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from corpus.history import History
from ingest.reading import understand_file
from normalise.records import Report
from tests.corpus.whole_views import Views, whole_views
from tests.ingest.command import ROOT, run_tallybook
from tests.ingest.command import start as start_command

FILES = 22  # 7 plans of 3 quarters, one for each kind of file, and one more report
SOME_FAILED = 3
DATABASE = 4


@dataclass(frozen=True)
class Undisturbed:
    """A history, its views, and how many moments the run had that filled it (see ``tests.ingest.stopped_run``)."""

    db: Path
    views: Views
    moments: int


def undisturbed_run(archive: Path, db: Path) -> Undisturbed:
    """What comes of an archive when nobody disturbs the run."""
    done = run(0, "ingest", archive, "--db", db, program="tests.ingest.stopped_run")
    assert done.returncode == SOME_FAILED, done.stderr
    assert_sound(db)
    return Undisturbed(db, views(db), int(done.stdout.splitlines()[-1]))


def start(*arguments: object, **settings: object) -> subprocess.Popen[str]:
    """A run in a process group of its own, its output in pipes."""
    return start_command(*arguments, cwd=ROOT, stdin=subprocess.DEVNULL, start_new_session=True, **settings)


def run(*arguments: object, program: str = "ingest", **settings: object) -> subprocess.CompletedProcess[str]:
    """The same to its end."""
    process = start(*arguments, program=program, **settings)
    out, err = process.communicate()
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@contextmanager
def running(*arguments: object) -> Iterator[subprocess.Popen[str]]:
    """A run that is killed with everything it started, if it still goes on at the end of the block."""
    process = start(*arguments)
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def wait_for_lines(process: subprocess.Popen[str], lines: int) -> None:
    """Wait until the run has told of so many more files."""
    assert process.stdout is not None
    for _ in range(lines):
        assert process.stdout.readline()


def children(pid: int) -> set[int]:
    """The processes that this one started."""
    return {
        int(child)
        for tasks in Path(f"/proc/{pid}/task").iterdir()
        for child in (tasks / "children").read_text().split()
    }


def readers(pid: int) -> set[int]:
    """Those of its children that read files."""
    return {child for child in children(pid) if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()}


def wait_until_gone(pids: Collection[int], seconds: float = 30.0) -> None:
    """Wait until none of these processes runs any more."""
    until = time.monotonic() + seconds
    while left := [pid for pid in pids if _runs(pid)]:
        assert time.monotonic() < until, f"still running: {left}"
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[0] not in (b"Z", b"X")
    except (FileNotFoundError, ProcessLookupError):
        return False


def views(db: Path) -> Views:
    """Every row of every view, but for when it came about."""
    return whole_views(db, without=("decided_at",))


def assert_complete(archive: Path, db: Path, undisturbed: Undisturbed) -> None:
    """The next run over the archive, which nothing disturbs, ends where an undisturbed one ends."""
    again = run_tallybook("ingest", archive, "--db", db, cwd=ROOT)
    assert again.code == SOME_FAILED, again.err
    assert views(db) == undisturbed.views
    assert_sound(db)


def assert_sound(db: Path) -> None:
    """The history opens, SQLite finds nothing wrong, and no report is half stored. Looks at a copy, so that the
    next run finds the files as the fault left them."""
    with tempfile.TemporaryDirectory() as folder:
        for suffix in ("", "-wal", "-journal"):
            if db.with_name(db.name + suffix).exists():
                shutil.copy(db.with_name(db.name + suffix), folder)
        with History.open(Path(folder) / db.name) as history:
            assert history._db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert history._db.execute("PRAGMA foreign_key_check").fetchall() == []
            for table in ("action", "milestone", "activity", "prose", "leftover"):
                history._db.execute(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('integrity-check', 1)")
            for row in history.reports():
                if row["outcome"] != "failed":
                    stored = history.load_report(int(str(row["report_id"])))
                    assert as_read(stored) == fresh(str(row["path"])), row["path"]


def as_read(report: Report) -> Report:
    """A stored report without what storing and linking added."""
    return replace(report, plan="", actions=tuple(replace(action, action_id=None) for action in report.actions))


@cache
def fresh(path: str) -> Report:
    """The report as it is read now, outside of any run."""
    return as_read(understand_file(Path(path), Path(path).read_bytes()))
