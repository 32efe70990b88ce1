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
