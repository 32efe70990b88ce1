"""A key with headings over its columns, told from a grid and from a list of abbreviations."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from tests.extractors.building import document

GRID = (
    "Ref | Action | Lead | RAG | Update\n1 | Mend the weir | Ann | G | Stone laid\n2 | Plant willows | Bob | A | Late"
)


@pytest.mark.parametrize("title", ["", "# Guide to status\n\n"])
@pytest.mark.parametrize(
    ("key", "labels"),
    [
        ("Rating | Meaning | Action needed\nG | On track | None\nA | Some delay | Lead to report\nR | Late | Escalate", "GAR"),
        ("Score | Definition | Response\n1 | Not started | Start\n2 | Under way | Monitor\n3 | Complete | None", "123"),
        ("Rating | Meaning\nG | On track\nA | Some delay", "GA"),
    ],
)  # fmt: skip
def test_a_key_under_headings_gives_no_actions(title: str, key: str, labels: str) -> None:
    report = read(document(f"{GRID}\n\n{title}{key}"))
    assert [entry.label for entry in report.key] == list(labels)
    assert [action.action for action in report.actions] == ["Mend the weir", "Plant willows"]


@pytest.mark.parametrize("heading", ["Term | Meaning", "Acronym | Definition", "Abbreviation | Meaning"])
def test_a_glossary_is_no_key(heading: str) -> None:
    words = f"{heading}\nMARAC | Multi-agency risk assessment conference\nBAU | Business as usual"
    assert not read(document(f"{GRID}\n\n# Glossary\n\n{words}")).key


def test_a_grid_with_a_column_of_descriptions_stays_one() -> None:
    rows = "Status | Description | Action\nLate | The weir leaks | Mend the weir\nDone | No willows | Plant willows"
    report = read(document(f"# River Plan\n\n{rows}"))
    assert [action.action for action in report.actions] == ["Mend the weir", "Plant willows"]
    assert not report.key


def test_signs_of_a_clock_face_are_a_key() -> None:
    report = read(document(f"{GRID}\n\n★ | Complete | ◐ | Under way | ○ | Not started"))
    assert [(entry.label, entry.meaning) for entry in report.key] == [
        ("★", "Complete"),
        ("◐", "Under way"),
        ("○", "Not started"),
    ]


@pytest.mark.parametrize(
    ("key", "labels"),
    [
        (
            "Delivered | Done, proof awaited\nOn track | Progressing as planned\nSome concerns | May be late\nGrave worries | Will be late",
            ["Delivered", "On track", "Some concerns", "Grave worries"],
        ),
        ("Achieved | Finished\nOn target | To time\nSlipping | Behind its date", ["Achieved", "On target", "Slipping"]),
    ],
)
def test_a_key_that_nothing_announces_keeps_all_its_lines(key: str, labels: list[str]) -> None:
    assert [entry.label for entry in read(document(f"{GRID}\n\n{key}")).key] == labels


def test_rows_of_which_few_read_like_a_key_are_none() -> None:
    rows = "Weir | Not safe to cross\nOn track | Progressing as planned\nWood | Closed for felling"
    assert not read(document(f"{GRID}\n\n{rows}")).key
