"""``tallybook ingest`` from folders, archives, patterns and lists: what is stored, under which paths, and what is said."""

import json
import os
import subprocess
import sys
import zipfile
from contextlib import suppress

import pytest

from tests.ingest.command import ROOT, run_tallybook
from tests.ingest.conftest import PLAN

posix = pytest.mark.skipif(os.name != "posix", reason="names are bytes only on POSIX systems")


def report(quarter):
    return PLAN.format(quarter=quarter, status="G", evidence="Shelters are being painted.")


def stored(tallybook, *more):
    rows = json.loads(tallybook("reports", "--format", "json", *more).out)
    return {row["path"]: row for row in rows}


def test_an_archive_is_read_and_its_reports_are_found_again_under_their_paths(tallybook, tmp_path):
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as packed:
        for quarter in (1, 2):
            packed.writestr(f"inner/q{quarter}.txt", report(quarter))
        packed.writestr("../q9.txt", report(3))
        packed.writestr("logo.png", b"x")
    done = tallybook("ingest", "old.zip")
    assert done.code == 3, done.err
    assert "skipped    old.zip/logo.png  not a kind of file" in done.out
    assert "failed     old.zip/(..)/q9.txt  its name leads out of the archive" in done.out
    rows = stored(tallybook)
    assert {path: row["outcome"] for path, row in rows.items()} == {
        "old.zip/inner/q1.txt": "stored",
        "old.zip/inner/q2.txt": "stored",
        "old.zip/(..)/q9.txt": "failed",
    }
    assert not (tmp_path.parent / "q9.txt").exists() and not (tmp_path / "inner").exists()
    read = json.loads(tallybook("read", "old.zip/inner/q2.txt", "--format", "json").out)
    assert read["report"]["sha256"] == rows["old.zip/inner/q2.txt"]["sha256"]
    assert read["report"]["size"] == rows["old.zip/inner/q2.txt"]["size"]
    audited = json.loads(tallybook("audit", "old.zip", "--format", "json").out)
    assert audited["summary"]["reports"] == 2


def test_reports_under_several_names_are_stored_once_and_every_path_is_kept(tallybook, archive):
    (archive / "copy.txt").write_bytes((archive / "q1.txt").read_bytes())
    os.link(archive / "q1.txt", archive / "hard.txt")
    (archive / "soft.txt").symlink_to("q1.txt")
    with zipfile.ZipFile(archive / "kept.zip", "w") as packed:
        packed.write(archive / "q1.txt", "q1.txt")
    done = tallybook("ingest", "archive")
    assert done.code == 0, done.err + done.out
    assert "2 stored, 4 unchanged" in done.out
    names = ("copy.txt", "hard.txt", "kept.zip/q1.txt", "q1.txt", "soft.txt")
    assert stored(tallybook)["archive/copy.txt"]["paths"] == [f"archive/{name}" for name in names]


@posix
def test_files_of_odd_names_are_shown_in_one_line_and_found_again(tallybook, archive):
    names = [b"caf\xe9.txt", rb"caf\xe9.txt", b"new\nline.txt", b"-rf.txt", b"\x1b[2J.txt", b"n" * 251 + b".txt"]
    for number, name in enumerate(names):
        (archive / os.fsdecode(name)).write_text(f"{number} {report(3)}")
    done = tallybook("ingest", "archive")
    assert done.code == 0, done.err
    assert "archive/new\\nline.txt" in done.out and "archive/\\x1b[2J.txt" in done.out
    paths = set(stored(tallybook))
    assert {"archive/caf\\xe9.txt", "archive/caf\\x5cxe9.txt", "archive/new\nline.txt"} < paths
    assert len(paths) == len(names) + 2
    again = tallybook("ingest", "archive")
    assert f"{len(names) + 2} unchanged" in again.out
    assert set(stored(tallybook)) == paths


def test_a_list_on_standard_input_is_read_as_lines_or_between_nul_characters(tallybook, archive):
    (archive / "new\nline.txt").write_text(report(3))
    done = tallybook("ingest", "-", input=b"archive/q1.txt\r\narchive/gone.txt\n")
    assert done.code == 3
    assert "failed     archive/gone.txt  there is no such file" in done.out
    done = tallybook("ingest", "-0", "-", input=b"archive/q2.txt\0archive/new\nline.txt\0")
    assert (done.code, "2 stored" in done.out) == (0, True)
    assert tallybook("ingest", "-", input=b"").code == 2


def test_a_pattern_that_no_shell_expanded_is_expanded(tallybook, archive):
    done = tallybook("ingest", "arch*/**/q?.txt")
    assert (done.code, "2 stored" in done.out) == (0, True)
    done = tallybook("ingest", "arch*/*.docx")
    assert (done.code, "fits this pattern" in done.err) == (2, True)


def test_nothing_that_can_be_read_makes_no_history(tallybook, tmp_path):
    (tmp_path / "empty").mkdir()
    assert tallybook("ingest", "empty").code == 2
    assert not (tmp_path / "history.db").exists()


@posix
def test_pipes_and_loops_are_passed_over_and_keep_nobody_waiting(tallybook_process, archive):
    os.mkfifo(archive / "pipe.txt")
    (archive / "loop").symlink_to(".")
    done = tallybook_process("ingest", "archive", "--json-log", "log.jsonl", timeout=120)
    assert (done.code, "2 stored, 2 skipped" in done.out) == (0, True)
    log = [json.loads(line) for line in (archive.parent / "log.jsonl").read_text().splitlines()]
    skipped = {event["path"]: event["cause"] for event in log if event["event"] == "skipped"}
    assert skipped["archive/pipe.txt"] == "not an ordinary file"
    assert "walked before" in skipped["archive/loop"]


def test_an_archive_that_was_broken_is_no_failure_any_more_once_it_is_whole(tallybook, archive):
    (archive / "late.zip").write_bytes(b"half of it")
    done = tallybook("ingest", "archive")
    assert done.code == 3
    assert "failed     archive/late.zip  this is no zip archive, or not a whole one" in done.out
    assert list(stored(tallybook, "--failed")) == ["archive/late.zip"]
    with zipfile.ZipFile(archive / "late.zip", "w") as packed:
        packed.writestr("q3.txt", report(3))
    assert tallybook("ingest", "archive").code == 0
    assert stored(tallybook, "--failed") == {}
    assert "archive/late.zip/q3.txt" in stored(tallybook)


@posix
def test_many_files_that_are_passed_over_are_counted_on_a_terminal_and_listed_in_a_pipe(archive):
    for number in range(40):
        (archive / f"photo {number:02}.png").touch()
    screen, terminal = os.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200", "TERM": "dumb"}
    command = [sys.executable, "-m", "ingest", "ingest", "archive"]
    with subprocess.Popen(command, cwd=archive.parent, env=environment, stdout=terminal) as running:
        os.close(terminal)
        told = b""
        with suppress(OSError):  # so ends a terminal that nobody writes to any more
            while piece := os.read(screen, 4096):
                told += piece
    os.close(screen)
    assert running.returncode == 0
    assert b"28 more files: not a kind of file that reports come in" in told
    assert told.count(b"photo") == 12
    assert run_tallybook("ingest", "archive", cwd=archive.parent).out.count("photo") == 40
