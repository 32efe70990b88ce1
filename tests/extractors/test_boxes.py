"""The boxes of highlight reports: lists under headings in the cells of a table, and tables of milestones."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from extractors.printed import PrintedReport
from extractors.records import Cell, Document, Page, Paragraph, Place, Row, Table
from tests.extractors.building import document
from tests.extractors.test_conservation import unaccounted


def told(*rows: tuple[str, ...]) -> PrintedReport:
    table = Table(
        tuple(
            Row(tuple(Cell(text, column) for column, text in enumerate(cells)), Place(page=1, table=1, row=at))
            for at, cells in enumerate(rows, start=1)
        ),
        len(rows[0]),
        Place(page=1, table=1),
    )
    title = Paragraph("Quay Bridge Programme", Place(page=1, line=1), level=1)
    source = Document("report.docx", "0" * 64, "word", (Page(1, (title, table)),))
    report = read(source)
    assert unaccounted(source, report) == []
    return report


def test_lists_stand_side_by_side_under_their_headings() -> None:
    report = told(
        ("Achievements this period", "Planned activities next period", "Milestones"),
        ("• Deck lifted in\n• Steps cast", "Fit the lights", "3 August 2019 – Bridge opens"),
    )
    assert [(a.kind, a.text) for a in report.activities] == [
        ("done", "Deck lifted in"), ("done", "Steps cast"), ("planned", "Fit the lights"),
    ]  # fmt: skip
    assert [(m.text, m.date) for m in report.milestones] == [("Bridge opens", "3 August 2019")]
    assert (report.kind, report.actions) == ("quarterly narrative", ())


def test_headings_may_stand_left_of_their_lists() -> None:
    report = told(("Progress this month", "Deck lifted in\nSteps cast"), ("Next steps", "Fit the lights"))
    assert [(a.kind, a.text) for a in report.activities] == [
        ("done", "Deck lifted in"), ("done", "Steps cast"), ("planned", "Fit the lights"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        (("Ref", "Action", "Progress this quarter", "Next steps"), ("1", "Mend the weir", "Stone ordered", "Lay it")),
        (("Action", "Lead", "Next steps"), ("Mend the weir", "Wardens", "Lay the stone")),
    ],
)
def test_a_grid_of_actions_is_no_box(rows: tuple[tuple[str, ...], ...]) -> None:
    report = told(*rows)
    assert [a.action for a in report.actions] == ["Mend the weir"]
    assert report.activities == ()


def test_milestones_with_nothing_but_dates_are_milestones() -> None:
    source = document(
        "# Quay Bridge Programme\n\nKey milestone | Date\nDeck surfaced | 30 June 2019\nLights on | July 2019\nOpening |"
    )
    report = read(source)
    assert [(m.text, m.date) for m in report.milestones] == [
        ("Deck surfaced", "30 June 2019"), ("Lights on", "July 2019"), ("Opening", ""),
    ]  # fmt: skip
    assert report.actions == ()
    assert unaccounted(source, report) == []


def test_milestones_with_a_status_are_followed_like_actions() -> None:
    report = read(document("Milestone | Date | RAG\nDeck surfaced | 30 June 2019 | G\nLights on | July 2019 | A"))
    assert [(a.action, a.due, a.status) for a in report.actions] == [
        ("Deck surfaced", "30 June 2019", "G"), ("Lights on", "July 2019", "A"),
    ]  # fmt: skip
    assert report.milestones == ()
