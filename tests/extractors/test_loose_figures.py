"""Charts in text made from PDFs: their figures and names stand loose between the key or overview and the grid."""

from __future__ import annotations

import pytest

from extractors.formats import extract
from extractors.layouts import read
from extractors.printed import PrintedReport

HEAD = """River Plan

Progress report - July to September 2024

Key to ratings

G         Done

A         Under way

R         Late


"""
GRID = """

Banks
Ref     Action                          Lead            Rating   Progress

1.1     Mend the weir                   Ann Lee         A        Stone is late

1.2     Plant willows on the bank       Bob Roe         G        All are in

1.3     Thin the oaks                   Cy Day          R        No saw
"""
STANDING = """Actions by rating

             5                                                                 G
                                                                               A
             3                              2                                  R

                                            1
             2

           Banks                          Woods
"""
PIE = """Actions by rating

                                                                       G
                        2
              4                                                        A
                                                                       R

                        1
"""
LYING = """Actions by rating
                                     2
           Banks                                        4                      G
                                                                               A
                              1
                                     2                                         R
           Woods              1
"""


def _read(text: str) -> PrintedReport:
    return read(extract("plan.txt", text.encode()))


@pytest.mark.parametrize("chart", [STANDING, PIE, LYING])
@pytest.mark.parametrize("page", ["", "\f"])
def test_a_drawn_chart_is_no_part_of_the_key_or_the_grid(chart: str, page: str) -> None:
    heading, _, drawing = chart.partition("\n")
    report, without = _read(f"{HEAD}{heading}\n{page}{drawing}{GRID}"), _read(HEAD + heading + "\n" + page + GRID)
    assert [entry.label for entry in report.key] == ["G", "A", "R"]
    assert not report.counts
    told = [(action.ref, action.theme, action.action, action.status, action.evidence) for action in report.actions]
    assert told == [
        (action.ref, action.theme, action.action, action.status, action.evidence) for action in without.actions
    ]
    assert [action.ref for action in report.actions] == ["1.1", "1.2", "1.3"]
    assert {action.theme for action in report.actions} == {"Banks"}
    left = " ".join(leftover.text for leftover in report.leftovers).split()
    assert sorted(left) == sorted(drawing.split())


TABLE = """Where we stand

             Theme            G       A       R
             Banks and
                              5       3       2
             meadows
             Woods and
                                      1       2
             hedges
"""
BOXES = """Where we stand

             12           30           7

             weirs        willows      oaks

             4            5            9

             ponds        paths        gates
"""
CONTENTS = """Contents

             Banks and what grows            3

             Woods, hedges and the
             paths between                   12
                                             14
                                             15
"""


@pytest.mark.parametrize("other", [TABLE, BOXES, CONTENTS])
def test_figures_in_columns_are_no_drawing(other: str) -> None:
    report = _read(HEAD + other + GRID)
    assert not [leftover for leftover in report.leftovers if leftover.reason == "the words of a chart"]
