"""Plans are worked out by several processes and written by one: the same history in the same order, whoever is lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from corpus.history import History
from ingest.batch import Summary, bring_up_to_date
from ingest.gate import Gate
from ingest.plan_crew import PlanCrew
from tests.corpus.history_reports import new_history
from tests.corpus.invented_plans import act, day, report
from tests.corpus.whole_views import whole_views

NAMES = [f"Plan of ward {chr(97 + n)}" for n in range(22)]


def store_plans(history: History) -> None:
    """Two quarters of each plan, with a due date that moves, and a covering report of some."""
    for number, plan in enumerate(NAMES):
        for quarter, due in enumerate((day(2018, 9, 30), day(2018, 12, 31))):
            rows = [
                act("Map the footpaths of the quarry", due=due.printed, due_span=due),
                act(f"Open quay {number} to visitors"),
            ]
            one = report(rows, quarter, plan)
            history.store(one, one.name, 10)
    for plan in NAMES[::5]:
        covering = replace(report([], 1, f"Scrutiny of {plan}"), kind="covering report", plans_named=(plan,))
        history.store(covering, covering.name, 10)


def everything(db: Path) -> list[list[tuple[object, ...]]]:
    """Every link and finding with its number."""
    reader = sqlite3.connect(db)
    found = [reader.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in ("link", "finding")]
    reader.close()
    return found


def test_one_process_and_several_keep_the_same_links_and_findings_in_the_same_order(tmp_path: Path) -> None:
    came_to = []
    for jobs in (1, 2):
        (tmp_path / str(jobs)).mkdir()
        with History.open(new_history(tmp_path / str(jobs))) as history:
            store_plans(history)
            summary = Summary()
            bring_up_to_date(history, summary, gate=Gate(), jobs=jobs)
            assert history.plans_to_link() == history.plans_to_check() == ()
            came_to.append((everything(history.path), whole_views(history.path, without=("decided_at",)), summary))
    (links, findings), _, summary = came_to[0]
    assert len(links) >= 2 * len(NAMES) and len(findings) >= len(NAMES)
    assert summary.findings.total() == len(findings)
    assert came_to[0] == came_to[1]


def size(history: History, plan: str) -> int:
    return history.size_of(plan)


def size_unless_killed(name: str, history: History, plan: str) -> int:
    if plan == name:
        os.kill(os.getpid(), signal.SIGKILL)
    return history.size_of(plan)


def size_unless_it_fails(name: str, history: History, plan: str) -> int:
    if plan == name:
        raise ValueError("broken")
    return history.size_of(plan)


def slowly(folder: Path, history: History, plan: str) -> None:
    """Nothing, after a long while, save for the first plans; ``begun`` and ``done`` say how far it came."""
    if plan in NAMES[:3]:
        return
    (folder / "begun").touch()
    time.sleep(20)
    (folder / "done").touch()


def test_whoever_leaves_early_waits_for_no_plan_in_hand(tmp_path: Path) -> None:
    with History.open(new_history(tmp_path)) as history:
        store_plans(history)
        with pytest.raises(KeyboardInterrupt), PlanCrew(history.path, 2) as crew:
            for plan, _ in crew.each(NAMES, partial(slowly, tmp_path)):
                while plan == NAMES[1] and not (tmp_path / "begun").exists():
                    time.sleep(0.02)
                if plan == NAMES[1]:
                    raise KeyboardInterrupt
    assert not (tmp_path / "done").exists()


def test_plans_come_in_their_order_and_a_few_are_not_worth_a_process(tmp_path: Path) -> None:
    with History.open(new_history(tmp_path)) as history:
        store_plans(history)
        with PlanCrew(history.path, 2) as crew:
            assert list(crew.each(NAMES[:5], size)) == [(plan, None) for plan in NAMES[:5]]
            assert list(crew.each(NAMES, size)) == [(plan, 4) for plan in NAMES]
            assert list(crew.each(NAMES[::-1], size)) == [(plan, 4) for plan in NAMES[::-1]]


def test_what_goes_wrong_with_a_plan_is_left_to_the_caller(tmp_path: Path) -> None:
    with History.open(new_history(tmp_path)) as history:
        store_plans(history)
        with PlanCrew(history.path, 2) as crew:
            found = dict(crew.each(NAMES, partial(size_unless_it_fails, NAMES[3])))
    assert found == {plan: None if plan == NAMES[3] else 4 for plan in NAMES}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_a_process_that_is_killed_leaves_the_rest_to_the_caller(tmp_path: Path) -> None:
    with History.open(new_history(tmp_path)) as history:
        store_plans(history)
        with PlanCrew(history.path, 2) as crew:
            found = list(crew.each(NAMES, partial(size_unless_killed, NAMES[3])))
    assert [plan for plan, _ in found] == NAMES
    assert found[3] == (NAMES[3], None) and found[-1] == (NAMES[-1], None)
