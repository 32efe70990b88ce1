"""A public portfolio laid out as grids over many pages: every project, rating and date, and nothing else.

The files and their truth stand outside the project; see ``conftest.shared``.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from extractors.formats import extract
from extractors.layouts import read
from extractors.printed import PrintedReport
from extractors.records import Table

NAMES = ("gmpp_2020_21", "gmpp_2021_22")


def plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def is_printed(ours: str, truth: str) -> bool:
    """Words in place of a date or rating are cut short in print; dates and ratings never are."""
    return plain(ours) == plain(truth) or len(ours) > 30 and plain(truth).startswith(plain(ours))


@pytest.fixture(scope="module", params=NAMES)
def portfolio(request: pytest.FixtureRequest, shared: Path) -> tuple[PrintedReport, list[dict[str, str]]]:
    folder = shared / "real" / "gmpp"
    name = f"{request.param}.pdf"
    with (folder / "rendered_truth.csv").open(encoding="utf-8", newline="") as lines:
        truth = [row for row in csv.DictReader(lines) if row["doc"] == name]
    return read(extract(name, (folder / name).read_bytes())), truth


def test_every_project_comes_whole_with_its_rating_and_dates(
    portfolio: tuple[PrintedReport, list[dict[str, str]]],
) -> None:
    printed, truth = portfolio
    assert Counter(plain(a.action) for a in printed.actions) == Counter(plain(row["name"]) for row in truth)
    by_name = {plain(row["name"]): row for row in truth}
    for action in printed.actions:
        row = by_name[plain(action.action)]
        assert is_printed(action.status, row["rating_printed"])
        assert is_printed(action.start, row["start"])
        assert is_printed(action.due, row["end"])


def test_the_rows_that_break_over_pages_are_parts_of_their_record(
    portfolio: tuple[PrintedReport, list[dict[str, str]]],
) -> None:
    printed, _ = portfolio
    assert sum(len(action.parts) for action in printed.actions) > 10
    assert {leftover.reason for leftover in printed.leftovers} <= {"page header or footer"}
    assert all(action.evidence[:1] == action.evidence[:1].upper() for action in printed.actions)


def test_the_colour_of_each_rating_is_read(portfolio: tuple[PrintedReport, list[dict[str, str]]]) -> None:
    printed, _ = portfolio
    coloured = {
        (plain(a.status), a.status_fill) for a in printed.actions if plain(a.status) in ("green", "amber", "red")
    }
    assert len(coloured) == len({rating for rating, _ in coloured})
    assert all(fill for _, fill in coloured)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_has_its_place_on_the_page(name: str, shared: Path) -> None:
    document = extract(f"{name}.pdf", (shared / "real" / "gmpp" / f"{name}.pdf").read_bytes())
    for table in document.blocks():
        if not isinstance(table, Table):
            continue
        boxes = [row.place.bbox for row in table.rows]
        assert all(box and 0 <= box[0] < box[2] <= 842 and 0 <= box[1] < box[3] <= 596 for box in boxes)
        tops = [box[1] for box in boxes if box]
        assert tops == sorted(tops)
