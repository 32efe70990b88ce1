"""The public views: the columns that were promised, and what they say."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.history import History
from extractors.records import Place
from normalise.records import Activity, Milestone, StatedCount
from tests.corpus.history_reports import PLAN, action, day, new_history, report

PROMISED = {
    "reports": "report_id path sha256 format kind plan title organisation period period_start period_end pages "
    "outcome problem ingested_at",
    "actions_by_report": "action_id report_id path plan period period_start period_end theme ref "
    "key_deliverable action description lead outcome_measure timescale due due_start due_end "
    "carried_forward status_printed status state evidence other page place",
    "action_history": "action_id plan first_period last_period reports statuses current_status current_state "
    "times_carried_forward times_redated wording_now",
    "milestones_by_report": "milestone_id report_id path period action_id text kind date_printed date_start "
    "date_end met page place",
    "activities_by_report": "report_id path period kind text theme page place",
    "stated_counts": "report_id path period theme timescale status printed value of percent decimals sentence "
    "page place",
    "links": "earlier_report_id earlier_row later_report_id later_row score reasons verdict decided_by decided_at",
    "findings": "code severity message stated counted report_id path page place fingerprint suppressed_because",
}


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(new_history(tmp_path)) as history:
        yield history


def view(history: History, name: str) -> list[dict[str, object]]:
    """The rows of a view as any SQLite program sees them."""
    stranger = sqlite3.connect(history.path)
    stranger.row_factory = sqlite3.Row
    try:
        return [dict(row) for row in stranger.execute(f"SELECT * FROM {name}")]
    finally:
        stranger.close()


@pytest.mark.parametrize("name", PROMISED)
def test_every_view_has_the_columns_that_were_promised(history: History, name: str) -> None:
    columns = [row["name"] for row in history._db.query(f"PRAGMA table_info({name})")]
    wanted = PROMISED[name].split()
    assert [column for column in columns if column in wanted] == wanted


def test_an_action_as_its_view_shows_it(history: History) -> None:
    place = Place(page=3, table=1, row=7, bbox=(1.0, 2.0, 3.5, 4.0))
    shown = replace(
        action(1),
        place=place,
        due="end of May",
        due_span=day(2021, 5, 31),
        carried_forward=True,
        other=(("Cost", "£5"), ("Ward", "East"), ("Cost", "£6")),
        leads=("Fire", "Police"),
    )
    transposed = replace(action(2), place=Place(line=4, column=2))
    history.store(report(1, actions=(shown, transposed)), "q1.txt", 10)
    first, second = view(history, "actions_by_report")
    assert (first["due"], first["due_start"], first["due_end"]) == ("end of May", "2021-05-31", "2021-05-31")
    assert (first["carried_forward"], second["carried_forward"]) == (1, 0)
    assert json.loads(str(first["other"])) == {"Cost": "£5\n£6", "Ward": "East"}
    assert list(json.loads(str(first["other"]))) == ["Cost", "Ward"]
    assert json.loads(str(second["other"])) == {}
    assert json.loads(str(first["leads"])) == ["Fire", "Police"]
    assert json.loads(str(first["place"])) == {
        "page": 3,
        "table": 1,
        "row": 7,
        "bbox": [1.0, 2.0, 3.5, 4.0],
        "line": None,
    }
    assert json.loads(str(second["place"]))["column"] == 2
    assert (first["page"], second["page"]) == (3, None)


def course(history: History, actions: dict[int, dict[str, object]]) -> dict[str, object]:
    """The one row of ``action_history`` of an action that stands so in these quarters."""
    ids = {}
    for quarter, fields in actions.items():
        text = str(fields.pop("text", "Clear the culverts"))
        number = history.store(report(quarter, actions=(action(1, text, **fields),)), f"q{quarter}.txt", 10).report_id
        ids[number, 1] = "kqm"
    history.save_links(PLAN, [], ids)
    (row,) = view(history, "action_history")
    return row


def test_the_course_of_an_action_is_told_in_time_order(history: History) -> None:
    row = course(
        history,
        {
            3: {"text": "Clear all culverts", "status": "green", "state": "complete", "status_printed": "G"},
            1: {"status": "red", "state": "off track", "carried_forward": True},
            2: {"status_printed": "?", "carried_forward": True},
        },
    )
    assert json.loads(str(row["statuses"])) == [
        ["2021-22 Q1", "red"],
        ["2021-22 Q2", "?"],
        ["2021-22 Q3", "green"],
    ]
    assert (row["first_period"], row["last_period"], row["reports"]) == ("2021-22 Q1", "2021-22 Q3", 3)
    assert (row["current_status"], row["current_state"]) == ("green", "complete")
    assert (row["wording_now"], row["times_carried_forward"]) == ("Clear all culverts", 2)
    assert (row["action_id"], row["plan"]) == ("kqm", PLAN)


@pytest.mark.parametrize(
    ("dues", "moved"),
    [
        ([day(2021, 5, 1)] * 3, 0),
        ([day(2021, 5, 1), day(2021, 6, 1), day(2021, 7, 1)], 2),
        ([day(2021, 5, 1), None, day(2021, 6, 1)], 1),
        ([None, day(2021, 5, 1), None], 0),
        ([None, None, None], 0),
    ],
    ids=["never", "twice", "over a gap", "stated once", "no dates"],
)
def test_a_date_has_moved_when_it_differs_from_the_last_one_printed(
    history: History, dues: list[object], moved: int
) -> None:
    row = course(history, {quarter: {"due_span": due} for quarter, due in enumerate(dues, start=1)})
    assert row["times_redated"] == moved


def test_without_a_due_date_the_end_of_the_term_counts(history: History) -> None:
    terms = (day(2021, 5, 1), day(2021, 5, 1), day(2022, 5, 1))
    row = course(history, {quarter: {"term_span": term} for quarter, term in enumerate(terms, start=1)})
    assert row["times_redated"] == 1


def test_an_action_that_stands_twice_in_a_report_counts_the_report_once(history: History) -> None:
    first = history.store(report(1, actions=(action(1), action(2))), "q1.txt", 10).report_id
    second = history.store(report(2, actions=(action(1, "The whole"), action(2, "A part"))), "q2.txt", 10).report_id
    history.save_links(PLAN, [], {(first, 1): "kqm", (second, 1): "kqm", (second, 2): "kqm"})
    (row,) = view(history, "action_history")
    assert (row["reports"], row["wording_now"]) == (2, "The whole")


def test_an_action_of_a_report_without_a_period_has_a_course_too(history: History) -> None:
    number = history.store(report(None, "undated.txt"), "undated.txt", 10).report_id
    history.save_links(PLAN, [], {(number, 1): "kqm"})
    (row,) = view(history, "action_history")
    assert (row["first_period"], row["reports"]) == (None, 1)


def test_a_blank_cell_of_an_overview_states_nothing(history: History) -> None:
    counts = (
        StatedCount("", Place(row=1), "overview", value=0, theme="Drains"),
        StatedCount("9 c/f", Place(row=2), "overview", value=9, theme="Drains", carried_forward=9),
        StatedCount("76.60%", Place(line=2), "prose", percent="76.60", sentence="It is 76.60% done."),
        StatedCount("7%", Place(line=3), "prose", percent="7"),
    )
    number = history.store(report(1, stated_counts=counts), "q1.txt", 10).report_id
    rows = view(history, "stated_counts")
    assert [(row["printed"], row["decimals"]) for row in rows] == [("9 c/f", None), ("76.60%", 2), ("7%", 0)]
    assert history.load_report(number).stated_counts == counts


def test_milestones_and_activities_as_their_views_show_them(history: History) -> None:
    milestones = (
        Milestone("Pumps are in", "due date", Place(page=1), day(2021, 5, 31), action_row=2, met=False),
        Milestone("Open the store", "milestone", Place(page=2), theme="Stores"),
    )
    done = (Activity("done", "Met the wardens", Place(page=2), "Wardens"),)
    number = history.store(report(1, milestones=milestones, activities=done), "q1.txt", 10).report_id
    history.save_links(PLAN, [], {(number, 2): "kqm"})
    own, alone = view(history, "milestones_by_report")
    assert (own["action_id"], own["date_end"], own["met"], own["overdue"]) == ("kqm", "2021-05-31", 0, 1)
    assert (alone["action_id"], alone["date_end"], alone["met"], alone["overdue"]) == (None, None, None, 0)
    (activity,) = view(history, "activities_by_report")
    assert (activity["kind"], activity["text"], activity["theme"], activity["page"]) == (
        "done",
        "Met the wardens",
        "Wardens",
        2,
    )


def test_every_foreign_key_has_an_index(history: History) -> None:
    """Else taking a report out, or following a link, reads a whole table."""
    unindexed = []
    for table in history._db.tables:
        led = [tuple(index.columns) for index in table.indexes] + [tuple(table.pks)]
        keys: dict[int, list[str]] = {}
        for row in history._db.query(f"PRAGMA foreign_key_list([{table.name}])"):
            keys.setdefault(row["id"], []).append(row["from"])
        for columns in keys.values():
            if not any(columns[0] == index[0] for index in led if index):
                unindexed.append((table.name, columns))
    assert not unindexed
