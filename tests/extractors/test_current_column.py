"""Several periods side by side: the current one speaks, and no past rating ever stands for it."""

from __future__ import annotations

import pytest

from extractors.grids.periods import latest_first, named_in, names_period
from extractors.layouts import read
from tests.extractors.building import document


def actions(text: str):
    return read(document(text)).actions


@pytest.mark.parametrize("heading", ["Q1", "Quarter 3", "June 2024", "Sept", "2023/24", "Q1 24/25", "Apr to Jun"])
def test_a_bare_period_is_known_for_one(heading: str) -> None:
    assert names_period(heading)


@pytest.mark.parametrize("heading", ["Q1 target", "Action", "March on", "4", "Ref 2"])
def test_other_headings_name_no_period(heading: str) -> None:
    assert not names_period(heading)


@pytest.mark.parametrize(
    ("headings", "current"),
    [
        (["Q1 RAG", "Q2 RAG", "Q3 RAG"], 2),
        (["Q3 RAG", "Q2 RAG", "Q1 RAG"], 0),
        (["Q4", "Q1", "Q2"], 2),
        (["RAG December", "RAG March"], 1),
        (["RAG September", "RAG June"], 0),
        (["March 2025", "December 2024"], 0),
        (["Q4 2023/24", "Q1 2024/25"], 1),
    ],
)
def test_columns_run_on_in_time_unless_every_step_goes_back(headings: list[str], current: int) -> None:
    assert latest_first(range(len(headings)), headings, [["G"]] * len(headings))[0] == current


def test_the_latest_quarter_with_a_rating_is_the_status() -> None:
    first, second = actions(
        "Ref | Action | Q1 RAG | Q2 RAG | Q3 RAG | Q4 RAG\n1 | Mend the weir | G | G | A |\n2 | Plant willows | R | R | | "
    )
    assert (first.status, second.status) == ("A", "")
    assert first.other == (("Q1 RAG", "G"), ("Q2 RAG", "G"))
    assert second.other == (("Q1 RAG", "R"), ("Q2 RAG", "R"))


def test_bare_quarters_over_ratings_are_ratings_and_over_figures_are_not() -> None:
    (rated,) = actions("Action | Q1 | Q2 | Q3\nMend the weir | Red | Amber |")
    assert rated.status == "Amber"
    (figures,) = actions("Action | Lead | 2023 | 2024 | RAG\nMend the weir | Ann | 12 | 15 | G")
    assert (figures.status, figures.other) == ("G", (("2023", "12"), ("2024", "15")))


def test_quarters_divide_one_heading_above_them() -> None:
    (action,) = actions("Action | Lead | RAG | | |\n | | Q1 | Q2 | Q3 | Q4\nMend the weir | Ann | R | A | G |")
    assert (action.lead, action.status) == ("Ann", "G")


def test_a_plain_rating_outranks_those_of_the_quarters() -> None:
    (action,) = actions("Action | Q1 RAG | Q2 RAG | RAG\nMend the weir | R | A | G")
    assert action.status == "G"


def test_the_last_word_on_an_action_may_be_an_earlier_quarters() -> None:
    first, second = actions(
        "Action | RAG | Q1 update | Q2 update\nMend the weir | B | Mended in May. |\nPlant willows | G | Dug. | Planted."
    )
    assert (first.evidence, first.other) == ("Mended in May.", ())
    assert (second.evidence, second.other) == ("Planted.", (("Q1 update", "Dug."),))


def test_a_date_that_was_never_revised_is_the_original_one() -> None:
    first, second = actions(
        "Action | Original due date | Revised due date | RAG\nMend the weir | May 2024 | | G\nPlant willows | June 2024 | July 2024 | A"
    )
    assert (first.due, first.other) == ("May 2024", ())
    assert (second.due, second.other) == ("July 2024", (("Original due date", "June 2024"),))


@pytest.mark.parametrize(
    ("said", "column"),
    [
        ("Position at 31 December 2024", 2),
        ("Progress report: October to December 2024", 2),
        ("Position at 30 September 2024", 1),
        ("Report of July to December 2024", None),
        ("Quarter 2, reported in December 2024", 1),
    ],
)
def test_a_quarter_is_named_by_its_months_too(said: str, column: int | None) -> None:
    assert named_in([1, 2], ["Status", "Q2", "Q3"], said) == column
