"""The columns and rows of an overview that are no ratings: what it carried forward, reported before, adds and marks."""

from __future__ import annotations

import pytest

from extractors.grids.overview_gaps import closed_up
from extractors.grids.periods import names_period
from extractors.grids.settling import settle
from extractors.grids.strips import Strip
from extractors.grids.sums import is_change, is_earlier, is_percent, is_total
from extractors.layouts import read
from extractors.records import Place
from tests.extractors.building import document
from tests.extractors.test_conservation import unaccounted

RATED = {("Rivers", "Red", "1"), ("Rivers", "Green", "2"), ("Woods", "Red", "0"), ("Woods", "Green", "4")}
SUMS = {("Rivers", "", "3"), ("Woods", "", "4"), ("", "", "7"), ("", "Red", "1"), ("", "Green", "6")}


def counted(text: str) -> set[tuple[str, str, str]]:
    source = document(text)
    report = read(source)
    assert unaccounted(source, report) == []
    return {(count.theme, count.status, count.printed) for count in report.counts}


@pytest.mark.parametrize("heading", ["c/f", "C/F", "Carried forward", "of which carried forward", "cfwd"])
def test_a_column_of_what_is_carried_forward(heading: str) -> None:
    found = counted(
        f"Theme | Red | Green | {heading} | Total\nRivers | 1 | 2 | 1 | 3\nWoods | 0 | 4 | 0 | 4\nTotal | 1 | 6 | 1 | 7"
    )
    assert found == RATED | SUMS | {("Rivers", heading, "1"), ("Woods", heading, "0"), ("", heading, "1")}


@pytest.mark.parametrize(
    "heading",
    [
        "Previous", "Previous total", "Last quarter", "Total last quarter", "Change", "Change since last quarter", "+/-",
        "Direction of travel", "Comments", "Trend",
    ],
)  # fmt: skip
@pytest.mark.parametrize("first", [True, False])
def test_a_column_of_something_else_is_passed_over(heading: str, first: bool) -> None:
    def line(label: str, total: str, figures: str, other: str) -> str:
        return f"{label} | {other} | {figures} | {total}" if first else f"{label} | {figures} | {total} | {other}"

    rows = [("Rivers", "3", "1 | 2", "+1"), ("Woods", "4", "0 | 4", "-2"), ("Total", "7", "1 | 6", "-1")]
    text = "\n".join([line("Theme", "Total", "Red | Green", heading), *(line(*row) for row in rows)])
    assert counted(text) == RATED | SUMS


def test_the_report_before_beside_this_one() -> None:
    found = counted(
        " | This quarter | | Last quarter |\nTheme | Red | Green | Red | Green\nRivers | 1 | 2 | 9 | 8\nWoods | 0 | 4 | 7 | 6"
    )
    assert found == RATED
    listed = counted("RAG | This quarter | Last quarter\nGreen | 2 | 1\nAmber | 1 | 2\nTotal | 3 | 3")
    assert listed == {("", "Green", "2"), ("", "Amber", "1"), ("", "", "3")}
    rows = counted(" | Red | Green\nThis quarter | 1 | 2\nLast quarter | 9 | 8")
    assert rows == {("", "Red", "1"), ("", "Green", "2")}


def test_ratings_followed_through_several_quarters_are_left() -> None:
    assert counted("Quarter | Red | Green\nQ1 | 1 | 2\nQ2 | 3 | 4") == set()


def test_an_unknown_word_is_a_rating_where_the_totals_need_it() -> None:
    text = "Theme | Red | Green | {} | Total\nRivers | 1 | 2 | 2 | {}\nWoods | 0 | 4 | 1 | {}\nTotal | 1 | 6 | 3 | {}"
    assert ("Rivers", "Blooming", "2") in counted(text.format("Blooming", 5, 5, 10))
    assert ("Rivers", "Blooming", "2") in counted(text.format("Blooming", 5, 5, 11))  # one row may be wrong
    assert counted(text.format("Officers", 3, 4, 7)) == RATED | SUMS
    assert counted(text.format("Officers", 30, 40, 70)) == set()


@pytest.mark.parametrize("heads", ["Red | % | Green | %", "Red | Red % | Green | Green %", "Red | % Red | Green | (%)"])
def test_percentages_beside_each_count(heads: str) -> None:
    found = counted(f"Theme | {heads} | Total\nRivers | 1 | 33% | 2 | 67% | 3\nWoods | 0 | 0% | 4 | 100% | 4")
    assert {("Rivers", "Green", "2 (67%)"), ("Woods", "Red", "0 (0%)"), ("Woods", "", "4")} <= found
    assert len(found) == 6


def test_numbers_and_percentages_under_each_rating() -> None:
    found = counted(
        "Theme | Red | | Green |\n | No. | % | No. | %\nRivers | 1 | 33% | 2 | 67%\nWoods | 0 | 0% | 4 | 100%"
    )
    assert found == {
        ("Rivers", "Red", "1 (33%)"), ("Rivers", "Green", "2 (67%)"),
        ("Woods", "Red", "0 (0%)"), ("Woods", "Green", "4 (100%)"),
    }  # fmt: skip


def test_one_row_without_a_theme_keeps_its_first_count() -> None:
    expected = {("", "Red", "1"), ("", "Amber", "2"), ("", "Green", "0"), ("", "", "3")}
    assert counted("Red | Amber | Green | Total\n1 | 2 | 0 | 3") == expected


@pytest.mark.parametrize(
    "total",
    ["All", "Overall", "Grand total", "Plan total", "Whole plan", "All themes", "All actions", "Combined", "Sum"],
)
def test_what_the_totals_are_called(total: str) -> None:
    found = counted(f"Theme | Red | Green | {total}\nRivers | 1 | 2 | 3\nWoods | 0 | 4 | 4\n{total} | 1 | 6 | 7")
    assert found == RATED | SUMS
    turned = counted(f"Status | Rivers | Woods | {total}\nRed | 1 | 0 | 1\nGreen | 2 | 4 | 6\n{total} | 3 | 4 | 7")
    assert turned == RATED | SUMS


@pytest.mark.parametrize("theme", ["All ages", "Markets", "Decent homes", "Nature"])
def test_a_theme_is_no_total_and_no_month(theme: str) -> None:
    assert (theme, "Red", "1") in counted(f"Theme | Red | Green\n{theme} | 1 | 2\nWoods | 0 | 4")
    assert (theme, "Red", "1") in counted(f"Status | {theme} | Woods\nRed | 1 | 0\nGreen | 2 | 4")


def test_figures_with_marks_and_signs_for_nought() -> None:
    found = counted(
        "Theme | Red | Amber | Green\nRivers | 1* | – | 4¹\nWoods | nil | 2 (a) | 5†\nPaths | — | 12** | n/a"
    )
    assert {("Rivers", "Red", "1*"), ("Woods", "Amber", "2 (a)"), ("Paths", "Amber", "12**")} <= found
    assert len(found) == 9


def test_themes_by_terms_alone() -> None:
    report = read(document("Theme | Short | Medium | Long | Total\nRivers | 1 | 2 | 0 | 3\nWoods | 0 | 1 | 4 | 5"))
    found = {(count.theme, count.timescale, count.status, count.printed) for count in report.counts}
    assert {("Rivers", "Medium", "", "2"), ("Woods", "", "", "5")} <= found


def test_a_title_over_the_ratings_is_no_term() -> None:
    report = read(document(" | RAG status | |\nTheme | Red | Amber | Green\nRivers | 1 | 2 | 0\nWoods | 0 | 1 | 4"))
    assert {count.timescale for count in report.counts} == {""}


@pytest.mark.parametrize(
    "above", ["Key: Red - off track; Green - at risk of nothing", "The position is better than in the last quarter."]
)
def test_words_above_that_do_not_say_what_is_counted(above: str) -> None:
    assert counted(f"# Overview\n\n{above}\n\nTheme | Red | Green\nRivers | 1 | 2\nWoods | 0 | 4") == RATED


def test_columns_that_do_not_fit_their_headings_give_nothing() -> None:
    assert counted("Theme | Red | Green | \nRivers | 1 | 2 | 3\nWoods | 0 | 4 | 5") == set()
    assert counted("Theme | Red | Green | Total\nRivers | 1 | 2 | 3\nWoods | | 0 4 | 4") == set()


def test_a_total_above_the_ratings_of_a_list() -> None:
    found = counted("Actions | 10\nComplete | 4\nAt risk | 6")
    assert found == {("", "", "10"), ("", "Complete", "4"), ("", "At risk", "6")}


def strips(*rows: str) -> list[Strip]:
    return [Strip(tuple(cell.strip() for cell in row.split("|")), Place(row=at)) for at, row in enumerate(rows)]


@pytest.mark.parametrize(
    ("rows", "closed"),
    [
        (("T|R||G|", "x|–||1|", "y||2||3"), ("T|R||G|", "x|–||1|", "y|2||3|")),
        (("T||R||G", "x|–||1|", "y||2||3"), ("T||R||G", "x||–||1", "y||2||3")),
        (("T|R||G", "x|1|2|3", "y||2|"), ("T|R||G", "x|1|2|3", "y||2|")),
        (("T|R||G", "x||2|", "y||3|"), ("T|R||G", "x||2|", "y||3|")),  # either side would do
        (("T|Timescale|R||G|", "x|S|–||1|", "|L||2||3"), ("T|Timescale|R||G|", "x|S|–||1|", "|L|2||3|")),
        (("T|Lead|R||G|", "x|Ann|–||1|", "|Bob||2||3"), ("T|Lead|R||G|", "x|Ann|–||1|", "|Bob||2||3")),
    ],
)
def test_a_column_without_a_heading_goes_to_the_one_side_where_it_fits(
    rows: tuple[str, ...], closed: tuple[str, ...]
) -> None:
    assert closed_up(strips(*rows), 0) == strips(*closed)


def test_labels_of_sums() -> None:
    assert all(map(is_total, ["Total", "No. of actions", "This quarter", "TOTALS", "The whole programme"]))
    assert not any(map(is_total, ["All ages", "Wholesale", "Totnes", "Overall wellbeing"]))
    assert all(map(is_earlier, ["Previous", "Last quarter (Q1)", "Red last quarter", "Prior period"]))
    assert not any(map(is_earlier, ["Lasting change", "This quarter", "Priority"]))
    assert all(map(is_change, ["Change", "+/-", "Direction of travel", "↑"])) and not is_change("")
    assert all(map(is_percent, ["%", "Red %", "% of total", "Per cent"])) and not is_percent("Proportionate")
    assert names_period("March 2024") and names_period("Sept 2023") and not names_period("Markets")


@pytest.mark.parametrize(
    ("values", "role"),
    [
        (["Must do", "Should do", "Could do"], None),
        (["High", "Low", "Medium"], None),
        (["Essential", "Desirable", "Essential"], None),
        (["Rivers", "Woods", "Rivers"], "theme"),
        (["1", "2", "1"], "theme"),
        (["Priority 1", "Priority 2", "Priority 1"], "theme"),
    ],
)
def test_how_pressing_an_action_is_is_no_theme(values: list[str], role: str | None) -> None:
    assert settle(["Category", "Action"], [values, ["a", "b", "c"]]) == (role, "action")


def test_figures_of_two_columns_in_one_are_no_labels() -> None:
    report = read(document("Theme | In leaf Ripe | Red | Green\nBeds | 2 12 | 14 | 11\nPonds | 5 | 4 | 5"))
    assert report.counts == () and len(report.leftovers) == 3


def test_figures_of_two_quarters_are_no_themes() -> None:
    overview = "Status | Q2 | Q3\nNot started | 14 | 12\nIn progress | 19 | 13\nOn track to complete | 18 | 17\nComplete | 15 | 9\n"
    report = read(document(f"{overview}Totals | 66 | 51\n\n1 – Not started\n\n2 – In progress\n"))
    assert not [count for count in report.counts if count.theme.isdecimal()]


@pytest.mark.parametrize("label", ["✔", "★"])
def test_percentages_under_a_sign_belong_to_its_column(label: str) -> None:
    key = f"Key: {label} = Complete; ○ = Not started"
    rows = f"Theme | {label} | ○ | Total | % {label}\nRivers | 1 | 3 | 4 | 25%\nWoods | 2 | 2 | 4 | 50%"
    counts = read(document(f"# River Plan\n\n{key}\n\n{rows}")).counts
    assert [count.printed for count in counts if count.status == label] == ["1 (25%)", "2 (50%)"]
