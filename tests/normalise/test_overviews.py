import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.printed import KeyEntry, PrintedCount, PrintedReport
from extractors.records import Place
from normalise.overviews import CountCell, read_cell, read_overview
from normalise.statuses import Scale
from normalise.timescales import Timescales

PLACE = Place(line=3)


@pytest.mark.parametrize(
    ("printed", "cell"),
    [
        ("", CountCell(0)),
        ("-", CountCell(0)),
        ("–", CountCell(0)),
        ("Nil", CountCell(0)),
        ("n/a", CountCell(0)),
        ("0", CountCell(0)),
        ("12", CountCell(12)),
        ("(14)", CountCell(14)),
        ("1,204", CountCell(1204)),
        ("nine", CountCell(9)),
        ("9*", CountCell(9)),
        ("9 ↑", CountCell(9)),
        ("9 (was 8)", CountCell(9)),
        ("9 c/f", CountCell(9, carried_forward=9)),
        ("9 (c/f)", CountCell(9, carried_forward=9)),
        ("9 (2 c/f)", CountCell(9, carried_forward=2)),
        ("9 (including 2 carried forward)", CountCell(9, carried_forward=2)),
        ("9 of which 2 c/f", CountCell(9, carried_forward=2)),
        ("12 (40%)", CountCell(12, percent="40")),
        ("12 (40.5 %)", CountCell(12, percent="40.5")),
        ("40% (12)", CountCell(12, percent="40")),
        ("40%", CountCell(None, percent="40")),
        ("- (0%)", CountCell(0, percent="0")),
        ("3 (a)", CountCell(3)),
        ("12§", CountCell(12)),
        ("−", CountCell(0)),
        ("12/30", CountCell(12, of=30)),
        ("12 of 30 (40%)", CountCell(12, of=30, percent="40")),
    ],
)
def test_cells(printed: str, cell: CountCell) -> None:
    assert read_cell(printed) == cell


@pytest.mark.parametrize("printed", ["about a dozen", "see below", "9 + 2 c/f", "2 (9 c/f)", "4 5", "1.5"])
def test_what_is_no_count_is_not_guessed_at(printed: str) -> None:
    assert read_cell(printed) is None


@given(st.integers(0, 999_999))
def test_every_whole_number(value: int) -> None:
    assert read_cell(str(value)) == CountCell(value)
    assert read_cell(f"{value:,}") == CountCell(value)


def test_an_overview() -> None:
    counts = (
        PrintedCount("30", PLACE, 1),
        PrintedCount("4 c/f", PLACE, 1, "Roads", "Medium-Term (2022/23)", "A"),
        PrintedCount("", PLACE, 1, "Roads", "Medium-Term (2022/23)", "G"),
        PrintedCount("seven or so", PLACE, 1, "Roads", "", "G"),
        PrintedCount("3", PLACE, 1, "Roads", "", "c/f"),
    )
    key = (KeyEntry("A", "Being implemented", "status", PLACE), KeyEntry("G", "Implemented", "status", PLACE))
    printed = PrintedReport("action plan", "plan.txt", "0", "text", 1, counts=counts, key=key)
    stated, problems = read_overview(counts, Scale.from_key(key), Timescales.of(printed))
    assert [(c.value, c.timescale, c.status, c.state, c.carried_forward) for c in stated] == [
        (30, None, None, None, None),
        (4, "M", "amber", "in progress", 4),
        (0, "M", "green", "complete", None),
        (3, None, None, "unknown", 3),
    ]
    assert stated[1].timescale_printed == "Medium-Term (2022/23)"
    assert [problem.text for problem in problems] == ["the count “seven or so” in the overview is no number"]
    assert problems[0].place == PLACE
