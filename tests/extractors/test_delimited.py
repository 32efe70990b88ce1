"""Trackers kept as CSV or TSV."""

import csv
import io
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.grids import read_grids
from extractors.records import Table
from tests.extractors.reading import paragraphs, read, tables

ROWS = [["Ref", "Action", "RAG"], ["1", "Open, then run, the hub", "G"], ["2", "Close it", "A"], ["3", "Wait", "R"]]


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["tracker.csv", "tracker.tsv", "TRACKER.CSV"])
def test_every_delimiter_gives_the_same_rows(delimiter: str, name: str) -> None:
    document = read(written(ROWS, delimiter), name)
    assert document.format == "csv"
    assert tables(written(ROWS, delimiter), name) == [ROWS]


def test_quoted_line_breaks_stay_in_their_cell_and_rows_know_their_line() -> None:
    text = '\ufeffRef,Action,RAG\r\n1,"Open\r\nthe hub",G\r\n\r\n2,Close,A\r\n'
    (table,) = [block for block in read(text, "a.csv").blocks() if isinstance(block, Table)]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Ref", "Action", "RAG"],
        ["1", "Open\nthe hub", "G"],
        ["2", "Close", "A"],
    ]
    assert [(row.place.row, row.place.line) for row in table.rows] == [(1, 1), (2, 2), (3, 5)]


def test_titles_above_the_table_are_headings() -> None:
    text = "Harbour Plan,,\nQuarter 2 2021/22,,\n,,\n" + written(ROWS)
    assert [(p.text, p.level, p.place.line) for p in paragraphs(text, "a.csv")] == [
        ("Harbour Plan", 1, 1),
        ("Quarter 2 2021/22", 1, 2),
    ]
    assert tables(text, "a.csv") == [ROWS]


def test_a_sentence_above_the_table_is_prose_and_no_heading() -> None:
    text = "Harbour Plan\nNine of the 12 berths are in use.\n1. Berths etc.\n" + written(ROWS)
    assert [(p.text, p.level) for p in paragraphs(text, "a.csv")] == [
        ("Harbour Plan", 1),
        ("Nine of the 12 berths are in use.", 0),
        ("1. Berths etc.", 1),
    ]


def test_ragged_rows_are_made_even_and_blank_columns_at_the_right_go() -> None:
    text = "Ref,Action,RAG,,\n1,Open\n,,,,\nPrevention\n2,Close,A,,\n"
    assert tables(text, "a.csv") == [
        [["Ref", "Action", "RAG"], ["1", "Open", ""], ["Prevention", "", ""], ["2", "Close", "A"]]
    ]


def test_a_quotation_mark_that_is_never_closed_loses_nothing_and_is_told() -> None:
    document = read('Ref,Action,RAG\n1,"Open,G\n2,Close,A\n', "a.csv")
    assert tables('Ref,Action,RAG\n1,"Open,G\n2,Close,A\n', "a.csv")[0][2] == ["2", "Close", "A"]
    (problem,) = document.problems
    assert "never closed" in problem.text
    assert problem.place is not None and problem.place.line == 2


def test_a_text_file_that_is_csv_all_through_is_read_as_such() -> None:
    assert read(written(ROWS), "tracker.txt").format == "csv"
    assert tables(written(ROWS), "tracker.txt") == [ROWS]


@pytest.mark.parametrize("name", ["report.csv", "report.txt"])
def test_prose_with_commas_is_prose_whatever_it_is_called(name: str) -> None:
    text = "The board met in May, and agreed the plan.\n\nIt was long, dull, and dear, but it was agreed.\n"
    assert read(text, name).format == "text"
    assert len(paragraphs(text, name)) == 2


def test_a_list_without_a_delimiter_is_text() -> None:
    assert read("Open the hub\nClose the hub\n", "a.csv").format == "text"


FIELD = st.text(st.sampled_from("abcXYZ é12,;|\"\n.'"), max_size=20)


@given(st.lists(st.lists(FIELD, min_size=3, max_size=5), min_size=4, max_size=8))
def test_every_cell_of_a_written_file_comes_back(body: list[list[str]]) -> None:
    rows = [["Ref", "Action", "RAG"], *(["x" + row[0], "y" + row[1], *row[2:]] for row in body)]
    table = tables(written(rows), "a.csv")[0]
    assert len(table) == len(rows)
    for got, want in zip(table, rows, strict=True):
        for text, cell in zip(got, want, strict=False):
            assert text.split() == cell.split()


GRID = [
    ["No", "Action", "Lead", "Rating", "Update"],
    ["1", "Mend the slipway", "Harbour office", "G", "Two tenders are in."],
    ["2", "Paint the pier", "Works", "A", ""],
    ["3", "Dredge the basin", "Works", "G", "The dredger is booked."],
]
COUNTS = [["Strand", "G", "A", "R", "Total"], ["The quay", "2", "1", "-", "3"], ["Total", "2", "1", "-", "3"]]
KEY = [["G", "Going to plan"], ["A", "Running late"], ["R", "Stopped"]]


def _padded(rows: list[list[str]], width: int = 6) -> list[list[str]]:
    return [row + [""] * (width - len(row)) for row in rows]


@pytest.mark.parametrize("padded", [False, True])
@pytest.mark.parametrize("order", list(itertools.permutations(("grid", "counts", "key"))))
def test_blocks_below_one_another_are_tables_of_their_own(order: tuple[str, ...], padded: bool) -> None:
    kinds = {"grid": ("The plan", GRID), "counts": ("Where we stand", COUNTS), "key": ("What the letters say", KEY)}
    rows: list[list[str]] = [["Harbour plan"]]
    for kind in order:
        heading, body = kinds[kind]
        rows += [[heading], *body, []]
    text = written(_padded(rows) if padded else rows)
    wanted = [kinds[kind][1] for kind in order]
    if order[0] == "key":
        # Pairs of cells above everything else are left to the grid below them to explain.
        assert [row[:2] for row in tables(text, "a.csv")[0]][:3] == KEY
    else:
        assert tables(text, "a.csv") == wanted
        assert [p.text for p in paragraphs(text, "a.csv")] == ["Harbour plan", *(kinds[kind][0] for kind in order)]
    printed = read_grids(read(text, "a.csv"))
    assert [action.action for action in printed.actions] == [row[1] for row in GRID[1:]]
    assert sorted({count.printed for count in printed.counts if count.printed}) == ["-", "1", "2", "3"]
    assert [entry.label for entry in printed.key] == ["G", "A", "R"]


@pytest.mark.parametrize("gap", [[], ["", "", "", "", ""]])
def test_a_blank_line_between_the_rows_of_one_grid_parts_nothing(gap: list[str]) -> None:
    rows = [GRID[0], gap, ["The quay"], gap, GRID[1], GRID[2], gap, ["The basin"], GRID[0], GRID[3]]
    text = written(rows)
    assert len(tables(text, "a.csv")) == 1
    printed = read_grids(read(text, "a.csv")).actions
    assert [(action.action, action.theme) for action in printed] == [
        ("Mend the slipway", "The quay"),
        ("Paint the pier", "The quay"),
        ("Dredge the basin", "The basin"),
    ]


def test_rows_cut_short_below_a_blank_line_stay_in_their_grid() -> None:
    text = "No,Action,Lead,Rating\n1,Mend the slipway,Works,G\n2,Paint the pier,Works\n\n3,Dredge the basin\n4,Sell the crane\n"
    assert len(tables(text, "a.csv")) == 1
    assert len(read_grids(read(text, "a.csv")).actions) == 4


def test_rows_of_one_length_that_lack_their_last_cells_stay_in_their_grid() -> None:
    text = written(
        [*GRID, [], ["The outer harbour"], ["4", "Raise the wall", "Works"], ["5", "Sell the crane", "Works"]]
    )
    assert [action.action for action in read_grids(read(text, "a.csv")).actions][3:] == [
        "Raise the wall",
        "Sell the crane",
    ]


def test_a_list_of_people_below_a_grid_adds_no_action() -> None:
    people = [["Who to ask", "Where"], ["Works", "works@harbour.example"], ["Harbour office", "desk@harbour.example"]]
    text = written([*GRID, [], ["Contacts"], *people])
    assert len(read_grids(read(text, "a.csv")).actions) == 3
    assert tables(text, "a.csv") == [GRID, people]


def test_a_sum_below_a_blank_line_stays_in_its_overview() -> None:
    text = written([["Harbour plan"], *COUNTS[:2], [], ["Part", "2", "1", "-", "3"], COUNTS[2]])
    assert len(tables(text, "a.csv")) == 1


def test_lines_below_the_last_table_are_paragraphs() -> None:
    text = written([["Harbour plan"], *GRID, [], ["The next report follows in spring."]])
    assert tables(text, "a.csv") == [GRID]
    assert [p.text for p in paragraphs(text, "a.csv")] == ["Harbour plan", "The next report follows in spring."]


def test_an_overview_that_cannot_be_read_adds_no_action() -> None:
    odd = [
        ["Strand", "Soon", "Some day", "Never", "In all"],
        ["Quay", "2", "x1", "-", "3"],
        ["Basin", "4", "?", "-", "5"],
    ]
    reading = read_grids(read(written([["Harbour plan"], *GRID, [], ["At a glance"], *odd]), "a.csv"))
    assert [action.action for action in reading.actions] == [row[1] for row in GRID[1:]]
    assert len([left for left in reading.leftovers if "Quay" in left.text or "Basin" in left.text]) == 2


@pytest.mark.parametrize("wording", ["2", "-", "3 / 4", "✓", "45%"])
def test_a_row_whose_action_has_no_words_is_left_over(wording: str) -> None:
    reading = read_grids(read(written([*GRID, ["4", wording, "Works", "G", "In hand."]]), "a.csv"))
    assert len(reading.actions) == 3
    (left,) = reading.leftovers
    assert left.reason == "a row whose action has no words"
    assert wording in left.text


def test_a_theme_stands_over_rows_that_begin_with_a_number_of_the_reports_own_scale() -> None:
    head = ["Status", "Ref", "Action", "Lead"]
    first = [head, ["1", "1", "Mend the slipway", "Works"], ["3", "2", "Paint the pier", "Works"]]
    second = [head, ["2", "3", "Dredge the basin", "Works"], ["1", "4", "Sell the crane", "Works"]]
    legend = [["Key:"], ["1 = Not started"], ["2 = In progress"], ["3 = Complete"]]
    text = written([["Harbour plan"], *legend, ["Safe water"], *first, [], ["Deep water"], *second])
    printed = read_grids(read(text, "a.csv")).actions
    assert [(action.ref, action.theme) for action in printed] == [
        ("1", "Safe water"),
        ("2", "Safe water"),
        ("3", "Deep water"),
        ("4", "Deep water"),
    ]


OWN_KEY = [["Finished", "Nothing is left to do"], ["Rather worrying", "May be late"], ["Becalmed", "Off track"]]
WORRIED = [["No", "Action", "Lead", "Rating", "Update"], ["1", "Mend the slipway", "Works", "Becalmed", "No wind."]]


def test_pairs_under_a_line_that_announces_a_key_are_a_table_of_their_own() -> None:
    text = written([["Harbour plan"], ["Key"], *OWN_KEY, [], ["The plan"], *WORRIED])
    assert tables(text, "a.csv") == [OWN_KEY, WORRIED]
    printed = read_grids(read(text, "a.csv"))
    assert [entry.label for entry in printed.key] == ["Finished", "Rather worrying", "Becalmed"]
    assert [action.status for action in printed.actions] == ["Becalmed"]


def test_pairs_that_say_what_the_report_is_stay_above_their_grid() -> None:
    about = [["Body", "Harbour trust"], ["Owner", "Harbour office"], ["Seen by", "The board"]]
    text = written([["Harbour plan"], *about, [], *WORRIED])
    assert len(tables(text, "a.csv")) == 1


@pytest.mark.parametrize(
    ("first", "parts"), [("S,Short term\nM,Medium term\nL,Long term", 2), ("Team,Rivers\nPeriod,Spring", 1)]
)
def test_a_key_above_the_first_grid_is_a_table_of_its_own_and_what_the_report_says_of_itself_is_not(
    first: str, parts: int
) -> None:
    text = f"{first}\n\nRef,Action,Timescale,Status\n1,Mend the weir,L,Late\n2,Plant willows,S,Done\n"
    assert len(tables(text, "plan.csv")) == parts
