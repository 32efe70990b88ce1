"""Ctrl-C once and twice, SIGTERM, and what the next run makes of it: real runs, real signals."""

import json
import os
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.ingest.command import run_tallybook, start
from tests.ingest.test_hostile_files import readers, slow_prose

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals")


def begin(archive, tmp_path):
    """A run with one reader, which has stored q1 and has more to do, and its readers."""
    process = start("ingest", archive, "--jobs", 1, "--json-log", "log.jsonl", cwd=tmp_path, start_new_session=True)
    assert process.stdout.readline().startswith("stored")
    left = readers(process.pid)
    assert left
    return process, left


def events(tmp_path):
    return [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]


def wait_until_heard(process, tmp_path):
    while process.poll() is None and not any(event.get("stage") == "stopping" for event in events(tmp_path)):
        time.sleep(0.02)


def sound(db):
    with closing(sqlite3.connect(db)) as opened:
        return opened.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def outcomes(tmp_path):
    rows = run_tallybook("reports", "--format", "jsonl", cwd=tmp_path).out.splitlines()
    return {Path(json.loads(row)["path"]).name: json.loads(row)["outcome"] for row in rows}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=str)
def test_once_finishes_what_is_in_hand_and_the_next_run_goes_on(archive, tmp_path, number):
    (archive / "q2b.txt").write_text(slow_prose(1_500))
    for name in ("q3", "q4"):
        (archive / f"{name}.txt").write_text(
            (archive / "q2.txt").read_text().replace("Quarter 2", f"Quarter {name[1]}")
        )
    process, left = begin(archive, tmp_path)
    os.killpg(process.pid, number)  # as a terminal sends it: to every process of the run
    out, err = process.communicate()
    assert process.returncode == 130, err
    cause, remedy = err.strip().splitlines()
    assert cause == "tallybook: error: interrupted"
    assert "run the same command to go on" in remedy
    assert "Files:" in out
    end = events(tmp_path)[-1]
    assert (end["event"], end["outcome"]) == ("end", "stopped")
    told = [event["path"] for event in events(tmp_path) if event["event"] == "file"]
    assert sorted(Path(path).name for path in told) == sorted(
        outcomes(tmp_path)
    )  # each once, and those that are stored
    assert sum(end["files"].values()) == len(told)
    assert not [reader for reader in left if Path(f"/proc/{reader}").exists()]
    assert sound(tmp_path / "history.db")
    before = outcomes(tmp_path)
    assert before["q1.txt"] == "stored"
    assert "q4.txt" not in before
    again = run_tallybook("ingest", archive, cwd=tmp_path)
    assert again.code == 0, again.err
    assert f"{len(before)} unchanged" in again.out
    assert "Links:     9 same" in again.out
    assert set(outcomes(tmp_path)) == {"q1.txt", "q2.txt", "q2b.txt", "q3.txt", "q4.txt"}


def test_twice_stops_at_once(archive, tmp_path):
    (archive / "slow.txt").write_text(slow_prose())
    process, left = begin(archive, tmp_path)
    assert process.stdout.readline().startswith("stored")  # the slow file is in hand now
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    wait_until_heard(process, tmp_path)
    assert process.poll() is None
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130, err
    assert err.strip().startswith("tallybook: error: interrupted")
    assert len(err.strip().splitlines()) == 2
    assert not [reader for reader in left if Path(f"/proc/{reader}").exists()]
    assert sound(tmp_path / "history.db")
    assert outcomes(tmp_path) == {"q1.txt": "stored", "q2.txt": "stored"}
    (archive / "slow.txt").unlink()
    again = run_tallybook("ingest", archive, cwd=tmp_path)
    assert again.code == 0, again.err
    assert "2 unchanged" in again.out
    assert "Links:     3 same" in again.out
