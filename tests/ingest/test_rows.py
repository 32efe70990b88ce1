"""A draft and a stored report read alike: the rows of `read` have the columns of the public views."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from operator import itemgetter

import pytest

from ingest import rows, views
from ingest.auditing import check_drafts
from ingest.finding_rows import finding_rows
from ingest.reading import understand_file
from normalise.records import Report

PAIRS = [
    ("reports", views.REPORTS),
    ("actions_by_report", views.ACTIONS),
    ("milestones_by_report", views.MILESTONES),
    ("activities_by_report", views.ACTIVITIES),
    ("stated_counts", views.COUNTS),
    ("findings", views.FINDINGS),
    ("links", views.LINKS),
    ("action_history", views.COURSES),
]
FULL = """\
BRIGHTER QUAYSIDE PLAN 2024-27

Quarter 1 2024/25 Performance Report

Of the 3 actions, 1 (50%) is on track and 2 are delayed.

Activity since last report
\u2022 Opened the harbour kiosk

G\tOn track
A\tSome delay

Ref\tAction\tLead\tDue\tRAG\tCost\tProgress
1\tRepaint the ferry shelters\tHarbour Office\t1 May 2024\tA\t£400\tColours are being chosen.
2\tPlant forty lime trees\tParks Team / Tram Trust\t30 November 2024\tG\t£900\tHoles dug.
3\tTeach traders to sort waste\tWaste Forum\tpending\tA\t\tTwo sessions.
"""


@pytest.fixture
def full(tmp_path):
    path = tmp_path / "q1.txt"
    path.write_text(FULL)
    return path


# What the verb works out beside the columns of its view: whom to name in a decision, the words that changed.
BESIDE = {"links": ("nearest_action_id", "changed")}


@pytest.mark.parametrize(("view", "shown"), PAIRS)
def test_fields_are_the_columns_of_the_view(history, view, shown):
    with closing(sqlite3.connect(history)) as db:
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({view})")]
    assert list(shown.fields) == [*columns, *BESIDE.get(view, ())]


@pytest.mark.parametrize("view", [view for _, view in PAIRS])
def test_a_table_shows_only_fields_that_there_are(view):
    assert {column.name for column in view.columns} <= set(view.fields)


def test_rows_have_those_fields_in_that_order(full):
    [checked] = check_drafts([full])
    report = checked.report
    assert list(rows.report_row(report, "q1.txt")) == list(views.REPORTS.fields)
    for made, view in (
        (rows.action_rows(report, "q1.txt"), views.ACTIONS),
        (rows.milestone_rows(report, "q1.txt"), views.MILESTONES),
        (rows.count_rows(report, "q1.txt"), views.COUNTS),
        (finding_rows(checked.fingerprinted(), report, "q1.txt"), views.FINDINGS),
    ):
        assert made
        assert all(list(row) == list(view.fields) for row in made)


def test_a_draft_says_what_the_history_says_of_the_same_file(tallybook, full):
    draft = json.loads(tallybook("read", full, "--format", "json").out)
    assert tallybook("ingest", full).code == 0
    given = {"action_id", "report_id", "record_id", "milestone_id", "ingested_at"}

    def without(record):
        return {name: value for name, value in record.items() if name not in given}

    for verb, order in (("actions", "row"), ("milestones", "text")):
        stored = sorted(json.loads(tallybook(verb, "--format", "json").out), key=itemgetter(order))
        assert [without(row) for row in stored] == [without(row) for row in sorted(draft[verb], key=itemgetter(order))]
    [stored] = json.loads(tallybook("reports", "--format", "json").out)
    assert without(stored) == without(draft["report"])


def test_values_are_those_of_sqlite(full):
    report = understand_file(full, full.read_bytes())
    first, second, third = rows.action_rows(report, "q1.txt")
    assert first["carried_forward"] == 0
    assert first["due_end"] == "2024-05-01"
    assert first["other"] == {"Cost": "£400"}
    assert second["leads"] == ["Parks Team", "Tram Trust"]
    assert third["due_end"] is None
    assert FULL.splitlines()[first["place"]["line"] - 1].startswith("1\tRepaint")
    assert set(first["place"]) == {"page", "table", "row", "bbox", "line"}
    assert [row["overdue"] for row in rows.milestone_rows(report, "q1.txt")] == [1, 0]


def test_a_report_without_anything_has_rows_without_anything():
    empty = Report("0" * 64, "a.txt", "text", "unknown", "", "", 1, as_at=date(2024, 3, 31))
    assert rows.report_row(empty, "a.txt")["as_at"] == "2024-03-31"
    assert rows.report_row(empty, "a.txt")["period"] is None
    assert rows.action_rows(empty, "a.txt") == rows.count_rows(empty, "a.txt") == []
