"""How many of the first lines of a block are its header, however its headings wrap."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.grids.columns import is_usual_heading, role_of
from extractors.plaintext.cell_lines import VALUE, CellLine, merge
from extractors.plaintext.reflow import first_word
from extractors.plaintext.row_starts import ANCHOR_ROLES
from extractors.wording import is_unfinished

# The end of a sentence, which "No." and "Resp." are not.
_STOP = re.compile(r"[a-z]{6}[.!?]$|[a-z]{3}[.!?]\s|\s\S*[a-z]{3}[.!?]$")
_SCALES = (frozenset("RAGBWYP"), frozenset("SML"))
_MOST_HEADER_LINES = 6
_HEADER_CELL, _HEADER_WORDS = 26, 3
_LONGEST_HEADING = 80
_WORDS_OF_NAME = 2
_FULL = 0.9  # type that is not monospaced may look shorter than it is


def header_sizes(lines: Sequence[CellLine], columns: int) -> range:
    """How many of the first lines may be the header: those that name its columns at least, and at most
    the lines below that may be the ends of wrapped headings. ``range(1)`` where none is seen."""
    best, size = 1, 0
    cells = [""] * columns
    for count, line in enumerate(lines[:_MOST_HEADER_LINES], 1):
        values = [line.cells[at] for at in line.filled() if _is_value(cells[at], line.cells[at])]
        if count > 1 and line.blank_before or values and not (count == 1 and _names_ratings(line, values)):
            break
        cells = merge(lines[:count], columns)
        named = sum(1 for cell in cells if cell and len(cell) <= _LONGEST_HEADING and role_of(cell))
        if named > best and named * 2 >= sum(1 for cell in cells if cell):
            best, size = named, count
    while 0 < size < len(lines) and _breaks_off(lines[:size], lines[size]):
        size += 1
    least = size
    widths = [max((len(line.cells[at]) for line in lines if not line.across), default=0) for at in range(columns)]
    while 0 < size < len(lines) and _goes_on_header(lines[:size], lines[size], widths):
        size += 1
    return range(least, size + 1)


def _goes_on_header(header: Sequence[CellLine], line: CellLine, widths: Sequence[int]) -> bool:
    """True for a further line of wrapped headings, which no value of the grid looks like."""
    if line.blank_before or line.across:
        return False
    headings = merge(header, len(widths))
    for column in line.filled():
        text, heading = line.cells[column], headings[column]
        if _spells_scale(heading, text):
            continue
        if not heading or VALUE.fullmatch(text) or len(text) > _HEADER_CELL or len(text.split()) > _HEADER_WORDS:
            return False
        last = next(above.cells[column] for above in reversed(header) if above.cells[column])
        if _STOP.search(text) or _had_room(last, text, widths[column]) and not _is_name(text):
            return False
        broken = is_unfinished(heading) or is_unfinished(text)
        if role_of(heading) in ANCHOR_ROLES and role_of(text) is None and not broken:
            return False
    return True


def _breaks_off(header: Sequence[CellLine], line: CellLine) -> bool:
    """True where a heading surely goes on below: "Progress update and", or "/ Lead" under another."""
    if line.blank_before or line.across:
        return False
    above = header[-1].cells
    # "By" and "Action with" are whole headings, and no heading goes on beside a date or a number.
    if any(above[at] and _is_value(above[at], line.cells[at]) for at in line.filled()):
        return False
    broken = [bool(above[at]) and is_unfinished(above[at]) and not _is_whole(above[at]) for at in line.filled()]
    return any(broken) or any(above[at] and line.cells[at][0] in "/&" for at in line.filled())


def _is_whole(heading: str) -> bool:
    role = role_of(heading)
    return role is not None and is_usual_heading(heading, role)


def _had_room(above: str, text: str, width: int) -> bool:
    """True where a heading need not have wrapped: its next word would have fitted beside the last."""
    return not is_unfinished(above) and len(above) + 1 + len(first_word(text)) < _FULL * width


def _is_name(text: str) -> bool:
    """True for a heading's last word on a line that its writer began: "Target" / "date"."""
    return role_of(text) is not None and len(text.split()) <= (_WORDS_OF_NAME if text[0].isupper() else 1)


def _names_ratings(line: CellLine, values: Sequence[str]) -> bool:
    """True where different letters stand among the names of columns: ratings to be ticked, by the report's own key."""
    letters = len(set(values)) == len(values) >= 2 and all(len(value) == 1 and value.isalpha() for value in values)
    return letters and 2 * sum(1 for at in line.filled() if role_of(line.cells[at])) >= len(line.filled())


def _is_value(above: str, text: str) -> bool:
    """A number, code or letter that no heading is, unless the letter spells a scale."""
    if not VALUE.fullmatch(text):
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
