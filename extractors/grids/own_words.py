"""The words of one organisation, and the labels of one report's key, for as long as its reports are read.

Whether a line begins a table is asked in every format and at many places, so these words are in force while
``own_words`` (or ``labels_of_key``) lasts instead of being handed through all of them. They outrank
``columns.toml`` and ``ratings.toml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace

from extractors.wording import plain, without_brackets

FIELDS = (
    "ref",
    "action",
    "key_deliverable",
    "theme",
    "description",
    "lead",
    "outcome_measure",
    "timescale",
    "start",
    "due",
    "status",
    "previous_status",
    "carried_forward",
    "evidence",
    "other",
)
"""What a column can be; ``other`` is one that no field has."""
_LONGEST_HEADING, _LONGEST_RATING = 200, 60


@dataclass(frozen=True, slots=True)
class OwnWords:
    """``columns`` are (heading, field), ``ratings`` labels, both as ``comparable`` gives them. Make it with ``of``.

    ``numbers`` are the labels of a scale of numbers. They stand apart, for a number is a rating only where its place
    says so.
    """

    columns: tuple[tuple[str, str], ...] = ()
    ratings: frozenset[str] = frozenset()
    numbers: tuple[str, ...] = ()

    @classmethod
    def of(cls, columns: Mapping[str, str], ratings: Iterable[str] = ()) -> OwnWords:
        """From headings as printed, each with one of ``FIELDS``, and labels as printed."""
        named = {comparable(heading): role for heading, role in columns.items()}
        return cls(tuple(sorted(named.items())), frozenset(map(comparable, ratings)))


_NONE = OwnWords()
_IN_FORCE: ContextVar[OwnWords] = ContextVar("own_words", default=_NONE)


@contextmanager
def own_words(words: OwnWords) -> Iterator[None]:
    """While this lasts, tables are read with these words."""
    before = _IN_FORCE.set(words)
    try:
        yield
    finally:
        _IN_FORCE.reset(before)


@contextmanager
def labels_of_key(labels: Iterable[str]) -> Iterator[None]:
    """While this lasts, the labels of a report's key are ratings, beside the words that are in force already."""
    printed = [label for label in map(comparable, labels) if label]
    numbers = [label for label in printed if label.isdecimal()]
    now = _IN_FORCE.get()
    words = frozenset(printed) - frozenset(numbers)
    with own_words(replace(now, ratings=now.ratings | words, numbers=tuple(dict.fromkeys((*now.numbers, *numbers))))):
        yield


def comparable(text: str) -> str:
    """A heading or label without case, punctuation and what stands in brackets; signs alone stay as they are.

    >>> comparable("Action-holder (initials)"), comparable("+++")
    ('action holder', '+++')
    """
    return plain(without_brackets(text)) or plain(text) or " ".join(text.casefold().split())


def own_columns() -> tuple[tuple[str, str], ...]:
    """The headings in force, each with its field."""
    return _IN_FORCE.get().columns


def own_field(heading: str) -> str | None:
    """The field that the organisation itself gives a heading."""
    columns = own_columns()
    if not columns or len(heading) > _LONGEST_HEADING:
        return None
    return dict(columns).get(comparable(heading))


def own_numbers() -> tuple[str, ...]:
    """The numbers that the report rates by, in the order of its key; ``()`` where it rates in letters or words."""
    return _IN_FORCE.get().numbers


def is_own_rating(text: str) -> bool:
    """True for a label of the organisation's own ratings, or of the report's own key."""
    labels = _IN_FORCE.get().ratings
    return bool(labels) and len(text) <= _LONGEST_RATING and comparable(text) in labels
