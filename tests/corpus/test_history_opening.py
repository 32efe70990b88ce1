"""Opening a history that cannot be used: the cause, the remedy, and every byte left as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from corpus.history import DatabaseFault, History
from corpus.history.migrations import APPLICATION_ID, latest, schema_files
from tests.corpus.history_reports import PLAN, action, new_history, report

POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs users and rights as POSIX has them")
ROOT = Path(__file__).resolve().parents[2]


def fault(path: Path, **how: object) -> DatabaseFault:
    """The fault of opening this file; it must say which file, and what to do."""
    with pytest.raises(DatabaseFault) as caught:
        History.open(path, **how).close()  # type: ignore[arg-type]
    assert str(path) in caught.value.cause
    assert caught.value.remedy
    assert caught.value.exit_code == 4
    return caught.value


def test_a_missing_history_is_made_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    for how in ({"create": False}, {"read_only": True}):
        assert "tallybook ingest" in fault(path, **how).remedy
        assert not path.exists()
    History.open(path).close()
    with History.open(path, create=False) as history:
        assert list(history.reports()) == []


def test_a_new_history_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    with History.open(path) as history:
        history.store(report(1), "q1.txt", 10)
    stranger = sqlite3.connect(path)
    assert stranger.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert stranger.execute("PRAGMA user_version").fetchone() == (latest(),)
    assert stranger.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert stranger.execute("SELECT number, name FROM migrations ORDER BY number").fetchall() == list(schema_files())
    assert stranger.execute("PRAGMA foreign_key_check").fetchall() == []
    stranger.close()


def test_schema_files_are_numbered_without_a_gap() -> None:
    assert [number for number, _ in schema_files()] == list(range(1, len(schema_files()) + 1))


def test_a_directory_is_no_history(tmp_path: Path) -> None:
    assert "directory" in fault(tmp_path).cause


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "folder" in fault(tmp_path / "nowhere" / "history.db").cause


def test_a_name_no_file_can_have(tmp_path: Path) -> None:
    assert "cannot be opened" in fault(tmp_path / ("long" * 200)).cause


@pytest.mark.parametrize("content", [b"Ref,Action\n1,Mend the road\n", b"SQLite", b"\x00" * 5000], ids=str)
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_of_another_kind_is_left_alone(tmp_path: Path, content: bytes, read_only: bool) -> None:
    path = tmp_path / "history.db"
    path.write_bytes(content)
    assert "no SQLite file" in fault(path, read_only=read_only).cause
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("journal", ["delete", "wal"])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_foreign_database_is_left_alone(tmp_path: Path, journal: str, read_only: bool) -> None:
    path = tmp_path / "accounts.db"
    stranger = sqlite3.connect(path)
    stranger.execute(f"PRAGMA journal_mode = {journal}")
    stranger.execute("CREATE TABLE action (report TEXT)")
    stranger.commit()
    stranger.close()
    before = path.read_bytes()
    assert "not a Tallybook history" in fault(path, read_only=read_only).cause
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_foreign_database_in_use_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "accounts.db"
    stranger = sqlite3.connect(path)
    stranger.execute("PRAGMA journal_mode = wal")
    stranger.execute("CREATE TABLE account (owner TEXT)")
    stranger.execute("INSERT INTO account VALUES ('A. Lee')")
    stranger.commit()
    assert "not a Tallybook history" in fault(path).cause
    assert stranger.execute("SELECT owner FROM account").fetchall() == [("A. Lee",)]
    stranger.close()


def test_an_empty_file_becomes_a_history_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    path.touch()
    assert "no history" in fault(path, create=False).cause
    assert path.stat().st_size == 0
    with History.open(path) as history:
        assert history.store(report(1), "q1.txt", 10).outcome == "stored"


def test_a_history_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    path = new_history(tmp_path)
    stranger = sqlite3.connect(path)
    stranger.execute(f"PRAGMA user_version = {latest() + 1}")
    stranger.close()
    before = path.read_bytes()
    for read_only in (True, False):
        told = fault(path, read_only=read_only)
        assert "newer" in told.cause and "update" in told.remedy
    assert path.read_bytes() == before


def test_a_history_of_an_older_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    connection = sqlite3.connect(path)
    number, name = schema_files()[0]
    script = (ROOT / "corpus" / "history" / "schema" / name).read_text(encoding="utf-8")
    connection.executescript(
        f"CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT, applied_at TEXT);{script}"
        f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {number};"
    )
    connection.close()
    assert "older version" in fault(path, read_only=True).cause
    with History.open(path) as history:
        history.store(report(1), "q1.txt", 10)
        assert len(list(history.search("culverts"))) == 1


def test_a_damaged_history_is_told_and_left_alone(tmp_path: Path) -> None:
    path = new_history(tmp_path)
    with History.open(path) as history:
        history.store(report(1), "q1.txt", 10)
    whole = path.read_bytes()
    damaged = whole[:4096] + bytes(len(whole) - 4096)
    for content in (damaged, whole[:6000]):
        path.write_bytes(content)
        with pytest.raises(DatabaseFault, match="damaged") as caught, History.open(path, timeout=0.1) as history:
            list(history.actions())
        assert "ingest" in caught.value.remedy
        assert path.read_bytes() == content


def test_a_history_is_read_while_another_program_writes(tmp_path: Path) -> None:
    path = new_history(tmp_path)
    with History.open(path) as history:
        history.store(report(1), "q1.txt", 10)
    with writer(path, "BEGIN EXCLUSIVE"), History.open(path, read_only=True, timeout=0.05) as history:
        assert len(list(history.actions())) == 3


def test_a_locked_history_is_told_after_a_short_wait(tmp_path: Path) -> None:
    path = new_history(tmp_path)
    with writer(path, "BEGIN EXCLUSIVE"):
        told = fault(path, timeout=0.05)
    assert "locked" in told.cause and "again" in told.remedy
    with History.open(path, timeout=0.05) as history:
        with writer(path, "BEGIN IMMEDIATE"), pytest.raises(DatabaseFault, match="locked"):
            history.store(report(1), "q1.txt", 10)
        assert history.store(report(1), "q1.txt", 10).outcome == "stored"


class writer:
    """Another process that holds the database with this statement."""

    def __init__(self, path: Path, statement: str) -> None:
        program = (
            "import sqlite3, sys\n"
            "held = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
            "held.execute(sys.argv[2])\n"
            "print('held', flush=True)\n"
            "sys.stdin.read()\n"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-c", program, str(path), statement],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "held\n"

    def __exit__(self, *exc: object) -> None:
        self.process.communicate("")


def test_a_full_disk_keeps_what_was_stored(tmp_path: Path) -> None:
    path = new_history(tmp_path)
    with History.open(path) as history:
        history.store(report(1), "q1.txt", 10)
        pages = history._db.execute("PRAGMA page_count").fetchone()[0]
        history._db.execute(f"PRAGMA max_page_count = {pages + 3}")
        many = tuple(action(row, f"Clear culvert number {row} " * 20) for row in range(1, 400))
        with pytest.raises(DatabaseFault, match="disk is full") as caught:
            history.store(report(2, actions=many), "q2.txt", 10)
        assert "kept" in caught.value.remedy
        assert [row["path"] for row in history.reports()] == ["q1.txt"]
    with History.open(path) as history:
        assert history.load_report(1) == report(1)
        assert history.store(report(2, actions=many), "q2.txt", 10).outcome == "stored"


def test_a_history_opened_to_read_is_not_written(tmp_path: Path) -> None:
    path = new_history(tmp_path)
    with History.open(path, read_only=True) as history:
        with pytest.raises(DatabaseFault, match="read only"):
            history.store(report(1), "q1.txt", 10)
        with pytest.raises(DatabaseFault, match="read-only"):
            # even a statement that goes past the history's own door
            list(history._rows(queries_that_write()))


def queries_that_write() -> object:
    from corpus.history.queries import Query

    return Query("INSERT INTO plan (name) VALUES ('x') RETURNING name")


@pytest.fixture
def guarded_folder() -> Iterator[Path]:
    """A folder that a user without rights may look into but not change."""
    folder = Path(tempfile.mkdtemp(prefix="tallybook-"))
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def without_rights(attempt: Callable[[], object]) -> str:
    """What comes of this as a user who may only look: another user where the tests run as root.

    A forked process has everything imported already, so that user need not reach the project's files.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            told = str(attempt())
        except DatabaseFault as fault:
            told = f"{fault.cause} | {fault.remedy}"
        except BaseException as error:
            told = f"unexpected: {error!r}"
        os.write(writing, told.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as answer:
        told = answer.read()
    os.waitpid(child, 0)
    return told


@POSIX
def test_a_history_in_a_read_only_folder_can_be_read_and_not_written(guarded_folder: Path) -> None:
    path = new_history(guarded_folder)
    with History.open(path) as history:
        history.store(report(1), "q1.txt", 10)
    path.chmod(0o444)
    guarded_folder.chmod(0o555)
    before = path.read_bytes()
    assert without_rights(lambda: len(list(History.open(path, read_only=True).actions()))) == "3"
    told = without_rights(lambda: History.open(path))
    assert "cannot be written" in told and "allow writing" in told
    assert "cannot be opened" in without_rights(lambda: History.open(path.with_name("new.db")))
    assert path.read_bytes() == before
    assert list(guarded_folder.iterdir()) == [path]


@POSIX
def test_a_history_one_may_not_read(guarded_folder: Path) -> None:
    path = new_history(guarded_folder)
    path.chmod(0o000)
    guarded_folder.chmod(0o755)
    for read_only in (True, False):
        told = without_rights(lambda how=read_only: History.open(path, read_only=how))  # type: ignore[misc]
        assert "cannot be opened" in told


def test_two_programs_make_one_history_at_once(tmp_path: Path) -> None:
    path = tmp_path / "history.db"
    program = (
        "import sys\nfrom pathlib import Path\n"
        f"sys.path[:0] = [{str(ROOT)!r}, {str(Path(__file__).parent)!r}]\n"
        "from history_reports import report\n"
        "from corpus.history import History\n"
        "with History.open(Path(sys.argv[1]), timeout=60) as history:\n"
        "    for number in range(5):\n"
        "        name = f'{sys.argv[2]}-{number}'\n"
        "        history.store(report(1, name, kind=name), name, 10)\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(path), name], stderr=subprocess.PIPE, text=True)
        for name in ("north", "south")
    ]
    for process in running:
        _, errors = process.communicate()
        assert process.returncode == 0, errors
    with History.open(path) as history:
        assert len(list(history.reports())) == 10
        assert history.plans_to_link() == (PLAN,)
