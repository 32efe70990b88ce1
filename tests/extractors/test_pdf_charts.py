"""Charts drawn on PDF pages: their labels are read where they are text, and never taken for a grid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

import pytest
from drawn import Sheet, pdf

from extractors.formats import extract
from extractors.layouts import read
from extractors.printed import PrintedReport

GREEN, AMBER, RED, GREY = (0.0, 0.69, 0.31), (1.0, 0.75, 0.0), (1.0, 0.0, 0.0), (0.5, 0.5, 0.5)
RATED = {"Green": GREEN, "Amber": AMBER, "Red": RED}
ROWS = [
    ["Ref", "Action", "Lead", "RAG"],
    ["1", "Open the shelter", "Parks", "Green"],
    ["2", "Mend the wall", "Parks", "Amber"],
    ["3", "Plant the hedge", "Parks", "Green"],
]


def report(*sheets: Sheet) -> PrintedReport:
    return read(extract("report.pdf", pdf(*sheets)))


def counts(*sheets: Sheet) -> set[tuple[str, str, str]]:
    return {(count.theme, count.status, count.printed) for count in report(*sheets).counts if count.printed}


def sheet() -> Sheet:
    return Sheet().text(60, 40, "Vale Green Plan 2025-26", 16, "F2").text(60, 80, "Actions by rating", 11, "F2")


def legend(page: Sheet, colours: Mapping[str, tuple[float, float, float]] = RATED) -> Sheet:
    for at, (name, colour) in enumerate(colours.items()):
        page.box(400, 150 + 20 * at, 408, 158 + 20 * at, colour, stroke=False).text(412, 149 + 20 * at, name)
    return page


def pie(figures: Sequence[int], labels: Sequence[str] = (), beside: bool = False) -> Sheet:
    """Slices for Green, Amber and Red about (200, 200), with a label on or beside each."""
    page, ends = sheet(), [0, *accumulate(figures)]
    for at, colour in enumerate(RATED.values()):
        page.slice(200, 200, 70, ends[at] / ends[-1], ends[at + 1] / ends[-1], colour)
    for label, (x, y) in zip(labels, PLACES_BESIDE if beside else PLACES_ON, strict=False):
        page.text(x, y, label)
    return page


PLACES_ON = ((225, 210), (155, 215), (165, 160))  # of 6, 3 and 2 of 11
PLACES_BESIDE = ((280, 210), (60, 230), (90, 140))


def bars(
    groups: Mapping[str, Sequence[int]], *, stacked: bool = False, lying: bool = False, figures: bool = True
) -> Sheet:
    """Bars for each name in the colours of the ratings, 10 points long for each action."""
    page = sheet()
    for place, (name, numbers) in enumerate(groups.items()):
        start = 120 + 90 * place
        high = 0
        for at, (number, colour) in enumerate(zip(numbers, RATED.values(), strict=False)):
            left = start if stacked else start + 22 * at
            _bar(page, left, high if stacked else 0, number, colour, lying, figures, inside=stacked)
            high += number
        if lying:
            page.text(80 - 5 * len(name), start + 5, name)
        else:
            page.text(start, 304, name)
    return page


def _bar(
    page: Sheet, left: float, high: int, number: int, colour: tuple[float, float, float], lying: bool, figures: bool,
    inside: bool,
) -> None:  # fmt: skip
    start, end = 10 * high, 10 * (high + number)
    middle = (start + end) / 2
    if lying:
        page.box(100 + start, left, 100 + end, left + 20, colour, stroke=False)
        if figures:
            page.text(100 + (middle - 3 if inside else end + 4), left + 5, str(number))
    else:
        page.box(left, 300 - end, left + 20, 300 - start, colour, stroke=False)
        if figures:
            page.text(left + 7, 300 - (middle + 5 if inside else end + 13), str(number))


WHOLE = {("", "Green", "6"), ("", "Amber", "3"), ("", "Red", "2")}


def test_figures_on_slices_are_named_by_the_legend() -> None:
    assert counts(legend(pie((6, 3, 2), ("6", "3", "2")))) == WHOLE


def test_labels_beside_slices_say_both() -> None:
    labels = ("Green, 6 (55%)", "Amber, 3 (27%)", "Red, 2 (18%)")
    assert counts(pie((6, 3, 2), labels, beside=True)) == {
        ("", "Green", "6 (55%)"), ("", "Amber", "3 (27%)"), ("", "Red", "2 (18%)"),
    }  # fmt: skip


def test_shares_alone_count_nothing() -> None:
    read_in = report(legend(pie((6, 3, 2), ("55%", "27%", "18%"))))
    assert read_in.counts == () and read_in.actions == ()
    assert "the words of a chart" in {left.reason for left in read_in.leftovers}


def test_slices_without_legend_or_names_count_nothing() -> None:
    assert counts(pie((6, 3, 2), ("6", "3", "2"))) == set()


@pytest.mark.parametrize("lying", [False, True])
def test_bars_of_ratings(lying: bool) -> None:
    assert counts(bars({"Green": [6], "Amber": [3], "Red": [2]}, lying=lying)) == WHOLE


@pytest.mark.parametrize("lying", [False, True])
@pytest.mark.parametrize("stacked", [False, True])
def test_bars_by_theme_and_rating(stacked: bool, lying: bool) -> None:
    page = legend(bars({"Rivers": [4, 2, 1], "Woods": [2, 1, 3]}, stacked=stacked, lying=lying))
    assert counts(page) == {
        ("Rivers", "Green", "4"), ("Rivers", "Amber", "2"), ("Rivers", "Red", "1"),
        ("Woods", "Green", "2"), ("Woods", "Amber", "1"), ("Woods", "Red", "3"),
    }  # fmt: skip


def test_bars_that_a_scale_measures_are_no_grid() -> None:
    page = bars({"Rivers": [4, 2, 1], "Woods": [2, 1, 3]}, figures=False)
    for tick in range(5):
        page.text(95, 295 - 10 * tick, str(tick)).rule(110, 300 - 10 * tick, 400, 300 - 10 * tick)
    read_in = report(legend(page))
    assert read_in.actions == () and read_in.counts == ()


def test_the_scale_of_bars_is_part_of_the_chart() -> None:
    page = bars({"Rivers": [4, 2, 1], "Woods": [2, 1, 3]})
    for tick in range(5):
        page.text(95, 295 - 10 * tick, str(tick))
    (rest,) = [left for left in report(legend(page)).leftovers if left.reason == "the words of a chart"]
    assert {"0", "1", "2", "3", "4"} <= set(rest.text.split())
    assert len(counts(legend(page))) == 6


def test_bars_of_other_lengths_than_their_figures_are_no_chart() -> None:
    page = sheet()
    for at, (figure, long) in enumerate(((6, 10), (3, 70), (2, 40))):
        page.box(120 + 60 * at, 300 - long, 140 + 60 * at, 300, GREEN, stroke=False)
        page.text(127 + 60 * at, 287 - long, str(figure)).text(120 + 60 * at, 304, list(RATED)[at])
    assert not any(left.reason == "the words of a chart" for left in report(page).leftovers)


def test_a_chart_leaves_the_grid_below_it_alone() -> None:
    page = legend(bars({"Rivers": [4, 2, 1], "Woods": [2, 1, 3]})).grid(60, 380, [40, 200, 80, 80], ROWS)
    read_in = report(page)
    assert [(action.action, action.status) for action in read_in.actions] == [
        ("Open the shelter", "Green"), ("Mend the wall", "Amber"), ("Plant the hedge", "Green"),
    ]  # fmt: skip
    assert len([count for count in read_in.counts if count.printed]) == 6


def test_painted_cells_of_a_grid_are_no_bars() -> None:
    fills = {(row, 3): colour for row, colour in ((1, GREEN), (2, AMBER), (3, GREEN))}
    read_in = report(sheet().grid(60, 120, [40, 200, 80, 80], ROWS, fills=fills))
    assert len(read_in.actions) == 3 and not read_in.leftovers


def test_bars_of_progress_in_the_cells_of_a_grid_stay_there() -> None:
    page = sheet().grid(60, 120, [40, 160, 120, 80], [[*row[:2], "", row[3]] for row in ROWS])
    page.text(263, 123, "Progress")
    for row, done in enumerate((60, 30, 20), 1):
        page.box(262, 122 + 40 * row, 262 + done, 140 + 40 * row, GREEN, stroke=False).text(
            268, 125 + 40 * row, str(done)
        )
    assert [action.action for action in report(page).actions] == [row[1] for row in ROWS[1:]]


def test_a_finding_points_at_the_figure() -> None:
    first = report(legend(pie((6, 3, 2), ("6", "3", "2")))).counts[0]
    assert first.place.chart == 1 and first.place.table is None
    assert first.place.bbox is not None and first.place.bbox[2] - first.place.bbox[0] < 20


def test_no_word_of_a_chart_is_lost() -> None:
    page = legend(pie((6, 3, 2), ("6", "3", "2"))).text(185, 195, "Quarter two")
    read_in = report(page)
    parts = [left.text for left in read_in.leftovers] + [count.status for count in read_in.counts]
    parts += [prose.text for prose in read_in.prose] + [line.text for line in read_in.headings]
    said = " ".join(parts)
    assert {"Quarter", "two", "Green", "Amber", "Red"} <= set(said.split())


def test_a_page_of_very_many_painted_boxes_is_read() -> None:
    page = sheet().grid(60, 120, [40, 200, 80, 80], ROWS)
    for at in range(4_000):
        page.box(60 + at % 80 * 6, 400 + at // 80 * 8, 64 + at % 80 * 6, 406 + at // 80 * 8, GREY, stroke=False)
    assert len(report(page).actions) == 3
