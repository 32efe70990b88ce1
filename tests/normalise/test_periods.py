"""Reporting periods as people print them, and which of them a report is about."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from normalise import calendar as cal
from normalise.periods import as_at, choose_period
from normalise.printed_periods import find_periods, find_year_start, parse_period, year_start_of_titles
from normalise.records import Period

WHOLE = {
    "Quarter 4 2017/18": "2017-18 Q4",
    "Quarter 4 2017/18 Performance Report": "2017-18 Q4",
    "Quarter 4 Performance Report 2017/18": "2017-18 Q4",
    "2019/20 Performance Report - Quarter 3": "2019-20 Q3",
    "Q3 2021-22": "2021-22 Q3",
    "Q3 2021/2022": "2021-22 Q3",
    "Q3 (2019/20): October-December 2019": "2019-20 Q3",
    "Qtr 2 2019-20": "2019-20 Q2",
    "Q2 1920": "2019-20 Q2",
    "third quarter of 2020/21": "2020-21 Q3",
    "4th Quarter 2019/20": "2019-20 Q4",
    "quarter two 2018/19": "2018-19 Q2",
    "Quarter 4 (January to March 2018)": "2017-18 Q4",
    "Quarter 3 (1 October to 31 December 2019)": "2019-20 Q3",
    "Q4 (Jan-Mar) 2018": "2017-18 Q4",
    "Q3 (Oct–Dec) 2021/22": "2021-22 Q3",
    "Quarter 4 – May 2018": "2017-18 Q4",
    "Quarter 4 2017/18 (position at 31 March 2018)": "2017-18 Q4",
    "Q4 1999/00": "1999-00 Q4",
    "Q3 2019": "2019 Q3",
    "Q3 of financial year 2019": "2019-20 Q3",
    "Q1 & Q2 2019/20": "2019-20 H1",
    "October 2019": "2019-10",
    "Oct-19": "2019-10",
    "Sept 2014": "2014-09",
    "2019-10": "2019-10",
    "Month 6 2019/20": "2019-09",
    "Financial year 2023/24, Period 9": "2023-12",
    "2023-24 P12": "2024-03",
    "Month 9 (December) 2023/24": "2023-12",
    "Chwarter 3 2023/24": "2023-24 Q3",
    "position at 31 March 2018": "2018-03-31",
    "Monday 23rd April 2018": "2018-04-23",
    "23/04/2018": "2018-04-23",
    "Annual Report 2020-21": "2020-21",
    "2020/21 outturn": "2020-21",
    "year end 2016/17": "2016-17",
    "year ended 31 March 2020": "2019-20",
    "1999-2000": "1999-00",
    "Annual Report 2019": "2019",
    "2019": "2019",
    "January to December 2019": "2019",
    "mid-year 2025/26": "2025-26 H1",
    "half-year 2019/20": "2019-20 H1",
    "H1 2019/20": "2019-20 H1",
    "six months to 30 September 2021": "2021-22 H1",
    "April - June 2022": "2022-23 Q1",
    "quarter ended 30 June 2019": "2019-20 Q1",
    "1 July to 30 September 2019": "2019-20 Q2",
    "October to March 2020": "2019-20 H2",
    "July to November 2019": "2019-07 to 2019-11",
    "nine months to 31 December 2019": "2019-04 to 2019-12",
    "Autumn 2019": "2019-09 to 2019-11",
    "academic year 2019/20": "2019-09 to 2020-08",
}
NOT_A_PERIOD = [
    "",
    "Q7 2020/21",
    "2017/25 Q1",
    "31 February 2019",
    "Framework 2015/18",
    "2014 - 2017",
    "Climate Plan 2030",
    "Quarter 3",
    "42 actions",
    "Prevention of flooding in 2019/20 and after",
    "financial year 2019",
]


@pytest.mark.parametrize(("printed", "label"), WHOLE.items())
def test_a_line_that_is_wholly_a_period(printed: str, label: str) -> None:
    period = parse_period(printed)
    assert period is not None
    assert period.label == label


@pytest.mark.parametrize("printed", NOT_A_PERIOD)
def test_what_is_no_period(printed: str) -> None:
    assert parse_period(printed) is None


def test_the_days_of_a_quarter() -> None:
    assert parse_period("Quarter 4 2017/18") == Period("2017-18 Q4", date(2018, 1, 1), date(2018, 3, 31), "quarter")
    assert parse_period("Quarter 1 2019/20", year_start=9) == Period(
        "2019-20 Q1", date(2019, 9, 1), date(2019, 11, 30), "quarter"
    )


def test_a_report_whose_own_words_start_the_year_in_july() -> None:
    period = parse_period("Quarter 1 (July to September) 2019/20")
    assert period is not None
    assert (period.label, period.start) == ("2019-20 Q1", date(2019, 7, 1))
    assert find_year_start(["Quarter 1 (July to September)"]) == 7
    assert find_year_start(["The plan year starts in September."]) == 9
    assert find_year_start(["Work goes on.", "Quarter 4 (January to March 2018)"]) == 4


@pytest.mark.parametrize(
    ("titles", "month"),
    [
        (["Operational Plan 2023-24 - Second Quarter Report", "1 October 2023 - 31 December 2023"], 7),
        (["Council Plan, Quarter 3 2023/24", "October to December 2023"], 4),
        (["Q3 2023", "July to September 2023"], None),  # of the calendar
        (["Quarter 2 and Quarter 3", "October to December 2023"], None),
        (["Council Plan, Quarter 3 2023/24", "12 January 2024"], None),
        (["In the last quarter", "October to December 2023"], None),
    ],
)
def test_the_start_of_the_year_by_the_months_of_the_quarter_in_the_title(titles: list[str], month: int | None) -> None:
    assert year_start_of_titles(titles) == month


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("autumn term 2023", date(2023, 9, 1), date(2023, 12, 31)),
        ("Spring term 2023/24", date(2024, 1, 1), date(2024, 4, 30)),
        ("summer term 2024", date(2024, 5, 1), date(2024, 7, 31)),
        ("autumn 2023", date(2023, 9, 1), date(2023, 11, 30)),
    ],
)
def test_a_school_term_is_not_a_season(text: str, start: date, end: date) -> None:
    period = find_periods(text)[0].period
    assert (period.start, period.end) == (start, end)
    assert (period.kind == "term") == ("term" in text)
    assert (cal.breaks_up(period) < end) == ("term" in text)


def test_a_run_of_the_months_of_a_term_is_none() -> None:
    assert find_periods("January to April 2024")[0].period.kind == "span"


def test_periods_within_a_text_with_their_offsets() -> None:
    text = "Compared with Quarter 2 2018/19, the second half of 2019/20 and October 2019 were better; see Plan 2015/18."
    found = find_periods(text)
    assert [each.period.label for each in found] == ["2018-19 Q2", "2019-20 H2", "2019-10"]
    assert all(text[each.start : each.end] == each.printed for each in found)


def _made(year: int, number: int, size: int) -> Period:
    return cal.run_period(*cal.months(year, 4 + size * number, size))


PERIODS = st.one_of(
    st.builds(lambda year, number: _made(year, number, 3), st.integers(1950, 2090), st.integers(0, 3)),
    st.builds(lambda year, number: _made(year, number, 6), st.integers(1950, 2090), st.integers(0, 1)),
    st.builds(lambda year: _made(year, 0, 12), st.integers(1950, 2090)),
    st.builds(
        lambda year, month: cal.run_period(*cal.months(year, month, 1)), st.integers(1950, 2090), st.integers(1, 12)
    ),
    st.builds(lambda year: cal.calendar_period(*cal.months(year, 1, 12)), st.integers(1950, 2090)),
    st.builds(
        lambda year, number: cal.calendar_period(*cal.months(year, 1 + 3 * number, 3)),
        st.integers(1950, 2090),
        st.integers(0, 3),
    ),
    st.builds(
        lambda year, month, count: cal.run_period(*cal.months(year, month, count)),
        st.integers(2013, 2060),
        st.integers(1, 12),
        st.integers(2, 20),
    ),
    st.builds(cal.day_period, st.dates(date(1950, 1, 1), date(2090, 12, 31))),
    st.builds(
        lambda day, more: cal.run_period(day, day + timedelta(more)),
        st.dates(date(1950, 1, 1), date(2089, 12, 31)),
        st.integers(1, 200),
    ),
)


@given(PERIODS)
def test_a_label_reads_back_as_its_period(period: Period) -> None:
    assume(not (period.kind == "month" and cal.financial_start(period.label)))
    assert parse_period(period.label) == period


@given(PERIODS)
def test_a_label_reads_back_as_the_same_label(period: Period) -> None:
    again = parse_period(period.label)
    assert again is not None
    assert again.label == period.label
    assert period.start <= period.end


PIECES = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            ["Q", "Quarter ", "7", "4", "2019", "/20", "-", " to ", "31", "February ", "May", "half ", "'19", "year "]
        ),
    ),
    max_size=12,
).map("".join)


@given(PIECES, PIECES)
def test_any_text_is_read_without_an_error(text: str, name: str) -> None:
    for found in find_periods(text):
        assert found.period.start <= found.period.end
        assert text[found.start : found.end] == found.printed
    choose_period([text], [name], name)
    as_at([text, name])
    find_year_start([text, name])


CHOICES = [
    (["MOORSHIRE FLOOD FRAMEWORK 2015/18", "ACTION PLAN", "Quarter 4 2017/18 Performance Report"], "2017-18 Q4"),
    (["Flood Panel – 23 April 2018", "Update on the Flood Strategy for Moorshire 2013-18"], "2018-04-23"),
    (["Safer Moorshire Partnership Flood Strategy 2014/17", "28 October 2014"], "2014-10-28"),
    (["Moorshire Partnership briefing paper September 2014", "Priority – Floods"], "2014-09"),
    (["Cabinet 12 June 2019", "Quarter 4 2018/19"], "2018-19 Q4"),
    (["Annual Report 2019/20", "Cabinet", "14 July 2020"], "2019-20"),
    (["Corporate Plan 2019/20", "Cabinet", "14 July 2020"], "2020-07-14"),
    (["Quarter 3", "Delivery Plan 2019/20", "Performance Report"], "2019-20 Q3"),
    (["Operational plan 2019-20: action log at month 6"], "2019-09"),
    (["Operational plan 2019-20", "Period 11", "Board of 20 March 2020"], "2020-02"),
    (["Operational plan 2019-20", "Month 14"], "2019-20"),
    (["Update from the director - Q3 2018/19"], "2018-19 Q3"),
    (["Audit Committee, 24 January 2024", "Follow-up of advice: position at 31 December 2023"], "2023-12-31"),
    (["Corporate Plan 2019/20"], "2019-20"),
    (["Strategy 2014-17", "Framework 2015/18", "Plan 2013-18"], None),
    (["Flood Plan", "Source: Weather Service, January 2019"], None),
    (["Flood Plan", "Next review: March 2021"], None),
    (["Short-Term (2015/16) Medium-Term (2016/17) Long-Term (2017/18)"], None),
]


@pytest.mark.parametrize(("lines", "label"), CHOICES)
def test_the_period_of_a_report_by_its_title(lines: list[str], label: str | None) -> None:
    period, why = choose_period(lines)
    assert (period.label if period else None) == label
    assert why


@pytest.mark.parametrize(
    ("body", "label"),
    [
        (["This report covers the period 1 April to 30 June 2019 and what comes next."], "2019-20 Q1"),
        (["Quarter 3 2019/20 update"], "2019-20 Q3"),
        (["The table shows the position at 31 March 2018."], "2018-03-31"),
        (["Reporting period: Q2 2020/21"], "2020-21 Q2"),
        (["The pumps came in October 2019 and the gates follow by Q2 2019/20."], None),
        (["This report covers a baseline from January 2019."], None),
    ],
)
def test_the_body_counts_only_where_it_says_so(body: list[str], label: str | None) -> None:
    period, _ = choose_period(["Flood Plan"], body)
    assert (period.label if period else None) == label


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("trees_2021_22.csv", "2021-22"),
        ("q4-2017-18-plan.txt", "2017-18 Q4"),
        ("2019-10 update.txt", "2019-10"),
        ("plan_20180423_v2.pdf", "2018-04-23"),
        ("report 201718 q3.txt", "2017-18 Q3"),
        ("Annual_Report_2020.csv", "2020"),
        ("climate_plan_2030.txt", None),
        ("000_0a1b2c3d4e5f6071.txt", None),
    ],
)
def test_the_file_name_comes_last(name: str, label: str | None) -> None:
    period, why = choose_period(["Flood Plan"], [], name)
    assert (period.label if period else None) == label
    assert (name in why) == (label is not None)
    titled, _ = choose_period(["October 2011"], [], name)
    assert titled is not None
    assert titled.label == "2011-10"


def test_the_file_name_says_which_part_of_the_plans_year() -> None:
    period, _ = choose_period(["Corporate Plan 2019/20"], [], "corporate_q3_2019_20.txt")
    assert period is not None
    assert period.label == "2019-20 Q3"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("position at 31 March 2018", date(2018, 3, 31)),
        ("Figures as at 30/09/2021", date(2021, 9, 30)),
        ("due by this point (to 31st March 2018) are done", date(2018, 3, 31)),
        ("as of 1 July 2020", date(2020, 7, 1)),
        ("as at the end of June 2019", date(2019, 6, 30)),
        ("Position as at quarter end 31 December 2019", date(2019, 12, 31)),
        ("As of April 2010 this is a duty", None),
        ("a meeting on 31 March 2018", None),
    ],
)
def test_the_day_that_figures_stand_at(line: str, day: date | None) -> None:
    assert as_at([line]) == day


def test_as_at_outranks_a_bracket() -> None:
    assert as_at(["(to 1 May 2018)", "as at 31 March 2018"]) == date(2018, 3, 31)


def test_the_public_reports(shared: Path) -> None:
    expected = {"000": "2019-10", "001": "2017-18 Q4", "002": "2018-04-23", "003": "2014-10-28", "004": "2014-09"}
    for file in sorted((shared / "seeds").glob("*.txt")):
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
        period, _ = choose_period(lines[:6], lines[6:], file.name)
        assert period is not None
        assert period.label == expected[file.name[:3]]
        assert as_at(lines) == (date(2018, 3, 31) if file.name.startswith("002") else None)
