"""Runs as users and programs see them: turns, logs, failed files read again, copies under several names."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ingest import hostile
from tests.ingest.command import ROOT, start

HOLDS = """
import sys
from pathlib import Path
from corpus.history.turns import sole_run
with sole_run(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def another_run(tmp_path):
    """A process that holds the turn to fill ``history.db`` until its standard input is closed."""
    command = [sys.executable, "-c", HOLDS, str(tmp_path / "history.db")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def log_of(text):
    return [json.loads(line) for line in text.splitlines()]


def test_a_second_run_gives_up_when_told_to(tallybook, archive, another_run, tmp_path):
    done = tallybook("ingest", archive, "--wait", 0)
    assert done.code == 4
    cause, remedy = done.err.splitlines()
    assert f"is being filled by another run (process {another_run.pid} on " in cause
    assert "--wait" in remedy
    assert not (tmp_path / "history.db").exists()


def test_a_second_run_says_that_it_waits_and_goes_on_when_it_can(archive, another_run, tmp_path):
    process = start("ingest", archive, cwd=tmp_path)
    told = process.stderr.readline()
    assert told.startswith("waiting: another run is filling history.db (process ")
    another_run.stdin.close()
    out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert "2 stored" in out


def test_two_runs_at_once_store_everything_once(archive, tmp_path):
    runs = [start("ingest", archive, cwd=tmp_path) for _ in range(2)]
    outs = [run.communicate()[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert sorted("2 stored" in out for out in outs) == [False, True]
    assert sorted("2 unchanged" in out for out in outs) == [False, True]


def test_a_log_for_programs(tallybook, archive):
    (archive / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (archive / "photo.png").write_bytes(b"\x89PNG")
    done = tallybook("ingest", archive, "--json-log", "-")
    assert done.code == 3, done.err
    events = log_of(done.out)
    assert [event["event"] for event in events[:2]] == ["begin", "skipped"]
    assert events[0]["files"] == 3
    files = {event["path"].rpartition("/")[2]: event for event in events if event["event"] == "file"}
    assert set(files) == {"broken.pdf", "q1.txt", "q2.txt"}
    assert files["q1.txt"]["outcome"] == "stored"
    assert (files["q1.txt"]["actions"], files["q1.txt"]["pages"], files["q1.txt"]["cause"]) == (3, 1, None)
    assert files["q1.txt"]["seconds"] > 0
    assert "damaged or cut short" in files["broken.pdf"]["cause"]
    assert files["broken.pdf"]["remedy"]
    assert events[-1]["event"] == "end"
    assert (events[-1]["outcome"], events[-1]["files"]) == ("done", {"stored": 2, "failed": 1})


def test_the_log_has_the_fields_that_its_manual_names(tallybook, archive):
    (archive / "photo.png").write_bytes(b"\x89PNG")
    manual = (ROOT / "docs/runs.md").read_text("utf-8")
    events = log_of(tallybook("ingest", archive, "--json-log", "-").out)
    assert {event["event"] for event in events} == {"begin", "skipped", "file", "stage", "end"}
    for event in events:
        [row] = [line for line in manual.splitlines() if line.startswith(f"| `{event['event']}` |")]
        for name in set(event) - {"event", "time"}:
            assert f"`{name}`" in row, (event["event"], name)


def test_a_log_in_a_file_is_added_to(tallybook, archive, tmp_path):
    for outcome in ("stored", "unchanged"):
        done = tallybook("ingest", archive, "--json-log", "runs.jsonl")
        assert f"2 {outcome}" in done.out
    events = log_of((tmp_path / "runs.jsonl").read_text())
    assert [event["outcome"] for event in events if event["event"] == "end"] == ["done", "done"]
    refused = tallybook("ingest", archive, "--json-log", "nowhere/runs.jsonl")
    assert refused.code == 2
    assert "nowhere/runs.jsonl: the log cannot be written" in refused.err


def test_what_failed_is_listed_with_cause_and_remedy_and_read_again(tallybook, archive, tmp_path):
    (archive / "locked.pdf").write_bytes(hostile.locked("sesame", "owner"))
    (archive / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert tallybook("ingest", archive).code == 3
    rows = log_of(tallybook("reports", "--failed", "--format", "jsonl").out)
    assert {row["path"].rpartition("/")[2]: bool(row["problem"] and row["remedy"]) for row in rows} == {
        "broken.pdf": True,
        "locked.pdf": True,
    }
    assert "What to do" in tallybook("reports", "--failed").out
    named = tallybook("retry", archive / "locked.pdf", "--password", "sesame")
    assert named.code == 0, named.out + named.err
    assert "broken.pdf" not in named.out
    again = tallybook("retry")
    assert again.code == 3
    assert "1 failed" in again.out
    assert "locked.pdf" not in again.out
    (archive / "broken.pdf").write_bytes(hostile.one_page(hostile.text(hostile.lines(17))))
    assert tallybook("retry", archive).code == 0
    nothing = tallybook("retry")
    assert (nothing.code, nothing.out.strip()) == (0, "no file has failed")


def test_retry_says_what_it_cannot_find(tallybook, archive):
    (archive / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    assert tallybook("ingest", archive).code == 3
    unknown = tallybook("retry", archive / "q1.txt")
    assert unknown.code == 2
    assert "no file that failed has this path" in unknown.err
    (archive / "broken.pdf").unlink()
    gone = tallybook("retry")
    assert gone.code == 3
    assert "it is not there any more" in gone.out
    [row] = log_of(tallybook("reports", "--failed", "--format", "jsonl").out)
    assert "damaged or cut short" in row["problem"]  # the cause stays
    assert tallybook("retry", "--db", "nowhere.db").code == 4


def test_copies_are_read_once_and_keep_every_name(tallybook, archive):
    for name in ("a-copy", "copy", "z-copy"):
        shutil.copy(archive / "q1.txt", archive / f"{name}.txt")
    done = tallybook("ingest", archive, "--jobs", 2)
    assert done.code == 0, done.err
    assert "2 stored, 3 unchanged" in done.out
    rows = log_of(tallybook("reports", "--format", "jsonl").out)
    paths = {tuple(path.rpartition("/")[2] for path in row["paths"]) for row in rows}
    assert paths == {("a-copy.txt", "copy.txt", "q1.txt", "z-copy.txt"), ("q2.txt",)}


def test_a_plan_that_all_reports_were_taken_from_is_checked_no_more(tallybook, archive):
    tallybook("ingest", archive)
    assert "Links:" in tallybook("ingest", archive, "--plan", "Greener Quayside Plan").out
    assert "Links:" not in tallybook("ingest", archive, "--plan", "Greener Quayside Plan").out


def test_copies_of_a_broken_file_all_fail(tallybook, archive):
    for name in ("a", "b", "c"):
        (archive / f"{name}.pdf").write_bytes(b"%PDF-1.7 and no more")
    done = tallybook("ingest", archive)
    assert done.code == 3
    assert "2 stored, 3 failed" in done.out
    assert "3 failed" in tallybook("ingest", archive).out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_log_that_finds_no_room_says_which(tallybook, archive):
    run = tallybook("ingest", archive, "--json-log", "/dev/full")
    assert run.code == 2
    assert "/dev/full: the log cannot be written: No space left on device" in run.err
