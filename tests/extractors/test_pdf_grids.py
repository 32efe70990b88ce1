"""Ruled grids in PDF pages: cells, spans, colours, places, however the page is turned or cut."""

from __future__ import annotations

import pytest

from extractors.formats import extract
from extractors.records import Document, Table
from tests.extractors.drawn import Sheet, pdf

HEADINGS = ("Ref", "Action", "Lead", "RAG")
ROWS = [
    HEADINGS,
    ("1", "Clear the weed from the\nlower lock", "Canal Trust", "G"),
    ("2", "Mend the towpath", "Highways", "A"),
    ("3", "Survey the bridges", "Engineers", "R"),
]
GREEN, AMBER, RED = (0.0, 0.69, 0.31), (1.0, 0.75, 0.0), (1.0, 0.0, 0.0)


def read(*sheets: Sheet) -> Document:
    return extract("report.pdf", pdf(*sheets))


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks() if isinstance(block, Table)]


def texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def test_a_ruled_grid_with_wrapped_cells_and_colours() -> None:
    sheet = Sheet().grid(50, 100, (40, 130, 90, 40), ROWS, fills={(1, 3): GREEN, (2, 3): AMBER, (3, 3): RED})
    (table,) = tables(read(sheet))
    assert texts(table) == [
        HEADINGS,
        ("1", "Clear the weed from the lower lock", "Canal Trust", "G"),
        ("2", "Mend the towpath", "Highways", "A"),
        ("3", "Survey the bridges", "Engineers", "R"),
    ]
    assert [row.cells[3].fill for row in table.rows] == [None, "#00B04F", "#FFBF00", "#FF0000"]
    assert [row.place.bbox for row in table.rows] == [(50, 100 + 40 * at, 350, 140 + 40 * at) for at in range(4)]
    assert [row.place.row for row in table.rows] == [1, 2, 3, 4]


def test_spans_where_rules_are_missing() -> None:
    sheet = Sheet()
    sheet.box(50, 100, 350, 220)
    for x0, top, x1, bottom in ((150, 120, 150, 220), (250, 120, 250, 220), (50, 120, 350, 120), (150, 160, 350, 160)):
        sheet.rule(x0, top, x1, bottom)
    sheet.text(60, 104, "Access").text(60, 124, "Ramps").text(160, 124, "Order").text(260, 124, "Done")
    sheet.text(160, 164, "Fit").text(260, 164, "Not yet")
    (table,) = tables(read(sheet))
    shape = [[(c.text, c.column, c.colspan, c.rowspan) for c in row.cells] for row in table.rows]
    assert shape == [
        [("Access", 0, 3, 1)],
        [("Ramps", 0, 1, 2), ("Order", 1, 1, 1), ("Done", 2, 1, 1)],
        [("Fit", 1, 1, 1), ("Not yet", 2, 1, 1)],
    ]


def test_breaks_stay_where_the_writer_broke_the_line() -> None:
    rows = [
        ("Action", "Update"),
        ("Plant hedges", "• Field A planted\n• Field B ploughed and\nharrowed"),
        ("Dig ponds", "Pond one dug\nAlso the second"),
    ]
    (table,) = tables(read(Sheet().grid(50, 100, (90, 110), rows)))
    assert [row.cells[1].text for row in table.rows] == [
        "Update",
        "• Field A planted\n• Field B ploughed and harrowed",
        "Pond one dug\nAlso the second",
    ]


def test_a_word_divided_at_the_line_end_is_whole() -> None:
    rows = [("Action", "Lead"), ("Reduce re-\noffending by older of-\nfenders who co-\noperate", "Probation")]
    (table,) = tables(read(Sheet().grid(50, 100, (96, 90), rows, row_height=60)))
    assert table.rows[1].cells[0].text.startswith("Reduce re-offending by older of")
    assert "co-operate" in table.rows[1].cells[0].text


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turned: int) -> None:
    """The page is drawn so that it stands upright once the viewer has turned it."""
    upright = Sheet(842, 595).grid(50, 100, (40, 200, 90, 40), ROWS)
    matrix = {90: "0 1 -1 0 595 0", 180: "-1 0 0 -1 842 595", 270: "0 -1 1 0 0 842"}[turned]
    width, height = (842, 595) if turned == 180 else (595, 842)
    sheet = Sheet(width, height, turned)
    sheet.parts = [f"q {matrix} cm", *upright.parts, "Q"]
    shown, plain = tables(read(sheet)), tables(read(upright))
    assert [texts(table) for table in shown] == [texts(table) for table in plain]
    assert [row.place.bbox for row in shown[0].rows] == [row.place.bbox for row in plain[0].rows]


def test_a_page_whose_text_runs_upwards_is_read_from_its_side() -> None:
    """Landscape content on a portrait page that no viewer turns; places stay those of the page as shown."""
    upright = Sheet(842, 595).grid(50, 100, (40, 200, 90, 40), ROWS)
    sheet = Sheet(595, 842)
    sheet.parts = ["q 0 1 -1 0 595 0 cm", *upright.parts, "Q"]
    (table,) = tables(read(sheet))
    assert texts(table) == texts(tables(read(upright))[0])
    assert table.rows[0].place.bbox == (100, 422, 140, 792)


def test_the_crop_box_is_the_page_and_what_lies_beside_it_is_not_read() -> None:
    sheet = Sheet(crop=(30, 40, 565, 800)).grid(50, 100, (40, 130, 90, 40), ROWS).text(2, 500, "Cut off")
    document = read(sheet)
    (table,) = tables(document)
    assert table.rows[0].place.bbox == (20, 58, 320, 98)
    assert not any("Cut off" in str(block) for block in document.blocks())


def test_headings_set_upwards() -> None:
    sheet = Sheet().grid(50, 100, (130, 40, 40), [("Action", "", ""), ("Mend the weir", "x", "")], row_height=70)
    sheet.text(198, 150, "On track", 9, turn=(0, 1, -1, 0)).text(238, 150, "Late", 9, turn=(0, 1, -1, 0))
    (table,) = tables(read(sheet))
    assert texts(table)[0] == ("Action", "On track", "Late")


def test_two_grids_side_by_side_and_two_that_touch() -> None:
    beside = Sheet().grid(40, 100, (60, 60), [("Theme", "Red"), ("Water", "2")])
    beside.grid(300, 100, (60, 60), [("Theme", "Green"), ("Land", "5")])
    assert [texts(table) for table in tables(read(beside))] == [
        [("Theme", "Red"), ("Water", "2")],
        [("Theme", "Green"), ("Land", "5")],
    ]
    touching = Sheet().grid(40, 100, (90, 70, 70, 70), [("Theme", "Red", "Amber", "Green"), ("Water", "2", "1", "0")])
    touching.grid(40, 180, (30, 150, 120), [("No", "Action", "Lead"), ("1", "Mend the weir", "Trust")])
    first, second = tables(read(touching))
    assert (first.columns, second.columns) == (4, 3)
    assert texts(second)[1] == ("1", "Mend the weir", "Trust")


def test_a_disc_or_a_picture_gives_a_cell_its_colour() -> None:
    rows = [("Action", "Status"), ("Mend the weir", ""), ("Dig the pond", ""), ("Clear the path", "Late")]
    sheet = Sheet().grid(50, 100, (130, 60), rows, fills={(3, 1): AMBER})
    sheet.disc(210, 160, 8, GREEN).picture(200, 190, 220, 210, (220, 20, 20))
    (table,) = tables(read(sheet))
    assert [row.cells[1].fill for row in table.rows] == [None, "#00B04F", "#DC1414", "#FFBF00"]


def test_ticks_of_a_symbol_font() -> None:
    sheet = Sheet().grid(50, 100, (130, 40, 40), [("Action", "R", "G"), ("Mend the weir", "", "")])
    sheet.text(240, 145, "4", 10, "F3")
    (table,) = tables(read(sheet))
    assert texts(table)[1] == ("Mend the weir", "", "✓")


def test_hidden_text_is_left_out() -> None:
    sheet = Sheet().grid(50, 100, (130, 90), [("Action", "Lead"), ("Mend the weir", "Trust")])
    sheet.text(60, 165, "unseen", mode=3).text(190, 165, "white", colour=(1, 1, 1)).text(700, 165, "beside")
    sheet.box(50, 300, 150, 320, fill=(0.1, 0.1, 0.4)).text(55, 303, "On blue", colour=(1, 1, 1))
    said = str(list(read(sheet).blocks()))
    assert not any(word in said for word in ("unseen", "'white'", "beside"))
    assert "On blue" in said


def test_a_line_through_or_under_words_is_no_rule() -> None:
    sheet = Sheet().grid(50, 100, (130, 90), [("Action", "Lead"), ("Mend the weir", "Trust")])
    sheet.rule(53, 148, 110, 148).rule(183, 154, 205, 154)
    (table,) = tables(read(sheet))
    assert texts(table) == [("Action", "Lead"), ("Mend the weir", "Trust")]


def test_a_struck_date_or_rating_gives_way_to_the_one_beside_it_and_other_struck_words_stay() -> None:
    rows = [
        ("Action", "Due", "RAG"),
        ("Mend the weir", "31 May 2024\n30 June 2024", "Red Amber"),
        ("Dig ponds", "TBC", "Red"),
    ]
    sheet = Sheet().grid(50, 100, (130, 90, 60), rows)
    sheet.rule(183, 148, 232, 148).rule(273, 148, 290, 148).rule(53, 188, 90, 188)
    (table,) = tables(read(sheet))
    assert texts(table)[1:] == [("Mend the weir", "30 June 2024", "Amber"), ("Dig ponds", "TBC", "Red")]


def test_a_small_raised_figure_is_the_mark_of_a_note() -> None:
    sheet = Sheet().grid(50, 100, (130, 60), [("Action", "RAG"), ("Mend the weir", "Red")])
    sheet.text(200, 141, "2", 5)
    (table,) = tables(read(sheet))
    assert texts(table)[1] == ("Mend the weir", "Red²")


def test_columns_that_only_the_header_draws() -> None:
    rows = [("Mend the weir", "Trust", "12"), ("Dig the pond", "Parish", "7"), ("Clear the path", "Town", "30")]
    sheet = Sheet().grid(50, 100, (130, 90, 60), [("Action", "Lead", "Days")], row_height=20)
    for at, texts_ in enumerate(rows):
        top = 120 + 20 * at
        sheet.box(50, top, 330, top + 20)
        for x, words in zip((53, 183, 273), texts_, strict=True):
            sheet.text(x, top + 4, words, 9)
    (table,) = tables(read(sheet))
    assert texts(table) == [("Action", "Lead", "Days"), *rows]


def test_a_frame_around_text_is_no_table() -> None:
    sheet = Sheet().box(40, 90, 400, 200).text(50, 100, "Highlights of the quarter", 10)
    sheet.text(50, 120, "The weir was mended and the path was cleared of fallen trees.")
    assert tables(read(sheet)) == []


def test_a_disc_in_the_middle_of_a_row_whose_text_is_at_its_top() -> None:
    sheet = Sheet()
    rows = [("Ref", "Action", "RAG", "Update"), ("1", "Mend the weir", "", "Begun"), ("2", "Cut the reeds", "", "Cut")]
    sheet.grid(60, 100, (50, 150, 60, 120), rows, row_height=30, rules="none")
    sheet.disc(290, 147, 6, (1, 0, 0)).disc(290, 177, 6, (0, 1, 0))
    (table,) = tables(read(sheet))
    assert [row.cells[2].fill for row in table.rows] == [None, "#FF0000", "#00FF00"]
