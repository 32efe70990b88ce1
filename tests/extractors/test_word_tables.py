"""Tables of Word files: spans, tracked rows, content controls, nested tables, dragged borders, pages."""

from __future__ import annotations

from extractors.records import Table
from tests.extractors.writing_word import Word, cells, level, p, run, tables, tbl, tc, texts, tr

DOWN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
HEADER = ["Ref", "Action", "Lead", "Status"]


def wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def shape(table: Table) -> list[list[tuple[str, int, int, int]]]:
    """(text, column, columns, rows) of every cell."""
    return [[(cell.text, cell.column, cell.colspan, cell.rowspan) for cell in row.cells] for row in table.rows]


def test_cells_that_span_are_there_once() -> None:
    document = Word(
        tbl(
            [tc("Theme", DOWN), tc("Rivers", wide(2)), "x"],
            [tc("", GOES_ON), "Mend", tc("Paint", DOWN), tc("Sow", DOWN)],
            [tc("", GOES_ON), "Dig", tc("", GOES_ON), "Reap"],
        )
    ).read()
    (table,) = tables(document)
    assert table.columns == 4
    assert shape(table) == [
        [("Theme", 0, 1, 3), ("Rivers", 1, 2, 1), ("x", 3, 1, 1)],
        [("Mend", 1, 1, 1), ("Paint", 2, 1, 2), ("Sow", 3, 1, 1)],
        [("Dig", 1, 1, 1), ("Reap", 3, 1, 1)],
    ]


def test_a_cell_that_goes_on_from_nothing_is_a_cell_of_its_own() -> None:
    (table,) = tables(Word(tbl(["a", tc("kept", GOES_ON)], ["b", "c"])).read())
    assert shape(table)[0] == [("a", 0, 1, 1), ("kept", 1, 1, 1)]


def test_rows_and_cells_that_tracked_changes_took_out_are_not_there() -> None:
    gone = '<w:del w:id="1" w:author="A"/>'
    put = '<w:ins w:id="2" w:author="A"/>'
    document = Word(
        tbl(
            HEADER,
            tr("1", "Mend", "Ann", "G"),
            tr("2", "Never", "Bob", "R", properties=gone),
            tr("3", "Sow", "Cat", "A", properties=put),
            tr("4", "Hide", "Dot", "A", properties="<w:hidden/>"),
        )
    ).read()
    assert [row[0] for row in cells(document)] == ["Ref", "1", "3"]
    assert [row.place.row for row in tables(document)[0].rows] == [1, 2, 3]


def test_rows_and_cells_in_content_controls() -> None:
    def control(content: str, properties: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    ticked = run("☒")
    document = Word(
        tbl(
            HEADER,
            control(control(tr("1", control(tc("Mend")), "Ann", tc(p("", control(ticked)))))),
            tr("2", "Sow", "Bob", control(tc("Choose an item."), "<w:showingPlcHdr/>")),
        )
    ).read()
    assert cells(document) == [HEADER, ["1", "Mend", "Ann", "☒"], ["2", "Sow", "Bob", ""]]


def test_lines_bullets_and_numbers_in_a_cell() -> None:
    content = p("Done:", num=None) + p("weir", num=(91, 1)) + p("bank", num=(91, 1)) + p("") + p("Next")
    rows = [tc(p(num=(91, 0))), tc(content)], [tc(p(num=(91, 0))), tc("x")]
    document = Word(tbl(*rows)).lists(level(0, "decimal", "%1."), level(1, "bullet", "o")).read()
    assert cells(document) == [["1", "Done:\n• weir\n• bank\nNext"], ["2", "x"]]


def test_a_row_that_starts_further_in_keeps_its_columns() -> None:
    document = Word(tbl(["a", "b", "c"], tr("d", "e", properties='<w:gridBefore w:val="1"/>'))).read()
    assert [cell.column for cell in tables(document)[0].rows[1].cells] == [1, 2]


def test_borders_dragged_a_little_make_no_columns() -> None:
    document = Word(
        tbl(
            ["Ref", tc("Action", wide(2)), "RAG"],
            ["1", "Mend", tc("G", wide(2))],
            [tc("2", wide(1)), tc("Sow", wide(2)), "A"],
            widths=(900, 4000, 90, 800),
        )
    ).read()
    (table,) = tables(document)
    assert table.columns == 3
    assert [[cell.column for cell in row.cells] for row in table.rows] == [[0, 1, 2]] * 3


def test_a_narrow_column_of_its_own_is_kept() -> None:
    document = Word(tbl(["a", "b", "c"], ["d", "e", "f"], widths=(2000, 100, 2000))).read()
    assert tables(document)[0].columns == 3


def test_a_nested_table_without_headings_is_text_of_its_cell() -> None:
    inner = tbl(["East", "120 m"], ["West", "40 m"])
    document = Word(tbl(HEADER, ["1", tc(p("Mended:") + inner), "Ann", "G"])).read()
    assert cells(document)[1] == ["1", "Mended:\nEast 120 m\nWest 40 m", "Ann", "G"]


def test_a_nested_grid_is_a_table_of_its_own() -> None:
    inner = tbl(["Ref", "Action", "Lead", "RAG"], ["1a", "Dig the pond", "Ann", "G"])
    first, second = tables(Word(tbl(HEADER, ["1", tc(p("Ponds:") + inner), "Ann", "G"])).read())
    assert [cell.text for cell in first.rows[1].cells] == ["1", "Ponds:", "Ann", "G"]
    assert [cell.text for cell in second.rows[1].cells] == ["1a", "Dig the pond", "Ann", "G"]
    assert (first.place.table, second.place.table) == (1, 2)


def test_a_box_is_no_table() -> None:
    boxed = tbl([tc(p("Works", style="Heading1") + p("They go on.") + tbl(HEADER, ["1", "Mend", "Ann", "G"]))])
    document = Word(boxed).read()
    assert texts(document) == ["Works", "They go on."]
    assert len(cells(document)) == 2


def test_tables_set_side_by_side_are_read_one_by_one() -> None:
    left, right = tbl(["Rating", "Number"], ["Green", "3"]), tbl(["G", "Done"], ["R", "Not done"])
    assert [len(table.rows) for table in tables(Word(tbl([tc(left), tc(right)])).read())] == [2, 2]


def test_rows_know_the_page_that_word_saw_them_on() -> None:
    turned = "<w:r><w:lastRenderedPageBreak/></w:r>"
    document = Word(
        p("Before"), p("", '<w:r><w:br w:type="page"/></w:r>'), p("", turned, run("Over")),
        tbl(HEADER, ["1", "Mend", "Ann", "G"], [tc(p("", turned, run("2"))), "Sow", "Bob", "A"], ["3", "Dig", "Cat", "R"]),
        p("After"),
    ).read()  # fmt: skip
    assert [row.place.page for row in tables(document)[0].rows] == [2, 2, 3, 3]
    assert [len(page.blocks) for page in document.pages] == [1, 2, 1]


def test_sections_start_pages_unless_they_go_on() -> None:
    def ends(kind: str) -> str:
        return f'<w:sectPr><w:type w:val="{kind}"/></w:sectPr>'

    document = Word(p("One", properties=ends("nextPage")), p("Two", properties=ends("continuous")), p("Three")).read()
    assert [[block.place.page for block in page.blocks] for page in document.pages] == [[1, 1], [2]]
