"""Columns with one blank between them on the lines that fill them."""

from __future__ import annotations

from tests.extractors.reading import printed, tables, texts

ROWS = [
    ["Ref", "Action", "Lead officer", "Due", "Status", "Progress"],
    ["1.1", "Complete a register of empty homes across Dale", "Director of Estates", "Jan 2023", "Not started",
     "Delayed by six weeks while the terms are checked."],
    ["1.2", "Hold the kiosk at the old mill and train its staff", "Harbour Council", "Jan 2023", "Overdue",
     "Four of the six days are done."],
    ["1.3", "Review the plan for the fair", "AD Education", "Mar 2023", "Complete", ""],
    ["1.4", "Survey the lights of sheds by the ferry", "Public Health", "Oct 2022", "In progress",
     "Post vacant since May, and an agency worker covers it."],
    ["2.1", "Map the weirs", "Police", "Dec 2022", "Not started", "No progress."],
]  # fmt: skip


def test_cells_that_fill_their_columns_are_parted() -> None:
    text = """\
Ref  Action                       Lead officer    Due      Status      Progress
1.1  Complete a register of empty Director of     Jan 2023 Not started Delayed by six weeks while the
     homes across Dale            Estates                              terms are checked.
1.2  Hold the kiosk at the old    Harbour Council Jan 2023 Overdue     Four of the six days are done.
     mill and train its staff
1.3  Review the plan for the fair AD Education    Mar 2023 Complete
1.4  Survey the lights of sheds   Public Health   Oct 2022 In progress Post vacant since May, and an
     by the ferry                                                      agency worker covers it.
2.1  Map the weirs                Police          Dec 2022 Not started No progress.
"""
    assert tables(text) == [ROWS]


def test_titles_and_labels_with_a_blank_over_a_column_stay_whole() -> None:
    text = "Plan for the Harbour of Dale: Dec 2022\n\n" + printed(ROWS, [4, 29, 19, 8, 11, 34])
    assert texts(text) == ["Plan for the Harbour of Dale: Dec 2022"]
    assert tables(text) == [ROWS]


def test_columns_of_a_key_or_overview_part_nothing_below_them() -> None:
    key = [["B", "Done"], ["G", "On track"], ["A", "Late"], ["R", "Stopped"]]
    sums = [
        ["Theme", "B", "G", "A", "R", "Total"],
        ["Locks", "1", "1", "1", "0", "3"],
        ["Roads and sluices", "0", "0", "1", "1", "2"],
    ]
    text = printed(key, [6, 20], 1) + "\nOverview\n\n" + printed(sums, [19, 4, 4, 4, 4, 5], 1)
    assert tables(text) == [key, sums]


def test_a_sentence_with_blanks_where_columns_begin_stays_whole() -> None:
    sums = [
        ["Theme", "Done", "Late", "Total"],
        ["Locks", "1", "1", "2"],
        ["Roads", "0", "1", "1"],
        ["Total", "1", "2", "3"],
    ]
    sentence = "Out of it three stand late today."
    text = f"{sentence}\n\nOverview\n\n" + printed(sums, [8, 4, 4, 5], 1)
    assert tables(text) == [sums]
    assert sentence in texts(text)
