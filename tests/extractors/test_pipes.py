"""Tables drawn with bars and dashes."""

import pytest

from tests.extractors.reading import tables

ROWS = [["Ref", "Action", "RAG"], ["1", "Open the hub", "G"], ["2", "Close it", "A"]]


@pytest.mark.parametrize(
    "text",
    [
        "| Ref | Action | RAG |\n|:---|:---:|---:|\n| 1 | Open the hub | G |\n| 2 | Close it | A |\n",
        "Ref | Action | RAG\n--- | --- | ---\n1 | Open the hub | G\n2 | Close it | A\n",
        "| Ref | Action | RAG |\n| 1 | Open the hub | G |\n| 2 | Close it | A |\n",
        "| **Ref** | __Action__ | *RAG* |\n|-|-|-|\n| 1 | _Open_ the hub | **G** |\n| 2 | Close it | A |\n",
        "+---+---+---+\n| Ref | Action | RAG |\n+===+===+===+\n| 1 | Open | G |\n|   | the hub |   |\n"
        "+---+---+---+\n| 2 | Close it | A |\n+---+---+---+\n",
        "+---+---+---+\n| Ref | Action | RAG |\n+---+---+---+\n| 1 | Open the hub | G |\n| 2 | Close it | A |\n"
        "+---+---+---+\n",
        " Ref | Action | RAG \n-----+--------+-----\n 1 | Open the hub | G\n 2 | Close it | A\n",
    ],
)
def test_every_way_of_drawing_gives_the_same_rows(text: str) -> None:
    assert tables(text, "plan.md") == [ROWS]


def test_breaks_escaped_bars_and_blank_cells() -> None:
    text = "| Action | Update |\n|---|---|\n| Open a\\|b | One<br>Two |\n| Close | |\n"
    assert tables(text) == [[["Action", "Update"], ["Open a|b", "One\nTwo"], ["Close", ""]]]


@pytest.mark.parametrize("text", ["Home | About | Contact\n", "A|B\nPlain text\n", "|\n", "| only one |\n"])
def test_bars_in_running_text_make_no_table(text: str) -> None:
    assert tables(text) == []


def test_a_line_of_words_above_the_table_is_no_row() -> None:
    assert tables("Results for a|b\n\n| A | B |\n|---|---|\n| 1 | 2 |\n") == [[["A", "B"], ["1", "2"]]]


def test_two_columns_of_labels_and_figures_are_a_table_and_running_text_is_none() -> None:
    figures = "Status | Number\nGreen | 4\nAmber | 1\n"
    movement = "Open at start | New | Closed | Open at end\n14 | 5 | 6 | 13\n"
    for text in (figures, movement):
        assert len(tables(text)) == 1
    for text in ("Home | About\nNews | Contact\n", "Page | 2\n", "Home | About\nPage | 2\nNews | Contact\n"):
        assert tables(text) == []
