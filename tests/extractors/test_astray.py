"""Values that stand under the heading beside their own."""

from __future__ import annotations

import pytest

from extractors.plaintext.astray import cells_of
from tests.extractors.reading import tables


def test_a_rating_beside_a_long_date_stands_in_its_own_column() -> None:
    lines = [[["1 May 2024"], ["Late"]], [["27 September", "Late"], []], [["2 May 2024"], ["Late"]]]
    assert cells_of(lines)[1] == ["27 September", "Late"]


@pytest.mark.parametrize("words", ["in two", "Ltd"])
def test_words_that_the_next_column_never_holds_stay_where_they_are(words: str) -> None:
    lines = [[["1 May 2024"], ["Late"]], [["27 September", words], []], [["2 May 2024"], ["Late"]]]
    assert cells_of(lines)[1] == [f"27 September {words}", ""]


def test_a_year_goes_back_to_the_day_that_it_completes() -> None:
    lines = [[["10 February"], ["Not"]], [[], ["2025 started"]], [["3 May"], ["Late"]], [[], ["2026"]]]
    assert cells_of(lines) == [["10 February", "Not"], ["2025", "started"], ["3 May", "Late"], ["2026", ""]]


def test_a_year_stays_below_the_date_that_it_completes_in_its_own_column() -> None:
    lines = [[["10 February"], ["3 March"]], [[], ["2025"]]]
    assert cells_of(lines)[1] == ["", "2025"]


def test_years_at_the_right_hide_no_column_with_a_heading() -> None:
    text = """\
Ref   Action                   Due date        Status    Progress
1.1   Mend the weir and the    17 August       Not       Stone is ordered.
      sluice below it                          started
1.2   Plant willows at the     30 June 2024    Late      All are planted.
      old ferry
1.3   Paint the swing bridge   12 September    Late
      at the mill                            2025
1.4   Oil the gates of the     11 May 2025     Late      Done in May.
      upper lock
"""
    assert [row[2:4] for row in tables(text)[0]] == [
        ["Due date", "Status"],
        ["17 August", "Not started"],
        ["30 June 2024", "Late"],
        ["12 September 2025", "Late"],
        ["11 May 2025", "Late"],
    ]


def test_a_column_of_years_is_one_of_its_own() -> None:
    text = """\
Ref   Action          Lead      Year    Status
1.1   Mend the weir   Rangers   2024    Late
1.2   Plant willows   Rangers   2025    Late
1.3   Oil the gates   Rangers   2025    Done
"""
    assert [row[3] for row in tables(text)[0]] == ["Year", "2024", "2025", "2025"]
