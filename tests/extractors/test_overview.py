"""Overviews and keys: what they state, and what is neither."""

from __future__ import annotations

import pytest

from extractors.grids.keys import read_key
from extractors.grids.strips import Strip
from extractors.layouts import read
from extractors.records import Place
from tests.extractors.building import document


def counts(text: str) -> set[tuple[str, str, str, str]]:
    return {(c.theme, c.timescale, c.status, c.printed) for c in read(document(text)).counts}


def key(text: str) -> list[tuple[str, str, str]]:
    return [(entry.label, entry.meaning, entry.kind) for entry in read(document(text)).key]


def test_themes_by_ratings_with_totals() -> None:
    found = counts(
        "Theme | Red | Amber | Green | Total\nRivers | | 2 | 3 | 5\nWoods | 1 | | 4 | 5\nTotal | 1 | 2 | 7 | 10"
    )
    assert ("Rivers", "", "Red", "") in found
    assert ("Woods", "", "", "5") in found
    assert ("", "", "Green", "7") in found
    assert ("", "", "", "10") in found


def test_themes_by_terms_by_ratings_with_totals_in_labels() -> None:
    found = counts(
        "PROGRAMME | | | | |\n | Short (2020/21) | | Long (2021/22) | |\nACTIONS (9) | 5 | | 4 | |\n"
        "STATUS | A | G | A | G |\nRivers (4) | 1 | 2 | | 1 |\nWoods (5) | | 2 | 3 | |\nTotal | 1 | 4 | 3 c/f | 1 |"
    )
    assert ("", "", "", "9") in found
    assert ("", "Short (2020/21)", "", "5") in found
    assert ("Rivers", "", "", "4") in found
    assert ("Woods", "Long (2021/22)", "A", "3") in found
    assert ("", "Long (2021/22)", "A", "3 c/f") in found


def test_ratings_down_the_side_with_percentages() -> None:
    found = counts("Status | Number | %\nComplete | 4 | 40%\nOverdue | 6 | 60%\nTotal | 10 | 100%")
    assert found == {("", "", "Complete", "4 (40%)"), ("", "", "Overdue", "6 (60%)"), ("", "", "", "10 (100%)")}


def test_an_overview_in_the_same_run_as_its_key_and_grid() -> None:
    report = read(
        document(
            "RAG | Number\nG | 1\nA | 1\n\nG | On track\nA | Late\n\nRef | Action | RAG\n1 | Mend | G\n2 | Plant | A"
        )
    )
    assert len(report.counts) == 2
    assert len(report.key) == 2
    assert len(report.actions) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Performance indicators\n\nArea | Red | Amber | Green\nHousing | 1 | 2 | 3\nHealth | 0 | 1 | 2",
        "Rating | Q1 | Q2 | Q3\nGreen | 4 | 5 | 6\nRed | 2 | 1 | 0",
        "Ward | Population\nUpton | 4000\nDownton | 3000",
    ],
)
def test_figures_of_other_things_are_no_overview_and_are_kept(text: str) -> None:
    report = read(document(text))
    assert report.counts == ()
    assert report.leftovers


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("G | Implemented\nA | Being Implemented\nc/f | Carried Forward", ["G", "A", "c/f"]),
        ("Key: R = Late; A = Slipping; G = On time", ["R", "A", "G"]),
        ("RAG key - Blue: complete. Green: on track. Red: overdue.", ["Blue", "Green", "Red"]),
        ("# Key\n\n* Green – going well\n* Red – stuck", ["Green", "Red"]),
        ("Key | | | \nR | Off track | G | On track", ["R", "G"]),
        ("Green (G) | Going well\nRed (R) | Stuck", ["Green", "G", "Red", "R"]),
    ],
)
def test_a_key_in_a_table_or_in_words(text: str, labels: list[str]) -> None:
    assert [label for label, _, _ in key(text)] == labels


@pytest.mark.parametrize(
    "text",
    ["Green: 12 actions", "A - the first of two reasons", "Status: Green", "Green - 12; Amber - 3; Red - 1"],
)
def test_no_key(text: str) -> None:
    assert key(text) == []


def test_headings_that_would_do_for_a_grid_are_an_overview_over_figures() -> None:
    report = read(
        document("Priority | Total actions | Blue | Green\nRivers | 3 | 1 | 2\nWoods | 2 | 0 | 2\nTotal | 5 | 1 | 4")
    )
    assert report.actions == ()
    assert {(c.theme, c.status, c.printed) for c in report.counts} >= {
        ("Rivers", "", "3"), ("Rivers", "Blue", "1"), ("Woods", "Green", "2"), ("", "", "5"), ("", "Green", "4"),
    }  # fmt: skip


def test_ones_under_letters_are_ticks_of_a_grid() -> None:
    first, second = read(
        document("Action | Lead | R | A | G\nMend the weir | Ann | | 1 |\nPlant | Bob | 1 | |")
    ).actions
    assert (first.status, second.status) == ("A", "R")


def test_a_letter_that_only_the_key_explains_is_a_rating_all_the_same() -> None:
    found = counts("Workstream | C | G | A | Total\nRivers | 1 | 2 | 0 | 3\nWoods | 0 | 1 | 4 | 5")
    assert ("Rivers", "", "C", "1") in found
    assert ("Woods", "", "", "5") in found


def test_a_figure_before_the_ratings_is_no_part_of_a_theme() -> None:
    assert counts("Theme | Budget | R | G\nRivers | 40 | 1 | 2\nWoods | 15 | 0 | 1") == set()


def test_ratings_in_words_and_a_total_named_for_the_council() -> None:
    found = counts(
        "Service | Total | On target | Slightly behind | Behind\nParks | 3 | 1 | 1 | 1\nRoads | 2 | 2 | 0 | 0\nCouncil total | 5 | 3 | 1 | 1"
    )
    assert ("Parks", "", "Slightly behind", "1") in found
    assert ("", "", "", "5") in found


@pytest.mark.parametrize("label", ["Number of improvements", "No. of recommendations", "Actions"])
def test_a_row_that_only_says_what_it_counts_counts_all(label: str) -> None:
    assert counts(f"Rating | R | A | G | Total\n{label} | 1 | 0 | 2 | 3") >= {("", "", "R", "1"), ("", "", "", "3")}


def test_a_sub_total_is_neither_a_theme_nor_the_total() -> None:
    report = read(document("Theme | R | G\nRivers | 1 | 2\nSub-total | 1 | 2\nWoods | 3 | 0\nTotal | 4 | 2"))
    assert [(c.theme, c.printed) for c in report.counts] == [
        ("Rivers", "1"), ("Rivers", "2"), ("Woods", "3"), ("Woods", "0"), ("", "4"), ("", "2"),
    ]  # fmt: skip
    assert [leftover.text for leftover in report.leftovers] == ["Sub-total | 1 | 2"]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Progress is rated: 1 = Not started, 2 = On track, 3 = Complete", ["1", "2", "3"]),
        ("* 🔵 Complete\n* 🟢 On target\n* 🔴 Late", ["🔵", "🟢", "🔴"]),
        ("G = Going well\nA = At risk\nC = Closed", ["G", "A", "C"]),
        ("✔ Completed   ● On target   ▲ Slightly off target", ["✔", "●", "▲"]),
        ("Status | Meaning\n🟢 | On schedule\n✅ | Finished", ["🟢", "✅"]),
        ("Rating | Colour | Meaning\nC | Blue | Done and checked\nG | Green | On time", ["C (Blue)", "G (Green)"]),
        ("Red | Off track | Will miss its date\nGreen | On track | Will meet its date", ["Red", "Green"]),
    ],
)
def test_keys_of_numbers_discs_and_letters(text: str, labels: list[str]) -> None:
    assert [label for label, _, _ in key(text)] == labels


@pytest.mark.parametrize(
    "text",
    [
        "In 2023: 1 = the mill, 2 = the weir.",
        "The board met at 3 - and at 5 - in the hall.",
        "Costs: 1 - paint, 2 - rope",
        "● Work is on track ● Work is late",
    ],
)
def test_numbers_that_explain_no_rating_are_no_key(text: str) -> None:
    assert key(text) == []


@pytest.mark.parametrize("term_column", [1, 0])
def test_a_timescale_in_a_column_of_its_own(term_column: int) -> None:
    rows = [("Theme", "Timescale"), ("Rivers", "Short"), ("Rivers", "Long"), ("Total", "Short"), ("Total", "Long")]
    figures = ("R | G | Total", "1 | 2 | 3", "0 | 4 | 4", "1 | 2 | 3", "0 | 4 | 4")
    labels = [(theme, term) if term_column else (term, theme) for theme, term in rows]
    found = counts("\n".join(f"{' | '.join(label)} | {line}" for label, line in zip(labels, figures, strict=True)))
    assert ("Rivers", "Short", "G", "2") in found
    assert ("", "Long", "G", "4") in found
    assert not any(timescale == "" for _, timescale, _, _ in found)


def test_a_theme_printed_beside_the_first_of_its_terms_only() -> None:
    found = counts("Theme | Term | R | G\nRivers | S | 1 | 2\n | L | 0 | 4\nWoods | S | 3 | 3\n | L | 5 | 6")
    assert ("Rivers", "L", "G", "4") in found
    assert ("Woods", "L", "R", "5") in found


def strip(fill: str, text: str) -> Strip:
    return Strip(("", text), Place(), fills=((0, fill),) if fill else ())


def test_an_unpainted_box_below_coloured_ones_is_white() -> None:
    found = read_key([strip("#00B050", "Implemented"), strip("#FF0000", "Not begun"), strip("", "Given up")])
    assert found is not None
    assert [(entry.label, entry.meaning) for entry in found[0]][-1] == ("[fill #FFFFFF]", "Given up")


def test_two_unpainted_boxes_are_no_key() -> None:
    assert read_key([strip("#00B050", "Implemented"), strip("", "Not begun"), strip("", "Given up")]) is None


def test_a_list_under_status_keeps_the_words_of_its_own() -> None:
    report = document(
        "Status | Actions | %\nCompleted | 2 | 20%\nOn track | 4 | 40%\nMonitor | 1 | 10%\n"
        "Behind schedule | 2 | 20%\nNot due to start | 1 | 10%\nTotal | 10 | 100%"
    )
    found = read(report)
    assert [count.status for count in found.counts] == [
        "Completed", "On track", "Monitor", "Behind schedule", "Not due to start", "",
    ]  # fmt: skip
    assert found.counts[2].printed == "1 (10%)" and found.leftovers == ()


def test_words_of_its_own_in_a_list_without_a_heading_of_ratings_are_left() -> None:
    report = document("Team | Actions\nCompleted | 2\nMonitor | 1\nOn track | 4\nRivers | 9")
    assert "Monitor" not in {count.status for count in read(report).counts}


QUARTERS = " | Q1 | Q2 | Q3\nComplete | 0 | 1 | 2\nGreen | 1 | 2 | 1\nRed | 2 | 1 | 1"


def test_of_several_quarters_that_of_the_report_is_read() -> None:
    found = read(document(f"Rivers Plan: position at Quarter 3 2023/24\n\n{QUARTERS}"))
    assert [(count.status, count.printed, count.theme) for count in found.counts] == [
        ("Complete", "2", ""),
        ("Green", "1", ""),
        ("Red", "1", ""),
    ]


@pytest.mark.parametrize("title", ["Rivers Plan", "Rivers Plan: Quarter 2 2023/24", "Rivers Plan: Quarters Q2 and Q3"])
def test_of_several_quarters_none_is_read_where_the_report_does_not_name_the_latest(title: str) -> None:
    assert read(document(f"{title}\n\n{QUARTERS}")).counts == ()


def test_recommendations_of_an_audit_are_counted_by_their_priority() -> None:
    found = read(
        document(
            "Follow-up of internal audit recommendations\n\nPriority | Implemented | Partly implemented | Total\n"
            "High | 6 | 1 | 7\nLow | 1 | 2 | 3\nTotal | 7 | 3 | 10"
        )
    )
    assert ("High", "Implemented", "6") in {(count.theme, count.status, count.printed) for count in found.counts}


@pytest.mark.parametrize("nought", ["-", "", "–"])
def test_a_list_goes_on_below_a_rating_of_which_there_is_none(nought: str) -> None:
    rows = f"Status | Number of actions\nGreen | 1\nAmber | {nought}\nRed | 2\nTotal | 3"
    counts = read(document(rows)).counts
    assert [(count.status, count.printed) for count in counts if count.printed.isdigit()] == [
        ("Green", "1"),
        ("Red", "2"),
        ("", "3"),
    ]


@pytest.mark.parametrize(
    "above",
    [
        "The budget is £1.2m. The next report is due in May.",
        "Eight actions are late, compared with 6 last quarter.",
        "Key: Green = On track; Amber = At risk; Red = Late",
    ],
)
def test_what_stands_above_an_overview_and_does_not_speak_of_it(above: str) -> None:
    rows = "Theme | Green | Amber | Red\nRivers | 1 | 0 | 2\nWoods | 4 | 1 | 0"
    assert len(read(document(f"# River Plan\n\nMereford Council\n\n{above}\n\n{rows}")).counts) == 6


def test_a_sentence_of_indicators_still_keeps_its_table_from_being_one_of_actions() -> None:
    rows = "Theme | Green | Amber | Red\nRivers | 1 | 0 | 2\nWoods | 4 | 1 | 0"
    assert not read(document(f"# River Plan\n\nAll is well. The indicators stand as follows.\n\n{rows}")).counts
