"""Figures of an earlier report and changes since then."""

import pytest

from normalise.earlier_figures import completion_rate, earlier_figures, moved_from_to, position_then


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Of the 53 actions 41 are complete (last quarter: 38).", [("38", "count", 0)]),
        ("41 (77%) are complete, up from 72% last quarter.", [("72", "per cent", 0)]),
        ("41 are complete, three more than last quarter.", [("3", "count", 1)]),
        ("75% are complete, down 2.5 percentage points on Q1.", [("2.5", "points", -1)]),
        ("41 are complete, compared with 38 in quarter 2 and a target of 45.", [("38", "count", 0)]),
        ("12 of the actions were completed in the last quarter.", []),
        ("41 are complete, up from 38.", []),
    ],
)
def test_earlier_figures(sentence: str, found: list[tuple[str, str, int]]) -> None:
    assert [(one.number, one.unit, one.direction) for one in earlier_figures(sentence)] == found


def test_a_rate_and_where_it_came_from() -> None:
    assert moved_from_to("Completion is up 3 points on Q2, from 72% to 75%.") == ("72", "75")
    assert completion_rate("Completion is up 3 points on Q2, from 72% to 75%.") == "75"
    assert completion_rate("Completion now stands at 68%.") == "68"
    assert completion_rate("Completion of the training course stands at 68%.") is None


@pytest.mark.parametrize(
    ("sentence", "since"),
    [
        ("At the end of Quarter 3 two actions were complete.", "Quarter 3"),
        ("By the close of the last quarter, four of the ten actions had been completed.", "last quarter"),
        ("In Quarter 3 two actions were completed.", None),
        ("By the end of Quarter 3 two actions were due to be complete.", None),
        ("At the end of Quarter 3 two actions were complete, and four are now.", None),
        ("At the end of the street two actions were complete.", None),
    ],
)
def test_where_a_plan_stood(sentence: str, since: str | None) -> None:
    said = position_then(sentence)
    assert (said and said[0]) == since
