import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.state_words import CUSTOMARY, put_off, state_of_words, states_of_cell, states_of_text
from normalise.vocabulary import STATES


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("completed", "complete"),
        ("have been successfully implemented", "complete"),
        ("in the process of being implemented", "in progress"),
        ("on target", "on track"),
        ("in progress and on track", "on track"),
        ("at risk", "at risk"),
        ("not yet started", "not started"),
        ("overdue", "off track"),
        ("no longer required", "superseded"),
    ],
)
def test_a_clause_of_one_state(text: str, state: str) -> None:
    assert state_of_words(text) == state


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rated green",
        "achieved or on target",
        "completed since the last report",
        "delayed by less than 3 months",
        "behind schedule",
        "on hold",
        "to be completed",
        "not",
        "outstanding",
    ],
)
def test_a_clause_that_cannot_be_compared(text: str) -> None:
    assert state_of_words(text) is None


@pytest.mark.parametrize(
    ("meaning", "colour", "state"),
    [
        ("Delayed", "amber", "at risk"),
        ("Delayed", "red", "off track"),
        ("Delayed", None, "off track"),
        ("Not implemented", "red", "off track"),
        ("Not implemented", None, "not started"),
        ("Complete or on track", "green", "on track"),
        ("Complete or on track", None, "on track"),
        ("Overdue", "amber", "off track"),
    ],
)
def test_the_colour_beside_the_words_settles_what_they_leave_open(meaning: str, colour: str | None, state: str) -> None:
    settled = states_of_text(meaning, colour)
    assert settled is not None
    assert settled[0] == state


@pytest.mark.parametrize(
    ("segments", "state"),
    [
        (["Complete", "signed off by the board"], "complete"),
        (["In progress", "delayed"], "off track"),
        (["Action completed"], "complete"),
        (["60% complete"], "in progress"),
        (["100% complete"], "complete"),
        (["0% complete"], "not started"),
    ],
)
def test_cells(segments: list[str], state: str) -> None:
    settled = states_of_cell(segments)
    assert settled is not None
    assert settled[0] == state


@pytest.mark.parametrize("segments", [["The report gave a complete picture"], ["Board", "all complete by then"], []])
def test_cells_that_only_mention_a_state(segments: list[str]) -> None:
    assert states_of_cell(segments) is None


@given(st.text(max_size=80), st.sampled_from([None, *CUSTOMARY]))
def test_only_states_come_out(text: str, colour: str | None) -> None:
    settled = states_of_text(text, colour)
    assert settled is None or {settled[0], *settled[1]} <= set(STATES)


@pytest.mark.parametrize("label", ["Deferred", "On hold", "have been postponed"])
def test_what_is_put_off_has_no_state_of_progress(label: str) -> None:
    assert put_off(label)


@pytest.mark.parametrize("label", ["Complete", "unknown", "N/A", "", "Closed", "Superseded", "In progress"])
def test_what_is_not_put_off(label: str) -> None:
    assert not put_off(label)
