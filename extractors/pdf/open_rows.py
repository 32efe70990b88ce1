"""Rows beside a rule that no further rule closes: above the first of a table, below the last, under a title."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.columns import APART, is_gappy
from extractors.pdf.lines import Line, split_line
from extractors.pdf.rules import Rule
from extractors.pdf.words import Word
from extractors.pdf.zones import Zone, is_field, is_row, within

_CLOSE = 1.2  # sizes between the lines of a row, and between them and its rule
SAME_PLACE = 3.0
_SAME_SIZE = 0.12


def beyond(lines: Sequence[Line], rule: Rule, upwards: bool) -> Zone | None:
    """The lines right above the first rule, or right below the last: a row that no further rule closes."""
    taken: list[Line] = []
    edge = rule.at
    there = within(lines, rule, 0, rule.at) if upwards else within(lines, rule, rule.at, float("inf"))
    for line in reversed(there) if upwards else there:
        gap = edge - line.bottom if upwards else line.top - edge
        size = min(each.words[0].size for each in (line, *taken))
        # A title over the row is set larger, and may stand as close to it as its lines do to each other.
        title = upwards and taken and not is_gappy(line) and line.words[0].size > (1 + _SAME_SIZE) * size
        if gap > _CLOSE * size or title:
            break
        taken.append(line)
        edge = line.top if upwards else line.bottom
    if not taken:
        return None
    ordered = tuple(taken[::-1] if upwards else taken)
    zone = Zone(min(rule.at, edge), max(rule.at, edge), ordered)
    return zone if is_row(zone) or zone.title and is_field(zone) else None


def parted(zone: Zone, below: Sequence[Zone], rule: Rule) -> list[Zone]:
    """What stands between two rules, in two where its last lines are the first row of the rows below, which no rule
    parts from the title above it, and from the text before that."""
    if not zone.lines or is_row(zone):
        return [zone]
    row = beyond(zone.lines, rule._replace(at=zone.bottom), upwards=True)
    if row is None or not is_first_row(row, below):
        return [zone]
    rest = tuple(line for line in zone.lines if line not in row.lines)
    return [Zone(zone.top, row.top, rest), row] if rest else [zone]


def is_first_row(row: Zone, below: Sequence[Zone]) -> bool:
    """True for headings, and for a row that keeps to the columns of the row below it: those begin where its texts do,
    or its texts where those do, as either may leave cells blank."""
    if row.names_columns():
        return True
    if not below or not below[0].lines or not is_row(row) or not is_row(below[0]):
        return False
    own, other = (split_line(zone.lines[0], APART) for zone in (row, below[0]))
    return _keep_to(own, other) or _keep_to(other, own)


def _keep_to(pieces: Sequence[Line], columns: Sequence[Line]) -> bool:
    """True for several texts that each begin where a text of another row does, in its size."""
    return len(pieces) > 1 and all(any(_begins_at(piece, column) for column in columns) for piece in pieces)


def _begins_at(piece: Line, column: Line) -> bool:
    first, other = piece.words[0], column.words[0]
    return abs(first.x0 - other.x0) <= SAME_PLACE and abs(first.size - other.size) < _SAME_SIZE * first.size


def is_heading(first: Zone, below: Sequence[Zone]) -> bool:
    """True for a line above a rule that is set in another way than the rows below it."""
    row = next((zone for zone in below if zone.lines and not zone.title), None)
    return first.title and row is not None and not set_alike(row.lines[0].words[0], first.lines[0].words[0])


def set_alike(first: Word, other: Word) -> bool:
    """True for two words that begin at one place, in one size, both bold or neither."""
    same = first.style.bold == other.style.bold and abs(first.size - other.size) < _SAME_SIZE * first.size
    return same and abs(first.x0 - other.x0) <= SAME_PLACE
