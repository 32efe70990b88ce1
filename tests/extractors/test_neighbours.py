"""Tables that stand side by side: a piece of a grid goes on with it, and another table never does."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from tests.extractors.building import document

GRID = (
    "Ref | Action | Lead | RAG | Update\n1 | Mend the weir | Ann | G | Stone laid\n2 | Plant willows | Bob | A | Late"
)


@pytest.mark.parametrize(
    "other",
    [
        "Indicator | Target | Actual | RAG | Trend\nFish counted | 120 | 98 | G | Down\nBoats | 4 | 5 | R | Up",
        "Service | Budget | Forecast | Variance | Note\nRivers | 9.1m | 9.2m | 0.1m | Overtime\nWoods | 1.2m | 1.1m | 0.1m | -",
        "Officer | Room | Telephone | Email | Days\nA. Pike | 4 | 01900 111 | pike@example.org | All\nM. Roe | 5 | 01900 112 | roe@example.org | Mon",
    ],
)
def test_a_table_of_the_same_width_below_a_grid_is_not_taken_for_more_of_it(other: str) -> None:
    report = read(document(f"{GRID}\n\n{other}"))
    assert [action.ref for action in report.actions] == ["1", "2"]
    assert len(report.leftovers) == 3


def test_a_piece_without_headings_still_goes_on_with_its_grid() -> None:
    report = read(document(f"{GRID}\n---\n3 | Sow reeds | Cy | R | No seed\n4 | Count birds | Di | Complete | Done"))
    assert [(action.ref, action.status) for action in report.actions][2:] == [("3", "R"), ("4", "Complete")]


def test_a_rating_broken_over_a_page_is_no_other_table() -> None:
    found = read(
        document("Action | Lead | Status\nMend the weir | Ann | On\n---\n | | track\nPlant | Bob | Overdue")
    ).actions
    assert [action.status for action in found] == ["On track", "Overdue"]


def test_a_table_of_actions_without_headings_is_left_over_and_said_to_be() -> None:
    report = read(document("1 | Mend the shelter roof | Clerk | Green\n2 | Buy a new boat | Ann | Complete"))
    assert report.actions == ()
    assert len(report.leftovers) == 2
    assert "no row above it names its columns" in report.problems[0].text


def test_a_table_without_headings_that_rates_nothing_is_only_left_over() -> None:
    report = read(document("Boats | 4 | 7 | 9\nCanoes hired by visitors | 2 | 1 | 3"))
    assert len(report.leftovers) == 2
    assert not any("could not be read" in problem.text for problem in report.problems)


@pytest.mark.parametrize("row", ["3 | Sow the reeds | R | No seed", "3 | Sow the reeds | Cy | Mo | R | No seed"])
def test_a_piece_of_another_width_whose_ratings_stand_under_another_heading_is_left_over(row: str) -> None:
    report = read(document(f"{GRID}\n---\n{row}\n{row.replace('Sow', 'Cut')}"))
    assert [action.ref for action in report.actions] == ["1", "2"]
    assert len(report.leftovers) == 2
    assert any("could not be read" in problem.text for problem in report.problems)


def test_a_piece_that_lacks_only_its_last_column_goes_on() -> None:
    report = read(document(f"{GRID}\n---\n3 | Sow reeds | Cy | R\n4 | Count birds | Di | G"))
    assert [action.status for action in report.actions] == ["G", "A", "R", "G"]


@pytest.mark.parametrize("line", ["Timescale: S, M, L", "Lead officer: A. Pike", "Status options: Open, Closed"])
def test_a_line_that_gives_a_field_of_the_rows_is_no_theme(line: str) -> None:
    report = read(document(f"Town Plan\n\nQuarter 2 2024\n\n# Priority 1: Rivers\n\n{line}\n\n{GRID}"))
    assert {action.theme for action in report.actions} == {"Priority 1: Rivers"}


@pytest.mark.parametrize(
    "other",
    [
        "Name | Role | Email | Telephone\nA. Pike | Warden | pike@example.org | 01900 111\nM. Roe | Clerk | m@example.org | 01900 112",
        "Date | Meeting | Venue | Chair\n14 May | Board | Room 2 | A. Pike\n9 July | Panel | Online | M. Roe",
    ],
)
def test_a_list_with_headings_of_its_own_below_a_heading_is_no_more_of_the_grid(other: str) -> None:
    report = read(document(f"{GRID}\n\n# For information\n\n{other}"))
    assert [action.ref for action in report.actions] == ["1", "2"]


def test_rows_without_headings_and_their_last_cell_go_on_below_a_theme() -> None:
    report = read(document(f"{GRID}\n\n# Woods\n\n3 | Thin the oaks in the park | Cy | R\n4 | Lay the hedge | Di | G"))
    assert [action.ref for action in report.actions] == ["1", "2", "3", "4"]
