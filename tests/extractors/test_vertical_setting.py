"""Rows without lines between them whose cells are set to the middle or the foot."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.extractors.reading import printed, tables

HEADER = ["Ref", "Action", "Lead", "Target date", "Status", "Progress"]
WIDTHS = [5, 26, 14, 11, 11, 30]
ROWS = [
    ["1.1", "Mark trailers with paint that glows in the dark", "Rural Team", "September 2023", "Complete",
     "All marked by November, and the list is with the insurers. Police hold a copy of it."],
    ["1.2", "Hold six open days", "Farms Union", "March 2023", "On track", ""],
    ["1.3", "Map stolen plant with the three counties around us and tell the Home Office", "Analyst", "31 March 2025",
     "Not started", "The post is vacant."],
    ["1.4", "Write to every farm about locks and about lights", "Council, and the Farms Union", "Ongoing", "Overdue",
     "Letters are written. The Chair will sign them in May."],
    ["2.1", "Buy cameras", "Council", "June 2022", "In progress", "Seven are in place, three will come in the spring."],
]  # fmt: skip


def laid_out(rows: Sequence[Sequence[str]], widths: Sequence[int], share: Fraction) -> str:
    """Rows as a PDF prints them: ``share`` of the height that a cell leaves free stands above it (0 top, 1/2
    middle, 1 foot), so that lines of cells of unlike height stand between each other's."""
    out: list[str] = []
    for row in rows:
        cells = [textwrap.wrap(cell, width, break_on_hyphens=False) for cell, width in zip(row, widths, strict=True)]
        height = max(map(len, cells))
        tops = [(height - len(cell)) * share for cell in cells]
        for place in sorted({top + at for top, cell in zip(tops, cells, strict=True) for at in range(len(cell))}):
            line = ""
            for top, cell, width in zip(tops, cells, widths, strict=True):
                at = place - top
                shown = cell[int(at)] if at.denominator == 1 and 0 <= at < len(cell) else ""
                line += shown.ljust(width) + "  "
            out.append(line.rstrip())
    return "\n".join(out) + "\n"


@pytest.mark.parametrize("share", [Fraction(0), Fraction(1, 2), Fraction(1)])
@pytest.mark.parametrize("header_share", [Fraction(0), Fraction(1, 2)])
def test_rows_come_back_however_their_cells_are_set(share: Fraction, header_share: Fraction) -> None:
    text = laid_out([HEADER], WIDTHS, header_share) + laid_out(ROWS, WIDTHS, share)
    assert tables(text) == [[HEADER, *ROWS]]


def test_lines_between_lines_may_be_rounded_up() -> None:
    assert tables(printed([HEADER], WIDTHS) + printed(ROWS, WIDTHS, middle=True)) == [[HEADER, *ROWS]]


def test_values_in_the_middle_of_words_set_to_the_top() -> None:
    text = (
        printed([HEADER], WIDTHS)
        + """\
       Mark trailers with paint    Rural Team                   Complete     All marked by November, and
1.1    that glows in the dark                      June 2022                 the list is with the
                                                                             insurers.
       Map stolen plant with the   Analyst                                   The post is vacant.
1.2    three counties around us                    May 2023     Overdue
       and tell the Home Office
       Write to every farm about   Council                                   Letters are written. The
1.3    locks and about lights,                     March 2023   On track     Chair will sign them in
       and about gates                                                       May.
"""
    )
    (table,) = tables(text)
    assert [row[0] for row in table] == ["Ref", "1.1", "1.2", "1.3"]
    assert table[2] == ["1.2", "Map stolen plant with the three counties around us and tell the Home Office",
                        "Analyst", "May 2023", "Overdue", "The post is vacant."]  # fmt: skip


def test_a_year_that_a_narrow_column_cuts_closes_up() -> None:
    text = """\
Ref   Action              Due         RAG
1     Open the ferry      30/04/202   Green
      again               2
2     Mend the weir       31/07/21    Red
3     Plant willows       30/09/202   Amber
                          1
"""
    assert [row[2] for row in tables(text)[0]] == ["Due", "30/04/2022", "31/07/21", "30/09/2021"]


WORDS = st.sampled_from("review agree set up publish train fund young people families schools council partners".split())
SENTENCE = st.lists(WORDS, min_size=3, max_size=12).map(lambda words: " ".join(words).capitalize())
PLAN_ROW = st.tuples(
    SENTENCE,
    st.sampled_from(["Council", "Police", "Youth justice team", "Ports and harbours"]),
    st.sampled_from(["March 2022", "30 September 2022"]),
    st.sampled_from(["R", "A", "G"]),
    st.lists(SENTENCE, max_size=3).map(lambda parts: ". ".join(parts)),
)


# Smaller examples are not looked for: that would take minutes, as each stands for many ways to part lines.
@settings(max_examples=40, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(
    rows=st.lists(PLAN_ROW, min_size=3, max_size=6),
    share=st.sampled_from([Fraction(1, 2), Fraction(1)]),
    widths=st.tuples(
        st.integers(20, 40), st.integers(12, 20), st.integers(12, 18), st.integers(3, 6), st.integers(20, 44)
    ),
)
def test_any_numbered_plan_is_read_back(rows: list[tuple[str, ...]], share: Fraction, widths: tuple[int, ...]) -> None:
    plan = [[str(number), *row] for number, row in enumerate(rows, 1)]
    header = ["Ref", "Action", "Lead", "Target date", "RAG", "Progress"]
    text = laid_out([header], [5, *widths], Fraction(0)) + laid_out(plan, [5, *widths], share)
    assert tables(text) == [[header, *plan]]
