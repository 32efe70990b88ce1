"""Months, quarters and years as days, and their labels."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise import calendar as cal


@pytest.mark.parametrize(
    ("printed", "first"),
    [
        ("2019/20", 2019),
        ("2019-2020", 2019),
        ("1999/00", 1999),
        ("1999-2000", 1999),
        ("19/20", 2019),
        ("1920", 2019),
        ("2015/18", None),
        ("2017/25", None),
        ("2019", None),
        ("2020/19", None),
    ],
)
def test_a_financial_year_is_two_years_that_follow(printed: str, first: int | None) -> None:
    assert cal.financial_start(printed) == first


@pytest.mark.parametrize(
    ("start", "end", "year_start", "label", "kind"),
    [
        (date(2018, 1, 1), date(2018, 3, 31), 4, "2017-18 Q4", "quarter"),
        (date(2018, 1, 1), date(2018, 3, 31), 1, "2018 Q1", "quarter"),
        (date(2018, 7, 1), date(2018, 9, 30), 7, "2018-19 Q1", "quarter"),
        (date(2019, 4, 1), date(2019, 9, 30), 4, "2019-20 H1", "half"),
        (date(2019, 10, 1), date(2020, 3, 31), 4, "2019-20 H2", "half"),
        (date(1999, 4, 1), date(2000, 3, 31), 4, "1999-00", "year"),
        (date(2020, 1, 1), date(2020, 12, 31), 4, "2020", "year"),
        (date(2020, 2, 1), date(2020, 2, 29), 4, "2020-02", "month"),
        (date(2018, 4, 23), date(2018, 4, 23), 4, "2018-04-23", "day"),
        (date(2019, 7, 1), date(2019, 11, 30), 4, "2019-07 to 2019-11", "span"),
        (date(2019, 10, 7), date(2019, 10, 9), 4, "2019-10-07 to 2019-10-09", "span"),
    ],
)
def test_a_run_of_days_has_the_label_people_use(start: date, end: date, year_start: int, label: str, kind: str) -> None:
    period = cal.run_period(start, end, year_start)
    assert (period.label, period.kind) == (label, kind)


@given(st.integers(1950, 2090), st.integers(2, 12), st.sampled_from([3, 6, 12]), st.data())
def test_the_start_of_the_year_is_told_by_the_label_of_its_parts(year: int, start: int, length: int, data) -> None:
    number = data.draw(st.integers(1, 12 // length))
    days = cal.months(year, start + length * (number - 1), length)
    period = cal.run_period(*days, start)
    # Twelve months from January are a calendar year to everybody.
    told = cal.year_start_of(period)
    assert told == (start if period.label.startswith(cal.financial_label(year)) else 4)
    assert cal.year_start_of(cal.calendar_period(*cal.months(year, 4, 3))) == 4


@given(st.integers(1950, 2090), st.integers(-11, 24), st.integers(1, 36))
def test_months_are_whole_and_counted(year: int, month: int, count: int) -> None:
    start, end = cal.months(year, month, count)
    assert cal.whole_months(start, end) == count


def test_winter_ends_in_the_year_after() -> None:
    assert cal.season("winter", 2019) == (date(2019, 12, 1), date(2020, 2, 29))
