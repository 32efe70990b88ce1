"""The text of PDF pages outside tables: paragraphs, lists, headings, columns, in the order they are read."""

from __future__ import annotations

import textwrap

from extractors.formats import extract
from extractors.records import Document, Paragraph, Table
from tests.extractors.drawn import Sheet, pdf

FIRST = (
    "The weir at the old mill was rebuilt over the summer after the spring floods had carried away its sluice, and "
    "the works were finished in the last week of September. The contractor will return in the new year to plant the "
    "banks, which were left bare. Residents asked for a handrail along the steps and the board has agreed to it."
)
SECOND = (
    "Volunteers cleared two miles of towpath between the lower lock and the basin. They took away four skips of "
    "rubbish and mended eleven gates. The next working day is planned for the first Saturday of the month and new "
    "helpers are always welcome to join in at the boathouse."
)


def read(*sheets: Sheet) -> Document:
    return extract("report.pdf", pdf(*sheets))


def paragraphs(document: Document) -> list[Paragraph]:
    return [block for block in document.blocks() if isinstance(block, Paragraph)]


def write(sheet: Sheet, x: float, top: float, text: str, letters: int, size: float = 9, font: str = "F4") -> float:
    """Sets a paragraph in lines of so many letters, all of one width; gives the place below it."""
    for line in textwrap.wrap(text, letters):
        sheet.text(x, top, line, size, font)
        top += 1.2 * size
    return top + 0.8 * size


def test_wrapped_lines_are_one_paragraph_with_its_place() -> None:
    sheet = Sheet()
    below = write(sheet, 60, 100, FIRST, 90)
    write(sheet, 60, below, SECOND, 90)
    found = paragraphs(read(sheet))
    assert [paragraph.text for paragraph in found] == [FIRST, SECOND]
    box = found[0].place.bbox
    assert box is not None and box[0] == 60 and 98 <= box[1] <= 102 and box[3] < below


def test_bullets_and_numbers_start_paragraphs() -> None:
    sheet = Sheet().text(60, 100, "The board has:")
    for at, line in enumerate(
        ("•  mended the weir;", "•  cleared the towpath between the locks; and", "•  met twice.")
    ):
        sheet.text(70, 118 + 14 * at, line)
    for at, line in enumerate(("1. Agree the budget.", "2. Note the report.")):
        sheet.text(60, 180 + 14 * at, line)
    found = [(paragraph.marker, paragraph.text) for paragraph in paragraphs(read(sheet))]
    assert found == [
        ("", "The board has:"),
        ("•", "mended the weir;"),
        ("•", "cleared the towpath between the locks; and"),
        ("•", "met twice."),
        ("1", "Agree the budget."),
        ("2", "Note the report."),
    ]


def test_larger_and_bold_lines_are_headings() -> None:
    sheet = Sheet().text(60, 60, "Waterways Board", 20).text(60, 100, "What was done", 9, "F5")
    below = write(sheet, 60, 116, FIRST, 90)
    sheet.text(60, below, "What comes next", 9, "F5")
    write(sheet, 60, below + 16, SECOND, 90)
    levels = {paragraph.text: paragraph.level for paragraph in paragraphs(read(sheet))}
    assert levels["Waterways Board"] == 1
    assert levels["What was done"] > 0 and levels["What comes next"] > 0
    assert levels[FIRST] == 0 and levels[SECOND] == 0


def test_a_page_in_two_columns_is_read_column_by_column() -> None:
    sheet = Sheet().text(60, 60, "News from the waterways, set in two columns for those who like to read it so", 12)
    write(sheet, 60, 100, FIRST, 42)
    write(sheet, 320, 100, SECOND, 42)
    texts = [paragraph.text for paragraph in paragraphs(read(sheet))]
    assert texts[-2:] == [FIRST, SECOND]


def test_text_between_tables_keeps_its_place_in_the_order() -> None:
    sheet = Sheet().text(60, 60, "Before the grid.")
    sheet.grid(60, 90, (60, 130), [("Ref", "Action"), ("1", "Mend the weir")])
    sheet.text(60, 200, "Between the grids.").grid(60, 230, (60, 130), [("Ref", "Action"), ("2", "Dig the pond")])
    sheet.text(60, 340, "After the grids.")
    said = [
        block.text if isinstance(block, Paragraph) else block.rows[1].cells[1].text for block in read(sheet).blocks()
    ]
    assert said == ["Before the grid.", "Mend the weir", "Between the grids.", "Dig the pond", "After the grids."]


def test_every_place_is_its_own() -> None:
    sheet = Sheet().text(60, 60, "First.").text(60, 100, "Second.").text(60, 140, "First.")
    places = [paragraph.place for paragraph in paragraphs(read(sheet, sheet))]
    assert len(set(places)) == len(places) == 6


def test_a_grid_without_rules_under_known_headings_is_a_table() -> None:
    rows = [
        ("Ref", "Action", "Lead", "RAG"),
        ("1", "Clear the weed from the\nlower lock before May", "Canal Trust", "G"),
        ("2", "Mend the towpath", "Highways", "A"),
        ("3", "Survey the bridges and\nreport to the board", "Engineers", "R"),
    ]
    for rules in ("none", "level"):
        sheet = Sheet().text(50, 60, "Progress against the plan for the waterways of the county in the autumn quarter")
        sheet.grid(50, 100, (40, 160, 90, 40), rows, rules=rules)
        sheet.text(50, 300, "The board meets again in the spring to look at the plan for the coming year and its cost.")
        (table,) = [block for block in read(sheet).blocks() if isinstance(block, Table)]
        assert [tuple(cell.text for cell in row.cells) for row in table.rows] == [
            tuple(text.replace("\n", " ") for text in row) for row in rows
        ]
        assert table.rows[1].place.bbox is not None and table.rows[1].place.bbox[1] > 135


def test_lined_up_text_that_is_no_grid_stays_text() -> None:
    sheet = Sheet()
    for at, (left, right) in enumerate(
        (("The Clerk", "12 High Street"), ("Town Hall", "Anytown"), ("Square", "AN1 2YZ"))
    ):
        sheet.text(60, 80 + 14 * at, left).text(350, 80 + 14 * at, right)
    write(sheet, 60, 160, FIRST, 90)
    assert not [block for block in read(sheet).blocks() if isinstance(block, Table)]


def test_a_watermark_across_the_page_does_not_break_the_text() -> None:
    sheet = Sheet().text(150, 300, "DRAFT", 90, turn=(1, 1, -1, 1))  # type: ignore[arg-type]
    write(sheet, 60, 100, FIRST, 90)
    texts = [paragraph.text for paragraph in paragraphs(read(sheet))]
    assert FIRST in texts
    assert "DRAFT" in texts


def test_lines_that_stand_apart_are_paragraphs_where_no_line_wraps() -> None:
    lines = (
        "Millbrook Town Council",
        "Towpath Plan 2024-2027",
        "Progress report for Quarter 2",
        "7 gates were mended.",
    )
    sheet = Sheet()
    for at, line in enumerate(lines):
        sheet.text(60, 100 + 20 * at, line)
    assert [paragraph.text for paragraph in paragraphs(read(sheet))] == list(lines)


def test_the_only_line_that_wraps_goes_on_in_mid_sentence() -> None:
    first = "There are seven gates along the towpath: one is rated C (done), four are rated P (begun) and two are rated"
    sheet = Sheet().text(60, 100, first, 9).text(60, 112.6, "N (not begun).", 9).text(60, 132, "Nobody was hurt.", 9)
    found = [paragraph.text for paragraph in paragraphs(read(sheet))]
    assert found == [f"{first} N (not begun).", "Nobody was hurt."]


def test_double_spaced_text_is_joined() -> None:
    sheet = Sheet()
    for at, line in enumerate(textwrap.wrap(FIRST, 80)):
        sheet.text(60, 100 + 18 * at, line, 9, "F4")
    assert [paragraph.text for paragraph in paragraphs(read(sheet))] == [FIRST]


def test_what_is_set_equal_is_no_heading() -> None:
    sheet = Sheet().text(60, 100, "Status: G = Mended; A = Being mended").text(60, 130, FIRST[:60] + ".")
    assert [paragraph.level for paragraph in paragraphs(read(sheet))] == [0, 0]


def test_a_rating_with_its_meaning_begins_no_paragraph() -> None:
    lines = (
        "Of the 21 gates along the towpath three are rated G (mended), seven are rated A (begun) and",
        "all of those beyond the basin, for which no crew could be hired in spring, are still rated",
        "R (not begun). The board asked the contractor for a plan by which each of the gates at the",
        "upper lock will be mended by the end of the season.",
    )
    sheet = Sheet()
    for at, line in enumerate(lines):
        sheet.text(60, 100 + 12 * at, line, 9, "F4")
    assert [paragraph.text for paragraph in paragraphs(read(sheet))] == [" ".join(lines)]


HEADED = [("Ref", "Action", "Lead", "RAG"), ("1", "Mend the weir", "Estates", "Green")]


def titled(*lines: str) -> list[str]:
    """The paragraphs of a page with a title in these lines over a grid that shows how wide the page is set."""
    sheet = Sheet()
    for at, line in enumerate(lines):
        sheet.text(50, 60 + 20 * at, line, 16, "F2")
    sheet.text(50, 130, "Position at the end of June", 10).grid(50, 170, (40, 200, 130, 60), HEADED)
    return [paragraph.text for paragraph in paragraphs(read(sheet))]


def test_a_title_that_is_too_long_for_its_line_is_one() -> None:
    (title, _) = titled("Ferndale Borough Council Waterways Action Plan 2024-", "27")
    assert title == "Ferndale Borough Council Waterways Action Plan 2024-27"
    (title, _) = titled("Ferndale and Wenning Waterways Partnership Action", "Programme 2024-27")
    assert title == "Ferndale and Wenning Waterways Partnership Action Programme 2024-27"


def test_lines_of_a_title_that_each_end_early_or_are_only_drawn_stay_apart() -> None:
    assert titled("Ferndale Borough Council", "Waterways Action Plan 2024-27")[0] == "Ferndale Borough Council"
    long = "Ferndale Borough Council Waterways Action Plan"
    assert titled(long, "_" * 20)[0] == long


def test_a_figure_alone_ends_the_sentence_above_it() -> None:
    sheet = Sheet()
    top = write(sheet, 60, 60, FIRST, 70)
    for line in (
        "The quarter began with 35 actions, as the board was told in",
        "May; three of them were added and three of them closed, leaving",
        "35.",
    ):
        sheet.text(60, top, line, 9, "F4")
        top += 10.8
    assert paragraphs(read(sheet))[-1].text.endswith("three of them closed, leaving 35.")


def test_a_number_below_a_whole_sentence_stands_alone() -> None:
    sheet = Sheet()
    top = write(sheet, 60, 60, FIRST, 70) - 0.8 * 9
    sheet.text(60, top, "35.", 9, "F4")
    assert not any(paragraph.text.endswith("agreed to it. 35.") for paragraph in paragraphs(read(sheet)))
