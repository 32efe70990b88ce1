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


RATED = "RAG | Ref | Action | Lead | Comments"
RATED_ROWS = ("G | 1 | Mend the weir | Ann | No stone", "R | 2 | Dredge the pool | Bob | In May")


@pytest.mark.parametrize("themes", [("1. Woods", "2. Clean Water"), ("A. Woods", "B. Clean Water"), ("Woods", "Water")])
def test_a_theme_with_a_number_stands_in_a_first_column_of_ratings(themes: tuple[str, str]) -> None:
    first, second = RATED_ROWS
    report = read(document("\n".join([RATED, f"{themes[0]} | | | |", first, second, f"{themes[1]} | | | |", first])))
    assert [(action.theme, action.status) for action in report.actions] == [
        (themes[0], "G"),
        (themes[0], "R"),
        (themes[1], "G"),
    ]


@pytest.mark.parametrize("rating", ["1. Late", "2. Complete"])
def test_a_numbered_rating_is_no_theme(rating: str) -> None:
    first, second = RATED_ROWS
    report = read(document("\n".join([RATED, first, f"{rating} | | | |", second])))
    assert {action.theme for action in report.actions} == {""}
