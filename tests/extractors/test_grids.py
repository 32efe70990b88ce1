"""Grids as real reports lay them out: every row a record, a header, a part of a record, or a leftover."""

from __future__ import annotations

import pytest

from extractors.grids import read_grids
from extractors.grids.columns import role_of
from extractors.grids.settling import settle
from extractors.layouts import read
from extractors.wording import one_line
from tests.extractors.building import document


def actions(text: str):
    return read(document(text)).actions


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Ref", "ref"),
        ("No.", "ref"),
        ("What we will do", "action"),
        ("Lead officer(s)", "lead"),
        ("Who?", "lead"),
        ("By when", "due"),
        ("Target completion date", "due"),
        ("B R A G", "status"),
        ("RAG status at Q3", "status"),
        ("Q2 BRAG rating", "status"),
        ("Previous RAG", "previous_status"),
        ("S M L", "timescale"),
        ("Commentary on the actions taken and the RAG rating", "evidence"),
        ("How will we know it has worked?", "outcome_measure"),
        ("Date of last review", "other"),
        ("Budget (£000)", "other"),
        ("Phone", None),
        ("Minute ref", "numbering"),
        ("Recommendation ID", "numbering"),
        ("Phone number", None),
        ("Where are we now?", "evidence"),
        ("Progress this quarter", "evidence"),
        ("Progress last quarter", "evidence"),
        ("Progress detail", "evidence"),
        ("Action code", "numbering"),
        ("Issue key", "ref"),
        ("Issue", "key_deliverable"),
        ("Project description", "description"),
        ("Rating last quarter", "previous_status"),
        ("#", "numbering"),
        ("What we said we would do", "action"),
    ],
)
def test_a_heading_names_its_field(heading: str, role: str | None) -> None:
    assert role_of(heading) == role


def test_an_open_heading_is_settled_by_its_cells() -> None:
    dates, measures = ["31 March 2025", "June 2025"], ["40 homes let", "All tenants asked"]
    assert settle(("Action", "Target"), (["a", "b"], dates)) == ("action", "due")
    assert settle(("Action", "Target"), (["a", "b"], measures)) == ("action", "outcome_measure")
    ratings, stories = ["In progress", "Complete"], ["Stone ordered", "Weir mended"]
    assert settle(("Action", "Progress", "Notes"), (["a", "b"], ratings, stories)) == ("action", "status", "evidence")
    assert settle(("Action", "Progress", "RAG"), (["a", "b"], ratings, ["A", "G"])) == ("action", "evidence", "status")
    assert settle(("Action", "By"), (["a", "b"], dates)) == ("action", "due")
    assert settle(("Action", "By"), (["a", "b"], ["Ann", "The clerk"])) == ("action", "lead")
    assert settle(("Action", "Priority"), (["a", "b"], ["High", "Low"])) == ("action", None)
    assert settle(("Action", "Priority"), (["a", "b"], ["Clean rivers", "Safe paths"])) == ("action", "theme")


def test_other_words_over_what_the_rows_are_about_cost_no_wording() -> None:
    (first, second) = read(
        document(
            "No | Where we go next | Lead | When | RAG | Sites\n1 | Mend the old weir | Ann | May 2024 | G | 2\n"
            "2 | Plant two hundred willows | Bob | June 2024 | R | 2"
        )
    ).actions
    assert (first.action, second.action) == ("Mend the old weir", "Plant two hundred willows")
    assert first.other == (("Sites", "2"),)


def test_a_score_is_a_rating_by_the_reports_own_numbers_only() -> None:
    grid = "Action | Lead | Score\nMend the weir | Ann | 3\nPlant willows | Bob | 1"
    key = "Scoring: 1 = Not started, 2 = Under way, 3 = Complete"
    assert [a.status for a in read(document(f"{key}\n\n{grid}")).actions] == ["3", "1"]
    assert [a.status for a in read(document(grid)).actions] == ["", ""]


def test_columns_in_another_order_and_other_words() -> None:
    (action,) = actions(
        "BRAG | Who | By when | What we will do | Comments\nB | Fire Service | May 2024 | Visit farms | Done"
    )
    assert (action.status, action.lead, action.due, action.action, action.evidence) == (
        "B", "Fire Service", "May 2024", "Visit farms", "Done",
    )  # fmt: skip


def test_a_header_of_two_levels_with_a_tick_under_a_letter() -> None:
    first, second = actions(
        "Action | Lead | Status | | | | Due\n | | R | A | G | W |\nBuy a boat | X | | | ✓ | | 2020\nSell it | Y | x | | | | 2021"
    )
    assert (first.status, second.status) == ("G", "R")
    assert first.due == "2020"


def test_a_repeated_header_is_no_record() -> None:
    found = actions("Ref | Action | RAG\n1 | Mend the weir | G\n---\nRef | Action | RAG\n2 | Plant willows | A")
    assert [action.ref for action in found] == ["1", "2"]


def test_a_row_that_breaks_in_several_cells_is_one_though_its_short_cells_hold_words() -> None:
    rows = actions(
        """
Ref | Project | Rating | Start | End
A1 | Lower Weir bypass | Amber | 01/04/2020 | 31/03/2024
A2 | Towpath renewal from | The rating is not | No start has | No end has

---

Ref | Project | Rating | Start | End
 | Mill Lane | published this year | been agreed | been agreed
A3 | Harbour dredging | Green | 01/05/2021 | 30/06/2023
"""
    )
    assert [(row.ref, row.action, row.status) for row in rows] == [
        ("A1", "Lower Weir bypass", "Amber"),
        ("A2", "Towpath renewal from Mill Lane", "The rating is not published this year"),
        ("A3", "Harbour dredging", "Green"),
    ]


def test_a_row_goes_on_over_a_page_break() -> None:
    found = actions(
        "Ref | Action | RAG | Update\n1 | Mend the weir | G | The contractor has\n\nPage 1\n---\n"
        " | | | begun below the bridge\n2 | Plant willows | A | None yet\n\nPage 2"
    )
    assert [action.evidence for action in found] == ["The contractor has begun below the bridge", "None yet"]
    assert len(found[0].parts) == 1


def test_a_row_split_in_several_cells_at_once() -> None:
    found = actions(
        "Action | Lead | RAG | Update\nOpen the ferry at | County | G | Piles driven for\n\nPage 1\n---\n"
        "the old quay | Harbour Board | | the new stage\nPaint the light | Town | A | Waiting for\n\nPage 2"
    )
    assert [(a.action, a.lead, a.evidence) for a in found] == [
        ("Open the ferry at the old quay", "County Harbour Board", "Piles driven for the new stage"),
        ("Paint the light", "Town", "Waiting for"),
    ]


def test_a_full_row_at_the_top_of_a_page_is_never_swallowed() -> None:
    found = actions(
        "Action | Lead | RAG\nOpen the ferry at | County | G\n\nPage 1\n---\nclose the ford | County | R\n\nPage 2"
    )
    assert [action.status for action in found] == ["G", "R"]


def test_a_deliverable_spans_its_actions_and_a_page_break() -> None:
    found = actions(
        "Ref | Key Deliverable | Actions | RAG\n1 | Keep the moor wet and | Block drains | G\n\nAppendix 2\n---\n"
        " | free of fire | Mow breaks | A\n | | Train wardens | G\n2 | Count birds | Hire counters | R\n\nAppendix 2"
    )
    assert [(a.ref, a.key_deliverable) for a in found] == [
        ("1", "Keep the moor wet and free of fire"),
        ("1", "Keep the moor wet and free of fire"),
        ("1", "Keep the moor wet and free of fire"),
        ("2", "Count birds"),
    ]


def test_an_action_that_spans_milestones_is_their_deliverable() -> None:
    found = actions(
        "Action | Milestone | Due | Status\nBuild a slipway | Design agreed | May 2021 | Complete\n"
        " | Concrete poured | July 2021 | On track\nDredge the pool | Licence given | June 2021 | Overdue"
    )
    assert [(a.key_deliverable, a.action) for a in found] == [
        ("Build a slipway", "Design agreed"),
        ("Build a slipway", "Concrete poured"),
        ("Dredge the pool", "Licence given"),
    ]


def test_an_empty_action_cell_stays_empty() -> None:
    found = actions("Ref | Action | Lead | RAG\n1 | Mend the weir | A | G\n2 | | B | R\n3 | Plant | C | G")
    assert [(a.ref, a.action, a.status) for a in found] == [
        ("1", "Mend the weir", "G"),
        ("2", "", "R"),
        ("3", "Plant", "G"),
    ]


def test_themes_from_title_rows_headings_and_a_column() -> None:
    rows = actions("Ref | Action | RAG\nTheme 1: Rivers | |\n1 | Mend the weir | G\nTheme 2: Woods | |\n2 | Plant | A")
    assert [a.theme for a in rows] == ["Theme 1: Rivers", "Theme 2: Woods"]
    headings = actions(
        "The Moor Plan\n\nQuarter 1 2020/21\n\n# Rivers\n\nRef | Action | RAG\n1 | Mend | G\n\n# Woods\n\nRef | Action | RAG\n2 | Plant | A"
    )
    assert [a.theme for a in headings] == ["Rivers", "Woods"]
    column = actions("Theme | Action | RAG\nRivers | Mend | G\n | Dredge | R\nWoods | Plant | A")
    assert [a.theme for a in column] == ["Rivers", "Rivers", "Woods"]


def test_one_record_a_column() -> None:
    first, second = actions(
        "Project ID | P1 | P2\nProject name | Weir | Ferry\nDepartment | Rivers | Roads\nRAG | Green | Red\nEnd date | 1/5/2020 | 2/6/2021"
    )
    assert (first.ref, first.action, first.lead, first.status, first.due) == (
        "P1",
        "Weir",
        "Rivers",
        "Green",
        "1/5/2020",
    )
    assert second.place.column == 3


def test_a_card_an_action() -> None:
    card = "Ref | A{0}\nAction | Do thing {0}\nLead | Team\nRAG | Green\nProgress | Done"
    found = actions(card.format(1) + "\n\n" + card.format(2))
    assert [(a.ref, a.action) for a in found] == [("A1", "Do thing 1"), ("A2", "Do thing 2")]


def test_columns_without_a_field_are_kept_by_their_heading() -> None:
    (action,) = actions("Ref | Action | Ward | RAG | Direction of travel\n1 | Mend the weir | Upton | G | Up")
    assert action.other == (("Ward", "Upton"), ("Direction of travel", "Up"))


def test_two_grids_with_different_headers() -> None:
    found = actions(
        "Ref | Action | RAG\n1 | Mend | G\n\nNo | What we will do | Who | By when | Status\n9 | Plant | Ann | May 2021 | Late"
    )
    assert [(a.ref, a.lead, a.status) for a in found] == [("1", "", "G"), ("9", "Ann", "Late")]


def test_page_headers_between_pieces_are_leftovers_not_themes() -> None:
    reading = read_grids(
        document("Ref | Action | RAG\n1 | Mend | G\n\nAppendix B\n\n2 | Plant | A\n\nAppendix B\n\n3 | Sow | A")
    )
    assert [leftover.reason for leftover in reading.leftovers] == ["page header or footer"] * 2
    assert {action.theme for action in reading.actions} == {""}


def test_repeated_prose_is_no_furniture() -> None:
    report = read(document("# Finance\n\nNone.\n\n# Staffing\n\nNone.\n\n# Risk\n\nNone."))
    assert report.leftovers == ()
    assert len(report.prose) == 3


def test_a_number_from_another_list_serves_where_the_rows_have_none_of_their_own() -> None:
    (lent,) = actions("Minute ref | Action | Lead | Status\n23/112 | Mend the weir | Ann | Open")
    assert lent.ref == "23/112"
    (own,) = actions("Ref | CQC ref | Action | Status\n1 | MD4 | Mend the weir | Open")
    assert (own.ref, own.other) == ("1", (("CQC ref", "MD4"),))


def test_a_directorate_groups_the_rows_of_named_leads() -> None:
    found = actions(
        "Directorate | Action | Owner | RAG\nRivers | Mend | Ann | G\n | Dredge | Bob | A\nWoods | Plant | Cy | G"
    )
    assert [(a.theme, a.lead) for a in found] == [("Rivers", "Ann"), ("Rivers", "Bob"), ("Woods", "Cy")]


@pytest.mark.parametrize(
    "line",
    [
        "June 2024",
        "Position at 30 September 2023",
        "Meeting of 6 February 2024",
        "Spring term",
        "Review 3: 22 March 2024",
        "Financial year 2023/24, Period 9",
    ],
)
def test_a_date_over_a_grid_is_no_theme(line: str) -> None:
    report = read(document(f"The Moor Trust\n\nThe Moor Plan\n\n{line}\n\nRef | Action | RAG\n1 | Mend | G"))
    assert report.actions[0].theme == ""
    assert line in [title.text for title in report.title_lines]


def test_the_title_printed_again_over_the_next_page_is_no_theme() -> None:
    report = read(
        document(
            "Fen Council\n\nFen Plan 2020-23\n\nQuarter 1 2021/22\n\n# Rivers\n\nRef | Action | RAG\n1 | Mend | G\n\n"
            "Fen Council\n\nRef | Action | RAG\n2 | Plant | A"
        )
    )
    assert [action.theme for action in report.actions] == ["Rivers", "Rivers"]
    assert report.title_lines[0].text == "Fen Council"


def test_a_cell_more_below_a_page_break_is_kept() -> None:
    report = read(
        document(
            "# Fen Plan\n\nRef | Action | RAG | Progress\n1 | Mend the gate | G | Wood ordered\n\nPage 1\n\n"
            " | | | from the mill | in May\n2 | Plant a hedge | A | Begun | on the north side"
        )
    )
    assert [action.evidence for action in report.actions] == ["Wood ordered from the mill", "Begun"]
    assert [[text for _, text in action.other] for action in report.actions] == [["in May"], ["on the north side"]]


def test_a_theme_in_a_first_column_of_short_values() -> None:
    head = "Timescale | Ref | Action | Lead | RAG"
    rows = "Medium | 1 | Mend weir | Ann | G\nWoods | | | |\nShort c/f | 2 | Plant oaks | Bob | A\nHomes and places | | | |"
    found = actions(f"{head}\n{rows}\nLong | 3 | Let flats | Cy | G")
    assert [(a.timescale, a.theme) for a in found] == [
        ("Medium", ""),
        ("Short c/f", "Woods"),
        ("Long", "Homes and places"),
    ]
    (whole,) = actions(f"{head}\nMedium | 1 | Mend weir | Ann | G\nTerm | | | |")
    assert one_line(whole.timescale) == "Medium Term"


def test_headings_of_ticks_with_one_column_more_are_no_row_of_the_grid_above() -> None:
    text = (
        "Ref | Action | Due | Red | Amber | Green | Notes\n1 | Mend the weir | May 2024 | | x | | Begun\n\n"
        "Bridges\n\nRef | Action | Lead | Due | Red | Amber | Green | Notes\n2 | Paint | Ann | May 2024 | x | | |"
    )
    assert [action.action for action in read(document(text)).actions] == ["Mend the weir", "Paint"]


def test_the_forecast_stands_before_the_baseline() -> None:
    text = "Action | Lead | Baseline date | Forecast | RAG\nBuy the buses | Ann | 01/12/2025 | 15/01/2026 | A\n"
    text += "Open the depot | Ben | 30/09/2025 |  | R"
    assert [action.due for action in read(document(text)).actions] == ["15/01/2026", "30/09/2025"]


def test_a_target_beside_a_forecast_stands_as_it_did() -> None:
    text = "Action | Lead | Target date | Forecast | RAG\nBuy the buses | Ann | 01/12/2025 | 15/01/2026 | A"
    assert [action.due for action in read(document(text)).actions] == ["01/12/2025"]


def test_numbers_in_a_first_column_without_a_heading() -> None:
    text = " | Action | Lead | RAG\nW1 | Wet the peat | Ann | G\nW2 | Take out the weir | Ben | R"
    assert [action.ref for action in read(document(text)).actions] == ["W1", "W2"]
    words = " | Action | Lead | RAG\nEast | Wet the peat | Ann | G\nWest | Take out the weir | Ben | R"
    assert [action.ref for action in read(document(words)).actions] == ["", ""]


def test_a_heading_that_says_what_the_rows_are_names_no_theme() -> None:
    grid = "Undertaking | Lead | RAG\nWet the peat | Ann | G"
    assert [a.theme for a in read(document(f"Town Plan\n\nMay 2024\n\n# Undertakings\n\n{grid}")).actions] == [""]
    assert [a.theme for a in read(document(f"Town Plan\n\nMay 2024\n\n# Rivers\n\n{grid}")).actions] == ["Rivers"]
