"""Aligned tables whose headings are underlined column by column, as Pandoc and database tools print them."""

from __future__ import annotations

import pytest

from extractors.formats import extract
from extractors.layouts import read

HEAD = "River Plan\n\nProgress report - July to September 2024\n\n"


@pytest.mark.parametrize("dash", ["-", "="])
def test_dashes_under_the_headings_are_no_part_of_them(dash: str) -> None:
    text = f"""{HEAD}Theme    R     A     G     Total
{dash * 6}   {dash * 3}   {dash * 3}   {dash * 3}   {dash * 5}
Rivers   -     1     1     2
Woods    1     0     1     2

Action plan

No    Action                      Lead      RAG   Progress
{dash * 3}   {dash * 25}   {dash * 7}   {dash * 3}   {dash * 22}
1     Mend the weir               Ann Lee   A     Stone is late and the
                                                  mason is away
2     Plant willows on the bank   Bob Roe   G     Half are in
3     Thin the oaks               Cy Day    R     No saw
"""
    report = read(extract("plan.txt", text.encode()))
    assert [(count.theme, count.printed) for count in report.counts if count.status == "R"] == [
        ("Rivers", "-"),
        ("Woods", "1"),
    ]
    assert [(action.ref, action.action, action.status) for action in report.actions] == [
        ("1", "Mend the weir", "A"),
        ("2", "Plant willows on the bank", "G"),
        ("3", "Thin the oaks", "R"),
    ]
    assert report.actions[0].evidence == "Stone is late and the mason is away"


def test_a_line_of_dashes_without_columns_stays_what_it_was() -> None:
    text = f"{HEAD}Where we stand\n--------------\n\nAll is well along the river.\n"
    report = read(extract("plan.txt", text.encode()))
    assert "Where we stand" in [line.text for line in (*report.headings, *report.title_lines)]
    assert not report.actions and not report.leftovers
    assert [paragraph.text for paragraph in report.prose] == ["All is well along the river."]
