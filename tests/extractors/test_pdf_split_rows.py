"""Rows of a ruled grid that the end of a page cuts in two."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.formats import extract
from extractors.layouts import read
from extractors.records import Document, Paragraph, Table
from tests.extractors.drawn import Sheet, pdf

WIDTHS = (40, 84, 70, 60, 90)
HEADINGS = ("Ref", "What we will do", "Lead", "Status", "Progress")
FIRST = ("A1", "Repaint the \nbandstand and its \nseats", "Head \nGardener", "Green", "The paint is \nordered.")
CUT = ("A2", "Open the tea \nhouse and the \nkiosk beside the", "Visitor \nServices", "Amber", "A tenant is \nsought.")
REST = ("", "boating lake", "", "", "")
NEXT = ("A3", "Prune the roses", "Head \nGardener", "Green", "Done in March.")

Rows = Sequence[tuple[str, ...]]


def document(*pages: Rows, aside: str = "") -> Document:
    """A grid with its pages full to the end, and words that stand above it on the second page."""
    sheets = []
    for number, rows in enumerate(pages, 1):
        sheet = Sheet(height=60 + 40 * len(rows) + 40).grid(40, 60, WIDTHS, rows)
        sheets.append(sheet.text(40, 45, aside) if aside and number == 2 else sheet)
    return extract("plan.pdf", pdf(*sheets))


def rows(found: Document) -> list[list[str]]:
    return [
        [cell.text for cell in row.cells] for block in found.blocks() if isinstance(block, Table) for row in block.rows
    ]


def test_a_row_cut_by_the_page_is_one_row() -> None:
    found = rows(document([HEADINGS, FIRST, CUT], [REST, NEXT]))
    assert [row[0] for row in found] == ["Ref", "A1", "A2", "A3"]
    assert found[2][1] == "Open the tea house and the kiosk beside the boating lake"
    assert [action.ref for action in read(document([HEADINGS, FIRST, CUT], [REST, NEXT])).actions] == ["A1", "A2", "A3"]


def test_the_rest_stands_below_headings_that_come_again_and_may_be_alone_on_its_page() -> None:
    again = rows(document([HEADINGS, FIRST, CUT], [HEADINGS, REST, NEXT]))
    assert [row[0] for row in again] == ["Ref", "A1", "A2", "Ref", "A3"]
    alone = document([HEADINGS, FIRST, CUT], [REST])
    assert rows(alone)[-1][1].endswith("kiosk beside the boating lake")
    assert not [block for block in alone.blocks() if isinstance(block, Paragraph)]


def test_a_row_may_go_over_three_pages() -> None:
    more = ("", "boating lake, \nthe pavilion and \nthe old bowling", "", "", "")
    found = rows(document([HEADINGS, FIRST, CUT], [more], [("", "green", "", "", ""), NEXT]))
    assert [row[0] for row in found] == ["Ref", "A1", "A2", "A3"]
    assert found[2][1].endswith("the boating lake, the pavilion and the old bowling green")


def test_headings_and_words_cut_by_the_page_are_whole() -> None:
    headings = ("Ref", "What we \nwill do", "Lead", "RAG", "Latest \nposition and \nnext steps of the")
    found = rows(document([headings], [("", "", "", "", "gardeners"), FIRST, CUT, NEXT]))
    assert found[0][4] == "Latest position and next steps of the gardeners"
    cut = ("A2", "Mend the wall", "Visitor \nServices and \nCommunicatio", "Amber", "A tenant is \nsought.")
    assert rows(document([HEADINGS, FIRST, cut], [("", "", "ns", "", ""), NEXT]))[2][2].endswith("and Communications")
    alone = ("A2", "Mend the wall", "Visitor \nServices \nCommunications", "Amber", "A tenant is \nsought.")
    assert rows(document([HEADINGS, FIRST, alone], [("", "", "team", "", ""), NEXT]))[2][2].endswith(
        "Communications team"
    )


@pytest.mark.parametrize(
    "first",
    [
        ("Paths", "", "", "", ""),  # a theme, below a reference
        ("", "", "Oak Trust", "", ""),  # the cell above is not the longest of its row
        ("", "boating lake", "Oak Trust", "Red", "Not begun."),  # a row of its own in all but its reference
        ("A3", "boating lake", "", "", ""),
    ],
)
def test_a_row_of_its_own_stays_one(first: tuple[str, ...]) -> None:
    assert rows(document([HEADINGS, FIRST, CUT], [first, NEXT]))[3][: len(first)] == list(first)


def test_an_action_that_nothing_stands_beside_stays_one_below_a_whole_sentence() -> None:
    whole = ("A2", "Open the tea \nhouse beside the \nold boating lake.", "Visitor \nServices", "Amber", "")
    new = ("", "Plant willows", "", "", "")
    assert rows(document([HEADINGS, FIRST, whole], [new, NEXT]))[3] == list(new)
    usual = [HEADINGS, new, FIRST, CUT]  # where other rows have no more than an action
    assert rows(document(usual, [("", "Boating lake", "", "", ""), NEXT]))[4][1] == "Boating lake"


def test_words_between_the_tables_part_them() -> None:
    sheets = [Sheet(height=220).grid(40, 60, WIDTHS, [HEADINGS, FIRST, CUT])]
    sheets.append(Sheet(height=400).text(40, 150, "Works outside the park").grid(40, 180, WIDTHS, [REST, NEXT]))
    found = rows(extract("plan.pdf", pdf(*sheets)))
    assert found[3] == list(REST)


def test_a_page_number_does_not_part_them() -> None:
    found = rows(document([HEADINGS, FIRST, CUT], [REST, NEXT], aside=""))
    sheets = [
        Sheet(height=842).grid(40, 640, WIDTHS, [HEADINGS, FIRST, CUT]).text(280, 800, "Page 1"),
        Sheet(height=842).text(40, 30, "Parks plan").grid(40, 60, WIDTHS, [REST, NEXT]),
    ]
    assert rows(extract("plan.pdf", pdf(*sheets))) == found


def test_ratings_in_figures_go_on_where_the_first_page_has_one_row() -> None:
    def rated(ref: str, rating: str) -> tuple[str, ...]:
        return (ref, "Repaint gates", "Rangers", rating, "Begun.")

    found = document([HEADINGS, rated("A1", "1")], [rated("A2", "0"), rated("A3", "2"), rated("A4", "0")])
    assert [action.status for action in read(found).actions] == ["1", "0", "2", "0"]


def test_a_list_of_telephone_numbers_does_not_go_on_with_ratings_in_figures() -> None:
    officers = [("B1", "Ms Oakes", "Rangers", "01632 9601", ""), ("B2", "Mr Ashe", "Rangers", "01632 9602", "")]
    found = document([HEADINGS, ("A1", "Repaint gates", "Rangers", "1", "Begun.")], officers)
    assert [action.status for action in read(found).actions] == ["1"]
