"""Timescales that a line names without explaining them."""

import pytest

from extractors.formats import extract
from extractors.layouts import read
from normalise.records import Report
from normalise.report import understand

GRID = """
Housing

Ref\tAction\tLead\tTimescale\tStatus\tProgress
1.1\tAgree the lighting of the square\tPolice\t{0}\tG\tAgreed in May
1.2\tWrite a paper on benches\tPolice\t{1}\tA\tDrafted
1.3\tOpen a depot in the north\tParks\t{2}\tR\tNot begun
1.4\tTrain the wardens in first aid\tParks\t{3}\tG\tAll are trained
"""


def report_of(key: str, *terms: str) -> Report:
    text = f"Hexley Borough Council\n\nDelivery Plan\n\nProgress report for Quarter 4 2022/23\n\n{key}\n" + GRID.format(
        *terms
    )
    return understand(read(extract("plan.txt", text.encode())))


def terms_of(report: Report) -> list[str]:
    return [entry.label for entry in report.key if entry.kind == "timescale"]


@pytest.mark.parametrize(
    "key",
    ["Key: S M L", "Timescale: S, M, L", "Timescales: Short / Medium / Long term", "Key\n\nS\n\nM\n\nL", "S / M / L"],
)
def test_a_line_of_terms_is_the_key_of_a_grid_that_goes_by_them(key: str) -> None:
    report = report_of(key, "S", "M c/f", "X", "L")
    assert terms_of(report) == ["S", "M", "L"]
    assert [action.timescale for action in report.actions] == ["S", "M", None, "L"]


@pytest.mark.parametrize("terms", [("2022", "2023", "S", "2024"), ("Year 1", "Year 2", "Year 3", "Year 1")])
def test_a_grid_that_goes_by_other_terms_has_no_such_key(terms: tuple[str, ...]) -> None:
    assert terms_of(report_of("Sizes: S, M, L", *terms)) == []


@pytest.mark.parametrize("key", ["Timescale: S, M and XL", "The S, M and L teams met.", "Short of staff"])
def test_other_lines_are_no_key(key: str) -> None:
    assert terms_of(report_of(key, "S", "M", "L", "S")) == []
