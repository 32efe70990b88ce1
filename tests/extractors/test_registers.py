"""Tables that look like grids of actions and are not: nothing is invented from them, and nothing is lost."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from tests.extractors.building import document

ACTIONS = "Ref | Activity | Owner | Due | RAG\nD1 | Mend the weir | Ann | May 2023 | G"
INDICATORS = "Ref | Performance indicator | Target | Actual | RAG\nK1 | Calls answered | 90% | 87% | A\nK2 | Homes let | 40 | 41 | G"
RISKS = (
    "Risk ID | Risk description | Owner | Likelihood | Impact | Score | RAG | Mitigating actions\n"
    "R1 | Flood at the mill | Ann | 4 | 5 | 20 | Red | Sandbags ordered"
)


@pytest.mark.parametrize(
    "table",
    [
        INDICATORS,
        "Measure | Target | Q1 | Q2 | RAG\nRent collected | 99% | 98.2% | 98.9% | Amber",
        "Objective | KPI | Target | Actual | RAG\nClean rivers | Fish counted | 40 | 12 | Red",
        "PI code | Description | Target | Q1 | Q2 | Status\nLI1 | Bins missed | 60 | 55 | 71 | Red",
        "KPI | Lead | Baseline | Status\nFish counted | Ann | 12 | On track",
        RISKS,
        "Risk | Control | Risk owner | RAG\nFlood at the mill | Sandbags | Ann | Amber",
        "Risk | Likelihood | Impact | Further action | Owner | Due date\nFlood | 3 | 4 | Buy sandbags | Ann | May 2023",
        "Name | Organisation | Role\nA. Reed | Harbour Board | Chair\nB. Wren | Town | Member",
        "Report title | Date | Lead officer\nAnnual report | June 2024 | Ann\nFlood plan | July 2024 | Bob",
    ],
)
def test_no_action_is_made_of_it_and_every_row_is_shown(table: str) -> None:
    report = read(document(table))
    assert report.actions == ()
    assert len(report.leftovers) == len(table.split("\n"))


@pytest.mark.parametrize(
    "table",
    [
        "Action | Measure | Target | Actual | RAG\nMend the weir | Fish passed | 40 | 12 | A",
        "Action | Owner | Risk | Likelihood | Impact | RAG\nMend the weir | Ann | Flood | 3 | 4 | A",
        "Measure | Lead | RAG | Progress\nMend the weir | Ann | A | Stone ordered",
        "Project name | SRO | RAG\nNew weir | Ann | A",
        "Deliverable | Measure | Target | RAG\nMend the weir | Fish passed | 40 | A",
        "Project | KPI | Actual | Lead | RAG\nMend the weir | Fish passed | 12 | Ann | A",
        "Recommendation | Risk | Due | Status\nMend the weir | High | May 2023 | Open",
    ],
)
def test_a_plan_with_measures_or_risks_beside_its_actions_is_still_one(table: str) -> None:
    assert len(read(document(table)).actions) == 1


def test_the_report_says_what_it_set_aside_and_its_actions_stay() -> None:
    report = read(document(f"{INDICATORS}\n\n{ACTIONS}\n\n{RISKS}"))
    assert [action.ref for action in report.actions] == ["D1"]
    assert len(report.problems) == 2
    assert "performance indicators" in report.problems[0].text
    assert "register of risks" in report.problems[1].text


def test_one_risk_a_column_is_no_action_either() -> None:
    report = read(
        document("Risk ID | R1 | R2\nRisk | Flood | Fire\nMitigating action | Sandbags | Hoses\nOwner | Ann | Bob")
    )
    assert report.actions == ()
    assert "Sandbags" in " ".join(leftover.text for leftover in report.leftovers)


@pytest.mark.parametrize(
    "total", ["Total | | | | 2", " | | | Total | 2", " | | | Green | 2", " | Sub-total: rivers | | | 2"]
)
def test_sums_under_a_grid_are_no_actions(total: str) -> None:
    report = read(document(f"{ACTIONS}\nD2 | Plant willows | Bob | June 2023 | G\n{total}"))
    assert [action.ref for action in report.actions] == ["D1", "D2"]
    assert [leftover.reason for leftover in report.leftovers] == ["a total under the grid"]


def test_an_action_may_start_with_the_word_total() -> None:
    (action,) = read(document("Action | Lead | Due\nTotal Place pilot | Town | May 2024")).actions
    assert action.action == "Total Place pilot"
