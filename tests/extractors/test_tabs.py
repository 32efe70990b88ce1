"""Grids parted by tabs, and lines with a tab that are no grid."""

import pytest

from extractors.records import Table
from tests.extractors.reading import paragraphs, read, tables

HEADER = "Ref\tDeliverable\tAction\tLead\tRAG"


def test_a_run_of_tabbed_lines_is_a_table_with_its_blank_cells() -> None:
    assert tables(f"{HEADER}\n1\tHomes\tWrite to landlords\t\tG\n\t\tHold a fair\tCouncil\tA\n") == [
        [
            ["Ref", "Deliverable", "Action", "Lead", "RAG"],
            ["1", "Homes", "Write to landlords", "", "G"],
            ["", "", "Hold a fair", "Council", "A"],
        ]
    ]


def test_blank_lines_and_other_text_end_a_table() -> None:
    text = f"{HEADER}\n1\tHomes\tWrite\t\tG\n\nAppendix 1\n\n2\tJobs\tTrain\t\tA\n\n\t\tof staff\t\t\n"
    assert [len(table) for table in tables(text)] == [2, 1, 1]
    assert [paragraph.text for paragraph in paragraphs(text)] == ["Appendix 1"]


def test_rows_know_their_line_table_and_number() -> None:
    document = read(f"Plan\n\n{HEADER}\n1\tHomes\tWrite\t\tG\r\n\r\n2\tJobs\tTrain\t\tA\n\f3\tJobs\tPay\t\tA\n")
    places = [
        (row.place.page, row.place.table, row.place.row, row.place.line)
        for block in document.blocks()
        if isinstance(block, Table)
        for row in block.rows
    ]
    assert places == [(1, 1, 1, 3), (1, 1, 2, 4), (1, 2, 1, 6), (2, 3, 1, 7)]


def test_a_title_row_of_a_grid_stays_in_the_grid() -> None:
    text = f"Prevention\t\t\t\t\n{HEADER}\n1\tHomes\tWrite\t\tG\n2\tJobs\tTrain\t\tA\n"
    assert tables(text)[0][0] == ["Prevention", "", "", "", ""]


def test_a_row_broken_inside_a_cell_is_mended() -> None:
    text = (
        f"{HEADER}\n1\tHomes\tWrite\tCouncil\tG\n2\tJobs\tTrain staff\nand volunteers\tPolice\tA\n"
        "3\tHealth\tOpen\tNHS\tR\n"
    )
    assert tables(text)[0][2] == ["2", "Jobs", "Train staff\nand volunteers", "Police", "A"]
    assert len(tables(text)[0]) == 4


def test_short_rows_whose_last_cells_were_cut_are_not_joined() -> None:
    text = f"{HEADER}\tUpdate\n1\tHomes\tWrite\tCouncil\tG\tDone\n2\tJobs\tTrain\n3\tHealth\tOpen\tNHS\n"
    assert tables(text)[0][2:] == [["2", "Jobs", "Train", "", "", ""], ["3", "Health", "Open", "NHS", "", ""]]


def test_a_key_in_two_columns_is_a_table() -> None:
    assert tables("G\tImplemented\nA\tBeing implemented\nc/f\tCarried forward\n") == [
        [["G", "Implemented"], ["A", "Being implemented"], ["c/f", "Carried forward"]]
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Telephone:\t01999 123456\nEmail:\tjo@example.org\n",
        "•\tWork with schools\n•\tWork with homes\n",
        "1.\tPurpose\n2.\tBackground\n3.\tNext steps\n",
        "a)\tAgree the plan\nb)\tNote the update\n",
        "The board met\tin May and agreed the plan.\n",
        "\tIndented text that goes on\n\tover two lines\n",
        "Contents\nPrevention\t3\nDiversion\t5\n",
    ],
)
def test_stray_tabs_make_no_table(text: str) -> None:
    assert tables(text) == []


def test_bullets_and_numbers_before_a_tab_are_markers() -> None:
    found = paragraphs("\uf0b7\tWork with schools\n\uf0b7\tWork with homes\n\n1.\tPurpose\n\nText of it.\n")
    assert [(paragraph.marker, paragraph.text) for paragraph in found] == [
        ("•", "Work with schools"),
        ("•", "Work with homes"),
        ("1", "Purpose"),
        ("", "Text of it."),
    ]


def test_numbers_under_rating_and_meaning_are_a_key() -> None:
    assert tables("Town plan\n\nRating\tMeaning\n1\tNot started\n2\tUnder way\n3\tFinished\n") == [
        [["Rating", "Meaning"], ["1", "Not started"], ["2", "Under way"], ["3", "Finished"]]
    ]
