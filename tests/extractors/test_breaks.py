"""Cards, overviews and keys that a page break cuts in two."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extractors.formats import extract
from extractors.layouts import read
from extractors.printed import PrintedReport
from tests.extractors.drawn import Sheet, pdf
from tests.extractors.test_conservation import unaccounted

CARD = [
    ("Ref", "1.1"),
    ("Action", "Mend the weir"),
    ("Lead", "Ann Ward"),
    ("Due date", "May 2024"),
    ("RAG", "G"),
    ("Progress", "Stone ordered"),
]
NEXT = [
    ("Ref", "1.2"),
    ("Action", "Plant willows"),
    ("Lead", "Bo Lake"),
    ("Due date", "June 2024"),
    ("RAG", "A"),
    ("Progress", "None yet"),
]


def report(*sheets: Sheet) -> PrintedReport:
    source = extract("report.pdf", pdf(*sheets))
    found = read(source)
    assert unaccounted(source, found) == []
    return found


def drawn(
    pages: Sequence[Sequence[tuple[float, Sequence[Sequence[str]]]]], widths: Sequence[float], rules: str
) -> list[Sheet]:
    sheets = []
    for grids in pages:
        sheet = Sheet()
        for top, rows in grids:
            sheet.grid(50, top, widths, rows, row_height=20, rules=rules)
        sheets.append(sheet)
    return sheets


@pytest.mark.parametrize("rules", ["all", "level"])
@pytest.mark.parametrize("cut", [1, 2, 5])
def test_a_card_goes_on_overleaf(rules: str, cut: int) -> None:
    pages = [[(500, CARD), (700, NEXT[:cut])], [(50, NEXT[cut:])]]
    found = report(*drawn(pages, (80, 200), rules))
    assert [(a.ref, a.action, a.status) for a in found.actions] == [
        ("1.1", "Mend the weir", "G"),
        ("1.2", "Plant willows", "A"),
    ]
    assert {place.page for place in (found.actions[1].place, *found.actions[1].parts)} == {1, 2}


@pytest.mark.parametrize("again", [True, False], ids=["headings again", "no headings"])
def test_an_overview_goes_on_overleaf(again: bool) -> None:
    head = ("Theme", "R", "A", "G", "Total")
    rows = [
        ("Rivers", "1", "2", "3", "6"),
        ("Woods", "0", "1", "1", "2"),
        ("Paths", "2", "0", "1", "3"),
        ("Total", "3", "3", "5", "11"),
    ]
    pages = [[(700, [head, *rows[:2]])], [(50, [*([head] if again else []), *rows[2:]])]]
    found = report(*drawn(pages, (100, 40, 40, 40, 40), "all"))
    assert {count.overview for count in found.counts} == {1}
    assert [c.printed for c in found.counts if not c.status] == ["6", "2", "3", "11"]


def test_a_second_overview_overleaf_is_one_of_its_own() -> None:
    head = ("Theme", "R", "A", "G", "Total")
    one = [head, ("Rivers", "1", "2", "3", "6"), ("Woods", "0", "1", "1", "2"), ("Total", "1", "3", "4", "8")]
    two = [head, ("Paths", "2", "0", "1", "3"), ("Locks", "1", "0", "0", "1"), ("Total", "3", "0", "1", "4")]
    found = report(*drawn([[(700, one)], [(50, two)]], (100, 40, 40, 40, 40), "all"))
    assert {count.overview for count in found.counts} == {1, 2}


KEY = [("D", "Delivered"), ("O", "On target"), ("S", "Slipped"), ("X", "Cancelled")]


@pytest.mark.parametrize("cut", [2, 3])
def test_a_key_goes_on_overleaf(cut: int) -> None:
    first, second = drawn([[(700, KEY[:cut])], [(50, KEY[cut:])]], (40, 120), "all")
    first.text(50, 680, "Status key", 11, "F2")
    assert [entry.label for entry in report(first, second).key] == ["D", "O", "S", "X"]


@pytest.mark.parametrize("below", [("Ann Ward", "Chair of the trust since 2019"), ("S", "Stopped")])
def test_a_row_overleaf_that_is_no_part_of_the_key_is_not_put_to_it(below: tuple[str, str]) -> None:
    first, second = drawn([[(700, KEY[:3])], [(50, [below])]], (60, 160), "all")
    first.text(50, 680, "Status key", 11, "F2")
    assert [entry.label for entry in report(first, second).key] == ["D", "O", "S"]
