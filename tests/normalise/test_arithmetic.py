"""Printed percentages against every way of rounding them truthfully."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.arithmetic import (
    Rounding,
    Totals,
    common_totals,
    counts_that_fit,
    percent_bounds,
    percent_of,
    repair,
    shares_can_add_to,
    totals_that_fit,
    truthful,
)

TOTALS = st.integers(1, 2000)
DECIMALS = st.integers(0, 3)
WAYS = st.sampled_from((ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN))


def printed(count: int, total: int, decimals: int, way: str) -> str:
    exact = Context(prec=60).divide(Decimal(100 * count), Decimal(total))
    return f"{exact.quantize(Decimal(1).scaleb(-decimals), rounding=way):f}"


@st.composite
def parts(draw: st.DrawFn) -> tuple[int, int]:
    total = draw(TOTALS)
    return draw(st.integers(0, total)), total


@given(parts(), DECIMALS, WAYS)
def test_every_truthful_rounding_is_possible(part: tuple[int, int], decimals: int, way: str) -> None:
    count, total = part
    percent = printed(count, total, decimals, way)
    verdict = truthful(count, total, percent)
    assert verdict is not Rounding.IMPOSSIBLE
    if way != ROUND_DOWN:
        assert verdict is Rounding.HALF_UP_OR_EVEN
    assert count in counts_that_fit(percent, total)
    totals = totals_that_fit(count, percent)
    assert totals is not None and total in totals


@given(parts(), st.integers(0, 100), st.integers(0, 9))
def test_possible_means_some_truthful_rounding(part: tuple[int, int], units: int, tenths: int) -> None:
    count, total = part
    for percent in (str(units), f"{units}.{tenths}"):
        decimals = len(percent.partition(".")[2])
        ways = {printed(count, total, decimals, way) for way in (ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_DOWN)}
        assert (truthful(count, total, percent) is not Rounding.IMPOSSIBLE) == (percent in ways)


@given(st.integers(0, 100), st.integers(1, 300))
def test_counts_that_fit_are_all_of_them(units: int, total: int) -> None:
    tried = [count for count in range(total + 1) if truthful(count, total, str(units)) is not Rounding.IMPOSSIBLE]
    assert list(counts_that_fit(str(units), total)) == tried


@given(st.integers(0, 60), st.integers(0, 100))
def test_totals_that_fit_are_all_of_them(count: int, units: int) -> None:
    fits = totals_that_fit(count, str(units))
    for total in range(max(count, 1), 700):
        possible = truthful(count, total, str(units)) is not Rounding.IMPOSSIBLE
        assert possible == (fits is not None and total in fits)


@given(st.lists(st.integers(0, 300), min_size=2, max_size=6).filter(any), DECIMALS, WAYS)
def test_true_shares_have_a_common_total_and_add_up(counts: list[int], decimals: int, way: str) -> None:
    total = sum(counts)
    percents = [printed(count, total, decimals, way) for count in counts]
    found = common_totals(zip(counts, percents, strict=True), at_least=total)
    assert found is not None and total in found
    assert shares_can_add_to(percents)


def test_no_common_total() -> None:
    assert common_totals([(36, "76.6"), (3, "6.4"), (8, "17")], at_least=47) == Totals(47, 47)
    assert common_totals([(36, "80"), (3, "6.4"), (8, "17")], at_least=47) is None
    assert common_totals([], at_least=3) == Totals(3, None)
    assert common_totals([(0, "12")]) is None


@pytest.mark.parametrize(
    ("percents", "possible"),
    [
        (["71", "8", "22"], True),
        (["13", "63", "14", "2", "9"], True),
        (["33", "33", "33"], True),
        (["50", "48"], False),
        (["60", "45"], False),
        (["38.6", "47.4", "8.8", "5.3"], True),
        (["38.6", "47.4", "8.8", "6.3"], False),
        (["100"], True),
        ([], False),
    ],
)
def test_shares(percents: list[str], possible: bool) -> None:
    assert shares_can_add_to(percents) is possible


def test_truncation_is_told_apart() -> None:
    assert truthful(2, 3, "66") is Rounding.TRUNCATED
    assert truthful(2, 3, "67") is Rounding.HALF_UP_OR_EVEN
    assert truthful(1, 8, "12") is Rounding.HALF_UP_OR_EVEN  # 12.5 to even
    assert truthful(1, 8, "13") is Rounding.HALF_UP_OR_EVEN  # 12.5 up
    assert truthful(42, 53, "85") is Rounding.IMPOSSIBLE


def test_nothing_of_nothing() -> None:
    assert truthful(0, 0, "0") is Rounding.HALF_UP_OR_EVEN
    assert truthful(1, 0, "100") is Rounding.IMPOSSIBLE


def test_bounds() -> None:
    bounds = percent_bounds("12")
    assert Fraction(23, 2) in bounds and Fraction(25, 2) in bounds and Fraction(251, 20) not in bounds
    assert Fraction(27, 2) not in percent_bounds("13")
    assert Fraction(13) not in percent_bounds("12", Rounding.TRUNCATED)
    assert percent_bounds("0").low == 0
    with pytest.raises(ValueError, match="no bounds"):
        percent_bounds("12", Rounding.IMPOSSIBLE)


@pytest.mark.parametrize("printed_percent", ["", "12%", "<1", "-3", "1,5", "12.", "a"])
def test_what_is_no_percentage(printed_percent: str) -> None:
    with pytest.raises(ValueError, match="is not a percentage"):
        truthful(1, 2, printed_percent)


def test_repair_names_the_single_number() -> None:
    assert repair(42, 53, "85") == "85% fits 45 of 53; 42 of 53 is 79.2%"
    assert repair(3, 25, "19") == "no whole count of 25 is 19%; 3 of 25 is 12.0%"
    assert repair(78, 120, "68") == "68% fits 81 to 82 of 120; 78 of 120 is 65.0%"
    assert repair(3, 0, "19") == "3 of 0 is not a percentage"
    assert percent_of(2, 3, 2) == "66.67"
