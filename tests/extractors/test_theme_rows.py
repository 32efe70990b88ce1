"""Rows that name a theme, told from rows that hold nothing but a reference."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from tests.extractors.building import document

HEAD = "Ref | Deliverable | Action | Status | Comments"
ROWS = (
    "{0}1 | Cleaner water | Mend the weir | Late | No stone",
    "{0}2 | Cleaner water | Dredge the pool | Done | In May",
)


@pytest.mark.parametrize(
    "theme", ["5. Early Help", "2 Fish", "B. Old Mills", "3: Rivers", "4. Protecting the river bank"]
)
def test_a_short_theme_with_a_number_stands_over_its_rows(theme: str) -> None:
    first, second = ROWS
    lines = [HEAD, "1. Woods", first.format("W-"), second.format("W-"), theme, first.format("R-"), second.format("R-")]
    report = read(document("River Plan\n\n" + "\n".join(lines)))
    assert [action.theme for action in report.actions] == ["1. Woods", "1. Woods", theme, theme]


@pytest.mark.parametrize("ref", ["12", "R-3", "A 4", "2.1 a"])
def test_a_reference_that_stands_alone_is_no_theme(ref: str) -> None:
    report = read(document("\n".join([HEAD, ROWS[0].format("R-"), f"{ref} | | | |", ROWS[1].format("R-")])))
    assert {action.theme for action in report.actions} == {""}
