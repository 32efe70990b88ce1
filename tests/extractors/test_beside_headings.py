"""Headings in the middle of columns whose values stand at an edge."""

from tests.extractors.reading import tables


def test_letters_at_the_left_under_a_heading_in_the_middle() -> None:
    text = """\
Ref          Action               Due date        BRAG            Progress
1.1   Mend the weir and the    12 May 2024     R             Stone is ordered for the
      sluice below it                                        autumn.
1.2   Plant willows            3 June 2024     G             All are planted.
1.3   Paint the swing bridge   30 June 2024    G             Primed.
"""
    assert [row[3] for row in tables(text)[0]] == ["BRAG", "R", "G", "G"]


def test_values_at_the_right_of_a_heading_at_the_left() -> None:
    text = """\
Ref   Action                   Due date                RAG   Progress
1.1   Mend the weir                       12 May 2024  R     Stone is ordered.
1.2   Plant willows                      3 June 2024   G     All are planted.
1.3   Paint the swing bridge             30 June 2024  G     Primed.
"""
    assert [row[2] for row in tables(text)[0]] == ["Due date", "12 May 2024", "3 June 2024", "30 June 2024"]


def test_years_at_the_right_under_days_at_the_left_are_one_date() -> None:
    text = """\
Ref   Action                   Due date           RAG   Progress
1.1   Mend the weir and the    12 May             R     Stone is ordered.
      sluice below it                     2024
1.2   Plant willows at the     3 June             G     All are planted.
      old ferry                           2024
1.3   Paint the swing bridge   30 June            G     Primed.
      at the mill                         2025
"""
    assert [row[2] for row in tables(text)[0]] == ["Due date", "12 May 2024", "3 June 2024", "30 June 2025"]


def test_letters_of_any_key_are_headings_where_the_others_name_columns() -> None:
    text = """\
Ref   Action                   Lead      Due date           C   P   N   Progress
1.1   Mend the weir and the    Rangers   12 May                     X   Stone is ordered.
      sluice below it                               2024
1.2   Plant willows at the     Rangers   3 June             X           All are planted.
      old ferry                                     2024
1.3   Paint the swing bridge   Rangers   30 June                X       Primed.
      at the mill                                   2025
"""
    table = tables(text)[0]
    assert table[0] == ["Ref", "Action", "Lead", "Due date", "C", "P", "N", "Progress"]
    assert [row[3:7] for row in table[1:]] == [
        ["12 May 2024", "", "", "X"],
        ["3 June 2024", "X", "", ""],
        ["30 June 2025", "", "X", ""],
    ]


def test_figures_at_the_right_of_the_ratings_of_an_overview() -> None:
    text = """\
Theme     Timescale   Complete        On track        Late       Total

Locks     Short                  1               -          2        3

Bridges   Long                   -               1          -        1

Total                            1               1          2        4
"""
    assert tables(text)[0][:2] == [
        ["Theme", "Timescale", "Complete", "On track", "Late", "Total"],
        ["Locks", "Short", "1", "-", "2", "3"],
    ]


def test_figures_between_two_ratings_without_figures_are_left_alone() -> None:
    text = """\
Theme     Complete        On track         Late   Total

Locks                2                     1      3

Bridges              1                     2      3
"""
    assert tables(text)[0][0] == ["Theme", "Complete", "", "On track", "Late", "Total"]
