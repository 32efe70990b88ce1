"""Where a row of aligned text begins that stands right below another, by the values that start rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.grids.columns import role_of
from extractors.grids.ratings import is_rating_label
from extractors.plaintext.cell_lines import BULLETED, VALUE, CellLine
from extractors.plaintext.reflow import first_word
from extractors.plaintext.wrapped_values import completes_date, starts_date
from extractors.wording import is_unfinished, starts_inside

ANCHOR_ROLES = frozenset(("ref", "status", "previous_status", "timescale", "due", "start", "carried_forward"))
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_DATE = re.compile(r"on-?going|tb[cad]|n/?a|none|immediate(?:ly)?", re.IGNORECASE)
_SHORT = 5


@dataclass(frozen=True, slots=True)
class Shape:
    """What tells rows apart: the columns whose values start rows, the values that are whole by
    themselves in each, and the width of every column in characters."""

    anchors: frozenset[int]
    usual: dict[int, frozenset[str]]
    widths: tuple[int, ...]


def find_anchors(lines: Sequence[CellLine], header: Sequence[str]) -> set[int]:
    """The columns whose values stand on one line each: by their heading, or because all are short."""
    anchors = set()
    for column, heading in enumerate(header):
        values = [line.cells[column] for line in lines if line.cells[column] and not line.across]
        if not values:
            continue
        short = sum(1 for value in values if len(value) <= _SHORT)
        typical = sorted(map(len, values))[len(values) // 2]
        if short >= 0.8 * len(values) or role_of(heading) in ANCHOR_ROLES and typical <= 20:
            anchors.add(column)
    return anchors


def usual_values(lines: Sequence[CellLine], column: int) -> frozenset[str]:
    """Values of a column that stand under a blank more than once, and so are whole values."""
    counts = Counter(
        line.cells[column]
        for above, line in zip([None, *lines], lines, strict=False)
        if line.cells[column] and (above is None or line.blank_before or not above.cells[column])
    )
    return frozenset(value for value, count in counts.items() if count >= 2)


def blanks_part_rows(lines: Sequence[CellLine], anchors: set[int]) -> bool:
    """True where blank lines part rows, and not the paragraphs of a cell: hardly ever do two values of
    an anchor stand between two blank lines, or one that is neither at the top, in the middle nor at
    the foot of what stands there."""
    groups: list[list[CellLine]] = []
    for line in lines:
        if line.blank_before or not groups:
            groups.append([])
        groups[-1].append(line)
    if len(groups) < 2 or len(groups) == len(lines):
        return False
    valued = [group for group in groups if any(line.cells[column] for line in group for column in anchors)]
    wrong = sum(1 for group in valued if any(_is_askew(group, at) or _is_crowded(group, at) for at in anchors))
    return wrong * 5 <= len(valued)


def _is_crowded(group: Sequence[CellLine], column: int) -> bool:
    runs = sum(
        1
        for above, line in zip([None, *group], group, strict=False)
        if line.cells[column] and (above is None or not above.cells[column])
    )
    return max(runs, sum(1 for line in group if VALUE.fullmatch(line.cells[column]))) > 1


def _is_askew(group: Sequence[CellLine], column: int) -> bool:
    places = [at for at, line in enumerate(group) if line.cells[column]]
    if not places:
        return False
    above, below = places[0], len(group) - 1 - places[-1]
    return above > 0 and below > 0 and abs(above - below) > 1


def starts_row(row: Sequence[CellLine], line: CellLine, shape: Shape) -> bool:
    """True where a line right below a row's last line is the first of another row."""
    last = row[-1]
    if not shape.anchors:
        return bool(line.cells[0]) and not line.cells[0][0].islower() and _no_gaps(line) >= _no_gaps(last)
    if any(line.cells[column] and _is_new_value(row, line, column, shape.usual[column]) for column in shape.anchors):
        return True
    words = [column for column in line.filled() if column not in shape.anchors]
    if any(_begins_again(row, line, column) for column in words):
        return True
    # Two cells side by side that begin here, the one below a line that had room for its first word.
    fresh = sum(1 for column in words if not any(above.cells[column] for above in row))
    early = sum(1 for column in words if broke_early(last.cells[column], line.cells[column], shape.widths[column]))
    return bool(early) and fresh + early >= 2


def _no_gaps(line: CellLine) -> int:
    return len(line.filled())


def _is_new_value(row: Sequence[CellLine], line: CellLine, column: int, usual: frozenset[str]) -> bool:
    """A value of an anchor column, unless it goes on from the line above ("Not" / "started")."""
    value, above = line.cells[column], row[-1].cells[column]
    if above or value[0].islower() or value[0] in "(/&,":
        return not goes_on_from(above, value, usual)
    # A value set in the middle of its row stands alone on its line; the first one has no rival.
    return any(earlier.cells[column] for earlier in row) or _opens(row, line, column)


def goes_on_from(above: str, value: str, usual: frozenset[str]) -> bool:
    """True where a value of an anchor column goes on from the line above it ("Not" / "started")."""
    if surely_goes_on(above, value):
        return True
    if _is_whole(above) and (_is_whole(value) or starts_date(value)):
        return False
    return not (value in usual or VALUE.fullmatch(value) and not _YEAR.fullmatch(value))


def surely_goes_on(above: str, value: str) -> bool:
    """True where the words themselves say so: "In" / "progress", "31 March" / "2025"."""
    return value[0].islower() or value[0] in "(/&," or completes_date(above, value) or is_unfinished(above)


def _is_whole(value: str) -> bool:
    """True for a rating, or for a date or what stands for one, that nothing can follow in its cell."""
    return is_rating_label(value) or bool(_YEAR.search(value) or _NO_DATE.fullmatch(value))


def _opens(row: Sequence[CellLine], line: CellLine, column: int) -> bool:
    """True where the first value of an anchor stands beside other words that begin here, and none that go on: a
    value set to the middle or foot stands beside the second line of its row's words."""
    others = [other for other in line.filled() if other != column]
    above = row[-1].cells
    if any(above[other] and (starts_inside(line.cells[other]) or is_unfinished(above[other])) for other in others):
        return False
    return not others or any(not above[other] or not line.cells[other][0].islower() for other in others)


def _begins_again(row: Sequence[CellLine], line: CellLine, column: int) -> bool:
    """True where a cell that had ended begins again with a capital: cells of one row have no gaps."""
    text = line.cells[column]
    if row[-1].cells[column] or not (text[0].isupper() or text[0].isdigit()) or BULLETED.match(text):
        return False
    earlier = [above.cells[column] for above in row if above.cells[column]]
    return bool(earlier) and not is_unfinished(earlier[-1])


def broke_early(above: str, text: str, width: int) -> bool:
    """True where a line of a cell begins with a capital though its first word had room on the line above."""
    if not above or not text[:1].isupper() or is_unfinished(above):
        return False
    return len(above) + 1 + len(first_word(text)) < 0.9 * width
