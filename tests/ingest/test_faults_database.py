"""A history that is damaged, cut off, locked or no history at all: told in one line, and left as it was."""

from __future__ import annotations

import random
import re
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ingest.command import run_tallybook
from tests.ingest.disturbed import (
    DATABASE,
    Undisturbed,
    assert_complete,
    assert_sound,
    run,
    running,
    views,
    wait_for_lines,
)

PAGE = 4096


def noise(number: int) -> bytes:
    return random.Random(number).randbytes(number)


def with_index_for_rows(whole: bytes) -> bytes:
    """The last leaf of a table is lost to one of an index; the first byte of a page says which it is."""
    pages = [whole[at : at + PAGE] for at in range(0, len(whole), PAGE)]
    rows = max(number for number, page in enumerate(pages) if page[0] == 0x0D)
    pages[rows] = next(page for page in pages if page[0] == 0x0A)
    return b"".join(pages)


def with_another_hash_in_an_index(whole: bytes) -> bytes:
    """A file would not be known again by its bytes, and be stored twice."""
    pages = [whole[at : at + PAGE] for at in range(0, len(whole), PAGE)]
    of_hashes = (number for number, page in enumerate(pages) if page[0] == 0x0A and re.search(rb"[0-9a-f]{64}", page))
    number = next(of_hashes)
    pages[number] = re.sub(rb"[0-9a-f](?=[0-9a-f]{63})", lambda found: b"g", pages[number], count=1)
    return b"".join(pages)


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "no first bytes": lambda whole: bytes(16) + whole[16:],
    "a page size that is none": lambda whole: whole[:16] + b"\x12\x34" + whole[18:],
    "nothing after the header": lambda whole: whole[:100] + bytes(len(whole) - 100),
    "noise for a schema": lambda whole: whole[:100] + noise(PAGE - 100) + whole[PAGE:],
    "a word in the schema that is no text": lambda whole: whole.replace(
        b"CREATE TABLE path (", b"CREATE TABLE\xc6path (", 1
    ),
    "an empty page in the middle": lambda whole: with_page(whole, 0.5, bytes(PAGE)),
    "noise for a page in the middle": lambda whole: with_page(whole, 0.3, noise(PAGE)),
    "a page of an index that stands in a table's place": with_index_for_rows,
    "another hash in the index of hashes": with_another_hash_in_an_index,
    "noise for the last page": lambda whole: with_page(whole, 1.0, noise(PAGE)),
    "cut off at half": lambda whole: whole[: len(whole) // 2 // PAGE * PAGE],
    "cut off in a page": lambda whole: whole[: len(whole) * 2 // 3 + 100],
    "text": lambda whole: b"Ref,Action,RAG\n1,Mend the ferry shelters,G\n" * 200,
    "a few bytes": lambda whole: b"SQLite format 3\x00",
}


def with_page(whole: bytes, place: float, page: bytes) -> bytes:
    at = round(place * (len(whole) // PAGE - 1)) * PAGE
    return whole[:at] + page + whole[at + PAGE :]


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_history_is_told_before_anything_is_added(
    mixed_archive: Path, undisturbed: Undisturbed, tmp_path: Path, kind: str
) -> None:
    db = tmp_path / "history.db"
    content = DAMAGE[kind](undisturbed.db.read_bytes())
    db.write_bytes(content)
    done = run_tallybook("ingest", mixed_archive, "--db", db, cwd=tmp_path)
    assert done.code == DATABASE, done.out + done.err
    cause, remedy = done.err.splitlines()
    assert str(db) in cause
    assert remedy.strip()
    assert done.out == ""
    assert db.read_bytes() == content
    assert list(tmp_path.iterdir()) == [db]


@pytest.mark.parametrize("kind", ["nothing after the header", "noise for a page in the middle", "cut off at half"])
@pytest.mark.parametrize("verb", ["actions", "audit", "reports", "link"])
def test_no_verb_breaks_down_over_a_damaged_history(
    undisturbed: Undisturbed, tmp_path: Path, kind: str, verb: str
) -> None:
    db = tmp_path / "history.db"
    content = DAMAGE[kind](undisturbed.db.read_bytes())
    db.write_bytes(content)
    arguments = ("link", "list") if verb == "link" else (verb,)
    done = run_tallybook(*arguments, "--db", db, cwd=tmp_path)
    assert done.code in (0, 1, DATABASE), done.err
    if done.code == DATABASE:
        assert f"{db} is damaged" in done.err
    assert db.read_bytes() == content


@pytest.fixture(scope="module")
def killed(mixed_archive: Path, undisturbed: Undisturbed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A history whose run was killed while it linked: nearly all of it is still in the journal beside it."""
    db = tmp_path_factory.mktemp("killed") / "history.db"
    moment = str(int(undisturbed.moments * 0.7))
    done = run(moment, "ingest", mixed_archive, "--db", db, program="tests.ingest.stopped_run")
    assert done.returncode == -signal.SIGKILL
    assert db.with_name("history.db-wal").stat().st_size > 20 * PAGE
    return db


JOURNALS: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "cut off in its header": lambda whole: whole[:20],
    "cut off in the middle": lambda whole: whole[: len(whole) // 2],
    "cut off before its last byte": lambda whole: whole[:-1],
    "noise at the end": lambda whole: whole[: len(whole) * 3 // 4] + noise(len(whole) // 4),
    "noise": lambda whole: noise(len(whole)),
}


@pytest.mark.parametrize("kind", JOURNALS)
def test_a_cut_off_journal_costs_the_last_reports_and_no_more(killed: Path, tmp_path: Path, kind: str) -> None:
    db = damaged_journal(killed, tmp_path, kind)
    assert_sound(db)


def test_a_run_goes_on_from_a_cut_off_journal(
    mixed_archive: Path, undisturbed: Undisturbed, killed: Path, tmp_path: Path
) -> None:
    db = damaged_journal(killed, tmp_path, "cut off in the middle")
    assert_complete(mixed_archive, db, undisturbed)


def damaged_journal(killed: Path, folder: Path, kind: str) -> Path:
    db = folder / "history.db"
    shutil.copy(killed, db)
    journal = db.with_name("history.db-wal")
    journal.write_bytes(JOURNALS[kind](killed.with_name("history.db-wal").read_bytes()))
    return db


@contextmanager
def held(db: Path) -> Iterator[None]:
    """Another program writes to the history and does not come to an end."""
    other = sqlite3.connect(db, isolation_level=None, timeout=60)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
    finally:
        other.close()


def test_a_history_that_another_program_writes_to_is_told_as_locked(
    mixed_archive: Path, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    db = tmp_path / "history.db"
    shutil.copy(undisturbed.db, db)
    with held(db):
        done = run_tallybook("ingest", mixed_archive, "--db", db, cwd=tmp_path)
    assert done.code == DATABASE
    assert "locked" in done.err
    assert views(db) == undisturbed.views
    assert_complete(mixed_archive, db, undisturbed)


def test_a_history_that_is_locked_in_the_middle_of_a_run_keeps_what_it_has(
    mixed_archive: Path, undisturbed: Undisturbed, tmp_path: Path
) -> None:
    db = tmp_path / "history.db"
    with running("ingest", mixed_archive, "--db", db) as process:
        wait_for_lines(process, 3)
        with held(db):
            _, err = process.communicate()
    assert process.returncode == DATABASE
    assert "locked" in err
    assert_sound(db)
    assert_complete(mixed_archive, db, undisturbed)
