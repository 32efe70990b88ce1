"""Which field a heading names: words that name one alone may end the name of a subject."""

from __future__ import annotations

import pytest

from extractors.grids.columns import role_of


@pytest.mark.parametrize(
    "theme",
    ["Skills and work", "Public health", "Public confidence", "A healthy start", "Emergency response", "Our staff"],
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
