"""One run at a time fills a history; the lock dies with its process, however that ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from corpus.history import DatabaseFault, History
from corpus.history.turns import sole_run
from tests.corpus.history_reports import report

ROOT = Path(__file__).resolve().parents[2]
HOLDS = """
import sys
from pathlib import Path
from corpus.history.turns import sole_run
with sole_run(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has its turn."""
    command = [sys.executable, "-c", HOLDS, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout and process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_the_second_gives_up_and_says_who_has_the_turn(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with holder(path) as other:
        with pytest.raises(DatabaseFault, match=f"process {other.pid} on ") as fault, sole_run(path, wait=0):
            pass
        assert "--wait" in fault.value.remedy
        assert fault.value.exit_code == 4


def test_the_second_waits_until_the_first_is_done(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    told: list[str] = []
    with holder(path) as other:

        def end_the_other(seconds: float, who: str) -> None:
            told.append(who)
            if other.stdin and not other.stdin.closed:
                other.stdin.close()

        with sole_run(path, None, end_the_other):
            assert other.wait() == 0
    assert f"process {other.pid} on " in told[0]
    assert not list(tmp_path.iterdir())  # the lock leaves nothing behind


def test_a_turn_ends_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with holder(path) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        with sole_run(path, wait=0):
            pass


def test_another_name_of_the_history_is_the_same_history(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    link = tmp_path / "link.db"
    path.touch()
    link.symlink_to(path)
    with sole_run(path), pytest.raises(DatabaseFault), sole_run(link, wait=0):
        pass


def test_nobody_who_looks_is_kept_waiting(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with sole_run(path), History.open(path) as writer:
        writer.store(report(1), "q1.txt", 10)
        with History.open(path, read_only=True) as reader:
            writer.store(report(2), "q2.txt", 10)
            assert len(list(reader.reports())) == 2


def test_where_no_lock_can_be_made_opening_says_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "history.db"
    with sole_run(path), pytest.raises(DatabaseFault, match="does not exist"):
        History.open(path)


def test_turns_come_one_after_the_other(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    code = """
import sys, os
from pathlib import Path
from corpus.history.turns import sole_run
busy = Path(sys.argv[1]).with_name("busy")
for _ in range(20):
    with sole_run(Path(sys.argv[1])):
        os.close(os.open(busy, os.O_CREAT | os.O_EXCL))
        busy.unlink()
"""
    runs = [subprocess.Popen([sys.executable, "-c", code, str(path)], cwd=ROOT) for _ in range(3)]
    assert [run.wait() for run in runs] == [0, 0, 0]
