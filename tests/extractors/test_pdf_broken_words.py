"""Words that are wider than their cell and go on in its next line, without a hyphen."""

from __future__ import annotations

import pytest

from extractors.formats import extract
from extractors.records import Table
from tests.extractors.drawn import Sheet, pdf

HEADINGS = ("Ref", "What we \nwill do", "Responsib\nle", "Status", "Due date")
ROWS = [
    HEADINGS,
    ("A1", "Repaint the \nbandstand \nand its seats", "Gardener\ns", "Complet\ned", "26/08/202\n4"),
    ("A2", "Open the tea \nhouse again", "Head \nGardener", "Not \nstarted", "2025-03-\n14"),
    ("A3", "Prune the \nroses", "Visitor \nServices", "Not \nstarted", "May 2025"),
]
WIDTHS = (30, 70, 48, 43, 47)


def cells(rows: list[tuple[str, ...]], widths: tuple[int, ...] = WIDTHS) -> list[tuple[str, ...]]:
    """The texts of a grid that is drawn with these lines in its cells."""
    document = extract("report.pdf", pdf(Sheet().grid(50, 100, widths, rows)))
    (table,) = [block for block in document.blocks() if isinstance(block, Table)]
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def test_a_broken_word_a_date_and_a_reference_are_whole() -> None:
    headings, first, second, third = cells(ROWS)
    assert headings == ("Ref", "What we will do", "Responsible", "Status", "Due date")
    assert first == ("A1", "Repaint the bandstand and its seats", "Gardeners", "Completed", "26/08/2024")
    assert second == ("A2", "Open the tea house again", "Head Gardener", "Not started", "2025-03-14")
    assert third[2:4] == ("Visitor Services", "Not started")


def test_without_the_spaces_of_its_lines_a_page_tells_of_the_words_only_that_plans_print() -> None:
    bare = [tuple(text.replace(" \n", "\n") for text in row) for row in ROWS]
    assert [row[2] for row in cells(bare)] == ["Responsible", "Gardener s", "Head Gardener", "Visitor Services"]
    assert [row[3] for row in cells(bare)] == ["Status", "Completed", "Not started", "Not started"]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("Gardens\nand paths", "Gardens and paths"),  # the space had no room, and "and" ends no word
        ("Gardens\nStrategy", "Gardens Strategy"),
        ("Gate\nof oak", "Gate of oak"),  # the line above is not full
        ("Gate of oak\nes", "Gate of oak es"),  # a word that has others before it was not too wide
        ("GARDENE\nRS", "GARDENERS"),
        ("Path 12\nto 14", "Path 12 to 14"),
        ("AB-\n12", "AB-12"),
    ],
)
def test_lines_that_only_wrap_keep_their_space(lines: str, text: str) -> None:
    rows = [*ROWS, ("A4", "Sweep the \npaths", lines, "Not \nstarted", "")]
    assert cells(rows, (30, 70, 46, 43, 47))[-1][2] == text
