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
        f"# Rivers\n\nComplete: 1; On track: 2\n\n{GRID}\n\n# Woods\n\nComplete: 3; On track: 0\n\n{GRID}",
        f"# River Plan\n\n1 Not started\n2 In progress\n3 Complete\n\n{GRID}",
        f"# River Plan\n\nThe board met on track 9 and saw complete works 2.\n\n{GRID}",
    ],
)
def test_what_is_no_overview_of_all_actions(text: str) -> None:
    assert not counted(text)
