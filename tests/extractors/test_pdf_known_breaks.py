"""Words of headings and ratings that a narrow cell of a PDF breaks, on pages that keep no spaces at line ends."""

from __future__ import annotations

import pytest

from extractors.formats import extract
from extractors.layouts import read
from extractors.records import Table
from tests.extractors.drawn import Sheet, pdf

HEADINGS = ("N\no\n.", "Action", "Lead\npartner", "Tim\nesc\nale", "Previ\nous s\ntatus", "Ra\ntin\ng")
WIDTHS = (11, 200, 42, 21, 29, 18)
ROWS = [
    ("1\n1\n.", "Clear the weed\nfrom the lower lock\nby the mill", "Canal\ntrust", "M", "A", "G"),
    ("1\n2\n.", "Mend the towpath", "Rangers", "S", "G", "R"),
]


def test_a_heading_that_a_narrow_column_breaks_is_read_whole() -> None:
    sheet = Sheet().grid(50, 100, WIDTHS, [HEADINGS, *ROWS], row_height=50)
    document = extract("plan.pdf", pdf(sheet))
    (table,) = (block for block in document.blocks() if isinstance(block, Table))
    headings = [cell.text for cell in table.rows[0].cells]
    assert headings == ["No.", "Action", "Lead partner", "Timescale", "Previous status", "Rating"]
    assert [(a.ref, a.lead, a.timescale, a.previous_status, a.status) for a in read(document).actions] == [
        ("11.", "Canal trust", "M", "A", "G"),
        ("12.", "Rangers", "S", "G", "R"),
    ]


@pytest.mark.parametrize(
    ("width", "printed", "text"),
    [
        (21, "Over\ndue", "Overdue"),
        (60, "Over\ndue", "Over due"),  # there was room for all of it
        (36, "Comple\nte", "Complete"),
        (36, "Strateg\nhub", "Strateg hub"),  # no word that plans print
        (11, "1\n2", "1 2"),  # two figures, for all that the page tells
    ],
)
def test_two_words_of_a_cell_are_one_where_it_is_known_and_did_not_fit(width: int, printed: str, text: str) -> None:
    sheet = Sheet().grid(50, 100, (200, width), [("Action", "x"), ("Paint the bridge", printed)])
    (table,) = (block for block in extract("plan.pdf", pdf(sheet)).blocks() if isinstance(block, Table))
    assert " ".join(table.rows[1].cells[1].text.split()) == text
