"""Which cell a printed value stands in."""

import pytest

from extractors.pointing import cell_meant
from extractors.records import Cell


def row(*texts):
    return tuple(Cell(text, column) for column, text in enumerate(texts))


ROWS = [row("Theme", "Green", "Amber", "Total"), row("Clean Quays", "2", "2", "4"), row("Quiet Nights", "1", "", "")]


@pytest.mark.parametrize(
    ("at", "value", "labels", "column"),
    [
        (1, "4", (), 3),
        (1, "2", ("Clean Quays", "Amber"), 2),
        (1, "2", ("Clean Quays", "GREEN "), 1),
        (2, "", ("Quiet Nights", "Amber"), 2),
        (1, "2", (), None),
        (2, "", (), None),
        (1, "7", ("Amber",), None),
        (1, "2", ("Green", "Amber"), None),
    ],
)
def test_the_cell_is_told_or_none_is(at, value, labels, column):
    found = cell_meant(ROWS, at, value, labels)
    assert (found.column if found else None) == column


def test_a_heading_over_several_columns_counts_for_each():
    rows = [(Cell("Short term", 1, colspan=2), Cell("Long term", 3)), row("A", "1", "2", "1")]
    assert cell_meant(rows, 1, "1", ("Long term",)).column == 3
    assert cell_meant(rows, 1, "1", ("Short term",)).column == 1
