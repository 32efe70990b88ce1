"""What an update says of its action as a whole."""

import pytest

from normalise.evidence import says


@pytest.mark.parametrize(
    ("evidence", "sort"),
    [
        ("Delayed by the election.", "late"),
        ("This action remains behind schedule.", "late"),
        ("September: paused while the grant is renegotiated", "late"),
        ("Not yet commenced.", "unstarted"),
        ("We have not yet started. A business case is with the board.", "unstarted"),
        ("Action complete.", "done"),
        ("Delivered on time in spring 2022.", "done"),
        ("On schedule.", "fine"),
        ("Work has begun.", "begun"),
    ],
)
def test_plain_words(evidence: str, sort: str) -> None:
    said = says(evidence)
    assert said is not None and said.sort == sort


@pytest.mark.parametrize(
    "evidence",
    [
        "",
        "Twelve sessions held.",
        "There has been no delay.",
        "Work could be delayed if the bid fails.",
        "Paused streetworks permits were reissued.",
        "Completed forms are returned within five days.",
        "The lift at Orchard House was overdue for repair.",
        "Phase 1 is complete.",
        "Complete. Monitoring will continue.",
        "Not started; planned for March.",
        "Completed in part.",
        "Delivered 5 sessions in May.",
        "The start was delayed.",
        "May: delayed. July: two posts filled.",
    ],
)
def test_words_that_say_nothing_of_the_whole(evidence: str) -> None:
    assert says(evidence) is None
