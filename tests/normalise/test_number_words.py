"""Numbers in words and digits."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.number_words import TEENS, TENS, UNITS, read_number

BELOW_TWENTY = {value: word for word, value in {**UNITS, **TEENS}.items()}
TENS_WORDS = {value: word for word, value in TENS.items()}


def in_words(number: int, hyphen: str, joint: str) -> str:
    if number >= 100:
        rest = in_words(number % 100, hyphen, joint) if number % 100 else ""
        return f"{BELOW_TWENTY[number // 100]} hundred" + (f"{joint}{rest}" if rest else "")
    if number < 20:
        return BELOW_TWENTY[number]
    return TENS_WORDS[number - number % 10] + (f"{hyphen}{BELOW_TWENTY[number % 10]}" if number % 10 else "")


@given(st.integers(1, 999), st.sampled_from(("-", " ")), st.sampled_from((" and ", " ")))
def test_words_are_read_back(number: int, hyphen: str, joint: str) -> None:
    words = in_words(number, hyphen, joint)
    assert read_number(words) == read_number(words.capitalize()) == number


@given(st.integers(0, 999_999))
def test_digits_are_read_back(number: int) -> None:
    assert read_number(str(number)) == number
    if number >= 1000:
        assert read_number(f"{number:,}") == number


@pytest.mark.parametrize(
    ("printed", "number"),
    [("none", 0), ("Nil", 0), ("a dozen", 12), ("a hundred", 100), ("A hundred and five", 105), ("forty two", 42)],
)
def test_common_words(printed: str, number: int) -> None:
    assert read_number(printed) == number


@pytest.mark.parametrize(
    "printed", ["", "007", "1,23", "twelve-year", "forty-twelve", "hundred hundred", "two and three", "1.5", "few"]
)
def test_what_is_no_number(printed: str) -> None:
    assert read_number(printed) is None
