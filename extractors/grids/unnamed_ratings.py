"""The column that rates the actions where its heading does not say so: "Where are we?", "Verdict", "Progress"."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.grids.own_words import is_own_rating, own_numbers
from extractors.grids.ratings import is_rating_label, is_symbol

_MOST_WORDS = 3  # of a rating that nobody else uses
_FEWEST_ROWS = 4  # that tell words which come again and again from chance
_COLOURS = frozenset("RAG")
_MAY_RATE = frozenset((None, "evidence", "score", "outcome_measure", "ref", "numbering", "timescale", "other"))


def column_of_ratings(
    roles: Sequence[str | None], named: Sequence[str | None], cells: Sequence[Sequence[str]]
) -> int | None:
    """The column of ratings in a grid none of whose headings is that of a status; None where there is none.

    ``roles`` are what the columns are so far, ``named`` what their headings alone say, ``cells`` the texts of each.
    A story that holds nothing but ratings is one; so is a column whose heading nobody knows, or that may be an
    assessment, if its ratings differ. Beside a wordy story, one of few words that come again rates in words of its own.
    """
    filled = [[text.strip() for text in texts if text.strip()] for texts in cells]
    stories = [column for column, role in enumerate(roles) if role == "evidence"]
    for column in stories:
        if filled[column] and all(map(is_rating_label, filled[column])):
            return column
    for column, role in enumerate(roles):
        open_to_all = role == "score" or role is None and named[column] in (None, "score")
        if open_to_all and _are_ratings(filled[column]):
            return column
    by_key = [column for column in range(len(roles)) if _rates_by_key(named[column], filled[column])]
    if len(by_key) == 1:
        return by_key[0]
    wordy = [column for column in stories if _typical_words(filled[column]) > _MOST_WORDS]
    for column in stories:
        if column not in wordy and wordy and _come_again(filled[column]):
            return column
    return None


def _are_ratings(filled: Sequence[str]) -> bool:
    """True for ratings that differ, and are more than letters that may stand for anything."""
    labels = set(filled)
    if len(labels) < 2 or not all(map(is_rating_label, labels)):
        return False
    return len(labels & _COLOURS) >= 2 or any(
        len(label) > 1 or is_symbol(label) or is_own_rating(label) for label in labels
    )


def _rates_by_key(named: str | None, filled: Sequence[str]) -> bool:
    """True for a column of nothing but labels of the report's own key, under a heading that may be over ratings; its
    numbers count only under one that speaks of progress."""
    if not filled or named not in _MAY_RATE or named == "ref" and len(set(filled)) == len(filled):
        return False
    if named in ("evidence", "score") and own_numbers() and set(filled) <= set(own_numbers()):
        return True
    return all(map(is_own_rating, filled))


def _come_again(filled: Sequence[str]) -> bool:
    """True for few words, of which each stands in several rows or is a rating already."""
    labels = set(filled)
    if not labels or any(len(label.split()) > _MOST_WORDS or any(map(str.isdigit, label)) for label in labels):
        return False
    known = sum(map(is_rating_label, filled))
    return 2 * known >= len(filled) or len(filled) >= _FEWEST_ROWS and 2 * len(labels) <= len(filled)


def _typical_words(filled: Sequence[str]) -> int:
    return sorted(len(text.split()) for text in filled)[len(filled) // 2] if filled else 0
