"""Overviews and keys: what they state, and what is neither."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from tests.extractors.building import document


def counts(text: str) -> set[tuple[str, str, str, str]]:
    return {(c.theme, c.timescale, c.status, c.printed) for c in read(document(text)).counts}


def key(text: str) -> list[tuple[str, str, str]]:
    return [(entry.label, entry.meaning, entry.kind) for entry in read(document(text)).key]


def test_themes_by_ratings_with_totals() -> None:
    found = counts(
        "Theme | Red | Amber | Green | Total\nRivers | | 2 | 3 | 5\nWoods | 1 | | 4 | 5\nTotal | 1 | 2 | 7 | 10"
    )
    assert ("Rivers", "", "Red", "") in found
    assert ("Woods", "", "", "5") in found
    assert ("", "", "Green", "7") in found
    assert ("", "", "", "10") in found


def test_themes_by_terms_by_ratings_with_totals_in_labels() -> None:
    found = counts(
        "PROGRAMME | | | | |\n | Short (2020/21) | | Long (2021/22) | |\nACTIONS (9) | 5 | | 4 | |\n"
        "STATUS | A | G | A | G |\nRivers (4) | 1 | 2 | | 1 |\nWoods (5) | | 2 | 3 | |\nTotal | 1 | 4 | 3 c/f | 1 |"
    )
    assert ("", "", "", "9") in found
    assert ("", "Short (2020/21)", "", "5") in found
    assert ("Rivers", "", "", "4") in found
    assert ("Woods", "Long (2021/22)", "A", "3") in found
    assert ("", "Long (2021/22)", "A", "3 c/f") in found


def test_ratings_down_the_side_with_percentages() -> None:
    found = counts("Status | Number | %\nComplete | 4 | 40%\nOverdue | 6 | 60%\nTotal | 10 | 100%")
    assert found == {("", "", "Complete", "4 (40%)"), ("", "", "Overdue", "6 (60%)"), ("", "", "", "10 (100%)")}


def test_an_overview_in_the_same_run_as_its_key_and_grid() -> None:
    report = read(
        document(
            "RAG | Number\nG | 1\nA | 1\n\nG | On track\nA | Late\n\nRef | Action | RAG\n1 | Mend | G\n2 | Plant | A"
        )
    )
    assert len(report.counts) == 2
    assert len(report.key) == 2
    assert len(report.actions) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Performance indicators\n\nArea | Red | Amber | Green\nHousing | 1 | 2 | 3\nHealth | 0 | 1 | 2",
        "Rating | Q1 | Q2 | Q3\nGreen | 4 | 5 | 6\nRed | 2 | 1 | 0",
        "Ward | Population\nUpton | 4000\nDownton | 3000",
    ],
)
def test_figures_of_other_things_are_no_overview_and_are_kept(text: str) -> None:
    report = read(document(text))
    assert report.counts == ()
    assert report.leftovers


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("G | Implemented\nA | Being Implemented\nc/f | Carried Forward", ["G", "A", "c/f"]),
        ("Key: R = Late; A = Slipping; G = On time", ["R", "A", "G"]),
        ("RAG key - Blue: complete. Green: on track. Red: overdue.", ["Blue", "Green", "Red"]),
        ("# Key\n\n* Green – going well\n* Red – stuck", ["Green", "Red"]),
        ("Key | | | \nR | Off track | G | On track", ["R", "G"]),
        ("Green (G) | Going well\nRed (R) | Stuck", ["Green", "G", "Red", "R"]),
    ],
)
def test_a_key_in_a_table_or_in_words(text: str, labels: list[str]) -> None:
    assert [label for label, _, _ in key(text)] == labels


@pytest.mark.parametrize(
    "text",
    ["Green: 12 actions", "A - the first of two reasons", "Status: Green", "Green - 12; Amber - 3; Red - 1"],
)
def test_no_key(text: str) -> None:
    assert key(text) == []
