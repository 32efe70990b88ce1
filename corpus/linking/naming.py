"""One name written two ways: as an acronym ("MBT") and in the words it stands for ("Main Battle Tank")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_ACRONYM = re.compile(r"\b[A-Z](?:&?[A-Z]){1,5}\b")
_LONGEST = 6  # letters of an acronym
_SMALL = frozenset({"and", "for", "of", "the", "to", "in", "on"})  # often without a letter of their own
_REMEMBERED = 5_000


def acronyms(printed: str) -> frozenset[str]:
    """The words of a text set in capitals, in lower case; none where the whole text is set so."""
    if printed.isupper():
        return frozenset()
    return frozenset(found.replace("&", "").casefold() for found in _ACRONYM.findall(printed))


def written_short(plain: str, short: frozenset[str], other: str) -> str:
    """A cleaned text with acronyms of the ``other`` text (``short``) in place of the words they stand for.

    Nothing is replaced that the other text spells out as well, or that stands in this one as it is.
    """
    said = frozenset(plain.split())
    wanted = sorted(short - said)
    if wanted:
        runs = _initials(plain)
        for letters in wanted:
            run = runs.get(letters)
            if run and run not in other:
                plain = plain.replace(run, letters)
    return plain


@lru_cache(_REMEMBERED)
def _initials(plain: str) -> dict[str, str]:
    """The runs of words that could be written as an acronym, by its letters; the first of equal ones."""
    found: dict[str, str] = {}
    row = plain.split()
    for start, word in enumerate(row):
        if word not in _SMALL:
            for letters, length in _runs(row[start:]):
                found.setdefault(letters, " ".join(row[start : start + length]))
    return found


def _runs(row: list[str]) -> Iterator[tuple[str, int]]:
    """The acronyms that the first words of a row could have, with the number of words: small words count or not."""
    growing = {""}
    for length, word in enumerate(row, start=1):
        small = word in _SMALL
        grown = {letters + word[0] for letters in growing if len(letters) < _LONGEST}
        if not grown:
            return
        if not small:
            yield from ((letters, length) for letters in sorted(grown) if len(letters) > 1)
        growing = grown | growing if small else grown
