"""Title lines: what is left when the words of any report are taken off, in a readable case."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalise.capitals import is_capitals, readable_case
from normalise.file_names import file_words
from normalise.titles import in_english, own_name, whole_lines


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Progress report on the Safer Harbour Strategy 2018-21: Q3 2019/20", "Safer Harbour Strategy 2018-21"),
        ("Appendix 2 – DRAFT v3 – Flood Plan", "Flood Plan"),
        ("FLOOD PLAN – CORRECTED", "Flood Plan"),
        ("Quarterly Performance Report, October 2019", ""),
        ("Title: Flood Plan (revised)", "Flood Plan"),
        ("Programme of Works (North)", "Programme of Works (North)"),
        ("Equality Action Plan: autumn term 2023 monitoring report", "Equality Action Plan"),
        ("Harbour Business Partnership - winter bulletin", "Harbour Business Partnership"),
        ("Winter Plan update", "Winter Plan"),
        ("Police and Crime Plan Delivery Report", "Police and Crime Plan"),
        ("Housing Delivery", "Housing Delivery"),
        ("Moorland Plan 2023-28 – Annual action update 2024/25", "Moorland Plan 2023-28"),
        ("Flood Plan - Quarterly action plan report", "Flood Plan"),
        ("Youth Action", "Youth Action"),
        ("Safer Streets: action tracker", "Safer Streets"),
        ("Response Plan: month 9 position", "Response Plan"),
        ("Three-year strategy 2024-27: trustees' progress log", "Three-year strategy 2024-27"),
        ("PENWITH ST JOHN PLAN", "Penwith St John Plan"),
        ("Annual Action Plan", "Annual Action Plan"),
    ],
)
def test_a_name_without_the_words_of_any_report(line: str, name: str) -> None:
    assert own_name(line) == name


def test_a_title_that_wraps_is_one_line() -> None:
    assert whole_lines(["Dry Homes for", "", "Moorshire 2013-18", "23 April 2018"]) == [
        "Dry Homes for Moorshire 2013-18",
        "23 April 2018",
    ]


@pytest.mark.parametrize(
    ("line", "side"),
    [
        ("Cynllun Blynyddol 2023-24 / Annual Plan 2023-24", "Annual Plan 2023-24"),
        ("Annual Plan | Plean Bliantúil", "Annual Plan"),
        ("Safer Streets / Night Safety Plan", "Safer Streets / Night Safety Plan"),
    ],
)
def test_the_english_side_of_a_title_in_two_languages(line: str, side: str) -> None:
    assert in_english(line) == side


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("STRATEGY FOR THE COAST 2015/18", "Strategy for the Coast 2015/18"),
        ("THE NHS PLAN OF NORTHTOWN", "The NHS Plan of Northtown"),
        ("Flood Plan", "Flood Plan"),
        ("NHS", "NHS"),
        ("CHILDREN'S PLAN", "Children's Plan"),
    ],
)
def test_capitals_in_a_readable_case(printed: str, shown: str) -> None:
    assert readable_case(printed) == shown


@given(st.text())
def test_a_readable_case_changes_no_letter(text: str) -> None:
    assert readable_case(text) == text or is_capitals(text)
    if text.isascii():
        assert readable_case(text).casefold() == text.casefold()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("trees_2021_22.csv", "trees 2021-22"),
        ("folder/plan_20180423_v2.pdf", "plan 2018-04-23 v2"),
        ("report 201718 q3.txt", "report 2017-18 q3"),
        ("202012_update.txt", "2020-12 update"),
        ("plan_2018_04_23.txt", "plan 2018-04-23"),
        ("plan 2015 99.txt", "plan 2015 99"),
        ("annual-plan-2021-22-quarter-2.csv", "annual plan 2021-22 quarter 2"),
        ("quarter-2-2021-22.csv", "quarter 2 2021-22"),
        ("plan-q3-22-23.csv", "plan q3 22-23"),
        ("minutes-30-06-2021-final.txt", "minutes 30-06-2021 final"),
        ("2015-2018-plan-2016-11-30.pdf", "2015-2018 plan 2016-11-30"),
    ],
)
def test_the_words_of_a_file_name(name: str, words: str) -> None:
    assert file_words(name) == words
