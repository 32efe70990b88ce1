"""Which pairs of actions are worth comparing: those that share rare words, and those worded the same.

Two reports of 10,000 actions have 100 million pairs. A weighted word index (TF-IDF, cosine) names the
few nearest for each action, in slices, so that memory grows with the actions and never with the pairs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from corpus.linking.comparing import Sheet
from corpus.linking.wording import Rarity

NEAREST = 8  # candidates kept for each action, from either side
_SLICE = 500  # actions compared with the whole other side at once
_BLOCK = 2500  # pairs of one wording all compared; beyond, only neighbours in content order
_BAND = 8
# How much a word counts by the field it stands in: the wording names the action, the rest tells twins apart.
_FIELD_WEIGHTS = (("w", 1.0), ("d", 0.6), ("k", 0.25), ("t", 0.1), ("r", 0.1))

Pair = tuple[int, int]


def candidates(earlier: Sequence[Sheet], later: Sequence[Sheet], rare: Rarity) -> list[Pair]:
    """Pairs of positions in the two sequences, sorted. The sequences must stand in content order, so that
    equal likeness is cut off in the same way however the reports order their rows."""
    if not earlier or not later:
        return []
    found = set(_worded_the_same(earlier, later))
    words: dict[str, int] = {}
    left = _matrix(earlier, rare, words)
    right = _matrix(later, rare, words)
    left.resize(len(earlier), len(words))
    right.resize(len(later), len(words))
    found.update(_nearest(left, right))
    found.update((row, column) for column, row in _nearest(right, left))
    return sorted(found)


def _worded_the_same(earlier: Sequence[Sheet], later: Sequence[Sheet]) -> Iterator[Pair]:
    places: dict[str, list[int]] = {}
    for column, sheet in enumerate(later):
        places.setdefault(sheet.wording.plain, []).append(column)
    blocks: dict[str, list[int]] = {}
    for row, sheet in enumerate(earlier):
        blocks.setdefault(sheet.wording.plain, []).append(row)
    for plain, rows in blocks.items():
        columns = places.get(plain, [])
        every = len(rows) * len(columns) <= _BLOCK
        for nth, row in enumerate(rows):
            yield from ((row, column) for column in (columns if every else _around(columns, nth)))


def _around(columns: list[int], nth: int) -> list[int]:
    return columns[max(0, nth - _BAND) : nth + _BAND + 1]


def _matrix(sheets: Sequence[Sheet], rare: Rarity, words: dict[str, int]) -> Any:
    """A sparse matrix, one row an action, each row of length 1."""
    import numpy as np
    from scipy.sparse import csr_matrix

    values: list[float] = []
    columns: list[int] = []
    ends = [0]
    for sheet in sheets:
        row: list[float] = []
        for field, weight in _FIELD_WEIGHTS:
            for word in _field_words(sheet, field):
                columns.append(words.setdefault(f"{field}:{word}", len(words)))
                row.append(weight * rare.of(word))
        length = sum(value * value for value in row) ** 0.5 or 1.0
        values.extend(value / length for value in row)
        ends.append(len(columns))
    return csr_matrix((np.array(values), np.array(columns, dtype=int), np.array(ends)), (len(sheets), len(words)))


def _field_words(sheet: Sheet, field: str) -> list[str]:
    if field == "r":
        return [sheet.ref] if sheet.ref else []
    text = {
        "w": sheet.wording,
        "d": sheet.description,
        "k": sheet.key_deliverable,
        "t": sheet.theme,
    }[field]
    return sorted(text.stems) if text else []


def _nearest(left: Any, right: Any) -> Iterator[Pair]:
    turned = right.T.tocsr()
    for start in range(0, left.shape[0], _SLICE):
        product = (left[start : start + _SLICE] @ turned).tocsr()
        for row in range(product.shape[0]):
            here = slice(product.indptr[row], product.indptr[row + 1])
            for column in _top(product.data[here], product.indices[here]):
                yield start + row, column


def _top(values: Any, columns: Any) -> list[int]:
    """The columns of the largest values; of equal ones the first columns."""
    import numpy as np

    likeness = np.round(values, 9)  # sums taken in another order must still tie
    if len(likeness) > NEAREST:
        least = np.partition(likeness, len(likeness) - NEAREST)[len(likeness) - NEAREST]
        likeness, columns = likeness[likeness >= least], columns[likeness >= least]
    return [int(column) for column in columns[np.lexsort((columns, -likeness))][:NEAREST]]
