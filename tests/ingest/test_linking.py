"""Linking a plan of a history again: only from the period that changed, with the links of linking it whole."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.history import History
from corpus.linking import Decision, link_series, side
from corpus.linking.members import ReportLink
from ingest.linking import link_plan, link_plans
from ingest.plan_crew import PlanCrew
from normalise.records import Action, Report
from tests.corpus.history_reports import new_history
from tests.corpus.invented_plans import act, plans, report

PLAN = "Harbour Plan"
WHEN = "2024-03-01T10:00:00+00:00"


def brought_up_to_date(history: History) -> None:
    for plan in history.plans_to_link():
        link_plan(history, plan)


def link_everything_again(history: History) -> None:
    """As after a new version of the matcher."""
    stranger = sqlite3.connect(history.path)
    stranger.execute("UPDATE plan SET linked = -1, linked_by = ''")
    stranger.commit()
    stranger.close()
    brought_up_to_date(history)


def kept(history: History) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    """Every link with its number, and every action id."""
    reader = sqlite3.connect(history.path)
    links = reader.execute("SELECT * FROM link ORDER BY link_id").fetchall()
    ids = reader.execute("SELECT report_id, row, action_id FROM action ORDER BY report_id, row").fetchall()
    reader.close()
    return links, ids


def store(history: History, *reports: Report, replace: bool = False) -> None:
    for one in reports:
        history.store(one, one.name, 10, replace=replace)


@pytest.fixture
def history(tmp_path: Path):  # type: ignore[no-untyped-def]
    with History.open(new_history(tmp_path)) as opened:
        yield opened


def series(*rows: Sequence[str]) -> list[Report]:
    return [report(there, quarter) for quarter, there in enumerate(rows)]


A, B, C = "Map the footpaths of the quarry", "Open the quay to visitors", "Extend the night buses"


def test_links_before_a_new_quarter_are_not_made_again(history: History) -> None:
    reports = series([A, B], [A, B], [A], [A, B, C])
    store(history, *reports[:3])
    brought_up_to_date(history)
    work = history.load_to_link(PLAN, "any version")
    assert work.since == ""
    before = kept(history)
    store(history, reports[3])
    brought_up_to_date(history)
    after = kept(history)
    assert after[0][: len(before[0])] == before[0]
    (back,) = [row for row in history.links() if "returns after" in str(row["reasons"])]
    assert (back["earlier_action"], back["verdict"]) == (B, "same")


UNLIKE = (A, B, C, "Fund a mentor for each care leaver", "Test the flood sirens", "Repaint the market hall")
NEAR = tuple(f"{wording} {tail}" for wording in UNLIKE for tail in ("by spring", "at the north gate"))
some = st.lists(st.sampled_from(UNLIKE + NEAR), max_size=7).map(lambda wordings: [act(each) for each in wordings])
operations = st.lists(
    st.tuples(
        st.sampled_from(("store", "store", "store", "edition", "read again", "undated", "decide", "revoke")),
        st.integers(0, 5),
        some | plans,
        st.sampled_from(("accept", "reject", "join", "split")),
        st.booleans(),
    ),
    min_size=3,
    max_size=10,
)


class Teller:
    """Does to a history what its users do over the years."""

    def __init__(self, history: History) -> None:
        self.history = history
        self.stored: dict[int, Report] = {}
        self.made = 0

    def do(self, what: str, quarter: int, rows: list[Action], verb: str, then_link: bool) -> None:
        if what == "decide":
            self._decide(quarter, verb)
        elif what == "revoke":
            for decision in self.history.decisions(PLAN)[:1]:
                self.history.revoke_decision(decision.decision_id, who="Ada Quill")
        else:
            self._store(what, quarter, rows)
        if then_link:
            brought_up_to_date(self.history)

    def _store(self, what: str, quarter: int, rows: list[Action]) -> None:
        self.made += 1
        new = report(rows, quarter, part=f" {what} {self.made}")
        if what == "undated":
            new = replace(new, period=None)
        elif what == "edition":
            new = replace(new, revision=self.made)
        elif what == "read again" and quarter in self.stored:
            new = replace(new, sha256=self.stored[quarter].sha256)
        store(self.history, new, replace=what == "read again")
        if what != "undated":
            self.stored[quarter] = new

    def _decide(self, quarter: int, verb: str) -> None:
        places = sorted(self.stored)
        if quarter in self.stored and places[0] < quarter:
            ends = [self.stored[places[0]], self.stored[quarter]]
            if all(one.actions for one in ends):
                sides = (side(one.actions[-1], one) for one in ends)
                self.history.add_decision(Decision(verb, "Ada Quill", WHEN, "told so", *sides))  # type: ignore[arg-type]


@given(operations)
@settings(max_examples=60, deadline=None)
def test_linking_from_the_first_change_on_is_as_good_as_linking_everything(
    done: list[tuple[str, int, list[Action], str, bool]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, History.open(new_history(Path(folder))) as history:
        teller = Teller(history)
        for each in done:
            teller.do(*each)
        brought_up_to_date(history)
        before = kept(history)
        link_everything_again(history)
        assert kept(history) == before


@given(st.lists(plans, min_size=1, max_size=5))
@settings(max_examples=30, deadline=None)
def test_links_of_a_history_are_those_of_the_whole_reports(rows: list[list[Action]]) -> None:
    """What linking reads of a plan, period by period, is all it needs of it."""
    reports = [report(there, quarter) for quarter, there in enumerate(rows)]
    with tempfile.TemporaryDirectory() as folder, History.open(new_history(Path(folder))) as history:
        store(history, *reports)
        brought_up_to_date(history)
        stored = history.load_series(PLAN)
        whole = {one.report_id: one.report for one in stored}
        saved = [told(each) for one in stored for each in history.load_links_into(one, whole)]
        assert sorted(saved) == sorted(map(told, link_series(reports).links))


def told(each: ReportLink) -> tuple[object, ...]:
    found = each.link
    rows = [end.row if end else 0 for end in (found.earlier, found.later, found.nearest)]
    return (each.earlier_report.sha256, each.later_report.sha256, *rows, found.verdict, found.score, found.reasons)


quarters = st.lists(st.lists(st.sampled_from(UNLIKE), unique=True, max_size=6), min_size=2, max_size=6)


@given(quarters, st.data())
@settings(max_examples=40, deadline=None)
def test_a_quarter_that_was_missing_or_is_new_renames_no_action(rows: list[list[str]], data: st.DataObject) -> None:
    reports = series(*rows)
    missing = data.draw(st.sampled_from(reports))
    with tempfile.TemporaryDirectory() as folder, History.open(new_history(Path(folder))) as history:
        store(history, *(one for one in reports if one is not missing))
        brought_up_to_date(history)
        before = kept(history)[1]
        store(history, missing)
        brought_up_to_date(history)
        after = kept(history)[1]
        assert after[: len(before)] == before
        assert len({action_id for _, _, action_id in after}) == len({wording for there in rows for wording in there})


def test_ids_of_a_fresh_archive_do_not_depend_on_the_order_of_files(tmp_path: Path) -> None:
    """Not even where two plans hit upon one id: the plan that comes first by its name has it."""
    reports = [report([act(A), act(B)], quarter, plan) for plan in ("Quay Plan", "Harbour Plan") for quarter in (0, 1)]
    found = []
    for name, ordered in (("one", reports), ("other", reports[::-1])):
        (tmp_path / name).mkdir()
        with History.open(new_history(tmp_path / name)) as history:
            store(history, *ordered)
            assert history.plans_to_link() == ("Harbour Plan", "Quay Plan")
            brought_up_to_date(history)
            found.append(sorted((row["path"], row["row"], row["action_id"]) for row in history.actions()))
    assert found[0] == found[1]


def test_several_processes_give_the_same_history(tmp_path: Path) -> None:
    names = [f"Plan of ward {chr(97 + n)}" for n in range(22)]
    reports = [report([act(A), act(f"{B} by {('boat', 'bus')[n]}")], n, plan) for plan in names for n in (0, 1)]
    found = []
    for jobs in (1, 2):
        (tmp_path / str(jobs)).mkdir()
        with History.open(new_history(tmp_path / str(jobs))) as history:
            store(history, *reports)
            with PlanCrew(history.path, jobs) as crew:
                counted = link_plans(history, history.plans_to_link(), crew)
            assert counted.total() == len(names) * 2
            assert history.plans_to_link() == ()
            found.append(kept(history))
    assert found[0] == found[1]
