"""How findings put rows, numbers and long texts."""

import pytest

from corpus import quoting
from extractors.records import Place
from normalise.records import StatedCount
from tests.corpus.casefile import build_report

REPORT = build_report({"grid": "status | times\nA | 30"})


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "row 1"), (2, "rows 1 and 2"), (3, "rows 1, 2 and 3"), (30, "9, 10, 11, 12 and 18 more")],
)
def test_row_numbers(count: int, words: str) -> None:
    assert quoting.row_numbers(REPORT.actions[:count]).endswith(words)


def test_no_more_rows_are_quoted_than_a_reader_will_look_at() -> None:
    assert len(quoting.quote_rows(REPORT.actions, REPORT)) == quoting.MOST_ROWS


def test_a_long_text_is_cut_at_a_word() -> None:
    assert quoting.shortened("one  two\nthree", 100) == "one two three"
    assert quoting.shortened("one two three", 9) == "one two …"


def test_numbers_agree_with_their_nouns() -> None:
    assert (quoting.number(1, "row"), quoting.number(0, "row")) == ("1 row", "0 rows")
    assert quoting.number(2, "activity", "activities") == "2 activities"


def test_a_blank_cell_is_quoted_as_blank() -> None:
    report = build_report({"overview": "Health | S | A |"})
    assert quoting.quote_cell(report.stated_counts[0], report).text == "Health / S / A: (blank)"


def test_a_row_is_quoted_with_the_reference_that_readers_know_it_by() -> None:
    report = build_report({"grid": "ref | action | status\nQ7 | Mend the weir | A\n | Open a pool | G"})
    assert [quote.text for quote in quoting.quote_rows(report.actions, report)] == [
        "row 1 (Q7): Mend the weir | A",
        "row 2: Open a pool | G",
    ]


@pytest.mark.parametrize(("label", "words"), [("5", "rated 5"), ("Delayed", "Delayed")])
def test_a_number_that_rates_is_no_count(label: str, words: str) -> None:
    cell = StatedCount(status_printed=label, printed="3", value=3, place=Place(1), source="overview")
    assert quoting.rating_words(cell) == words
