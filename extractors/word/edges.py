"""The columns of a table from the edges of its cells: Word keeps an edge for every border ever dragged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

# Twentieths of a point: about 4 mm. No column of words is narrower, and hand-dragged borders lie closer.
_CLOSE = 230


def columns_of(cells: Iterable[tuple[int, int]], widths: Sequence[int]) -> dict[int, int]:
    """For each edge that a cell has, the column that starts there, counted from 0.

    ``cells`` are (first edge, last edge) in the table's own count, ``widths`` those of its grid in twentieths of a
    point. Edges that no cell uses make no column; two that nearly meet are one, unless a cell stands between them.

    >>> columns_of([(0, 2), (2, 3), (0, 1), (1, 3)], [2000, 100, 1500])
    {0: 0, 1: 1, 2: 1, 3: 2}
    """
    spans = set(cells)
    edges = sorted({edge for span in spans for edge in span})
    # Where the grid is missing or too short every column counts as wide: no edge is lost.
    at = [0]
    for place in range(edges[-1] if edges else 0):
        at.append(at[-1] + (widths[place] if place < len(widths) else 10 * _CLOSE))
    columns: dict[int, int] = {}
    group: list[int] = []
    column = -1
    for edge in edges:
        close = bool(group) and at[edge] - at[group[0]] <= _CLOSE
        if close and not any((other, edge) in spans for other in group):
            group.append(edge)
        else:
            column += 1
            group = [edge]
        columns[edge] = column
    return columns
