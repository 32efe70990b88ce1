"""Dates in cells and prose: the days they can mean, their precision, and what is no date."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.dates import find_dates, parse_date
from normalise.printed_periods import parse_period

OCTOBER = parse_period("October 2019")
CELLS = {
    "31/03/2024 (revised)": ("2024-03-31", "2024-03-31", "day"),
    "1April 2016": ("2016-04-01", "2016-04-01", "day"),
    "31st March 2018": ("2018-03-31", "2018-03-31", "day"),
    "31.03.19": ("2019-03-31", "2019-03-31", "day"),
    "31-Mar-19": ("2019-03-31", "2019-03-31", "day"),
    "2019-03-31": ("2019-03-31", "2019-03-31", "day"),
    "2019-03-31 00:00:00": ("2019-03-31", "2019-03-31", "day"),
    "by 4/3/19": ("2019-03-04", "2019-03-04", "day"),
    "March 2017 c/f": ("2017-03-01", "2017-03-31", "month"),
    "end of March 2017": ("2017-03-01", "2017-03-31", "month"),
    "end March 2017": ("2017-03-01", "2017-03-31", "month"),
    "Sept 2016": ("2016-09-01", "2016-09-30", "month"),
    "Mar-19": ("2019-03-01", "2019-03-31", "month"),
    "Mar 19": ("2019-03-01", "2019-03-31", "month"),
    "03/2019": ("2019-03-01", "2019-03-31", "month"),
    "Dec 2019 / Jan 2020": ("2019-12-01", "2020-01-31", "month"),
    "Complete - Sept 2016": ("2016-09-01", "2016-09-30", "month"),
    "by end of Q2 2019/20": ("2019-07-01", "2019-09-30", "quarter"),
    "Q3 2021-22": ("2021-10-01", "2021-12-31", "quarter"),
    "Q2/Q3 2019/20": ("2019-07-01", "2019-12-31", "quarter"),
    "Spring 2022": ("2022-03-01", "2022-05-31", "season"),
    "Summer/Autumn 2019": ("2019-06-01", "2019-11-30", "season"),
    "Winter 2019/20": ("2019-12-01", "2020-02-29", "season"),
    "2016/17": ("2016-04-01", "2017-03-31", "year"),
    "2020": ("2020-01-01", "2020-12-31", "year"),
    "mid-2018": ("2018-01-01", "2018-12-31", "year"),
    "week commencing 4 March 2019": ("2019-03-04", "2019-03-10", "day"),
    "w/e Friday 8 March 2019": ("2019-03-02", "2019-03-08", "day"),
    "From 1 April 2018 to 31 March 2019": ("2018-04-01", "2019-03-31", "day"),
    "slipped from 31 March 2018 to 30 June 2018": ("2018-06-30", "2018-06-30", "day"),
    "30 June 23": ("2023-06-30", "2023-06-30", "day"),
    "31 March 2018 revised to 30 June 2018": ("2018-06-30", "2018-06-30", "day"),
    "31 March 2018\n30 June 2018": ("2018-06-30", "2018-06-30", "day"),
    "30 June 2018 (was 31 March 2018)": ("2018-06-30", "2018-06-30", "day"),
    "30 June 2018 (agreed 4 May 2018)": ("2018-06-30", "2018-06-30", "day"),
    "31 March 2018 (revised: 30 June 2018)": ("2018-06-30", "2018-06-30", "day"),
}
NO_DATES = [
    "",
    " ",
    "pending",
    "TBC",
    "TBC - was March 2018",
    "ongoing",
    "N/A",
    "NA",
    "Not Applicable",
    "Data Not Provided",
    "Exempt under Section 26 of the Freedom of Information Act 2000 (Defence)",
    "12",
    "3.2",
    "43190",
    "100%",
    "31 February 2019",
    "03/31/2019",
    "2014/17",
    "Section 1.4.19",
    "Deliver the 2016/17 plan",
    "may",
    "See the Flood Act 2010",
]


@pytest.mark.parametrize(("printed", "expected"), CELLS.items())
def test_a_cell_that_is_a_date(printed: str, expected: tuple[str, str, str]) -> None:
    span = parse_date(printed)
    assert span is not None
    assert (span.start.isoformat(), span.end.isoformat(), span.precision) == expected
    assert span.printed in printed
    assert not span.assumed_year


@pytest.mark.parametrize("printed", NO_DATES)
def test_a_cell_that_is_no_date(printed: str) -> None:
    assert parse_date(printed) is None


def test_a_date_without_its_year_takes_it_from_the_period() -> None:
    span = parse_date("27 November", OCTOBER)
    assert span is not None
    assert (span.start, span.assumed_year) == (date(2019, 11, 27), True)
    assert parse_date("27 November") is None
    assert parse_date("29 February", parse_period("March 2020")) is not None


@pytest.mark.parametrize(
    ("printed", "period", "ahead", "start"),
    [
        ("7 October", "October 2019", True, date(2019, 10, 7)),
        ("27 November", "Q4 2017/18", False, date(2017, 11, 27)),
        ("27 November", "Q4 2017/18", True, date(2018, 11, 27)),
        ("20 April", "23 April 2018", True, date(2018, 4, 20)),
        ("January", "October 2019", True, date(2020, 1, 1)),
        ("Q1", "Q3 2019/20", True, date(2020, 4, 1)),
    ],
)
def test_milestones_look_ahead(printed: str, period: str, ahead: bool, start: date) -> None:
    span = parse_date(printed, parse_period(period), ahead)
    assert span is not None
    assert (span.start, span.assumed_year) == (start, True)


def test_dates_in_prose_stand_in_order() -> None:
    text = "Launched 11 November, the review (September 2016) ran to 4 May and 3 June 2019; due by the end of March."
    spans = find_dates(text, OCTOBER)
    assert [(span.start.isoformat(), span.precision, span.assumed_year) for span in spans] == [
        ("2019-11-11", "day", True),
        ("2016-09-01", "month", False),
        ("2019-05-04", "day", False),
        ("2019-06-03", "day", False),
        ("2020-03-01", "month", True),
    ]
    assert [span.printed for span in find_dates(text)] == ["September 2016", "4 May", "3 June 2019"]


def test_a_short_year_in_prose_is_read_only_where_it_ends_the_date() -> None:
    spans = find_dates(
        "Moved from 30 July 23 to 31 December 41. By March 24, 12 gates; on 4 May 12 people met.", OCTOBER
    )
    assert [span.start for span in spans] == [date(2023, 7, 30), date(2041, 12, 31), date(2024, 3, 1)]


def test_a_changed_date_is_no_run() -> None:
    assert len(find_dates("The end increased from 31 MAR 2022  to 30 APR 2023.")) == 2
    assert len(find_dates("The grant runs from 31 March 2022 to 30 April 2023.")) == 1
    assert find_dates("Costs moved from 2022 to 2023 by six months.") == ()
    assert [span.precision for span in find_dates("Extended by six months to 31 December 2021.")] == ["day"]


def test_years_count_only_in_words_that_make_them_a_date() -> None:
    text = (
        "Under the Flood Plan 2014/17 and the Coast Plan 2019/20, work in 2019/20 goes on by 2021 in the 2018/19 plan."
    )
    assert [span.printed for span in find_dates(text)] == ["2019/20", "2021"]


@pytest.mark.parametrize(
    "text", ["Of these 12 may need help", "we may 12 times", "they march 3 miles in spring", "31 June"]
)
def test_words_that_are_no_dates(text: str) -> None:
    assert find_dates(text, OCTOBER) == ()


PIECES = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            ["31", "29 February", " May ", "2019", "/", "-", ".", " to ", "Q3 ", "week of ", "Spring", "(was ", "'19"]
        ),
    ),
    max_size=12,
).map("".join)


@given(PIECES)
def test_any_text_is_read_without_an_error(text: str) -> None:
    for ahead in (False, True):
        for span in find_dates(text, OCTOBER, ahead):
            assert span.start <= span.end
            assert span.printed in text
        cell = parse_date(text, OCTOBER, ahead)
        assert cell is None or cell.start <= cell.end


@given(
    st.dates(date(1970, 1, 1), date(2069, 12, 31)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%y", "%Y-%m-%d", "%d %B %Y", "%A %d %b %Y", "%d-%b-%y"]),
)
def test_a_day_in_any_usual_print_reads_back(day: date, form: str) -> None:
    span = parse_date(day.strftime(form))
    assert span is not None
    assert (span.start, span.end, span.precision) == (day, day, "day")
    wider = parse_date(day.strftime("%B %Y"))
    assert wider is not None
    assert wider.start <= day <= wider.end


def test_every_date_of_the_public_projects(shared: Path) -> None:
    folder = shared / "real" / "gmpp"
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        for printed in (row["start"], row["end"]):
            span = parse_date(printed)
            if re.fullmatch(r"\d\d/\d\d/\d{4}|\d{4}-\d\d-\d\d", printed):
                parts = [int(part) for part in re.split("[/-]", printed)]
                day = date(*parts) if parts[0] > 31 else date(*reversed(parts))
                assert span is not None
                assert (span.start, span.end) == (day, day)
            else:
                assert span is None, printed
