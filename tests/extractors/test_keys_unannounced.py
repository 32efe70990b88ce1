"""Keys that nothing announces, and lists that look like them."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from tests.extractors.building import document


def key(text: str) -> list[tuple[str, str]]:
    return [(entry.label, entry.meaning) for entry in read(document(text)).key]


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        ("C: Completed\nP: In progress\nN: Not started", "CPN"),
        ("1 = Not started\n2 = In progress\n3 = On track to complete\n4 = Complete", "1234"),
        ("0 - No progress\n2 - Fully complete\n1 - Some progress", "021"),
        ("0 = Not started\n1 = Begun\n2 = Half way there\n3 = Nearly there\n4 = Complete", "01234"),
        ("D – Delivered\nX – Cancelled\nO – On target\nS – Slipped", "DXOS"),
        ("1 = Not started; 2 = In progress; 3 = Complete", "123"),
    ],
)
def test_letters_and_numbers_that_are_rated_by(lines: str, labels: str) -> None:
    assert "".join(label for label, _ in key(f"Town Plan\n\n{lines}\n\nThe board met in May.")) == labels


@pytest.mark.parametrize(
    "lines",
    [
        "1 - Start with the roof\n2 - Complete the kitchen\n3 - Begin on the garden",
        "P: Police\nH: Housing\nF: Fire service",
        "1 = Complete\n2 = The rest of the work that the board wishes to see done by the summer\n3 = Late",
        "C: Completed\nP: In progress",
        "D: Complete\nE: Complete\nF: Complete",
    ],
)
def test_lists_of_other_things(lines: str) -> None:
    assert key(f"Town Plan\n\n{lines}\n\nThe board met in May.") == []


def test_terms_below_the_ratings_are_a_key_of_their_own() -> None:
    found = read(document("Town Plan\n\nC: Completed\nL: Late\nN: Not started\nS = Short term; M = Medium term")).key
    assert [(e.label, e.kind) for e in found] == [
        ("C", "status"),
        ("L", "status"),
        ("N", "status"),
        ("S", "timescale"),
        ("M", "timescale"),
    ]


def test_an_overview_under_the_numbers_of_the_key_in_its_order() -> None:
    lines = "0 - No progress\n2 - Fully complete\n1 - Some progress"
    report = f"Town Plan\n\n{lines}\n\nTheme | 0 | 2 | 1\nRivers | 1 (50%) | 1 (50%) | 0\nWoods | 0 | 1 (100%) | 0"
    counts = {(c.theme, c.status): c.printed for c in read(document(report)).counts}
    assert counts[("Rivers", "2")] == "1 (50%)"
    assert counts[("Woods", "1")] == "0"
    other = report.replace("Theme | 0 | 2 | 1", "Theme | 2 | 0 | 1")
    assert not read(document(other)).counts  # neither the order of the key nor that of numbers


def test_an_overview_that_repeats_the_numbers_below_each_term() -> None:
    lines = "1 = Not started\n2 = In progress\n3 = Complete\nS = Short term; L = Long term"
    report = (
        f"Town Plan\n\n{lines}\n\n | Short term |  |  | Long term |  | \nStatus | 1 | 2 | 3 | 1 | 2 | 3\n"
        "Rivers | 4 | 0 | 1 | 0 | 2 | 1\nWoods | 1 | 1 | 0 | 3 | 0 | 0"
    )
    counts = {(c.theme, c.timescale, c.status): c.printed for c in read(document(report)).counts}
    assert counts[("Rivers", "Short term", "1")] == "4"
    assert counts[("Woods", "Long term", "1")] == "3"
