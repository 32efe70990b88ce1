"""The box at the head of a committee report, and boxes that look like it and describe an action or a project."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from normalise.report import understand
from tests.extractors.building import document

GRID = (
    "Ref | Action | Lead | RAG | Update\n1 | Mend the weir | Ann | G | Stone laid\n2 | Plant willows | Bob | A | Late"
)


@pytest.mark.parametrize("between", ["", "# Action plan\n\n"])
@pytest.mark.parametrize(
    ("box", "period"),
    [
        (
            "Report title | River Plan progress report\nReport to | Cabinet\nReport of | Chief Warden\n"
            "Reporting period | Quarter 2 2022/23\nOrganisation | Mereford District Council",
            "2022-23 Q2",
        ),
        (
            "Title of report | River Plan\nMeeting | Scrutiny Panel\nDate of meeting | 3 June 2022\n"
            "Author | Ann Lee\nWards affected | All",
            "2022-06-03",
        ),
        ("Title | River Plan\nDate | 3 June 2022\nReporting period | Q4 2021/22\nPurpose | For decision", "2021-22 Q4"),
    ],
)
def test_what_the_head_of_a_report_says_is_its_title_and_no_action(box: str, period: str, between: str) -> None:
    printed = read(document(f"{box}\n\n{between}{GRID}"))
    assert [action.action for action in printed.actions] == ["Mend the weir", "Plant willows"]
    report = understand(printed)
    assert (report.plan, report.period.label if report.period else None) == ("River Plan", period)


@pytest.mark.parametrize(
    "card",
    [
        "Action | Mend the weir\nLead officer | Ann Lee\nStatus | Green\nDate | 3 June 2022\nUpdate | Stone laid",
        "Project title | The weir\nSponsor | Ann Lee\nRAG status | Green\nDate | 3 June 2022\nProgress | Stone laid",
    ],
)
def test_a_card_of_an_action_is_no_head_of_a_report(card: str) -> None:
    [action] = read(document(f"# River Plan\n\n{card}")).actions
    assert action.status == "Green"


def test_a_box_below_a_grid_says_nothing_of_the_title() -> None:
    box = "Title | River Walks\nDate of meeting | 3 June 2021\nAuthor | Ann Lee\nReport to | Cabinet"
    report = understand(read(document(f"# River Plan: Quarter 2 2022/23\n\n{GRID}\n\n{box}")))
    assert (report.plan, report.period.label if report.period else None) == ("River Plan", "2022-23 Q2")
