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


def test_years_that_begin_below_the_months_part_no_dates() -> None:
    text = """\
Ref   Action                   Due date   Red   Green   Progress
1.1   Mend the weir and the    10 May     x             Stone is ordered.
      sluice below it             2024
1.2   Plant willows at the     30 Jun           x       All are planted.
      old ferry                   2024
1.3   Paint the swing bridge   12 Mar     x             Primed.
      at the mill                 2025
1.4   Oil the gates of the     11 Apr           x       Done in May.
      upper lock                  2025
"""
    table = tables(text)[0]
    assert table[0] == ["Ref", "Action", "Due date", "Red", "Green", "Progress"]
    assert [row[2] for row in table[1:]] == ["10 May 2024", "30 Jun 2024", "12 Mar 2025", "11 Apr 2025"]


def test_a_year_at_the_right_of_its_column_is_parted_from_what_touches_it() -> None:
    text = """\
Ref   Action                   By when           Status    Progress
1.1   Mend the weir and the    14 September      Not       Stone is ordered.
      sluice below it                       2024 started
1.2   Plant willows at the     30 June 2024      Delayed   All are planted.
      old ferry
1.3   Paint the swing bridge   12 March 2025     Not
      at the mill                                started
1.4   Oil the gates of the     11 November 2025  Complete  Done in May.
      upper lock
1.5   Dredge the lock          11 May 2025       Delayed   No boat is free.
"""
    assert [row[2:4] for row in tables(text)[0][1:]] == [
        ["14 September 2024", "Not started"],
        ["30 June 2024", "Delayed"],
        ["12 March 2025", "Not started"],
        ["11 November 2025", "Complete"],
        ["11 May 2025", "Delayed"],
    ]
