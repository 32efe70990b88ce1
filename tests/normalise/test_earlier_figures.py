"""Figures of an earlier report and changes since then."""

import pytest

from normalise.earlier_figures import completion_rate, earlier_figures, moved_from_to, position_then, times_named


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
        ("41 are complete, compared with 38 at Period 8.", [("38", "count", 0)]),
        ("41 are complete, up from 38 at the end of June.", [("38", "count", 0)]),
        ("41 are complete, two more than at P8.", [("2", "count", 1)]),
        ("41 are complete (12 May), and Step 3: 4 as well.", []),
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
        ("At Period 8 four were green.", "Period 8"),
        ("As at the end of June 2023, three of the six actions were complete.", "end of June 2023"),
        ("Four of the six actions were green at the end of Quarter 2.", "Quarter 2"),
        ("Two were complete at Q1, and four by the end of June.", None),
        ("At the end of the street two actions were complete.", None),
    ],
)
def test_where_a_plan_stood(sentence: str, since: str | None) -> None:
    said = position_then(sentence)
    assert (said and said[0]) == since


def test_times_at_which_something_is_so() -> None:
    assert times_named("Two were complete at Q1, and four by the end of June.") == ["Q1", "end of June"]
    assert times_named("Staff asked at marches and by May Lane.") == ["May"]
