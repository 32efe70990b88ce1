from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.linking import marked_changes

texts = st.lists(st.sampled_from(("fit", "new", "locks", " ", ",", "12", "\n", "é")), max_size=30).map("".join)


def test_a_changed_phrase_is_marked_whole() -> None:
    assert marked_changes("Fit new locks by March.", "Fit steel doors by March.") == (
        ("same", "Fit "),
        ("removed", "new locks"),
        ("added", "steel doors"),
        ("same", " by March."),
    )


def test_equal_texts_have_no_change() -> None:
    assert marked_changes("Fit locks", "Fit locks") == (("same", "Fit locks"),)
    assert marked_changes("", "") == ()


@given(texts | st.text(max_size=30), texts | st.text(max_size=30))
def test_both_texts_can_be_read_off(earlier: str, later: str) -> None:
    found = marked_changes(earlier, later)
    assert "".join(text for kind, text in found if kind != "added") == earlier
    assert "".join(text for kind, text in found if kind != "removed") == later
    assert all(text for _, text in found)
