"""Columns that only line up, as pdftotext -layout prints them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.layouts import read as printed_report
from extractors.records import Table
from tests.extractors.reading import paragraphs, printed, read, tables, texts

HEADER = ["Ref", "Key Deliverable", "Actions", "Responsible Partner / Lead", "S M L", "R A G", "Progress update"]
WIDTHS = [4, 20, 24, 15, 6, 5, 28]
ROWS = [
    ["1", "Better advice for families on the edge", "Set up a working group", "Harbour Council", "S", "G",
     "The group met twice in the autumn and has agreed its terms."],
    ["", "", "Write a strategy for the advice service", "", "M c/f", "A", ""],
    ["", "", "Publish a directory", "Library Service", "M", "G", "On the website since June."],
    ["2", "Help people into homes", "Agree a protocol with landlords", "Housing Team", "L", "R", "No progress."],
]  # fmt: skip


@pytest.mark.parametrize("blank_lines", [0, 1])
@pytest.mark.parametrize("centred", [(), (4, 5)])
def test_wrapped_cells_come_back_whole(blank_lines: int, centred: tuple[int, ...]) -> None:
    text = printed([HEADER], WIDTHS, blank_lines) + printed(ROWS, WIDTHS, blank_lines, centred)
    assert tables(f"Harbour Plan\n\nPrevention\n\n{text}") == [[HEADER, *ROWS]]


def test_references_set_in_the_middle_of_their_rows() -> None:
    text = printed([HEADER], WIDTHS, 1) + printed(ROWS, WIDTHS, 1, middle=True)
    assert tables(text) == [[HEADER, *ROWS]]


def test_four_columns_with_statuses_and_dates_that_wrap() -> None:
    rows = [
        ["What we will do", "Who", "By when", "Status"],
        ["Open a second drop-in centre on Quay Street", "Harbour Council", "March 2022", "In progress"],
        ["Train staff to know whom to tell when they see it", "Police", "30 September 2022", "Not started"],
        ["Review the leaflet", "Library", "June 2021", "Completed"],
        ["Tell schools", "Education", "June 2021", "Completed"],
    ]
    text = "Update\n\n" + printed(rows, [30, 16, 12, 9]) + "\nContact officer:   Jo Bloggs\nTelephone:   01999\n"
    assert tables(text) == [rows]
    assert texts(text)[-2:] == ["Contact officer: Jo Bloggs", "Telephone: 01999"]


TWO_PAGES = """
                                                  Responsible                   RAG
Ref   Objective            Action                 Partner / Lead   Timescale   Status   Progress
1.1   Better lighting      Survey the lanes       Roads Team       Short        G       Survey done in May and
                           behind the station                                           sent to the council
1.2   Better lighting      Replace lamps          Roads Team       Medium       A       Forty of ninety replaced

                                              Page 1 of 2
\fFairhaven Safety Partnership                                                        Action plan
                                                  Responsible                   RAG
Ref   Objective            Action                 Partner / Lead   Timescale   Status   Progress
                                                                                        and is now with the board
2.1   Fewer thefts         Mark bicycles          Police           Short        G       Two hundred marked

                                              Page 2 of 2
"""
LONG_HEADER = ["Ref", "Objective", "Action", "Responsible Partner / Lead", "Timescale", "RAG Status", "Progress"]


def test_a_header_over_two_lines_repeats_on_each_page() -> None:
    first, second = tables(TWO_PAGES)
    assert first[0] == second[0] == LONG_HEADER
    assert first[1][2] == "Survey the lanes behind the station"
    assert second[1] == ["", "", "", "", "", "", "and is now with the board"]
    assert [p.text for p in paragraphs(TWO_PAGES)] == [
        "Page 1 of 2",
        "Fairhaven Safety Partnership Action plan",
        "Page 2 of 2",
    ]


def test_rows_keep_the_page_and_line_they_start_on() -> None:
    places = [
        (row.place.page, row.place.line)
        for block in read(TWO_PAGES).blocks()
        if isinstance(block, Table)
        for row in block.rows
    ]
    assert places == [(1, 2), (1, 4), (1, 6), (2, 10), (2, 12), (2, 13)]


def test_a_page_without_a_header_keeps_the_columns_even_where_one_is_blank() -> None:
    text = (
        printed([HEADER, *ROWS], WIDTHS) + "\f" + printed([["3", "Jobs", "Train staff", "", "S", "G", "Done"]], WIDTHS)
    )
    assert tables(text)[1] == [["3", "Jobs", "Train staff", "", "S", "G", "Done"]]


def test_a_theme_between_rows_and_a_header_that_repeats() -> None:
    text = (
        printed([HEADER, ROWS[0]], WIDTHS) + "\nRehabilitation and Resettlement\n" + printed([HEADER, ROWS[3]], WIDTHS)
    )
    (table,) = tables(text)
    assert [row for row in table if any(row[1:])] == [HEADER, ROWS[0], HEADER, ROWS[3]]
    assert table[2][0] == "Rehabilitation and Resettlement"


def test_bullets_start_new_lines_in_their_cells() -> None:
    rows = [
        ["Ref", "Action", "RAG", "Update"],
        ["1", "Work with\n• schools\n• the clubs", "G", "• Met twice\n• Agreed"],
    ]
    assert tables(printed([*rows, ["2", "Train", "A", ""]], [5, 24, 5, 24]))[0][:2] == rows


def test_an_overview_with_labels_over_several_columns_and_its_key() -> None:
    text = """
CURRENT STATUS              Short-Term (2019/20)      Medium-Term (2020/21)
                             R    A    G    W          R    A    G    W
Prevention (9)                         4               1    2    1
Diversion (5)                    1     2                    1
Total (14)                       1     6               1    3    1

Key

G     Implemented
A     Being implemented
c/f   Carried forward
"""
    overview, key = tables(text)
    assert overview[0] == ["CURRENT STATUS", "Short-Term (2019/20)", "", "", "", "Medium-Term (2020/21)", "", "", ""]
    assert overview[1] == ["", "R", "A", "G", "W", "R", "A", "G", "W"]
    assert overview[3] == ["Diversion (5)", "", "1", "2", "", "", "1", "", ""]
    assert key == [["G", "Implemented"], ["A", "Being implemented"], ["c/f", "Carried forward"]]


@pytest.mark.parametrize(
    "text",
    [
        "The board met.  It agreed the plan.\nThe plan is long.  It has ten parts.\nAll are shown.  None is left out.\n",
        "Mr A Person                12 High Street\nHead of Service            Fairhaven\nTel: 01999          FH1 2AB\n",
        "Prevention ............ 3\nDiversion ............. 5\nJobs .................. 9\n",
        "1.   Apologies\n2.   Minutes of the last meeting       Pages 1 - 8\n3.   Plan         Pages 9 - 20\n",
        "Name:        Jo Bloggs\nTitle:       Head of Service\nEmail:       jo@example.org\n",
        "   •    Work with schools\n   •    Work with homes\n   •    Work with clubs\n",
    ],
)
def test_prose_addresses_contents_and_lists_are_no_tables(text: str) -> None:
    assert tables(text) == []


WORDS = st.sampled_from("review agree set up publish train fund young people families schools council partners".split())
SENTENCE = st.lists(WORDS, min_size=3, max_size=12).map(lambda words: " ".join(words).capitalize())
PLAN_ROW = st.tuples(
    SENTENCE,
    st.sampled_from(["Harbour Council", "Police", "Youth Offending Team"]),
    st.sampled_from(["March 2022", "30 September 2022"]),
    st.sampled_from(["R", "A", "G"]),
    st.lists(SENTENCE, max_size=3).map(lambda parts: ". ".join(parts)),
)


@settings(max_examples=60, deadline=None)
@given(
    rows=st.lists(PLAN_ROW, min_size=3, max_size=8),
    blank_lines=st.integers(0, 1),
    widths=st.tuples(
        st.integers(20, 40), st.integers(12, 20), st.integers(12, 18), st.integers(3, 6), st.integers(20, 44)
    ),
)
def test_any_plan_that_is_printed_is_read_back(
    rows: list[tuple[str, ...]], blank_lines: int, widths: tuple[int, ...]
) -> None:
    numbered = [[str(number), *row] for number, row in enumerate(rows, 1)]
    plan = [["Ref", "Action", "Lead", "Target date", "RAG", "Progress"], *numbered]
    assert tables(printed(plan, [5, *widths], blank_lines)) == [plan]


TICKED = """\
Harbour Plan

Lanes
Ref   Action                 Lead          Due          Red   Amber   Green   Comments
1.1   Survey the lanes       Roads Team    6 May 2024   X                     The survey is with the council
1.2   Replace the lamps      Roads Team    7 May 2024         X               Forty of ninety replaced
1.3   Cut back the hedges    Rangers       8 May 2024                 X       Done in March
"""
OVERLEAF = """\
1.4   Mend the steps near the old weir    Rangers       9 May 2024        X              Stone has been ordered
1.5   Paint the railings                  Roads Team    1 May 2024        X              Paint has been ordered
"""
LOCKS = """

Locks
Ref   Action                              Lead          Due          Red  Amber  Green   Comments
2.1   Dredge the lock                     Engineers     2 May 2024   X                   No boat is free
2.2   Oil the gates                       Engineers     3 May 2024               X       Done in April
"""


def test_columns_that_are_blank_overleaf_stand_where_headings_below_show_them() -> None:
    _, rest, _ = tables(f"{TICKED}\f{OVERLEAF}{LOCKS}")
    assert [row[4:] for row in rest] == [
        ["", "X", "", "Stone has been ordered"],
        ["", "X", "", "Paint has been ordered"],
    ]


@pytest.mark.parametrize("rows", [1, 2])
def test_rows_overleaf_whose_columns_cannot_be_told_are_a_problem_and_no_records(rows: int) -> None:
    overleaf = "\n".join(OVERLEAF.split("\n")[:rows])
    report = printed_report(read(f"{TICKED}\f{overleaf}\n"))
    assert [action.ref for action in report.actions] == ["1.1", "1.2", "1.3"]
    assert [problem.place.page for problem in report.problems if problem.place] == [2]
    assert "columns cannot be told apart" in report.problems[0].text


def test_one_row_above_the_headings_of_the_next_table_leaves_them_to_it() -> None:
    row = "1.4   Mend the steps near the old weir    Rangers       9 May 2024        X              Stone has been ordered"
    report = printed_report(read(f"{TICKED}\f{row}\n{LOCKS}"))
    assert [(action.ref, action.theme) for action in report.actions][-2:] == [("2.1", "Locks"), ("2.2", "Locks")]


def test_years_at_the_right_overleaf_are_no_column_of_their_own() -> None:
    text = """\
Theme   Action                   RAG   Progress           Due date
Locks   Mend the weir and the    R     Stone is ordered.  12 May
        sluice below it                                           2024
Locks   Plant willows            G     All are planted.   3 June
                                                                  2024
\fLocks   Paint the swing bridge   G     Primed.            30 June
        at the mill                                                2025
"""
    assert tables(text)[-1] == [["Locks", "Paint the swing bridge at the mill", "G", "Primed.", "30 June 2025"]]


THEMED = """\
Theme     Ref   Action                   Due           RAG     Progress
Locks     1.1   Mend the weir            6 May 2024    Red     Stone is ordered.
          1.2   Plant willows            7 May 2024    Green   All are planted.
Bridges   2.1   Paint the swing bridge   8 May 2024    Amber   Primed.
"""


def test_a_theme_printed_on_the_page_before_is_a_blank_column_overleaf() -> None:
    overleaf = "2.2   Oil the hinges of the gate   3 May 2024   Green   Done in April.\n"
    *_, rest = tables(f"{THEMED}\f{overleaf}")
    assert rest == [["", "2.2", "Oil the hinges of the gate", "3 May 2024", "Green", "Done in April."]]


def test_a_last_column_that_is_blank_overleaf_is_not_taken_for_a_first_one() -> None:
    overleaf = "Weirs     2.2   Oil the hinges           3 May 2024    Green\n"
    report = printed_report(read(f"Harbour Plan\n\n{THEMED}\f{overleaf}"))
    assert [action.ref for action in report.actions] == ["1.1", "1.2", "2.1", "2.2"]
    assert report.actions[-1].theme == "Weirs" and report.actions[-1].status == "Green"


@pytest.mark.parametrize(("blanks", "refs"), [(4, ["1.1", "2.1"]), (1, ["1.1", "1.2", "2.1"])])
def test_a_tick_in_the_middle_between_two_columns_of_the_table_below_is_of_neither(
    blanks: int, refs: list[str]
) -> None:
    text = f"""\
Harbour Plan

Lanes
Ref   Action                 Due          C         P   Comments
1.1   Survey the lanes       6 May 2024   X             The survey is with the council
\f1.2   Mend the old steps     9 May 2024   {(" " * blanks + "X").ljust(14)}Stone has been ordered


Locks
Ref   Action                 Due          C         P   Comments
2.1   Dredge the lock        2 May 2024             X   No boat is free
"""
    assert [action.ref for action in printed_report(read(text)).actions] == refs


def test_a_heading_that_ends_in_a_preposition_is_whole_above_values() -> None:
    text = (
        "Minute ref   Resolution                          Action with       By            Where are we\n"
        "112/25       Replace the swings at Duck Lane     Clerk             31/01/2026    Quotes received.\n"
        "113/25       Write to the bus company            Cllr Bray         30/11/2025    Letter sent in May.\n"
        "115/25       Plant 200 bulbs on the green        Scouts            30/11/2025    All planted.\n"
    )
    [table] = tables(text)
    assert table[0] == ["Minute ref", "Resolution", "Action with", "By", "Where are we"]
    assert len(table) == 4


@pytest.mark.parametrize(
    ("above", "refs"), [("Gates", ["1.1", "1.2", "2.1", "3.1"]), ("A note ends here.", ["1.1", "1.2", "2.1"])]
)
def test_the_title_of_a_theme_may_stand_over_the_only_rows_overleaf(above: str, refs: list[str]) -> None:
    text = f"Harbour Plan\n\n{THEMED}\f{above}\n\n"
    text += "Locks  3.1     Oil the hinges of the gate      3 May 2024        Green    Done in April.\n"
    assert [action.ref for action in printed_report(read(text)).actions] == refs
