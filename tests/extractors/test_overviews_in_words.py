"""Overviews printed as words on lines of their own, and lines that look like one."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from tests.extractors.building import document

GRID = (
    "Ref | Action | Lead | Status | Update\n1 | Mend the weir | Ann | Complete | Stone laid in May\n"
    "2 | Plant willows | Bob | On track | Half are in\n3 | Sow reeds | Cy | On track | Seed bought"
)


def counted(text: str) -> list[tuple[str, str]]:
    return [(count.status, count.printed) for count in read(document(text)).counts]


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("Complete: 1 • On track: 2", ["1", "2"]),
        ("Complete: 1 On track: 2 Not started: 0", ["1", "2", "0"]),
        ("Complete 1 (33%)\nOn track 2 (67%)", ["1 (33%)", "2 (67%)"]),
        ("Complete, 1, 33.3%\nOn track, 2, 66.7%", ["1 (33.3%)", "2 (66.7%)"]),
        ("1 Complete\n4 On track\n2 Late", ["1", "4", "2"]),
    ],
)
def test_labels_with_their_counts_are_an_overview(words: str, printed: list[str]) -> None:
    found = counted(f"# River Plan\n\nMereford Council\n\n# At a glance\n\n{words}\n\n# Actions\n\n{GRID}")
    assert [text for _, text in found] == printed
    assert [label for label, _ in found][:2] == ["Complete", "On track"]


def test_the_total_above_them_goes_with_them() -> None:
    text = f"# River Plan\n\nMereford Council\n\nTotal actions: 3\n\nComplete: 1; On track: 2\n\n{GRID}"
    assert counted(text) == [("", "3"), ("Complete", "1"), ("On track", "2")]


@pytest.mark.parametrize(
    "text",
    [
        f"# River Plan\n\n# Performance indicators\n\nGreen: 7; Amber: 2\n\n# Actions\n\n{GRID}",
        f"# River Plan\n\n# Position last quarter\n\nComplete: 0; On track: 2\n\n# Actions\n\n{GRID}",
        f"# Rivers\n\nComplete: 1; On track: 2\n\n{GRID}\n\nComplete: 3; On track: 0",
        f"# Rivers\n\n{GRID}\n\nComplete: 1; On track: 2\n\n# Woods\n\n{GRID}\n\n# Mills\n\n{GRID}\n\n4 Complete, 2 Late",
        f"# River Plan\n\nMilestones: 3 (1 complete, 2 on track)\n\n{GRID}",
        f"# River Plan\n\nRAG position last quarter: 1 Green, 2 Amber\n\n{GRID}",
        f"# River Plan\n\nRAG summary of risks: 1 Green, 2 Amber\n\n{GRID}",
        f"# River Plan\n\nYear 2G 1A\n\n{GRID}",
        f"# River Plan\n\n1 Not started\n2 In progress\n3 Complete\n\n{GRID}",
        f"# River Plan\n\nThe board met on track 9 and saw complete works 2.\n\n{GRID}",
    ],
)
def test_what_is_no_overview_of_all_actions(text: str) -> None:
    assert not counted(text)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Actions: 3 (1 complete, 2 on track)", [("", "3"), ("complete", "1"), ("on track", "2")]),
        ("3 actions - 1 complete and 2 on track", [("", "3"), ("complete", "1"), ("on track", "2")]),
        ("Summary: 3 actions - 1 complete, 2 on track", [("", "3"), ("complete", "1"), ("on track", "2")]),
        ("Total actions: 3 (1 complete)", [("", "3"), ("complete", "1")]),
        ("RAG summary: 7G 3A 2R", [("G", "7"), ("A", "3"), ("R", "2")]),
        ("RAG: G=7, A=3, R=2", [("G", "7"), ("A", "3"), ("R", "2")]),
        ("Status: 7 green, 3 amber, 2 red.", [("green", "7"), ("amber", "3"), ("red", "2")]),
        ("Green (7) Amber (3) Red (2)", [("Green", "7"), ("Amber", "3"), ("Red", "2")]),
        ("R 2 / A 3 / G 7", [("R", "2"), ("A", "3"), ("G", "7")]),
    ],
)
@pytest.mark.parametrize("text", ["# River Plan\n\n{line}\n\n{grid}", "# River Plan\n\n# Weirs\n\n{grid}\n\n{line}"])
def test_a_line_that_sums_up_a_report_is_an_overview(text: str, line: str, found: list[tuple[str, str]]) -> None:
    assert counted(text.format(line=line, grid=GRID)) == found


@pytest.mark.parametrize("text", ["{line}\n\n{grid}", "{grid}\n\n{line}"])
def test_a_line_in_each_section_counts_its_theme(text: str) -> None:
    rivers, woods = (
        text.format(line=line, grid=GRID)
        for line in ("Actions: 3 (1 complete, 2 on track)", "Actions: 3 (3 complete, 0 on track)")
    )
    report = read(document(f"# River Plan\n\nComplete: 4; On track: 2\n\n# Rivers\n\n{rivers}\n\n# Woods\n\n{woods}"))
    assert [(count.theme, count.printed) for count in report.counts] == [
        *[("", "4"), ("", "2")],
        *[("Rivers", "3"), ("Rivers", "1"), ("Rivers", "2")],
        *[("Woods", "3"), ("Woods", "3"), ("Woods", "0")],
    ]
    assert {action.theme for action in report.actions} == {"Rivers", "Woods"}
