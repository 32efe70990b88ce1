"""One-to-one: which earlier action goes with which later one, so that the whole fits best.

Not first come, first served: the pairs with the most points in sum are taken, and a pair below nought
points is never taken.
"""

from __future__ import annotations

from collections.abc import Mapping

Pair = tuple[int, int]

_LARGEST = 4_000_000  # cells of one table of points (32 MB); a larger knot of look-alikes is taken greedily


def assign(points: Mapping[Pair, float]) -> list[Pair]:
    """The pairs taken, sorted; each first number and each second number stands in at most one pair.

    ``points`` holds the candidate pairs by (earlier, later) position; ties go to the lower positions, so
    positions must stand in an order that is the same however the rows came.
    """
    taken: list[Pair] = []
    for knot in _knots([pair for pair in sorted(points) if points[pair] > 0]):
        if len(knot) == 1:
            taken.extend(knot)
            continue
        rows = {row: place for place, row in enumerate(sorted({row for row, _ in knot}))}
        columns = {column: place for place, column in enumerate(sorted({column for _, column in knot}))}
        if len(rows) * len(columns) > _LARGEST:
            taken.extend(_greedy(knot, points))
        else:
            taken.extend(_best(knot, points, rows, columns))
    return sorted(taken)


def _knots(pairs: list[Pair]) -> list[list[Pair]]:
    """Pairs in groups that share no action, by scipy's connected components."""
    if not pairs:
        return []
    import numpy as np
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    rows = np.array([row for row, _ in pairs])
    columns = np.array([column for _, column in pairs])
    offset = int(rows.max()) + 1
    size = offset + int(columns.max()) + 1
    graph = coo_matrix((np.ones(len(pairs), dtype=np.int8), (rows, columns + offset)), (size, size))
    _, labels = connected_components(graph, directed=False)
    groups: dict[int, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(int(labels[pair[0]]), []).append(pair)
    return list(groups.values())


def _best(knot: list[Pair], points: Mapping[Pair, float], rows: dict[int, int], columns: dict[int, int]) -> list[Pair]:
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    table = np.zeros((len(rows), len(columns)))
    for row, column in knot:
        table[rows[row], columns[column]] = points[row, column]
    back_rows, back_columns = list(rows), list(columns)
    picked = zip(*linear_sum_assignment(table, maximize=True), strict=True)
    return [(back_rows[row], back_columns[column]) for row, column in picked if table[row, column] > 0]


def _greedy(knot: list[Pair], points: Mapping[Pair, float]) -> list[Pair]:
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    taken = []
    for row, column in sorted(knot, key=lambda pair: (-points[pair], pair)):
        if row not in used_rows and column not in used_columns:
            used_rows.add(row)
            used_columns.add(column)
            taken.append((row, column))
    return taken
