"""Which field a heading names: words that name one alone may end the name of a subject."""

from __future__ import annotations

import pytest

from extractors.grids.columns import role_of


@pytest.mark.parametrize(
    "theme",
    [
        "Skills and work",
        "Public health",
        "Public confidence",
        "A healthy start",
        "Emergency response",
        "Our staff",
        "Legal requirements",
        "Good news",
    ],
)
def test_subjects_that_end_in_a_word_for_a_column(theme: str) -> None:
    assert role_of(theme) is None


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Work", "action"),
        ("Health", "status"),
        ("Start", "start"),
        ("Response", "evidence"),
        ("Planned work", "action"),
        ("Q3 RAG status", "status"),
        ("Management response", "evidence"),
    ],
)
def test_the_same_words_as_headings(heading: str, role: str) -> None:
    assert role_of(heading) == role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("How it's going", "evidence"),
        ("How are things going?", "evidence"),
        ("What we've achieved", "evidence"),
        ("You said, we did", "evidence"),
        ("Work to date", "evidence"),
        ("Activity this quarter", "evidence"),
        ("Summary of progress", "evidence"),
        ("Who's doing it", "lead"),
        ("Action holder", "lead"),
        ("Scheduled for", "due"),
        ("Target quarter", "due"),
        ("What we'll do", "action"),
        ("What will be done", "action"),
        ("Our promise", "subject"),
        ("You said", "key_deliverable"),
        ("Action #", "numbering"),
        ("How we'll know", "outcome_measure"),
        ("DoT", "other"),
        ("Change since last quarter", "other"),
        ("Progress since last quarter", "evidence"),
        ("Last time", "previous_status"),
        ("Verdict", "score"),
    ],
)
def test_headings_of_organisations_that_write_as_they_speak(heading: str, role: str) -> None:
    assert role_of(heading) == role
