"""Killed at any moment, a history opens, holds whole reports only, and the next run completes it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from corpus.history import History
from extractors.printed import Prose
from tests.corpus import history_writer
from tests.corpus.history_reports import new_history, report

ROOT = Path(__file__).resolve().parents[2]
VIEWS = (
    "reports",
    "actions_by_report",
    "action_history",
    "milestones_by_report",
    "activities_by_report",
    "stated_counts",
    "links",
    "findings",
)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")


def write(path: Path, moment: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.corpus.history_writer", str(path), str(moment)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT)


def views(path: Path) -> dict[str, list[dict[str, object]]]:
    """Every row of every view; only the time of ingesting may differ from run to run."""
    with History.open(path, read_only=True) as history:
        found = {name: list(history._db.query(f"SELECT * FROM {name}")) for name in VIEWS}
    for row in found["reports"]:
        del row["ingested_at"]
    return found


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, list[dict[str, object]]], int]:
    """The views of a run that was left alone, and how many moments it had."""
    path = tmp_path_factory.mktemp("undisturbed") / "history.db"
    run = write(path, 0)
    assert run.returncode == 0, run.stderr
    return views(path), int(run.stdout)


@pytest.mark.parametrize("part", [0.0, 0.1, 0.25, 0.45, 0.65, 0.85, 0.995])
def test_killed_at_any_moment(
    tmp_path: Path, undisturbed: tuple[dict[str, list[dict[str, object]]], int], part: float
) -> None:
    complete, moments = undisturbed
    path = tmp_path / "history.db"
    assert write(path, 1 + int(part * moments)).returncode == -signal.SIGKILL

    with History.open(path) as history:
        assert history._db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert history._db.execute("PRAGMA foreign_key_check").fetchall() == []
        for table in ("action", "milestone", "activity", "prose", "leftover"):
            history._db.execute(f"INSERT INTO {table}_words ({table}_words, rank) VALUES ('integrity-check', 1)")
        rows = list(history.reports())
        stored = [history_writer.whole(history.load_report(int(str(row["report_id"])))) for row in rows]
        assert stored == list(history_writer.REPORTS[: len(stored)])
        if 0 < len(stored) < len(history_writer.REPORTS):
            assert history.plans_to_link() == (history_writer.REPORTS[0].plan,)

    again = write(path, 0)
    assert again.returncode == 0, again.stderr
    assert views(path) == complete


class Interrupted(tuple[Prose, ...]):
    """Prose in the middle of which somebody presses Ctrl-C."""

    def __iter__(self) -> NoReturn:
        raise KeyboardInterrupt


def test_an_interrupted_run_keeps_what_it_committed(tmp_path: Path) -> None:
    with History.open(new_history(tmp_path)) as history:
        history.store(report(1), "q1.txt", 10)
        with pytest.raises(KeyboardInterrupt):
            history.store(report(2, prose=Interrupted()), "q2.txt", 10)
        assert [row["path"] for row in history.reports()] == ["q1.txt"]
        assert history.store(report(2), "q2.txt", 10).outcome == "stored"


def test_a_report_without_a_plan_waits_for_its_check_however_the_run_ended(tmp_path: Path) -> None:
    path = new_history(tmp_path)
    with History.open(path) as history:
        number = history.store(report(1, plan=""), "q1.txt", 10).report_id
        history.store(report(2), "q2.txt", 10)
    with History.open(path) as history:
        assert history.planless_to_check() == (number,)
        history.save_findings([number], [])
        assert history.planless_to_check() == ()
        history.store(report(1, plan="", title="Read anew"), "q1.txt", 10, replace=True)
        assert history.planless_to_check() == (number,)
        history.store(report(1, plan=""), "q1.txt", 10, plan="Named since", replace=True)
        assert history.planless_to_check() == ()
        assert history.plans_to_check() == ("Named since", report(2).plan)


def test_a_plan_marked_beside_another_waits_for_its_check_however_the_run_ended(tmp_path: Path) -> None:
    path = new_history(tmp_path)
    with History.open(path) as history:
        number = history.store(report(1), "q1.txt", 10).report_id
        history.load_series(report(1).plan)
        history.save_findings([number], [])
        assert history.plans_to_check() == ()
        history.mark_to_check([report(1).plan, "Unknown"])
    with History.open(path) as history:
        assert history.plans_to_check() == (report(1).plan,)
        history.mark_to_check([report(1).plan])
        history.load_series(report(1).plan)
        history.save_findings([number], [])
        assert history.plans_to_check() == ()
