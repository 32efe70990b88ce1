"""Paragraphs that belong to tables: two keys that stand side by side, and what is said above an overview."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from tests.extractors.building import document

STATES = "Key: D = Delivered; L = Late; U = Under way"
TERMS = "S = Short term; M = Medium term; L = Long term"
GRID = (
    "Ref | Action | Term | Status\n1 | Mend the weir | S | L\n2 | Plant the bank | L | U\n3 | Dredge the pool | M | D"
)
NUMBERS = "Status | Actions | Share of actions\nComplete | 2 | 25%\nLate | 4 | 50%\nOn track | 2 | 25%"
BEFORE = "Last quarter 3 of the 8 actions were late."


@pytest.mark.parametrize(
    "keys",
    [
        [STATES, TERMS],
        [TERMS, STATES],
        ["Key", *STATES.removeprefix("Key: ").split("; "), TERMS],
        ["Key", *STATES.removeprefix("Key: ").split("; "), *TERMS.split("; ")],
    ],
)
def test_a_letter_that_is_a_rating_in_one_key_and_a_term_in_the_next(keys: list[str]) -> None:
    report = read(document("\n\n".join(["River Plan", *keys, GRID])))
    kinds = {(entry.label, entry.meaning): entry.kind for entry in report.key}
    assert {label for (label, _), kind in kinds.items() if kind == "status"} == {"D", "L", "U"}
    assert kinds["L", "Late"] == "status"
    assert kinds["L", "Long term"] == "timescale"
    assert [(action.timescale, action.status) for action in report.actions] == [("S", "L"), ("L", "U"), ("M", "D")]


def test_the_first_line_of_a_table_of_terms_below_a_key_in_lines() -> None:
    key = "Key\n\nD: Delivered\n\nL: Late\n\nU: Under way\n\nS: Short term"
    report = read(document(f"River Plan\n\n{key}\n\nM | Medium term\nL | Long term\n\n{GRID}"))
    assert [entry.label for entry in report.key if entry.kind == "status"] == ["D", "L", "U"]
    assert [entry.label for entry in report.key if entry.kind == "timescale"] == ["S", "M", "L"]


@pytest.mark.parametrize("above", [f"{BEFORE}\n\n# Overview", "# Overview"])
def test_a_sentence_above_the_heading_says_nothing_of_the_overview(above: str) -> None:
    report = read(document("\n\n".join(["River Plan", above, NUMBERS, "# Plan", GRID])))
    assert [count.printed for count in report.counts] == ["2 (25%)", "4 (50%)", "2 (25%)"]
    assert len(report.actions) == 3


@pytest.mark.parametrize("above", ["# Position at the previous quarter", f"# Overview\n\n{BEFORE}"])
def test_an_earlier_overview_is_neither_counted_nor_taken_for_actions(above: str) -> None:
    report = read(document("\n\n".join(["River Plan", above, NUMBERS, "# Plan", GRID])))
    assert not report.counts
    assert [action.action for action in report.actions] == ["Mend the weir", "Plant the bank", "Dredge the pool"]
    assert {"Complete | 2 | 25%", "Late | 4 | 50%"} <= {left.text for left in report.leftovers}
