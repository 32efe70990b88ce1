"""Storing reports and failures: what changes, and what must not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.history import History
from extractors.faults import Unreadable
from extractors.records import Place, Problem
from normalise.records import Action, Activity
from tests.corpus.history_reports import PLAN, action, new_history, report


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(new_history(tmp_path)) as history:
        yield history


def everything(history: History) -> dict[str, list[dict[str, object]]]:
    """All rows of all tables but the search indexes, so that a test can say "nothing changed"."""
    tables = [name for name in history._db.table_names() if "_words" not in name]
    return {name: list(history._db.query(f"SELECT * FROM {name}")) for name in tables}


def paths(history: History) -> list[object]:
    return [row["paths"] for row in history.reports()]


def test_the_same_bytes_again_change_nothing(history: History) -> None:
    first = history.store(report(1), "a/q1.txt", 10)
    before = everything(history)
    again = history.store(report(1), "a/q1.txt", 10)
    assert (again.report_id, again.outcome, again.plan) == (first.report_id, "unchanged", PLAN)
    assert everything(history) == before


def test_the_same_bytes_elsewhere_only_add_their_path(history: History) -> None:
    history.store(report(1), "a/q1.txt", 10)
    before = everything(history)
    history.store(report(1), "b/copy.txt", 10)
    after = everything(history)
    assert paths(history) == ['["a/q1.txt","b/copy.txt"]']
    assert [row["path"] for row in history.reports()] == ["a/q1.txt"]
    assert {name for name in after if after[name] != before[name]} == {"path"}


def test_a_known_file_is_told_by_its_bytes(history: History) -> None:
    assert history.known(report(1).sha256) is None
    stored = history.store(report(1), "q1.txt", 10, extractor_version="2.0")
    known = history.known(report(1).sha256)
    assert known is not None
    assert (known.report_id, known.outcome, known.extractor_version) == (stored.report_id, "stored", "2.0")
    history.note_path(report(1).sha256, "elsewhere.txt")
    assert paths(history) == ['["q1.txt","elsewhere.txt"]']
    with pytest.raises(LookupError):
        history.note_path("f" * 64, "nowhere.txt")


def test_a_report_with_problems_is_partial_and_says_why(history: History) -> None:
    told = (Problem("page 3 holds no text", Place(page=3)), Problem("page 3 holds no text", Place(page=4)))
    stored = history.store(report(1, problems=told), "q1.txt", 10)
    assert stored.outcome == "partial"
    (row,) = history.reports()
    assert (row["outcome"], row["problem"]) == ("partial", "page 3 holds no text")


def test_a_failed_file_is_listed_until_it_can_be_read(history: History) -> None:
    failed = history.store_failure("q1.txt", report(1).sha256, 10, "the file is encrypted")
    (row,) = history.reports()
    assert (row["outcome"], row["problem"], row["path"]) == ("failed", "the file is encrypted", "q1.txt")
    assert history.store_failure("q1.txt", report(1).sha256, 10, "still encrypted") == failed
    assert [row["problem"] for row in history.reports()] == ["still encrypted"]
    stored = history.store(report(1), "q1.txt", 10)
    assert stored.outcome == "stored"
    assert [row["outcome"] for row in history.reports()] == ["stored"]
    assert history.load_report(stored.report_id) == report(1)


def test_a_file_that_cannot_be_opened_is_listed_once(history: History) -> None:
    first = history.store_failure("q1.txt", None, 0, "no permission")
    assert history.store_failure("q1.txt", None, 0, "still no permission") == first
    assert [row["problem"] for row in history.reports()] == ["still no permission"]


def test_a_failed_file_that_was_repaired_is_replaced(history: History) -> None:
    history.store_failure("q1.txt", "b" * 64, 10, "not text")
    history.store_failure("never-opened.txt", None, 0, "no permission")
    history.store(report(1), "q1.txt", 10)
    history.store(report(2), "never-opened.txt", 10)
    assert [(row["path"], row["outcome"]) for row in history.reports()] == [
        ("q1.txt", "stored"),
        ("never-opened.txt", "stored"),
    ]
    assert history.known("b" * 64) is None


def test_a_failed_file_seen_in_two_places_stays_where_it_still_is(history: History) -> None:
    for path in ("a/q1.txt", "b/q1.txt"):
        history.store_failure(path, "b" * 64, 10, "not text")
    history.store(report(1), "a/q1.txt", 10)
    failed = [row for row in history.reports() if row["outcome"] == "failed"]
    assert [(row["path"], row["paths"]) for row in failed] == [("b/q1.txt", '["b/q1.txt"]')]


def test_a_failure_never_takes_away_what_was_stored(history: History) -> None:
    stored = history.store(report(1), "q1.txt", 10)
    again = history.store_failure("q1.txt", report(1).sha256, 10, "out of memory")
    assert (again.report_id, again.outcome) == (stored.report_id, "unchanged")
    assert history.load_report(stored.report_id) == report(1)
    # other bytes at the same path: both are listed
    history.store_failure("q1.txt", "c" * 64, 3, "not text")
    assert [row["outcome"] for row in history.reports()] == ["stored", "failed"]


def test_bytes_that_changed_at_one_path_keep_both_reports(history: History) -> None:
    history.store(report(1, "tracker-in-june"), "tracker.csv", 10)
    history.store(report(2, "tracker-in-september"), "tracker.csv", 11)
    assert [(row["path"], row["period"]) for row in history.reports()] == [
        ("tracker.csv", "2021-22 Q1"),
        ("tracker.csv", "2021-22 Q2"),
    ]


def test_a_record_that_does_not_fit_fails_its_file_alone(history: History) -> None:
    history.store(report(1), "q1.txt", 10)
    before = everything(history)
    twice = (action(1, "Clear the culverts"), action(1, "Clear the drains"))
    for misfit in (
        report(2, actions=twice),
        report(2, actions=(action(1, state="splendid"),)),
        report(2, title="\ud800"),
        report(2, pages=2**70),
    ):
        with pytest.raises(Unreadable, match=r"q2\.txt.*does not fit") as caught:
            history.store(misfit, "q2.txt", 10)
        assert caught.value.remedy
        assert everything(history) == before


def test_names_of_files_that_are_no_text_are_spelled_out(history: History) -> None:
    history.store(report(1), "caf\udce9/q1.txt", 10)
    history.store_failure("caf\udce9/q2.txt", None, 0, "caf\udce9/q2.txt cannot be opened")
    assert [row["path"] for row in history.reports()] == ["caf\\udce9/q1.txt", "caf\\udce9/q2.txt"]


def test_a_plan_keeps_the_name_it_was_met_under(history: History) -> None:
    history.store(report(1), "q1.txt", 10)
    drifted = history.store(report(2, plan=PLAN.upper()), "q2.txt", 10)
    other = history.store(report(2, "housing", plan="Housing Repairs Strategy"), "h.txt", 10)
    assert (drifted.plan, other.plan) == (PLAN, "Housing Repairs Strategy")
    assert history.load_report(drifted.report_id).plan == PLAN


def test_a_person_names_the_plan(history: History) -> None:
    named = history.store(report(1), "q1.txt", 10, plan="Flood work of the east")
    assert named.plan == "Flood work of the east"
    # read anew without a name, it stays where the person put it
    again = history.store(report(1, title="A better title"), "q1.txt", 10, replace=True)
    assert (again.plan, again.report_id) == (named.plan, named.report_id)
    moved = history.store(report(1), "q1.txt", 10, plan=PLAN, replace=True)
    assert (moved.plan, moved.report_id) == (PLAN, named.report_id)
    assert set(history.plans_to_link()) == {"Flood work of the east", PLAN}


def test_a_report_without_a_plan_stands_alone(history: History) -> None:
    for name in ("one", "two"):
        assert history.store(report(1, name, plan=""), name, 10).superseded_by is None
    assert history.plans_to_link() == ()
    assert len(list(history.actions())) == 6


def test_reading_anew_keeps_numbers_and_names(history: History) -> None:
    read_first = (action(1, "Clear the culv erts under Mill Lane"), action(2), action(3))
    stored = history.store(report(1, actions=read_first), "q1.txt", 10, extractor_version="1")
    history.load_series(PLAN)
    history.save_links(PLAN, [], {(stored.report_id, row): f"id{row}" for row in (1, 2, 3)})
    better = (action(1, "A heading read as an action"), replace(action(1), row=2), action(3), action(4))
    again = history.store(report(1, actions=better), "q1.txt", 10, replace=True, extractor_version="2")
    assert again.report_id == stored.report_id
    ids = {one.action: one.action_id for one in history.load_report(again.report_id).actions}
    assert ids == {
        "A heading read as an action": None,
        "Clear the culverts under Mill Lane": "id1",
        "Replace the pumps at the lower sluice": "id3",
        "Publish the map of safe routes": None,
    }
    assert history.plans_to_link() == (PLAN,)


def test_reading_anew_with_the_same_result_changes_only_the_version(history: History) -> None:
    stored = history.store(report(1), "q1.txt", 10, extractor_version="1")
    history.load_series(PLAN)
    history.save_links(PLAN, [], {(stored.report_id, 1): "id1"})
    before = history.load_report(stored.report_id)
    again = history.store(report(1), "q1.txt", 10, replace=True, extractor_version="2")
    assert again.outcome == "unchanged"
    assert history.load_report(stored.report_id) == before
    assert history.plans_to_link() == ()
    known = history.known(report(1).sha256)
    assert known is not None and known.extractor_version == "2"


def test_a_report_that_names_a_plan_marks_it_to_be_checked_again(history: History) -> None:
    stored = history.store(report(1), "q1.txt", 10)
    history.load_series(PLAN)
    history.save_links(PLAN, [], {})
    history.save_findings([stored.report_id], [])
    assert history.plans_to_check() == ()
    cover = report(
        None,
        "cover",
        kind="committee report",
        plan="Scrutiny Panel",
        plans_named=(PLAN,),
        actions=(),
        activities=(Activity("recommendation", "Note the report", Place(line=4)),),
    )
    history.store(cover, "cover.txt", 10)
    assert PLAN in history.plans_to_check()
    (around,) = history.load_outlines_around(PLAN)
    assert around.report == replace(cover, activities=())
    (covered,) = history.load_outlines_around("Scrutiny Panel")
    whole = history.load_report(stored.report_id)
    assert covered.report.actions == (Action(1, whole.actions[0].action, whole.actions[0].place),)
    assert covered.report.period == whole.period


def test_a_report_that_is_not_there(history: History) -> None:
    failed = history.store_failure("q1.txt", None, 0, "no permission")
    for number in (failed.report_id, 999):
        with pytest.raises(LookupError, match=str(number)):
            history.load_report(number)
