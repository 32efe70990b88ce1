"""Reports that an e-mail quotes."""

from __future__ import annotations

from extractors.layouts import read as printed_report
from tests.extractors.reading import read, tables, texts


def test_cards_that_are_quoted_have_their_numbers_and_the_rest_of_their_words() -> None:
    text = """\
River plan, Quarter 1 2024/25

> 1. Mend the weir
> Lead: Rangers
> Status: Complete
> Update: The stone was laid with the
> help of the school.
>
> 2. Plant willows
> Lead: Rangers
> Status: Late
> Update: No willows to be had.
"""
    assert [(a.ref, a.action, a.evidence) for a in printed_report(read(text)).actions] == [
        ("1", "Mend the weir", "The stone was laid with the help of the school."),
        ("2", "Plant willows", "No willows to be had."),
    ]


def test_a_table_that_is_quoted_twice() -> None:
    text = "As sent to the board in May:\n\n>> | Ref | Action |\n>> |---|---|\n>> | 1 | Mend the weir |\n"
    assert tables(text, "mail.md") == [[["Ref", "Action"], ["1", "Mend the weir"]]]


def test_a_few_lines_that_begin_with_more_than_keep_their_mark() -> None:
    assert texts("> 5 days in all.\n\nWaits were\n") == ["> 5 days in all.", "Waits were"]
