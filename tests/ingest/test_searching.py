"""A search goes on while its files are read; most are over before that begins."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from extractors.faults import Fault
from ingest.discovering import search
from ingest.looking import look_at
from ingest.searching import Search
from ingest.sources.taking import PassedOver
from tests.ingest.command import run_tallybook
from tests.ingest.conftest import PLAN

SUFFIXES = (".txt",)


def test_a_short_search_is_over_before_its_files_are_taken(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.png"):
        (tmp_path / name).write_text(name)
    found = search([tmp_path], SUFFIXES)
    found.begin(30)
    assert found.over
    assert found.number == 2
    assert list(found) == list(found.files) == [tmp_path / "a.txt", tmp_path / "b.txt"]
    assert [Path(each.path).name for each in found.passed_over] == ["c.png"]


def test_what_is_wrong_with_a_short_search_is_raised_at_once(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="there is no such file"):
        search([tmp_path / "gone"], SUFFIXES).begin(30)
    with pytest.raises(Fault, match="no reports found"):
        search([tmp_path], SUFFIXES).begin(30)


class Slow:
    """Items of a search that come only when they are let."""

    def __init__(self, *items: Path | PassedOver | Fault) -> None:
        self._items = items
        self._let = threading.Semaphore(0)

    def let(self, items: int = 1) -> None:
        self._let.release(items)

    def __iter__(self) -> Iterator[Path | PassedOver]:
        for item in self._items:
            assert self._let.acquire(timeout=30)
            if isinstance(item, Fault):
                raise item
            yield item


def test_files_are_taken_as_they_are_found(tmp_path: Path) -> None:
    items = Slow(Path("a"), PassedOver("b", "hidden"), Path("c"))
    found = Search(items, frozenset())
    found.begin(0)
    taken = iter(found)
    assert next(taken) is None
    items.let()
    assert next(each for each in taken if each) == Path("a")
    assert not found.over
    items.let(2)
    assert [each for each in taken if each] == [Path("c")]
    assert found.over
    assert list(found.passed_over) == [PassedOver("b", "hidden")]


def test_what_was_found_before_a_search_failed_is_taken_and_the_fault_is_told_in_the_end() -> None:
    items = Slow(Path("a"), Fault("the drive is gone", "find it"))
    found = Search(items, frozenset())
    found.begin(0)
    items.let(2)
    assert [each for each in found if each] == [Path("a")]
    with pytest.raises(Fault, match="the drive is gone"):
        found.end_well()


def test_files_are_hashed_while_others_are_still_looked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    items = Slow(tmp_path / "a.txt", tmp_path / "b.txt")
    found = Search(items, frozenset())
    found.begin(0)
    items.let()
    looks = look_at(found)
    first = next(each for each in looks if each)
    assert (first.path, first.size) == (tmp_path / "a.txt", 1)
    assert not found.over
    assert list(islice(looks, 2)) == [None, None]
    items.let()
    assert [each.path for each in looks if each] == [tmp_path / "b.txt"]


def test_a_run_over_a_search_that_takes_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of files is told when it is known, and what was passed over at the end."""
    monkeypatch.setattr("ingest.commands.ingest._PATIENCE", 0.0)
    archive = tmp_path / "archive"
    archive.mkdir()
    for quarter in (1, 2):
        (archive / f"q{quarter}.txt").write_text(PLAN.format(quarter=quarter, status="A", evidence="Begun."))
    (archive / "logo.png").touch()
    done = run_tallybook("ingest", "archive", "--json-log", "log.jsonl", "--jobs", "1", cwd=tmp_path)
    assert done.code == 0, done.err
    assert done.out.count("stored") >= 2
    assert "logo.png" in done.out
    told = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    assert [each["files"] for each in told if each["event"] in ("begin", "found")][-1] == 2
    assert [Path(each["path"]).name for each in told if each["event"] == "skipped"] == ["logo.png"]
