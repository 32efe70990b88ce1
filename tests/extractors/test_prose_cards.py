"""Actions told in prose: a line that names each and lines with its lead, date, status and progress."""

from __future__ import annotations

import re

import pytest

from extractors.layouts import read
from extractors.printed import PrintedReport
from tests.extractors.building import document
from tests.extractors.test_conservation import unaccounted

CARDS = """# Otter Vale Plan

Half-year report to September 2020

How each action stood at the end of September is told below.

# Rivers

Action 1.1 Mend the weir at Low Mill
Lead: Rivers Trust
Due: 31 March 2021
Status: Amber
Progress: Stone is on order.

Action 1.2 Count the otters
Lead: Wardens
Due: June 2020
Status: Complete
Progress: Forty counted.

# Paths

Action 2.1 Drain the towpath
Lead: Highways
Due: May 2021
Status: Red
Progress: No money has been found.
"""


def told(text: str) -> PrintedReport:
    source = document(text)
    report = read(source)
    assert unaccounted(source, report) == []
    return report


def test_a_number_with_a_colon_begins_the_next_card() -> None:
    report = told(re.sub(r"(Action \d\.\d) ", r"\1: ", CARDS))
    assert [(a.ref, a.action) for a in report.actions] == [
        ("1.1", "Mend the weir at Low Mill"),
        ("1.2", "Count the otters"),
        ("2.1", "Drain the towpath"),
    ]


def test_a_sentence_with_a_colon_is_no_field_of_a_card() -> None:
    report = told(
        CARDS.replace("How each action", "The plan contains three actions: two on rivers.\n\nHow each action")
    )
    assert len(report.actions) == 3


def test_each_card_is_an_action_under_its_heading() -> None:
    report = told(CARDS)
    assert [(a.theme, a.ref, a.action, a.lead, a.due, a.status, a.evidence) for a in report.actions] == [
        ("Rivers", "1.1", "Mend the weir at Low Mill", "Rivers Trust", "31 March 2021", "Amber", "Stone is on order."),
        ("Rivers", "1.2", "Count the otters", "Wardens", "June 2020", "Complete", "Forty counted."),
        ("Paths", "2.1", "Drain the towpath", "Highways", "May 2021", "Red", "No money has been found."),
    ]
    assert report.kind == "action plan"
    assert [len(action.parts) for action in report.actions] == [4, 4, 4]


@pytest.mark.parametrize(
    "lines",
    [
        "Lead: Wardens | Due: June 2020 | RAG: Green | Update: Forty counted.".replace("|", "\t"),
        "Lead: Wardens; Due: June 2020; RAG: Green; Update: Forty counted.",
        "Lead: Wardens\nBudget: £400\nDue: June 2020\nRAG: Green\nUpdate: Forty counted.",
        "Lead: Wardens\nDue: June 2020\nRAG: Green\nUpdate:\n* Forty counted.",
        "Lead: Wardens\nDue: June 2020\nRAG: Green\nUpdate:\nForty counted.",
    ],
)
def test_the_lines_may_be_set_in_many_ways(lines: str) -> None:
    cards = "\n\n".join(
        f"{number} {name}\n{lines}" for number, name in (("3.1", "Count the otters"), ("3.2", "Sow reeds"))
    )
    found = told(f"# Otter Vale Plan\n\nUpdate\n\nHow things stand.\n\n{cards}").actions
    assert [(a.ref, a.action) for a in found] == [("3.1", "Count the otters"), ("3.2", "Sow reeds")]
    assert {(a.lead, a.due, a.status, a.evidence) for a in found} == {
        ("Wardens", "June 2020", "Green", "Forty counted.")
    }


def test_a_card_may_give_its_action_as_a_line() -> None:
    text = "Ref: A1\nAction: Sow reeds\nOwner: Wardens\nStatus: On track\n\nRef: A2\nAction: Cut reeds\nOwner: Parish\nStatus: Overdue"
    assert [(a.ref, a.action, a.lead, a.status) for a in told(text).actions] == [
        ("A1", "Sow reeds", "Wardens", "On track"),
        ("A2", "Cut reeds", "Parish", "Overdue"),
    ]


def test_the_number_may_stand_above_the_action() -> None:
    text = "# Recommendation 4\n\nSow reeds along the bank\n\nResponsible officer: Warden\n\nStatus: Implemented"
    (action,) = told(text).actions
    assert (action.ref, action.action, action.lead, action.status) == (
        "4", "Sow reeds along the bank", "Warden", "Implemented",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "# Otter Vale Plan\n\nLead officer: Jo Reed\n\nStatus: Open\n\nDate: 4 May 2020\n\nThe plan is going well.",
        "# Background\n\nStatus: the river is rated poor.\n\nThe lead: a heavy metal: is rising.",
        "# Otter Vale\n\nStatus: Green\n\n# Mill Vale\n\nStatus: Red",
    ],
)
def test_no_card_is_invented(text: str) -> None:
    assert told(text).actions == ()


def test_an_empty_last_line_does_not_swallow_the_next_card() -> None:
    found = told(CARDS.replace("Progress: Stone is on order.", "Progress:")).actions
    assert [a.ref for a in found] == ["1.1", "1.2", "2.1"]
    assert found[0].evidence == ""
