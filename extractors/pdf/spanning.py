"""Cells over several rows of a table without upright rules: the rules beside them begin further right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extractors.pdf.lines import Line
from extractors.pdf.rules import SAME_ENDS, Rule
from extractors.pdf.tables import FoundTable
from extractors.pdf.zones import Zone, within
from extractors.records import Cell


def with_rules_within(
    groups: Sequence[Sequence[Rule]], lines: Sequence[Line], before: FoundTable | None
) -> list[Sequence[Rule]]:
    """The groups, those put together whose rules part the rows beside a cell that spans them: they begin further right
    and stand among the rules of a table that has headings, or goes on from the page before."""
    joined: list[Sequence[Rule]] = []
    for group in sorted(groups, key=lambda group: group[0].start):
        whole = next((at for at, other in enumerate(joined) if _is_within(group, other, lines, before)), None)
        if whole is None:
            joined.append(group)
        else:
            joined[whole] = sorted([*joined[whole], *group], key=lambda rule: rule.at)
    return sorted(joined, key=lambda group: group[0].at)


def _is_within(group: Sequence[Rule], other: Sequence[Rule], lines: Sequence[Line], before: FoundTable | None) -> bool:
    first, second = other[0], other[1] if len(other) > 1 else other[0]
    if group[0].start <= first.start + SAME_ENDS or abs(group[0].end - first.end) > SAME_ENDS:
        return False
    if not first.at < group[0].at or not group[-1].at < other[-1].at:
        return False
    headings = Zone(first.at, second.at, tuple(within(lines, first, first.at, second.at)))
    edges = (before.outline[0], before.outline[2]) if before else (0.0, 0.0)
    goes_on = abs(edges[0] - first.start) <= SAME_ENDS and abs(edges[1] - first.end) <= SAME_ENDS
    return goes_on or bool(headings.lines) and headings.names_columns()


def spans(part: Sequence[Zone], starts: Mapping[float, float], right: float) -> Iterator[tuple[int, int]]:
    """The rows that a cell ending at ``right`` spans, where the rules between them begin beyond it: the first, and
    how many."""
    at = 0
    while at < len(part):
        end = at + 1
        while end < len(part) and starts.get(part[end].top, 0.0) > right - SAME_ENDS:
            end += 1
        if end - at > 1:
            yield at, end - at
        at = end


def spanned(rows: Sequence[list[Cell]], column: int) -> list[list[Cell]]:
    """The rows with one cell in this column for all of them."""
    own = [cell for cells in rows for cell in cells if cell.column == column]
    text = " ".join(cell.text for cell in own if cell.text)
    whole = Cell(text, column, 1, len(rows), next((cell.fill for cell in own if cell.fill), None))
    rest = [[cell for cell in cells if cell.column != column] for cells in rows]
    return [sorted([whole, *rest[0]], key=lambda cell: cell.column), *rest[1:]]
