"""Native charts of Word files: what they draw is held against the rest, where it counts actions."""

from __future__ import annotations

import pytest

from extractors.layouts import read
from extractors.records import Table
from tests.extractors.writing_charts import chart
from tests.extractors.writing_word import Word, p, tables, tbl, tc, texts, tr

RATINGS = ("Green", "Amber", "Red")


def counts(word: Word) -> list[tuple[str, str, str]]:
    return [(count.theme, count.status, count.printed) for count in read(word.read()).counts]


def one(*categories: str, values: tuple[float | str, ...], name: str = "Number", **more: str) -> Word:
    word = Word(p("Progress this quarter"))
    return word.add(chart(word, categories, {name: values}, **more))  # type: ignore[arg-type]


def test_a_pie_of_ratings_states_how_many_have_each() -> None:
    word = one(*RATINGS, values=(7, 3, 2), title="Actions by rating")
    assert counts(word) == [("", "Green", "7"), ("", "Amber", "3"), ("", "Red", "2")]
    assert texts(word.read()) == ["Progress this quarter", "Actions by rating"]


@pytest.mark.parametrize("turned", [False, True])
def test_bars_by_theme_are_read_whichever_way_they_are_kept(turned: bool) -> None:
    themes = {"Rivers": (4, 1, 0), "Woods": (2, 3, 1)}
    word = Word()
    if turned:
        word.add(chart(word, RATINGS, themes, kind="barChart"))
    else:
        by_rating = {rating: [themes[theme][at] for theme in themes] for at, rating in enumerate(RATINGS)}
        word.add(chart(word, list(themes), by_rating, kind="barChart"))
    assert sorted(counts(word)) == sorted(
        (theme, rating, str(n)) for theme, row in themes.items() for rating, n in zip(RATINGS, row, strict=True)
    )


def test_a_label_that_somebody_typed_is_what_readers_see() -> None:
    word = Word()
    word.add(chart(word, RATINGS, {"": (7, 3, 2)}, typed={0: "Green, 8 (57%)"}))
    assert counts(word)[0] == ("", "Green", "8 (57%)")


@pytest.mark.parametrize(
    ("values", "more"),
    [
        ((58, 25, 17), {}),  # may be percentages: nothing says
        ((0.58, 0.25, 0.17), {"form": "0%"}),
        ((7.5, 3.2, 2), {}),
        ((7, 3, 2), {"title": "Ratings of our performance indicators"}),
        ((7, 3, 2), {"name": "% of actions"}),
    ],
)
def test_a_chart_of_something_else_is_set_aside(values: tuple[float, ...], more: dict[str, str]) -> None:
    report = read(one(*RATINGS, values=values, **more).read())
    assert report.counts == ()
    assert [left.reason for left in report.leftovers] == ["the words of a chart"] * 4
    assert report.problems == () or not any(problem.lost for problem in report.problems)


def test_a_caption_below_says_what_a_chart_counts() -> None:
    word = one(*RATINGS, values=(7, 3, 2))
    assert counts(word.add(p("Figure 2: Ratings of the risks in the register"))) == []


def test_charts_of_other_things_are_no_overviews() -> None:
    assert counts(one("Burglary", "Robbery", "Theft", values=(41, 12, 77))) == []
    assert counts(one("Q1", "Q2", "Q3", values=(4, 5, 7))) == []


def test_a_chart_of_another_quarter_is_not_held_against_this_one() -> None:
    for title, read_in in (("Ratings at Q1", 0), ("Ratings at Q2", 3), ("Ratings", 3)):
        word = Word(p("Vale Green Plan"), p("Progress report, quarter 2, 2025-26"), p("Overview"))
        assert len(counts(word.add(chart(word, RATINGS, {"": (7, 3, 2)}, title=title)))) == read_in


def test_ratings_through_the_quarters_are_not_those_of_now() -> None:
    word = Word()
    word.add(chart(word, ["Q1", "Q2"], {"Green": (4, 7), "Amber": (5, 3), "Red": (3, 2)}, kind="lineChart"))
    assert counts(word) == []


def test_a_chart_within_a_table_is_read_beside_its_cells() -> None:
    word = Word()
    shown = chart(word, RATINGS, {"": (7, 3, 2)})
    word.add(tbl(tr(tc("Our progress"), tc(shown))))
    assert len(counts(word)) == 3


def test_a_grid_goes_on_below_a_chart() -> None:
    word = Word(tbl(["Ref", "Action", "Lead", "Status"], ["1", "Plant the hedge", "Parks", "Green"]))
    word.add(chart(word, RATINGS, {"": (2, 0, 0)}))
    word.add(tbl(["2", "Mend the path", "Parks", "Green"]))
    report = read(word.read())
    assert [action.action for action in report.actions] == ["Plant the hedge", "Mend the path"]
    assert report.actions[1].status == "Green"


def test_a_chart_without_figures_or_names_is_nothing() -> None:
    assert tables(one(values=()).read()) == []
    assert tables(one("", "", values=(1, 2)).read()) == []


def test_points_without_number_and_hostile_places_are_passed_over() -> None:
    (table,) = tables(one(*RATINGS, values=("7", "#N/A", "inf")).read())
    assert isinstance(table, Table) and table.chart
    assert [[cell.text for cell in row.cells] for row in table.rows][1:] == [["Green", "7"], ["Amber", ""], ["Red", ""]]


def test_a_bar_without_a_figure_states_nothing() -> None:
    word = Word()
    word.add(chart(word, ["Rivers", "Woods"], {"Green": (4, 2), "Red": ("", 1)}, kind="barChart"))
    assert counts(word) == [("Rivers", "Green", "4"), ("Woods", "Green", "2"), ("Woods", "Red", "1")]


def test_charts_are_counted_by_themselves() -> None:
    word = Word()
    word.add(chart(word, RATINGS, {"": (1, 0, 0)}))
    word.add(tbl(["Ref", "Action", "Status"], ["1", "Plant the hedge", "Green"]))
    word.add(chart(word, RATINGS, {"": (1, 0, 0)}))
    places = [table.place for table in tables(word.read())]
    assert [(place.table, place.chart) for place in places] == [(None, 1), (1, None), (None, 2)]
