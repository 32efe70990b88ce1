"""Plain statements of all actions or of none, and the sentences that only look like one."""

import pytest

from normalise.all_or_none import AllOrNone, all_or_none


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("All actions are complete.", AllOrNone(True, "complete", "actions", None, "")),
        ("Overall, all twelve actions have been completed.", AllOrNone(True, "complete", "actions", 12, "")),
        ("Every action in the plan is on schedule.", AllOrNone(True, "on track", "action", None, "the plan")),
        ("Under Homes, no actions are rated red.", AllOrNone(False, "red", "actions", None, "Homes")),
        ("There are currently no red-rated actions.", AllOrNone(False, "red", "actions", None, "")),
        ("None of the 8 recommendations is overdue.", AllOrNone(False, "overdue", "recommendations", 8, "")),
    ],
)
def test_reads_a_plain_statement(sentence: str, said: AllOrNone) -> None:
    assert all_or_none(sentence) == said


@pytest.mark.parametrize(
    "sentence",
    [
        "Once all actions are complete, the plan closes.",
        "All actions will be complete.",
        "All actions due this quarter are complete.",
        "All actions led by the police are complete.",
        "All but two actions are complete.",
        "All actions are complete or on track.",
        "No actions were red.",
        "No actions were added.",
        "There are no new red actions.",
        "We aim for no red actions.",
        "Green: all actions are complete.",
        "all actions are complete",
        "Not all actions are complete.",
    ],
)
def test_leaves_what_says_something_else(sentence: str) -> None:
    assert all_or_none(sentence) is None
