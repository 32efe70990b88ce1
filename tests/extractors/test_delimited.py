"""Trackers kept as CSV or TSV."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
