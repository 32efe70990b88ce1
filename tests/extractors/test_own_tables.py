"""A table that follows another right away is a table of its own."""

import pytest

from tests.extractors.reading import printed, tables

HEADER = ["No.", "Action", "Lead", "Due", "BRAG"]
WIDTHS = [5, 34, 18, 10, 8]
ROWS = [
    ["1", "Check trolleys on every ward and sign the log", "Chief Nurse", "31/05/21", "Blue"],
    ["2", "Train all band 6 nurses", "Chief Nurse", "30/09/21", "Green"],
    ["3", "Replace the doors on the second floor", "Head of Estates", "31/07/21", "Amber"],
]
SUMS = [
    ["Summary", "Blue", "Green", "Amber", "Red", "Total"],
    ["Must do", "1", "1", "0", "0", "2"],
    ["Should do", "0", "0", "1", "0", "1"],
    ["Total", "1", "1", "1", "0", "3"],
]
OVERVIEW = printed(SUMS, [12, 7, 7, 7, 7, 7])


@pytest.mark.parametrize("blank_lines", [0, 1])
@pytest.mark.parametrize("gap", ["", "\n", "\n\n"])
def test_an_overview_below_a_grid(blank_lines: int, gap: str) -> None:
    assert tables(printed([HEADER, *ROWS], WIDTHS, blank_lines) + gap + OVERVIEW) == [[HEADER, *ROWS], SUMS]


@pytest.mark.parametrize("blank_lines", [0, 1])
def test_an_overview_above_a_grid(blank_lines: int) -> None:
    assert tables(f"{OVERVIEW}\n{printed([HEADER, *ROWS], WIDTHS, blank_lines)}") == [SUMS, [HEADER, *ROWS]]


def test_an_overview_with_blank_lines_between_its_rows() -> None:
    text = printed([HEADER, *ROWS], WIDTHS, 1) + printed(SUMS, [12, 7, 7, 7, 7, 7], 1)
    assert tables(text) == [[HEADER, *ROWS], SUMS]


@pytest.mark.parametrize("blank_lines", [0, 1])
def test_two_grids_with_different_headings(blank_lines: int) -> None:
    other = [["Milestone", "Status", "Owner", "Target date"], ["Open the hub", "On track", "J. Roe", "May 2024"],
             ["Close the old site", "Not started", "A. Doe", "June 2024"]]  # fmt: skip
    text = printed([HEADER, *ROWS], WIDTHS, blank_lines) + "\n" + printed(other, [40, 13, 12, 12], blank_lines)
    assert tables(text) == [[HEADER, *ROWS], other]


def test_figures_parted_by_blank_lines_are_one_table() -> None:
    (table,) = tables("Crime figures\n\n" + printed(SUMS, [12, 7, 7, 7, 7, 7], 1))
    assert table == SUMS
