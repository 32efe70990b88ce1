"""What shows that lines in columns are a table or a key, and no prose, address or agenda."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from extractors.grids.columns import role_of
from extractors.plaintext.bands import MARKER, Chunk
from extractors.plaintext.rivers import Column, Segment, column_of

_LONGEST_LABEL = 14


def is_table(chunks: Sequence[Chunk], columns: Sequence[Column]) -> bool:
    """True where headings or straight edges show that the columns are those of a table."""
    lines = [line for chunk in chunks for line in chunk.lines]
    placed = [{column_of(segment, columns) for segment in line} for line in lines]
    wide = [line for line, filled in zip(lines, placed, strict=True) if len(filled) >= 2]
    if len(columns) < 2 or len(wide) < 2:
        return False
    named = _named(lines, columns)
    if len(columns) == 2:
        return named >= 2 and len(wide) >= 3 or is_key(chunks, columns)
    if named >= 2 and named * 2 >= len(columns):
        return True
    numbered = [line[0].text for line in wide if column_of(line[0], columns) == 0]
    if len(columns) == 3 and all(MARKER.fullmatch(text) for text in numbered):
        return False  # an agenda: numbered lines with their pages at the right
    return len(wide) >= 3 and _lines_up(lines, columns)


def _named(lines: Sequence[Sequence[Segment]], columns: Sequence[Column]) -> int:
    """How many columns the first lines name, one line after the other taken together."""
    best, cells = 0, [""] * len(columns)
    for line in lines[:4]:
        for segment in line:
            column = column_of(segment, columns)
            cells[column] = f"{cells[column]} {segment.text}".strip()
        best = max(best, sum(1 for cell in cells if cell and role_of(cell)))
    return best


def is_key(chunks: Sequence[Chunk], columns: Sequence[Column]) -> bool:
    """Two columns of short labels, each with its meaning beside it, all meanings at one left edge."""
    wide = [line for chunk in chunks for line in chunk.lines if len(line) >= 2]
    if len(columns) != 2 or len(wide) < 2:
        return False
    labels = [line[0].text for line in wide]
    return (
        all(len(label) <= _LONGEST_LABEL and not label.endswith(":") for label in labels)
        and not any(MARKER.fullmatch(label) or label.isdigit() for label in labels)
        and all(any(char.isalpha() for char in line[1].text) for line in wide)
        and len({line[1].start for line in wide}) == 1
        and len(set(labels)) == len(labels)
    )


def _lines_up(lines: Sequence[Sequence[Segment]], columns: Sequence[Column]) -> bool:
    """True where most columns have one edge, left, right or middle, that most of their lines share."""
    straight = 0
    by_column: dict[int, list[Segment]] = {column: [] for column in range(len(columns))}
    for line in lines:
        for segment in line:
            by_column[column_of(segment, columns)].append(segment)
    for inside in by_column.values():
        edges = (
            Counter(s.start for s in inside),
            Counter(s.end for s in inside),
            Counter((s.start + s.end) // 2 for s in inside),
        )
        best = max((_most_common_edge(edge) for edge in edges), default=0)
        straight += len(inside) <= 1 or best >= 0.6 * len(inside)
    return straight >= 0.6 * len(columns)


def _most_common_edge(edge: Counter[int]) -> int:
    """The largest count at one position and the next, as type that is not monospaced drifts by one."""
    return max((count + edge.get(position + 1, 0) for position, count in edge.items()), default=0)
