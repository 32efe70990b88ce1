"""Every kind of bad input: one line with the cause, one with the remedy, the right exit code, nothing lost."""

import ctypes
import os
import resource
import sqlite3
from contextlib import closing

import pytest

FOREIGN_FILES = {
    "empty.txt": (b"", "the file is empty"),
    "binary.txt": (bytes(range(256)) * 40, "binary.txt"),
    "photo.png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 400, "photo.png"),
    "plan.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\n" + b"\x80\0" * 200, "damaged or cut short"),
}


def says(run, code, *words):
    """The run ended with this code, one line of cause with these words in it and one line of remedy."""
    assert run.code == code, run.err
    cause, remedy = run.err.splitlines()
    assert cause.startswith("tallybook: error: ")
    assert remedy.startswith("  ")
    assert remedy.strip()
    for word in words:
        assert word in cause


@pytest.mark.parametrize("verb", ["ingest", "read", "audit"])
def test_a_missing_path(tallybook, verb):
    says(tallybook(verb, "nowhere/plan.txt"), 2, "nowhere/plan.txt")


@pytest.mark.parametrize("name", FOREIGN_FILES)
def test_a_file_that_is_no_report(tallybook, tmp_path, name):
    content, words = FOREIGN_FILES[name]
    (tmp_path / name).write_bytes(content)
    says(tallybook("read", name), 3, words)
    says(tallybook("audit", name), 3, words)
    ingested = tallybook("ingest", name)
    assert ingested.code == 3
    assert ingested.out.startswith("failed")
    assert words in ingested.out
    assert "1 failed" in ingested.out
    [failed] = tallybook("reports", "--failed", "--format", "jsonl").out.splitlines()
    assert words in failed


def test_a_folder_named_as_a_file(tallybook, tmp_path):
    (tmp_path / "folder").mkdir()
    says(tallybook("read", "folder"), 3, "this is a folder")


def test_a_folder_without_reports(tallybook, tmp_path):
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.png").write_bytes(b"\x89PNG")
    says(tallybook("ingest", "photos"), 2, "no reports found in photos")
    assert not (tmp_path / "history.db").exists()


def test_one_bad_file_costs_only_itself(tallybook, archive):
    (archive / "q0.txt").write_bytes(b"")
    (archive / "q3.pdf").write_bytes(FOREIGN_FILES["plan.pdf"][0])
    (archive / "logo.png").write_bytes(FOREIGN_FILES["photo.png"][0])
    done = tallybook("ingest", archive)
    assert done.code == 3
    assert "2 stored, 2 failed, 1 skipped" in done.out
    assert "skipped    " in done.out
    assert len(tallybook("actions", "--format", "jsonl").out.splitlines()) == 6


def test_a_name_that_is_not_unicode(tallybook, archive):
    (archive / "q2.txt").rename(archive / os.fsdecode(b"q3-\xff.txt"))
    done = tallybook("ingest", archive)
    assert done.code == 0, done.err
    assert "q3-\\xff.txt" in done.out


@pytest.mark.parametrize("verb", [["actions"], ["reports"], ["links"], ["audit"], ["search", "x"], ["link", "list"]])
def test_no_history_yet(tallybook, tmp_path, verb):
    says(tallybook(*verb), 4, "history.db")
    assert not (tmp_path / "history.db").exists()


@pytest.mark.parametrize("verb", [["actions"], ["ingest", "archive"], ["audit"]])
def test_a_database_of_another_program_is_left_alone(tallybook, archive, tmp_path, verb):
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE customers (name TEXT)")
        db.commit()
    before = path.read_bytes()
    says(tallybook(*verb, "--db", path), 4, "other.db")
    assert path.read_bytes() == before


@pytest.mark.parametrize("verb", [["actions"], ["ingest", "archive"]])
def test_a_file_that_is_no_database(tallybook, archive, tmp_path, verb):
    (tmp_path / "notes.db").write_text("not a database, but somebody's notes " * 40)
    says(tallybook(*verb, "--db", "notes.db"), 4, "notes.db")
    assert (tmp_path / "notes.db").read_text().startswith("not a database")


def test_a_locked_history(tallybook, history, archive):
    (archive / "q3.txt").write_text((archive / "q2.txt").read_text().replace("Quarter 2", "Quarter 3"))
    with closing(sqlite3.connect(history)) as db:
        db.execute("BEGIN IMMEDIATE")
        says(tallybook("ingest", archive, "--db", history), 4, "locked")
        db.rollback()
    assert tallybook("ingest", archive, "--db", history).code == 0


def test_a_read_only_history(tallybook_process, history, archive, tmp_path):
    (archive / "q3.txt").write_text((archive / "q2.txt").read_text().replace("Quarter 2", "Quarter 3"))
    folder = tmp_path / "locked"
    folder.mkdir()
    copy = folder / "history.db"
    copy.write_bytes(history.read_bytes())
    copy.chmod(0o444)
    folder.chmod(0o555)
    try:
        done = tallybook_process("ingest", archive, "--db", copy, preexec_fn=obey_rights)
        says(done, 4, "history.db")
        looked = tallybook_process("actions", "--db", copy, "--format", "jsonl", preexec_fn=obey_rights)
        assert looked.code == 0, looked.err
        assert len(looked.out.splitlines()) == 6
        audited = tallybook_process("audit", "--db", copy, preexec_fn=obey_rights)
        assert audited.code == 0
        assert "in 2 reports" in audited.out
        assert "the findings are not kept" in audited.err
    finally:
        folder.chmod(0o755)


def obey_rights():
    """Root may write and read anywhere: the new process gives that up, so that rights count in it too."""
    drop_from_bounding_set = 24
    libc = ctypes.CDLL(None)
    for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
        libc.prctl(drop_from_bounding_set, capability, 0, 0, 0)


def test_a_folder_and_a_file_that_may_not_be_opened(tallybook_process, archive):
    closed = archive / "closed"
    closed.mkdir()
    (archive / "q2.txt").chmod(0)
    closed.chmod(0)
    try:
        done = tallybook_process("ingest", archive, preexec_fn=obey_rights)
    finally:
        closed.chmod(0o755)
    assert done.code == 3
    assert "the file cannot be opened: Permission denied" in done.out
    assert "the folder cannot be opened: Permission denied" in done.out
    assert "1 stored, 2 failed" in done.out


def test_a_disk_that_is_full(tallybook, tallybook_process, archive, tmp_path):
    path = tmp_path / "history.db"
    assert tallybook("ingest", archive / "q1.txt", "--db", path).code == 0
    plan = (archive / "q2.txt").read_text()
    (archive / "q2.txt").write_text(plan.replace("Two sessions were held.", "A session was held. " * 50_000))
    most = path.stat().st_size + 64 * 1024

    def small_disk():
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    full = tallybook_process("ingest", archive, "--db", path, preexec_fn=small_disk)
    says(full, 4, "history.db")
    kept = tallybook("actions", "--db", path, "--format", "jsonl").out.splitlines()
    assert len(kept) == 3
    assert tallybook("ingest", archive, "--db", path).code == 0
    assert len(tallybook("actions", "--db", path, "--format", "jsonl").out.splitlines()) == 6


def test_wrong_usage(tallybook):
    says(tallybook("recieve"), 2, "recieve")
    says(tallybook("actions", "--colour"), 2, "--colour")
    says(tallybook("read"), 2, "FILE")
    says(tallybook("explain", "XYZ999"), 2, "XYZ999")
    says(tallybook("actions", "--format", "pdf"), 2, "pdf")


def test_unknown_checks_are_named(tallybook, archive):
    says(tallybook("audit", archive / "q1.txt", "--select", "NOPE1"), 2, "NOPE1")


def test_a_traceback_only_with_debug(tallybook):
    assert "Traceback" not in tallybook("read", "nowhere.txt").err
    assert "Traceback" in tallybook("read", "nowhere.txt", "--debug").err
    assert "Traceback" in tallybook("--debug", "read", "nowhere.txt").err
