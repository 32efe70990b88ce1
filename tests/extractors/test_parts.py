"""Numbered rows that only stand over their parts: they group them and are no actions themselves."""

from __future__ import annotations

from extractors.layouts import read
from tests.extractors.building import document

PLAN = (
    "Ref | Action | Lead | Status\n1 | Keep the river clean | |\n1.1a | Mend the weir | Ann | Complete\n"
    "1.1b | Dredge the pool | Bob | In progress\n2 | Look after the woods | |\n2.1 | Plant oaks | Cy | Complete\n"
    "3 | Count birds | Di | Complete"
)


def actions(text: str):
    return read(document(text)).actions


def test_a_row_over_its_parts_is_their_theme() -> None:
    assert [(a.ref, a.theme) for a in actions(PLAN)] == [
        ("1.1a", "1 Keep the river clean"),
        ("1.1b", "1 Keep the river clean"),
        ("2.1", "2 Look after the woods"),
        ("3", ""),
    ]


def test_under_a_theme_it_is_their_deliverable() -> None:
    found = actions(f"The Moor Plan\n\nMay 2021\n\n# Rivers\n\n{PLAN}")
    assert {a.theme for a in found} == {"Rivers"}
    assert [a.key_deliverable for a in found] == [
        "1 Keep the river clean", "1 Keep the river clean", "2 Look after the woods", "",
    ]  # fmt: skip


def test_a_row_without_parts_or_with_a_rating_of_its_own_is_an_action() -> None:
    alone = actions("Ref | Action | Lead | Status\n1 | Mend the weir | |\n10 | Plant oaks | Cy | Complete")
    assert [a.ref for a in alone] == ["1", "10"]
    rated = actions("Ref | Action | Lead | Status\n1 | Mend the weir | | On track\n1.1 | Buy stone | Cy | Complete")
    assert [a.ref for a in rated] == ["1", "1.1"]


def test_a_plan_without_leads_or_ratings_keeps_every_row() -> None:
    found = actions("Ref | Action | Lead | Status\n1 | Mend the weir | |\n1.1 | Buy stone | |\n1.2 | Lay it | |")
    assert [a.ref for a in found] == ["1", "1.1", "1.2"]
