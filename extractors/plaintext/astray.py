"""Short values that stand under the heading beside their own, as long ones on the same lines push them there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.plaintext.wrapped_values import completes_date

_LONGEST = 20
_FEWEST = 2  # lines that show a value in its column

Pieces = Sequence[Sequence[str]]


def cells_of(lines: Sequence[Pieces]) -> list[list[str]]:
    """The cells of lines of which each gives the pieces that stand in each column.

    The second of two pieces moves to the next column where that is blank and holds the same words, or letters, on other
    lines ("27 September   Late"); a year moves back to the day and month that it completes on the line above.
    """
    usual = Counter((at, _kind(pieces[0])) for line in lines for at, pieces in enumerate(line) if len(pieces) == 1)
    cells: list[list[str]] = []
    for line in lines:
        here = [list(pieces) for pieces in line]
        for at in range(len(here) - 1):
            if len(here[at]) > 1 and not here[at + 1] and _is_usual(here[at][-1], at + 1, usual):
                here[at + 1] = [here[at].pop()]
        texts = [" ".join(pieces) for pieces in here]
        above = cells[-1] if cells else [""] * len(texts)
        for at in range(len(texts) - 1):
            year, _, rest = texts[at + 1].partition(" ")
            if year and not texts[at] and completes_date(above[at], year) and not completes_date(above[at + 1], year):
                texts[at], texts[at + 1] = year, rest
        cells.append(texts)
    return cells


def _is_usual(text: str, column: int, usual: Counter[tuple[int, str]]) -> bool:
    return len(text) <= _LONGEST and usual[column, _kind(text)] >= _FEWEST


def _kind(text: str) -> str:
    return "a letter" if len(text) == 1 else text
