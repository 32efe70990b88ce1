"""Actions in lists of text and Markdown, each with its fields in its own line."""

from __future__ import annotations

import re

import pytest

from extractors.formats import extract
from extractors.layouts import read
from extractors.printed import PrintedReport
from tests.extractors.test_conservation import unaccounted

TITLE = "# Otter Quay Plan\n\nHalf-year report to September 2025\n\n"
WRAPPED = """1.1 Mend the slipway below the old lamp before the
    winter (Lead: Harbour; Due: May 2026) - COMPLETE
1.2 Count the moorings (Lead: Wardens; Due: June 2026) - IN PROGRESS
1.3 Paint the crane (Lead: Stores; Due: July 2026) - NOT STARTED
"""
TICKED = """- [x] **2.1** Open the kiosk (Lead: Trade; Due: 31 March 2026)
- [ ] **2.2** Move the bins — *Lead:* Wardens — *Due:* May 2026 — *Status:* At risk
- [ ] **2.3** Oil the lock (Lead: Wardens; Due: June 2026)
"""


def printed(text: str, title: str = TITLE) -> PrintedReport:
    source = extract("report.md", (title + text).encode())
    report = read(source)
    assert unaccounted(source, report) == []
    return report


def rows(report: PrintedReport) -> list[tuple[str, str, str, str, str]]:
    return [(a.ref, a.action, a.lead, a.due, a.status) for a in report.actions]


def test_an_item_gives_its_fields_and_the_rating_at_its_end() -> None:
    assert rows(printed(WRAPPED)) == [
        ("1.1", "Mend the slipway below the old lamp before the winter", "Harbour", "May 2026", "COMPLETE"),
        ("1.2", "Count the moorings", "Wardens", "June 2026", "IN PROGRESS"),
        ("1.3", "Paint the crane", "Stores", "July 2026", "NOT STARTED"),
    ]


def test_a_ticked_box_is_complete_and_an_empty_one_says_only_what_stands_beside_it() -> None:
    assert rows(printed(TICKED)) == [
        ("2.1", "Open the kiosk", "Trade", "31 March 2026", "Complete"),
        ("2.2", "Move the bins", "Wardens", "May 2026", "At risk"),
        ("2.3", "Oil the lock", "Wardens", "June 2026", ""),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "{n}. **Mend the weir** – Lead: Rivers – Due: May 2026 – Status: Amber",
        "{n}. Mend the weir **Lead:** Rivers **Due:** May 2026 **Status:** Amber",
        "{n}. Mend the weir; Lead: Rivers. Due: May 2026. RAG: Amber.",
        "{n}. Mend the weir (lead: Rivers, due: May 2026) [Amber]",
        "{n}. Mend the weir – Amber (Lead: Rivers; Due: May 2026)",
        "{n}. Mend the weir | Lead: Rivers | Due: May 2026 | Status: Amber",
    ],
)
def test_fields_are_parted_in_many_ways(line: str) -> None:
    report = printed("\n".join(line.format(n=number) for number in (1, 2)) + "\n")
    assert [row[1:] for row in rows(report)] == [("Mend the weir", "Rivers", "May 2026", "Amber")] * 2


def test_words_behind_the_fields_tell_the_progress() -> None:
    report = printed(re.sub(r"\) - .*", ") Two days (of ten) were lost.", WRAPPED))
    assert {(a.due, a.evidence) for a in report.actions} == {
        (due, "Two days (of ten) were lost.") for due in ("May 2026", "June 2026", "July 2026")
    }


def test_a_list_of_which_some_items_name_no_fields_is_told() -> None:
    report = printed(WRAPPED + "1.4 Think of more.\n")
    assert not report.actions
    assert [problem.lost for problem in report.problems if "list of actions" in problem.text] == [True]
    assert "3 rows" in report.problems[0].text


def test_numbered_boxes_without_fields_are_told() -> None:
    report = printed("- [x] **2.1** Open the kiosk\n- [ ] **2.2** Move the bins\n")
    assert not report.actions and "2 rows" in report.problems[0].text


@pytest.mark.parametrize(
    "text",
    [
        "1.1 The panel met in May and heard from: the wardens, the pilots.\n1.2 The plan has two parts: quays, boats.\n",
        "1. That members note the report (Lead: Harbour).\n2. That the fees be agreed (Lead: Finance).\n",
        "1. Coffee morning (Contact: Jo; Date: 4 May)\n2. Tea morning (Contact: Al; Date: 6 May)\n",
        "1. Bins emptied (Lead: Waste; Target: 60%; Actual: 58%) - RED\n"
        "2. Bins washed (Lead: Waste; Target: 40%; Actual: 48%) - GREEN\n",
        "1.1 Mend the slipway (Lead: Harbour; Due: May 2026) - COMPLETE\n",
        "- [x] Yes\n- [ ] No\n",
    ],
)
def test_other_lists_stay_prose_and_raise_no_alarm(text: str) -> None:
    report = printed(text)
    assert not report.actions
    assert not [problem for problem in report.problems if problem.lost]


def test_a_list_under_another_heading_is_set_aside_with_a_remark() -> None:
    report = printed("## Risks\n\n" + WRAPPED)
    assert not report.actions
    assert [problem.lost for problem in report.problems if "heading" in problem.text] == [False]
