"""What announces a key of words that nobody else uses, and what only sounds like it."""

from __future__ import annotations

import pytest

from extractors.grids.key_titles import is_title_of_key
from extractors.layouts import read
from tests.extractors.building import document

LEADS = [
    "How to read this tracker",
    "Status words",
    "What the ratings mean",
    "What do our colours mean?",
    "Understanding this report",
    "Progress codes",
    "The words used in this report",
    "Meaning of the symbols",
    "Guide to the ratings",
    "We use three ratings",
    "How progress is judged",
    "Colours used",
]


def key(text: str) -> dict[str, str]:
    return {entry.label: entry.meaning for entry in read(document(text)).key}


@pytest.mark.parametrize("lead", LEADS)
def test_a_key_of_own_words_on_one_line(lead: str) -> None:
    said = f"{lead}{'' if lead.endswith('?') else ':'} Ripe = done and checked; Growing = going to plan; Wilting = late"
    assert key(f"Town Plan\n\n{said}") == {"Ripe": "done and checked", "Growing": "going to plan", "Wilting": "late"}


@pytest.mark.parametrize("lead", LEADS)
def test_a_key_of_own_words_line_by_line(lead: str) -> None:
    assert is_title_of_key(lead)
    said = f"# {lead}\n\n* Ripe - done and checked\n* Growing - going to plan\n* Wilting - late"
    assert key(f"Town Plan\n\n{said}") == {"Ripe": "done and checked", "Growing": "going to plan", "Wilting": "late"}


def test_a_rating_that_explains_itself_stands_without_a_meaning() -> None:
    said = "Status words: Embedded = done and checked; Worry = under way, with concerns; Not begun"
    assert key(f"Town Plan\n\n{said}") == {
        "Embedded": "done and checked",
        "Worry": "under way, with concerns",
        "Not begun": "Not begun",
    }


@pytest.mark.parametrize(
    "said",
    [
        "How to read this report: Part one = the actions; Part two = what residents said",
        "How to read this table: Lead = who answers for the action; Target = the date that was agreed",
        "Terms used: Ward = a part of the borough; Panel = the councillors who meet in June",
        "What the money means: Capital = what we build; Revenue = what we run",
        "Key dates: Spring = the fair; Autumn = the harvest",
    ],
)
def test_what_explains_other_things_is_no_key_to_ratings(said: str) -> None:
    assert key(f"Town Plan\n\n{said}") == {}


@pytest.mark.parametrize(
    "line", ["Key dates", "What the ratings tell members", "Reading lists", "How to pay", "Progress"]
)
def test_lines_that_announce_no_key(line: str) -> None:
    assert not is_title_of_key(line)


def test_a_note_in_brackets_before_the_colon() -> None:
    assert key("Town Plan\n\nStatus key (see column 2): ● built ◆ being built ○ not begun") == {
        "●": "built",
        "◆": "being built",
        "○": "not begun",
    }


def test_a_dash_that_a_column_of_spaces_leaves_belongs_to_no_meaning() -> None:
    assert key("# Understanding our ratings\n\nGold | - finished and checked\nClay | - not started") == {
        "Gold": "finished and checked",
        "Clay": "not started",
    }


def test_labels_set_equal_to_their_meanings_after_the_name_of_their_column() -> None:
    assert key("Town Plan\n\nStatus: Solid = in place; Soft = partly in place; Gap = not in place") == {
        "Solid": "in place",
        "Soft": "partly in place",
        "Gap": "not in place",
    }
    assert key("Town Plan\n\nTerms: Ward = a part of the borough; Panel = the councillors who meet in June") == {}


def test_numbers_with_nothing_but_a_space_before_their_meaning() -> None:
    assert key("Town Plan\n\nRatings used: 1 Complete, 2 On programme, 3 Late") == {
        "1": "Complete",
        "2": "On programme",
        "3": "Late",
    }
    assert key("Town Plan\n\nThe plan has 1 Lead, 2 Deputies and 3 Officers") == {}
