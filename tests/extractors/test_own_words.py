"""The words of one organisation: in force while they are meant to be, before every other word, and not after."""

import tomllib
from importlib.resources import files

import pytest

from extractors.formats import extract
from extractors.grids.columns import role_of
from extractors.grids.own_words import FIELDS, OwnWords, own_words
from extractors.grids.ratings import is_rating_label
from extractors.grids.settling import settle
from extractors.layouts import read

GARDEN = OwnWords.of(
    {"Seed-bed": "action", "Head gardener (initials)": "lead", "Weather": "status", "Harvest by": "due", "What": "ref"},
    ("In bloom", "Wilting", "+++"),
)


def test_every_field_is_one_that_headings_name():
    roles = tomllib.loads(files("extractors.grids").joinpath("columns.toml").read_text("utf-8"))
    assert set(FIELDS) <= set(roles)


@pytest.mark.parametrize(
    ("heading", "own", "usual"),
    [
        ("SEED BED:", "action", None),
        ("Head Gardener", "lead", None),
        ("Q3 weather", "status", None),
        ("Weather this quarter", "status", "status"),
        ("Weather last quarter", "previous_status", "previous_status"),
        ("Harvest by", "due", "by"),
        ("What", "ref", "action"),
        ("By when", "due", "due"),
    ],
)
def test_headings_are_known_while_the_words_are_in_force(heading, own, usual):
    assert role_of(heading) == usual
    with own_words(GARDEN):
        assert role_of(heading) == own
        with own_words(OwnWords()):
            assert role_of(heading) == usual
        assert role_of(heading) == own
    assert role_of(heading) == usual


def test_ratings_are_known_while_the_words_are_in_force():
    labels = ["in bloom", "Wilting (2)", "+++"]
    with own_words(GARDEN):
        assert all(map(is_rating_label, labels))
        assert not is_rating_label("Prevention")
    assert not any(map(is_rating_label, labels))


def test_an_own_heading_is_taken_at_its_word():
    headings = ["Status", "Weather", "Seed-bed"]
    cells = [
        ["Green", "Red"],
        ["Sun all day, and no cloud to be seen over any of the long beds of the garden"] * 2,
        ["x"] * 2,
    ]
    assert settle(headings[:1] + headings[2:], cells[:1] + cells[2:]) == ("status", None)
    with own_words(GARDEN):
        assert settle(headings, cells) == (None, "status", "action")


def test_a_table_without_one_usual_heading_is_a_grid():
    text = "TOWN GARDENS 2024-27\n\nSeed-bed\tHead gardener\tWeather\tHarvest by\n"
    text += "Dig over the long border by the wall\tA. Moss\tIn bloom\t31 March 2025\n"
    text += "Prune the old pear trees along the path\tB. Fern\tWilting\t30 June 2025\n"
    with own_words(GARDEN):
        actions = read(extract("gardens.txt", text.encode())).actions
    assert [(each.action[:5], each.lead, each.status, each.due) for each in actions] == [
        ("Dig o", "A. Moss", "In bloom", "31 March 2025"),
        ("Prune", "B. Fern", "Wilting", "30 June 2025"),
    ]
    assert not any(each.lead for each in read(extract("gardens.txt", text.encode())).actions)
