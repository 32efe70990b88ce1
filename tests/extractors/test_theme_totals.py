"""Overviews that only say how many actions each theme has, and tables of other figures by theme."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from tests.extractors.building import document


def counts(text: str) -> list[tuple[str, str, str]]:
    return [(c.theme, c.status, c.printed) for c in read(document(f"Town Plan\n\n{text}")).counts]


def test_how_many_actions_each_theme_has() -> None:
    assert counts("Strand | Number of actions\nRivers | 4\nWoods | 3\nTotal | 7") == [
        ("Rivers", "", "4"),
        ("Woods", "", "3"),
        ("", "", "7"),
    ]


def test_how_many_of_them_are_done() -> None:
    found = counts("Theme | Actions | Completed | %\nRivers | 4 | 1 | 25%\nWoods | 3 | 3 | 100%")
    assert found == [
        ("Rivers", "", "4"),
        ("Rivers", "Completed", "1 (25%)"),
        ("Woods", "", "3"),
        ("Woods", "Completed", "3 (100%)"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Strand | Total\nRivers | 4\nWoods | 3",
        "Ward | Number of actions\nEast | 4\nWest | 3",
        "Strand | Number of visits\nRivers | 4\nWoods | 3",
        "Strand | Number of actions | Staff\nRivers | 4 | 2\nWoods | 3 | 1",
    ],
)
def test_figures_of_other_things(text: str) -> None:
    assert counts(text) == []


def test_what_is_counted_under_its_own_name_is_the_sum_of_the_ratings() -> None:
    found = counts("Strand | Steps | Complete | Delayed\nRivers | 4 | 3 | 1\nWoods | 3 | 1 | 2")
    assert ("Rivers", "", "4") in found and ("Woods", "Delayed", "2") in found
    assert counts("Strand | Staff | Complete | Delayed\nRivers | 9 | 3 | 1\nWoods | 5 | 1 | 2") == []


def test_a_list_under_the_scores_of_the_key() -> None:
    key = "0 = Not started\n1 = Begun\n2 = Complete\n\n"
    assert counts(f"{key}Score | How many\n0 | 4\n1 | 0\n2 | 3") == [("", "0", "4"), ("", "1", "0"), ("", "2", "3")]


def test_what_is_counted_down_the_ratings_is_no_theme() -> None:
    assert counts("Status | Pledges\nComplete | 1\nDelayed | 2") == [("", "Complete", "1"), ("", "Delayed", "2")]
    assert ("Housing improvement", "Delayed", "1") in counts(
        "Status | Rivers | Housing improvement\nComplete | 1 | 0\nDelayed | 2 | 1"
    )
