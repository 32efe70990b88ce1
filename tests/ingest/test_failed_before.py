"""Files that failed are not read again by every run, and are never forgotten: what changed decides."""

import json
import shutil
import sqlite3
import zipfile
from contextlib import closing

import pytest

from corpus.history import History
from ingest.intake import Intake
from ingest.jobs import Job, Reading
from ingest.limits import USUAL, Limits
from ingest.local_engine import read_rows
from ingest.reader_settings import ReaderSettings
from ingest.runs import Wish
from ingest.tried import tried, would_fail_again
from tests.ingest import hostile

BROKEN = b"%PDF-1.7 and no more"


def log_of(run):
    return [json.loads(line) for line in run.out.splitlines()]


def files_of(run):
    return {event["path"].rpartition("/")[2]: event for event in log_of(run) if event["event"] == "file"}


@pytest.fixture
def failed(tallybook, archive):
    """An archive with a broken and a locked file, which one run has gone through."""
    (archive / "broken.pdf").write_bytes(BROKEN)
    (archive / "locked.pdf").write_bytes(hostile.locked("sesame", "owner"))
    assert tallybook("ingest", "archive").code == 3
    return archive


def test_what_failed_is_counted_and_not_read_again(tallybook, failed):
    again = tallybook("ingest", "archive")
    assert again.code == 3
    assert "2 unchanged, 2 failed before" in again.out
    assert "2 files that failed before are unchanged and not read again; `tallybook retry` reads them" in again.out
    assert "damaged or cut short and cannot be opened (failed before; not read again)" in again.out
    log = tallybook("ingest", "archive", "--json-log", "-")
    assert {name: (event["outcome"], event["before"]) for name, event in files_of(log).items()} == {
        "broken.pdf": ("failed", True),
        "locked.pdf": ("failed", True),
        "q1.txt": ("unchanged", False),
        "q2.txt": ("unchanged", False),
    }
    assert "damaged or cut short" in files_of(log)["broken.pdf"]["cause"]
    assert "--password" in files_of(log)["locked.pdf"]["remedy"]
    assert "--password" not in again.out  # the summary has the remedies of what was tried
    end = log_of(log)[-1]
    assert (end["files"], end["failed_before"]) == ({"failed": 2, "unchanged": 2}, 2)


@pytest.mark.parametrize(
    "how", [["--timeout", "99"], ["--max-memory", "700"], ["--reread"]], ids=lambda how: " ".join(how)
)
def test_other_limits_read_them_again(tallybook, failed, how):
    again = files_of(tallybook("ingest", "archive", "--json-log", "-", *how))
    assert [again[name]["before"] for name in ("broken.pdf", "locked.pdf")] == [False, False]
    # and what they were read with now is what counts from now on
    assert files_of(tallybook("ingest", "archive", "--json-log", "-", *how[:2]))["broken.pdf"]["before"] == (
        how != ["--reread"]
    )


def test_retry_reads_them_again_whatever_they_failed_with(tallybook, failed):
    again = files_of(tallybook("retry", "--json-log", "-"))
    assert {name: event["before"] for name, event in again.items()} == {"broken.pdf": False, "locked.pdf": False}


def test_a_password_is_tried_on_what_is_locked_and_on_nothing_else(tallybook, failed):
    wrong = files_of(tallybook("ingest", "archive", "--json-log", "-", "--password", "ebb"))
    assert (wrong["broken.pdf"]["before"], wrong["locked.pdf"]["before"]) == (True, False)
    without = files_of(tallybook("ingest", "archive", "--json-log", "-"))
    assert without["locked.pdf"]["before"]
    right = files_of(tallybook("ingest", "archive", "--json-log", "-", "--password", "sesame"))
    assert right["locked.pdf"]["outcome"] in ("stored", "partial")


def test_another_version_reads_them_again(tallybook, failed):
    with closing(sqlite3.connect(failed.parent / "history.db")) as db, db:
        changed = db.execute(
            "UPDATE report SET extractor_version = '0.0.1' || substr(extractor_version, instr(extractor_version, ','))"
            " WHERE outcome = 'failed' AND extractor_version LIKE '%, within%'"
        )
        assert changed.rowcount == 2
    again = files_of(tallybook("ingest", "archive", "--json-log", "-"))
    assert not again["broken.pdf"]["before"]


def test_a_copy_of_what_failed_in_this_run_did_not_fail_before(tmp_path):
    """However late the run comes to it."""
    files = [tmp_path / name for name in ("a.pdf", "b.pdf")]
    for file in files:
        file.write_bytes(BROKEN)
    told = []

    def one_by_one(jobs, limits, stop):
        return (read_rows(job) for job in jobs if job)

    for before in (False, True):
        with History.open(tmp_path / "history.db") as history:
            Intake(history, Wish(engine=one_by_one), told.append).take(files)
        assert [(done.outcome, done.before) for done in told[-2:]] == [("failed", before)] * 2
    assert len({done.remedy for done in told}) == 1


def test_other_bytes_are_read_and_the_failure_is_forgotten(tallybook, failed):
    (failed / "broken.pdf").write_bytes(hostile.one_page(hostile.text(hostile.lines(19))))
    again = files_of(tallybook("ingest", "archive", "--json-log", "-"))
    assert again["broken.pdf"]["outcome"] in ("stored", "partial")
    rows = log_of(tallybook("reports", "--failed", "--format", "jsonl"))
    assert [row["path"] for row in rows] == ["archive/locked.pdf"]


@pytest.mark.parametrize("before", [False, True], ids=["never seen here", "seen here before it broke"])
def test_known_bytes_in_the_place_of_broken_ones_end_the_failure(tallybook, archive, before):
    place = archive / "q3.txt"
    if before:
        shutil.copy(archive / "q1.txt", place)
        assert tallybook("ingest", "archive").code == 0
    place.write_bytes(b"\0\1\2\3" * 99)
    assert tallybook("ingest", "archive").code == 3
    shutil.copy(archive / "q1.txt", place)
    assert tallybook("ingest", "archive").code == 0
    assert tallybook("reports", "--failed", "--format", "jsonl").out == ""


def test_copies_of_what_failed_before_are_told_each_and_kept(tallybook, failed):
    shutil.copy(failed / "broken.pdf", failed / "again.pdf")
    done = tallybook("ingest", "archive")
    assert "3 failed before" in done.out
    rows = log_of(tallybook("reports", "--failed", "--format", "jsonl"))
    paths = sorted(path for row in rows for path in row["paths"])
    assert paths == ["archive/again.pdf", "archive/broken.pdf", "archive/locked.pdf"]


def test_what_may_pass_and_what_had_no_bytes_is_not_held_against_a_file(tmp_path):
    seen = Job(tmp_path / "a.txt", digest="ab" * 32)
    unseen = Job(tmp_path / "a.txt")
    assert tried(Reading(seen, None, passing=True), USUAL) == tried(Reading(unseen, None), USUAL) == ""
    assert not would_fail_again("", seen, USUAL)
    how = tried(Reading(seen, None), USUAL)
    assert would_fail_again(how, seen, USUAL)
    assert not would_fail_again(how, seen, Limits(seconds=500))
    assert not would_fail_again(how, Job(seen.path, digest=seen.digest, settings=ReaderSettings(year_start=9)), USUAL)


def failures(tallybook):
    return {json.loads(row)["path"] for row in tallybook("reports", "--failed", "--format", "jsonl").out.splitlines()}


def test_a_failed_file_that_was_deleted_is_forgotten_when_its_folder_is_gone_through(tallybook, failed):
    (failed / "old").mkdir()
    (failed / "old" / "copy.pdf").write_bytes(BROKEN)
    (failed / "old" / "other.pdf").write_bytes(BROKEN + b"!")
    with zipfile.ZipFile(failed / "more.zip", "w") as packed:
        packed.writestr("packed.pdf", BROKEN + b"?")
    tallybook("ingest", "archive")
    kept = {"archive/locked.pdf", "archive/broken.pdf", "archive/old/other.pdf", "archive/more.zip/packed.pdf"}
    assert failures(tallybook) == kept
    (failed / "broken.pdf").unlink()
    shutil.rmtree(failed / "old")
    tallybook("ingest", "archive/q1.txt")  # comes by none of them
    assert failures(tallybook) == kept
    with zipfile.ZipFile(failed / "more.zip", "w") as packed:
        packed.writestr("another.txt", (failed / "q1.txt").read_text())
    assert tallybook("ingest", "archive").code == 3  # the locked one
    assert failures(tallybook) == {"archive/locked.pdf"}


def test_a_failed_file_that_is_out_of_sight_is_kept(tallybook, failed, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    shutil.copy(failed / "q1.txt", tmp_path / "elsewhere")
    shutil.move(failed, tmp_path / "elsewhere" / "archive")
    assert tallybook("ingest", ".").code == 3
    assert "archive/locked.pdf" in failures(tallybook)
