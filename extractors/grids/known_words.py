"""The single words of headings, ratings, terms and months: what a narrow column may break anywhere."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from extractors.grids.own_words import own_columns
from extractors.wording import plain

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


def is_known_word(text: str) -> bool:
    """True for a word that stands in a heading or a rating that plans print.

    >>> is_known_word("Rating"), is_known_word("No."), is_known_word("Leadpartner")
    (True, True, False)
    """
    return plain(text) in _known(own_columns())


@lru_cache(maxsize=16)
def _known(own: tuple[tuple[str, str], ...]) -> frozenset[str]:
    here = Path(__file__)
    columns = tomllib.loads(here.with_name("columns.toml").read_text("utf-8"))
    ratings = tomllib.loads(here.with_name("ratings.toml").read_text("utf-8"))
    phrases = [phrase for lists in columns.values() for each in lists.values() for phrase in each]
    phrases += [label for kind in ("colours", "words", "terms") for label in ratings[kind]]
    return frozenset(word for phrase in (*phrases, *dict(own)) for word in phrase.split()) | frozenset(_MONTHS)
