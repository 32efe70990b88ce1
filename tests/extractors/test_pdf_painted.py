"""Grids without rules whose cells are painted: the headings and every other row, or the ratings."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.formats import extract
from extractors.layouts import read
from extractors.records import Document, Table
from tests.extractors.drawn import Colour, Sheet, pdf

WIDTHS = (40, 110, 80, 50, 70)
EDGES = [50 + sum(WIDTHS[:at]) for at in range(len(WIDTHS) + 1)]
GREY, BLUE = (0.85, 0.85, 0.85), (0.8, 0.87, 0.95)
GREEN, AMBER = (0.0, 0.69, 0.31), (1.0, 0.75, 0.0)
LONG = (
    "the harbour\nboard and\nits partners\nmet in June\nto agree on\nthe order of\nworks and\nwill meet in\nthe autumn"
)
HEADINGS = ("Ref", "Action", "Lead", "RAG", "Progress")
ROWS = [
    HEADINGS,
    ("1.1", "Open the ferry on\nall days of the week", "Harbour\nOffice", "Green", f"All good:\n{LONG}."),
    ("1.2", "Mend the weir at the\nold mill", "Estates", "Amber", f"Divers saw\n{LONG}."),
    ("1.3", "Plant willows along\nthe lower cut", "Parks\nTeam", "Green", f"Not begun;\n{LONG}."),
    ("1.4", "Print a map of the\ntowpath", "Harbour\nOffice", "Amber", "Printed."),
]
HEIGHT = 116


def page(rows: Sequence[tuple[str, ...]], painted: dict[tuple[int, int], Colour], words: bool = True) -> Sheet:
    """The texts of a grid in their places, and paint in some of its cells."""
    sheet = Sheet()
    for (row, column), colour in painted.items():
        top = 100 + row * HEIGHT
        sheet.box(EDGES[column], top, EDGES[column + 1], top + HEIGHT, colour, stroke=False)
    return sheet.grid(50, 100, WIDTHS, rows, row_height=HEIGHT, rules="none") if words else sheet


def banded(rows: int, first: int = 0) -> dict[tuple[int, int], Colour]:
    return {(row, column): GREY if row == 0 else BLUE for row in range(first, rows, 2) for column in range(5)}


def document(*sheets: Sheet) -> Document:
    return extract("plan.pdf", pdf(*sheets))


def found(of: Document) -> list[tuple[str | None, str, str | None]]:
    return [(action.ref, action.action, action.status) for action in read(of).actions]


WHOLE = [(ref, " ".join(action.split("\n")), rag) for ref, action, _, rag, _ in ROWS[1:]]


def test_headings_and_every_other_row_are_painted() -> None:
    assert found(document(page(ROWS, banded(5)))) == WHOLE
    (table,) = [block for block in document(page(ROWS, banded(5))).blocks() if isinstance(block, Table)]
    assert [row.cells[0].fill is not None for row in table.rows] == [True, False, True, False, True]


def test_a_white_row_above_the_first_painted_one_and_below_the_last() -> None:
    headings = {(0, column): GREY for column in range(5)}
    assert found(document(page(ROWS[:4], headings | {(2, column): BLUE for column in range(5)}))) == WHOLE[:3]
    more = [
        ("1.5", "Count the swans", "Parks\nTeam", "Green", "Done."),
        ("1.6", "Oil the gates", "Estates", "Green", ""),
    ]
    overleaf = page([*ROWS[3:], *more], banded(4, 1))
    refs = [ref for ref, _, _ in found(document(page(ROWS[:3], banded(3)), overleaf))]
    assert refs == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]


def test_ratings_alone_are_painted_below_painted_headings_and_overleaf() -> None:
    ratings = {(row, 3): GREEN if ROWS[row][3] == "Green" else AMBER for row in range(1, 5)}
    headings = {(0, column): GREY for column in range(5)}
    assert found(document(page(ROWS, headings | ratings))) == WHOLE
    rest = {(row - 3, 3): colour for (row, _), colour in ratings.items() if row >= 3}
    first = headings | {place: colour for place, colour in ratings.items() if place[0] < 3}
    assert found(document(page(ROWS[:3], first), page(ROWS[3:], rest))) == WHOLE


def test_white_rows_that_cannot_be_told_apart_are_not_put_together() -> None:
    painted = {(row, column): GREY for row in (0, 4) for column in range(5)}
    texts = [
        cell.text
        for block in document(page(ROWS, painted)).blocks()
        if isinstance(block, Table)
        for row in block.rows
        for cell in row.cells
    ]
    assert not any("1.1" in text and "1.2" in text for text in texts)


def test_painted_areas_of_a_chart_are_no_table() -> None:
    sheet = page(ROWS, banded(5), words=False).text(EDGES[1] + 4, 110, "Ferries").text(EDGES[2] + 4, 200, "Weirs")
    assert not [block for block in document(sheet).blocks() if isinstance(block, Table)]
