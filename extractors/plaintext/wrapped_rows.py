"""Lines of cells to rows: a row of aligned text goes on over as many lines as its longest cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.grids.columns import role_of
from extractors.plaintext.cleaning import BULLETS
from extractors.plaintext.lines import RawRow
from extractors.plaintext.reflow import first_word, join_lines
from extractors.wording import is_unfinished

_ANCHOR_ROLES = frozenset(("ref", "status", "previous_status", "timescale", "due", "start", "carried_forward"))
_BULLETED = re.compile(rf"[{BULLETS}\ue000-\uf8ff]|[-–*]\s")
_VALUE = re.compile(r"\W*(?:\d[\w./-]*|[A-Za-z]|[A-Za-z]{1,3}\d+(?:\.\d+)*[a-z]?)\W*")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SCALES = (frozenset("RAGBWYP"), frozenset("SML"))
_MOST_HEADER_LINES = 6
_SHORT = 5
_HEADER_CELL, _HEADER_WORDS = 26, 3
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class CellLine:
    """One line cut at the columns. ``across`` is a line of one piece that runs over several columns."""

    cells: tuple[str, ...]
    number: int
    blank_before: bool
    across: bool = False

    def filled(self) -> list[int]:
        return [column for column, cell in enumerate(self.cells) if cell]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What tells rows apart: the columns whose values start rows, the values that are whole by
    themselves in each, and the width of every column in characters."""

    anchors: frozenset[int]
    usual: dict[int, frozenset[str]]
    widths: tuple[int, ...]


def read_rows(lines: Sequence[CellLine], columns: int) -> Iterator[RawRow]:
    """The rows of a block. A piece that may or may not belong to the row above is a row of its own
    with its other cells blank: whoever knows the grid joins it, and nothing is swallowed."""
    size = _header_size(lines, columns)
    header = lines[:size]
    anchors = _anchors(lines[size:], _merge(header, columns) if header else [""] * columns)
    by_blanks = _blanks_part_rows(lines[size:], anchors)
    shape = _Shape(
        frozenset(anchors),
        {column: _usual_values(lines[size:], column) for column in anchors},
        tuple(
            max((len(line.cells[column]) for line in lines if not line.across), default=0) for column in range(columns)
        ),
    )
    row: list[CellLine] = []
    at = 0
    while at < len(lines):
        repeated = size and [line.cells for line in lines[at : at + size]] == [line.cells for line in header]
        if repeated:
            if row:
                yield _row(row, columns)
            yield _row(lines[at : at + size], columns)
            row, at = [], at + size
            continue
        line = lines[at]
        alone = line.across or bool(row and row[-1].across)
        if row and (alone or line.blank_before or not by_blanks and _starts_row(row, line, shape)):
            yield _row(row, columns)
            row = []
        row.append(line)
        at += 1
    if row:
        yield _row(row, columns)


def read_key(lines: Sequence[CellLine], columns: int) -> Iterator[RawRow]:
    """The lines of a key: every label starts one, and its meaning may go on below."""
    row: list[CellLine] = []
    for line in lines:
        if row and line.cells[0]:
            yield _row(row, columns)
            row = []
        row.append(line)
    if row:
        yield _row(row, columns)


def _row(lines: Sequence[CellLine], columns: int) -> RawRow:
    return RawRow(tuple(_merge(lines, columns)), lines[0].number)


def _merge(lines: Sequence[CellLine], columns: int) -> list[str]:
    """The cells of several lines; a bullet starts a new line in its cell."""
    cells = [""] * columns
    for line in lines:
        for column in line.filled():
            text = line.cells[column]
            if cells[column] and _BULLETED.match(text):
                cells[column] += "\n" + text
            else:
                cells[column] = join_lines(cells[column], text)
    return cells


def _header_size(lines: Sequence[CellLine], columns: int) -> int:
    """How many of the first lines are the header, by the columns they name; 0 where none is seen."""
    best, size = 1, 0
    cells = [""] * columns
    for count, line in enumerate(lines[:_MOST_HEADER_LINES], 1):
        if count > 1 and line.blank_before or any(_is_value(cells[at], line.cells[at]) for at in line.filled()):
            break
        cells = _merge(lines[:count], columns)
        named = sum(1 for cell in cells if cell and len(cell) <= _LONGEST_HEADING and role_of(cell))
        if named > best and named * 2 >= sum(1 for cell in cells if cell):
            best, size = named, count
    while 0 < size < len(lines) and _goes_on_header(_merge(lines[:size], columns), lines[size]):
        size += 1
    return size


def _goes_on_header(header: Sequence[str], line: CellLine) -> bool:
    """True for a further line of wrapped headings, which no value of the grid looks like."""
    if line.blank_before or line.across:
        return False
    for column in line.filled():
        text, above = line.cells[column], header[column]
        if _spells_scale(above, text):
            continue
        if not above or _VALUE.fullmatch(text) or len(text) > _HEADER_CELL or len(text.split()) > _HEADER_WORDS:
            return False
        if role_of(above) in _ANCHOR_ROLES and role_of(text) is None and not is_unfinished(above):
            return False
    return True


def _is_value(above: str, text: str) -> bool:
    """A number, code or letter that no heading is, unless the letter spells a scale."""
    if not _VALUE.fullmatch(text):
        return False
    return not (_spells_scale(above, text) or not above and any(text in scale for scale in _SCALES))


def _spells_scale(above: str, text: str) -> bool:
    """True where a narrow column spells "R A G" or "S M L" with one letter a line."""
    letters, more = above.split(), text.split()
    together = letters + more
    return (
        bool(letters)
        and all(len(letter) == 1 for letter in together)
        and len(set(together)) == len(together)
        and any(set(together) <= scale for scale in _SCALES)
    )


def _anchors(lines: Sequence[CellLine], header: Sequence[str]) -> set[int]:
    """The columns whose values stand on one line each: by their heading, or because all are short."""
    anchors = set()
    for column, heading in enumerate(header):
        values = [line.cells[column] for line in lines if line.cells[column] and not line.across]
        if not values:
            continue
        short = sum(1 for value in values if len(value) <= _SHORT)
        typical = sorted(map(len, values))[len(values) // 2]
        if short >= 0.8 * len(values) or role_of(heading) in _ANCHOR_ROLES and typical <= 20:
            anchors.add(column)
    return anchors


def _usual_values(lines: Sequence[CellLine], column: int) -> frozenset[str]:
    """Values of a column that stand under a blank more than once, and so are whole values."""
    counts = Counter(
        line.cells[column]
        for above, line in zip([None, *lines], lines, strict=False)
        if line.cells[column] and (above is None or line.blank_before or not above.cells[column])
    )
    return frozenset(value for value, count in counts.items() if count >= 2)


def _blanks_part_rows(lines: Sequence[CellLine], anchors: set[int]) -> bool:
    """True where no more than one value of any anchor stands between two blank lines."""
    groups: list[list[CellLine]] = []
    for line in lines:
        if line.blank_before or not groups:
            groups.append([])
        groups[-1].append(line)
    if len(groups) < 2 or len(groups) == len(lines):
        return False
    crowded = 0
    for group in groups:
        for column in anchors:
            runs = sum(
                1
                for above, line in zip([None, *group], group, strict=False)
                if line.cells[column] and (above is None or not above.cells[column])
            )
            single = sum(1 for line in group if _VALUE.fullmatch(line.cells[column]))
            if max(runs, single) > 1:
                crowded += 1
                break
    return crowded * 5 <= len(groups)


def _starts_row(row: Sequence[CellLine], line: CellLine, shape: _Shape) -> bool:
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
    early = sum(1 for column in words if _broke_early(last, line, column, shape.widths[column]))
    return bool(early) and fresh + early >= 2


def _no_gaps(line: CellLine) -> int:
    return len(line.filled())


def _is_new_value(row: Sequence[CellLine], line: CellLine, column: int, usual: frozenset[str]) -> bool:
    """A value of an anchor column, unless it goes on from the line above ("Not" / "started")."""
    value, above = line.cells[column], row[-1].cells[column]
    if value[0].islower() or value[0] in "(/&,":
        return False
    if not above:
        # A value set in the middle of its row stands alone on its line; the first one has no rival.
        return any(earlier.cells[column] for earlier in row) or _opens(row, line, column)
    if value in usual or _VALUE.fullmatch(value) and not _YEAR.fullmatch(value):
        return True
    return bool(_YEAR.search(value) and _YEAR.search(above))


def _opens(row: Sequence[CellLine], line: CellLine, column: int) -> bool:
    """True where the first value of an anchor stands beside other words that begin here."""
    others = [other for other in line.filled() if other != column]
    return not others or any(not row[-1].cells[other] or not line.cells[other][0].islower() for other in others)


def _begins_again(row: Sequence[CellLine], line: CellLine, column: int) -> bool:
    """True where a cell that had ended begins again with a capital: cells of one row have no gaps."""
    text = line.cells[column]
    if row[-1].cells[column] or not (text[0].isupper() or text[0].isdigit()) or _BULLETED.match(text):
        return False
    earlier = [above.cells[column] for above in row if above.cells[column]]
    return bool(earlier) and not is_unfinished(earlier[-1])


def _broke_early(above: CellLine, line: CellLine, column: int, width: int) -> bool:
    """True where a cell begins with a capital though its first word had room on the line above."""
    text, before = line.cells[column], above.cells[column]
    if not before or not text[0].isupper() or is_unfinished(before):
        return False
    return len(before) + 1 + len(first_word(text)) < 0.9 * width
