"""Cards set as small tables with the action as their title."""

from __future__ import annotations

from extractors.layouts import read
from extractors.printed import PrintedAction
from extractors.records import Document
from tests.extractors.building import document

FIRST = "RV1: Mend the weir |\nOwner | Ann Pike\nTarget date | 31 March 2024\nStatus | On track\nProgress | Stone laid."
SECOND = "RV2: Plant 50 willows |\nOwner | Bob\nTarget date | 30 June 2024\nStatus | Delayed\nProgress | No trees."


def fields(report: Document) -> list[tuple[str, str, str, str, str, str]]:
    return [_fields(action) for action in read(report).actions]


def _fields(a: PrintedAction) -> tuple[str, str, str, str, str, str]:
    return a.ref, a.action, a.lead, a.due, a.status, a.evidence


EXPECTED = [
    ("RV1", "Mend the weir", "Ann Pike", "31 March 2024", "On track", "Stone laid."),
    ("RV2", "Plant 50 willows", "Bob", "30 June 2024", "Delayed", "No trees."),
]


def test_a_card_for_each_table() -> None:
    assert fields(document(f"Town Plan\n\n{FIRST}\n\n{SECOND}")) == EXPECTED


def test_cards_one_below_the_other_in_one_table() -> None:
    report = document(f"Town Plan\n\n{FIRST}\n{SECOND}")
    assert fields(report) == EXPECTED
    places = [account.place for account in read(report).accounts]
    assert len(places) == len(set(places)) == 11


def test_two_pairs_in_a_row_and_a_number_that_is_no_reference() -> None:
    card = "{} | | |\nLead | {} | RAG | {}\nDue | May 2024 | Budget | £400"
    report = document(f"{card.format('50 new trees', 'Ann', 'G')}\n\n{card.format('Action 2: A pond', 'Bob', 'R')}")
    assert [(a.ref, a.action, a.status, a.other) for a in read(report).actions] == [
        ("", "50 new trees", "G", (("Budget", "£400"),)),
        ("2", "A pond", "R", (("Budget", "£400"),)),
    ]


def test_the_box_of_a_covering_page_is_no_action() -> None:
    assert read(document("Rivers strategy |\nLead | Ann\nDate | May 2024\nStatus | Ongoing")).actions == ()
    two = "Rivers strategy |\nLead | Ann\nStatus | For decision\n\nWoods strategy |\nLead | Bob\nStatus | For noting"
    assert read(document(two)).actions == ()
