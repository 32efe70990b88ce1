"""A table that follows another right away is a table of its own."""

import pytest

from extractors.formats import extract
from extractors.layouts import read
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


def test_the_same_headings_at_other_places_head_another_table() -> None:
    text = """\
Ref   Action                       Lead            Due date     RAG   Progress

1.1   Mend the weir and the sluice Canal Trust     25 Nov 2024  R     A first draft went to the board
      below it

1.2   Plant willows                Rangers         05 Jun 2024  G     All planted

Bridges

Ref   Action                       Lead                        Due date         RAG   Progress

2.1   Survey the bridges           Community Safety Manager    06 Jul 2025      A     Two of nine are done

2.2   Paint the swing bridge       Engineers                   31 Aug 2024 c/f  G     Primed
"""
    report = read(extract("report.txt", f"Canal plan\n\nProgress in 2024\n\nLocks\n\n{text}".encode()))
    found = [(a.ref, a.theme, a.due, a.status) for a in report.actions]
    assert found == [
        ("1.1", "Locks", "25 Nov 2024", "R"),
        ("1.2", "Locks", "05 Jun 2024", "G"),
        ("2.1", "Bridges", "06 Jul 2025", "A"),
        ("2.2", "Bridges", "31 Aug 2024 c/f", "G"),
    ]


def test_an_overview_by_theme_and_timescale_ends_where_a_grid_begins() -> None:
    text = """\
Theme             Timescale  R     A     G     Total

Health and care   Short      1     -     -     1

Health and care   Medium     -     1     1     2

Total             Short      1     -     -     1

Total             Medium     -     1     1     2

Health and care

Timescale   No.   What we will do             Lead                Status   Update

Medium      1.1   Survey the bridges          Engineers           G        None yet

Short       1.2   Paint the swing bridge      Canal Trust         R        All painted

Medium      1.3   Mend the weir               Rangers             A        Stone ordered
"""
    report = read(extract("report.txt", f"Canal plan\n\nProgress in 2024\n\nOverview\n\n{text}".encode()))
    assert [(a.ref, a.timescale, a.status) for a in report.actions] == [
        ("1.1", "Medium", "G"),
        ("1.2", "Short", "R"),
        ("1.3", "Medium", "A"),
    ]
    assert len(report.counts) == 16


SPARSE = [
    ["Theme", "Timescale", "R", "A", "G", "Total"],
    ["Locks", "Short", "", "", "", "0"],
    ["Locks", "Long", "1", "", "2", "3"],
    ["Bridges", "Short", "", "1", "", "1"],
    ["Bridges", "Long", "", "", "", "0"],
    ["Total", "Short", "", "1", "", "1"],
    ["Total", "Long", "1", "", "2", "3"],
]


@pytest.mark.parametrize("blank_lines", [0, 1])
def test_an_overview_with_rows_of_one_figure_is_one_table(blank_lines: int) -> None:
    text = printed(SPARSE, [9, 10, 4, 4, 4, 6], blank_lines) + "\n" + printed([HEADER, *ROWS], WIDTHS, blank_lines)
    assert tables(text) == [SPARSE, [HEADER, *ROWS]]


def test_a_key_right_above_a_grid_is_no_part_of_it() -> None:
    key = [["Blue", "Done"], ["Green", "On track"], ["Amber", "Late"]]
    text = printed(key, [8, 20], 1) + "Two of the three are on time.\n\nWards\n\n" + printed([HEADER, *ROWS], WIDTHS, 1)
    assert tables(text) == [key, [HEADER, *ROWS]]


def test_two_words_of_a_row_that_could_be_headings_begin_no_table() -> None:
    rows = [HEADER, ["1", "Check trolleys", "Estates", "31/05/21", "Blue"]]
    text = printed(rows, WIDTHS, 1) + (
        "       Offer a grants scheme               Public Health\n"
        "2      for tenants of the mill                                30/09/21     Green\n"
    )
    assert [row[0] for table in tables(text) for row in table][:2] == ["No.", "1"]
    assert len(tables(text)) == 1
