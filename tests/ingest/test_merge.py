"""``tallybook merge``: histories of parts of an archive become the history of the whole."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.history import History
from ingest.linking import link_plan
from ingest.merging import merge
from normalise.records import Action, Report
from tests.corpus.history_reports import new_history
from tests.corpus.invented_plans import act, plans, report
from tests.corpus.whole_views import whole_views
from tests.ingest.command import ROOT, run_tallybook


def linked(history: History, reports: Iterable[Report]) -> None:
    for one in reports:
        history.store(one, f"archive/{one.name}", 10)
    for plan in history.plans_to_link():
        link_plan(history, plan)


def history_of(folder: Path, *parts: Sequence[Report]) -> Path:
    """A history of the reports, linked after each part."""
    folder.mkdir()
    path = new_history(folder)
    with History.open(path) as history:
        for part in parts:
            linked(history, part)
    return path


def merged(folder: Path, *sources: Path, into: Path | None = None) -> Path:
    if into is None:
        folder.mkdir()
        into = new_history(folder)
    with History.open(into) as history:
        merge(sources, history, lambda done: None)
    return into


quarters = st.lists(st.tuples(st.sampled_from(("Harbour Plan", "Orchard Plan")), plans), min_size=1, max_size=6)


@given(quarters, st.data())
@settings(max_examples=12, deadline=None)
def test_the_history_of_two_halves_is_that_of_the_whole(
    rows: list[tuple[str, list[Action]]], data: st.DataObject
) -> None:
    reports = [report(there, quarter, plan, part=str(quarter)) for quarter, (plan, there) in enumerate(rows)]
    first = data.draw(st.lists(st.sampled_from(reports), unique=True))
    second = [one for one in reports if one not in first]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        halves = history_of(folder / "first", first), history_of(folder / "second", second)
        both = merged(folder / "merged", *halves)
        whole = history_of(folder / "whole", [*first, *second])
        with History.open(whole) as history:
            merge([], history, lambda done: None)  # the checks
        assert whole_views(both, ids=False) == whole_views(whole, ids=False)


@given(quarters, st.data())
@settings(max_examples=12, deadline=None)
def test_no_action_of_the_target_is_renamed(rows: list[tuple[str, list[Action]]], data: st.DataObject) -> None:
    """Only where it turns out that two of its actions are one, one of their two names goes."""
    reports = [report(there, quarter, plan, part=str(quarter)) for quarter, (plan, there) in enumerate(rows)]
    ours = data.draw(st.lists(st.sampled_from(reports), unique=True))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        target = history_of(folder / "target", ours)
        added = history_of(folder / "added", ours, [one for one in reports if one not in ours])
        source = history_of(folder / "source", [one for one in reports if one not in ours])
        merged(folder, source, into=target)
        # the same reports ingested into the target give the same names to the actions that it had
        assert names(target, ours) == names(added, ours)


def names(path: Path, reports: Iterable[Report]) -> dict[tuple[str, int], str]:
    paths = {f"archive/{one.name}" for one in reports}
    with History.open(path, read_only=True) as history:
        rows = list(history.actions())
    return {(str(row["path"]), int(str(row["row"]))): str(row["action_id"]) for row in rows if row["path"] in paths}


def test_ids_of_the_source_stay_where_the_target_has_none(tmp_path: Path) -> None:
    """Also those that were made from a later report than the first one there is now."""
    first, second = report(["Map the footpaths of the quarry"], 0), report(["Map the footpaths of the quarry"], 1)
    source = history_of(tmp_path / "source", [second], [first])
    other = history_of(tmp_path / "other", [report(["Extend the night buses"], 0, "Orchard Plan", part="o")])
    both = merged(tmp_path / "merged", other, source)
    assert names(both, [first, second]) == names(source, [first, second])
    assert names(both, [first, second]) != names(history_of(tmp_path / "afresh", [first, second]), [first, second])


def test_a_name_of_the_target_outranks_an_earlier_one_of_the_source(tmp_path: Path) -> None:
    first, second = report([act("Map the footpaths")], 0), report([act("Map the footpaths")], 1)
    target, source = history_of(tmp_path / "target", [second]), history_of(tmp_path / "source", [first])
    before = names(target, [second])
    merged(tmp_path, source, into=target)
    assert names(target, [second]) == before
    assert set(names(target, [first, second]).values()) == set(before.values())


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three plans of four quarters as text and comma-separated files, with a failed file and a copy."""
    from benchmarks.invented import write_plan

    folder = tmp_path_factory.mktemp("merged") / "archive"
    for plan in range(3):
        (folder / f"plan {plan}").mkdir(parents=True)
        for quarter in range(1, 5):
            (folder / f"plan {plan}" / f"q{quarter}.txt").write_text(write_plan(25, quarter, plan))
    (folder / "plan 0" / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    shutil.copy(folder / "plan 1" / "q2.txt", folder / "plan 2" / "copied.txt")
    return folder


def test_a_merge_of_histories_of_each_plan_is_an_ingest_of_everything(archive: Path) -> None:
    folder = archive.parent
    for plan in range(3):
        done = run_tallybook("ingest", f"archive/plan {plan}", "--db", f"{plan}.db", cwd=folder)
        assert done.code == (3 if plan == 0 else 0), done.err
    assert run_tallybook("ingest", "archive", "--db", "whole.db", cwd=folder).code == 3
    before = [(folder / f"{plan}.db").read_bytes() for plan in range(3)]
    done = run_tallybook("merge", "0.db", "1.db", "2.db", "--db", "merged.db", cwd=folder)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0].startswith("0.db: 4 reports with ") and "1 failed file" in done.out
    assert [(folder / f"{plan}.db").read_bytes() for plan in range(3)] == before
    assert whole_views(folder / "merged.db") == whole_views(folder / "whole.db")
    again = run_tallybook("merge", "1.db", "--db", "merged.db", cwd=folder)
    assert "0 reports with 0 actions taken over; 4 held already" in again.out
    assert whole_views(folder / "merged.db") == whole_views(folder / "whole.db")


def test_a_merge_that_is_killed_is_completed_by_the_next(archive: Path, tmp_path: Path) -> None:
    source, target = tmp_path / "source.db", tmp_path / "target.db"
    assert run_tallybook("ingest", "archive", "--db", source, cwd=archive.parent).code == 3
    for _ in range(2):
        process = subprocess.Popen([sys.executable, "-m", "ingest", "merge", source, "--db", target], cwd=ROOT)
        until = time.monotonic() + 60
        while not target.exists() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(random.uniform(0, 1))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        assert sqlite3.connect(target).execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    done = run_tallybook("merge", source, "--db", target, cwd=tmp_path)
    assert done.code == 0, done.err
    assert whole_views(target) == whole_views(source)


def test_what_cannot_be_merged_is_said_before_anything_is_written(tmp_path: Path, history: str) -> None:
    (tmp_path / "letter.db").write_text("Dear Sir or Madam, " * 10)
    for sources, cause, code in (
        (["kept.db", "none.db"], "none.db: there is no history here", 4),
        (["kept.db", "letter.db"], "letter.db is not a history", 4),
    ):
        done = run_tallybook("merge", *sources, "--db", "new.db", cwd=tmp_path)
        assert (done.code, done.out) == (code, "")
        assert cause in done.err and len(done.err.splitlines()) == 2
        assert not (tmp_path / "new.db").exists()
    done = run_tallybook("merge", "kept.db", "--db", "kept.db", cwd=tmp_path)
    assert done.code != 0 and "as a source and as the history to merge into" in done.err
