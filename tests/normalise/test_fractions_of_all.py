"""Fractions in words of all that a plan counts."""

import pytest

from extractors.records import Place
from normalise.prose_counts.fractions_of_all import fractions_of_all


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("A quarter of all actions are therefore complete.", [("25", "about", "complete", "actions")]),
        ("Work went on. Over half of the actions in the plan are on track.", [("50", "over", "on track", "actions")]),
        (
            "Nearly two-thirds of our milestones have been met, and more will be.",
            [("67", "about", "met", "milestones")],
        ),
        ("Half of the actions led by the council are complete.", []),
        ("Half of the budget is spent; a quarter of the actions will be complete by May.", []),
        ("In Homes half of the actions are complete.", []),
        ("Half of these actions are complete.", []),
    ],
)
def test_fractions(text: str, stated: list[tuple[str, str, str, str]]) -> None:
    found = list(fractions_of_all(text, Place(), 4))
    assert [(one.percent, one.percent_bound, one.what, one.noun) for one in found] == stated
    assert [one.group for one in found] == list(range(4, 4 + len(found)))
