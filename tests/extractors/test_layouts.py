"""The shapes of report, told apart; their lists as what their headings and lead-ins say."""

from __future__ import annotations

from collections import Counter

from extractors.layouts import layouts, read
from tests.extractors.building import document

NARRATIVE = """The Fen Plan

May 2021

# PROGRESS SINCE THE LAST REPORT

* Bridge opened.
* Path mended.

# NEXT STEPS

* Buy seed.

# KEY MILESTONES

* 7 June - launch at the mill.
* By end of July 2021: survey done.
* Contract awarded.

Source: the fen office, January 2021"""

COVERING = """Fenland Scrutiny Committee – 12 May 2021

The Fen Plan: progress

Report of the Head of Fens

# Purpose of Report

To tell members how the plan stands.

# Recommendations

The Committee is recommended to:

* note the report
* agree the dates

# Progress

Recent developments have included:

* A new pump
* A second boat

# Implications

None."""


def kinds(text: str) -> Counter[str]:
    return Counter(activity.kind for activity in read(document(text)).activities)


def test_the_quarterly_narrative() -> None:
    report = read(document(NARRATIVE))
    assert report.kind == "quarterly narrative"
    assert kinds(NARRATIVE) == {"done": 2, "planned": 1}
    assert [m.date for m in report.milestones] == ["7 June", "By end of July 2021", ""]
    assert [p.text for p in report.prose] == ["Source: the fen office, January 2021"]


def test_the_committee_report() -> None:
    assert read(document(COVERING)).kind == "committee report"
    assert kinds(COVERING) == {"recommendation": 2, "done": 2}


def test_a_recommendation_without_a_list() -> None:
    text = COVERING.replace(
        "The Committee is recommended to:\n\n* note the report\n* agree the dates", "That members note it."
    )
    assert kinds(text)["recommendation"] == 1


def test_the_briefing_paper_invents_nothing() -> None:
    report = read(
        document(
            "Fen briefing paper, May 2021\n\n* What is in place?\n\nA plan is, since 3 May.\n\n* What is not?\n\nA boat."
        )
    )
    assert report.kind == "briefing paper"
    assert (report.actions, report.milestones, report.activities) == ((), (), ())


def test_a_report_of_no_known_shape_says_so_and_keeps_its_prose() -> None:
    report = read(document("Dear all,\n\nThe picnic on 4 May was attended by 31 of the 40 of us.\n\nBest wishes, Ann"))
    assert report.kind == "unknown"
    assert any("No known shape" in problem.text for problem in report.problems)
    assert "31 of the 40" in " ".join(p.text for p in report.prose)


def test_a_list_whose_bullets_were_lost_is_known_by_its_indent() -> None:
    from dataclasses import replace

    from extractors.records import Document, Page, Paragraph

    plain = document(COVERING)
    blocks = [
        replace(block, marker="", indent=2) if isinstance(block, Paragraph) and block.marker else block
        for block in plain.blocks()
    ]
    report = read(Document("x", "0", "text", (Page(1, tuple(blocks)),)))
    assert Counter(activity.kind for activity in report.activities) == {"recommendation": 2, "done": 2}


def test_every_layout_of_the_package_is_wired_and_tested() -> None:
    assert {layout.KIND for layout in layouts()} == {
        "action plan", "quarterly narrative", "committee report", "briefing paper",
    }  # fmt: skip


def test_a_section_that_any_report_has_ends_a_list_of_milestones() -> None:
    report = read(document(NARRATIVE.replace("Source:", "# Risks\n\n* The ferry may not run.\n\nSource:")))
    assert len(report.milestones) == 3
    assert "The ferry may not run." in [paragraph.text for paragraph in report.prose]
