"""Opening and closing balances in sentences and small tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.records import Place
from normalise.balances import balances_in_rows, balances_in_text
from normalise.counts import find_counts


@given(st.integers(0, 400), st.integers(0, 60), st.integers(0, 60), st.integers(0, 500))
def test_every_number_of_a_balance_has_its_part(opening: int, new: int, closed: int, closing: int) -> None:
    text = f"We began Q2 2023/24 with {opening} actions, added {new} and closed {closed}, leaving {closing}."
    (balance,) = balances_in_text(text, Place(line=1))
    assert (balance.opening, balance.new, balance.closed, balance.closing) == (opening, (new,), (closed,), closing)
    assert balance.due == opening + new - closed
    rows = [
        ("Opening balance | New | Closed | Closing balance", Place()),
        (f"{opening} | {new} | {closed} | {closing}", Place()),
    ]
    assert [one.due for one in balances_in_rows(rows)] == [balance.due]


@pytest.mark.parametrize(
    "text",
    [
        "We began with 20 actions, moved 2 elsewhere, added 3 and closed 5, leaving 16.",
        "We began with around 20 actions, added 3 and closed 5, leaving 18.",
        "We began the season with 12 volunteers, added 3 and lost 5, leaving 10.",
        "Work has started on 12 actions and 3 are complete.",
    ],
)
def test_what_is_not_wholly_explained_is_no_balance(text: str) -> None:
    assert balances_in_text(text, Place()) == ()


def test_the_numbers_of_a_balance_are_no_parts_of_a_whole() -> None:
    assert find_counts("We began with 20 actions, added 8 and closed 3, leaving 25 open.", Place()) == ()
