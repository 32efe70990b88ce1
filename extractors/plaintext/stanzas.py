"""The tables of one delimited file: a blank line parts two of them where what stands below it is no further row of
the table above (an overview with headings of its own, a key, a list of other columns)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extractors.grids.columns import role_of
from extractors.grids.key_titles import is_title_of_key
from extractors.grids.ratings import is_count, is_rating_label
from extractors.plaintext.lines import RawRow
from extractors.wording import has_letters

_LONGEST_LABEL = 3  # characters of a letter that a key explains


@dataclass(frozen=True, slots=True)
class Part:
    """``lines`` are rows with one filled cell that stand above the table, ``rows`` the table's own: either may be
    empty, not both."""

    lines: tuple[RawRow, ...]
    rows: tuple[RawRow, ...]


def part_at_blank_lines(titles: Sequence[RawRow], rows: Sequence[RawRow]) -> tuple[Part, ...]:
    """The parts of a file, in order; no filled row is lost.

    ``titles`` are the lines above the first table; ``rows`` is all that follows, blank rows too. Blank lines between
    the rows of one table (a tracker with a line between its themes) part nothing.
    """
    parts = [Part(tuple(titles), ())]
    waiting: list[RawRow] = []
    for stanza in _stanzas(rows):
        lead = next((at for at, row in enumerate(stanza) if not is_line(row)), len(stanza))
        above = parts[-1].rows
        if lead == len(stanza) and above:
            waiting.extend(stanza)
        elif above and (
            _is_another_table(above, stanza[lead:], bool(lead), is_first=len(parts) == 1)
            or _is_announced_key(parts[-1], stanza[lead:])
        ):
            parts.append(Part((*waiting, *stanza[:lead]), tuple(stanza[lead:])))
            waiting = []
        else:
            parts[-1] = Part(parts[-1].lines, (*above, *waiting, *stanza))
            waiting = []
    if waiting:
        parts.append(Part(tuple(waiting), ()))
    return tuple(part for part in parts if part.lines or part.rows)


def is_line(row: RawRow) -> bool:
    """True for a row whose first cell alone is filled."""
    return _filled(row) == [0]


def _stanzas(rows: Sequence[RawRow]) -> Iterator[list[RawRow]]:
    for blank, stanza in groupby(rows, lambda row: not _filled(row)):
        if not blank:
            yield list(stanza)


def _filled(row: RawRow) -> list[int]:
    return [column for column, cell in enumerate(row.cells) if cell.strip()]


def _is_another_table(above: Sequence[RawRow], below: Sequence[RawRow], titled: bool, is_first: bool) -> bool:
    upper, lower = _broad(above), _broad(below)
    if not upper or not lower or _words(upper[0]) == _words(lower[0]):
        return False
    if _are_figures(upper, titled=True):
        return titled or _heads_columns(lower[0])
    if _are_figures(lower, titled) or _has_no_words_in_place(upper, lower):
        return True
    widest = [max(len(_filled(row)) for row in rows) for rows in (upper, lower)]
    if _is_key(lower) and widest[0] > 3 or _is_key(upper) and widest[1] > 3:
        return True
    # Pairs of cells before anything else say what the report is ("Organisation", "Period"): the rows below know
    # them as their own.
    if is_first and widest[0] < 3:
        return False
    return _have_other_width(upper, lower)


def _broad(rows: Sequence[RawRow]) -> list[RawRow]:
    return [row for row in rows if len(_filled(row)) >= 2]


def _words(row: RawRow) -> list[str]:
    return [row.cells[column].strip().casefold() for column in _filled(row)]


def _are_figures(rows: Sequence[RawRow], titled: bool) -> bool:
    """True for headings over rows of nothing but figures. A sum below a blank line has no headings, unless a line
    above it names it."""
    head, *body = rows
    if not body or not titled and not _heads_columns(head):
        return False
    named = any(not is_count(cell) for cell in head.cells)
    return named and all(is_count(cell) for row in body for cell in row.cells[1:])


def _heads_columns(row: RawRow) -> bool:
    return not all(is_count(cell) for cell in row.cells[1:])


def _has_no_words_in_place(upper: Sequence[RawRow], lower: Sequence[RawRow]) -> bool:
    """True where nothing but figures and signs stands, below the first row, in the column that holds most words
    above: no two kinds of table are further apart."""
    columns = range(max(len(row.cells) for row in upper))
    wordiest = max(columns, key=lambda column: sum(len(_text(row, column)) for row in upper))
    texts = [text for row in lower[1:] if (text := _text(row, wordiest))]
    return len(texts) >= 2 and not any(map(has_letters, texts))


def _text(row: RawRow, column: int) -> str:
    return row.cells[column].strip() if column < len(row.cells) else ""


def _is_key(rows: Sequence[RawRow]) -> bool:
    """True for rows of a label and what it means, and nothing else."""
    if len(rows) < 2 or any(_filled(row) != [0, 1] for row in rows):
        return False
    labels = [row.cells[0].strip() for row in rows]
    return all(is_rating_label(text) or len(text) <= _LONGEST_LABEL and not _has_digit(text) for text in labels)


def _is_announced_key(above: Part, below: Sequence[RawRow]) -> bool:
    """True for pairs under a line that announces a key, over rows of more cells: its labels may be words that no
    other report uses."""
    announced = bool(above.lines) and is_title_of_key(above.lines[-1].cells[0])
    pairs = len(above.rows) >= 3 and all(_filled(row) == [0, 1] for row in above.rows)
    return announced and pairs and max((len(_filled(row)) for row in below), default=0) > 3


def _has_digit(text: str) -> bool:
    return any(character.isdigit() for character in text)


def _have_other_width(upper: Sequence[RawRow], lower: Sequence[RawRow]) -> bool:
    """True where both have as many cells in each of their rows, and not the same, below headings: rows of a grid
    whose blank cells at the end are cut off have fewer, too."""
    widths = [{len(row.cells) for row in rows} for rows in (upper, lower)]
    if len(lower) < 2 or any(len(each) > 1 for each in widths) or widths[0] == widths[1]:
        return False
    roles = [role_of(lower[0].cells[column]) for column in _filled(lower[0])]
    numbered = len(upper) > 1 and all(_has_digit(_text(row, 0)) for row in upper[1:])
    return sum(map(bool, roles)) >= max(2, len(roles) / 2) or numbered and not _has_digit(_text(lower[0], 0))
