"""Where a stretch of aligned lines turns into another table: headings of its own, or labels over figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile

from extractors.grids.columns import role_of
from extractors.grids.ratings import is_count, numbered_columns
from extractors.grids.sums import is_carried
from extractors.plaintext.cell_lines import VALUE
from extractors.plaintext.rivers import Segment
from extractors.wording import plain

Line = Sequence[Segment]

_FIGURE = re.compile(r"[£€$(]?[-–+]?\d[\d,.]*\s?%?\)?(?:\s?\(\d[\d,.]*\s?%?\))?|[-–—]|n/?a", re.IGNORECASE)
_LONGEST_HEADING = 60
_MOST_LABEL_LINES = 3
_FIGURES_BESIDE_TWO = 2


def is_header_line(line: Line) -> bool:
    """True for a line of which most pieces name a column.

    A single name proves nothing: "Action" may be a word that a cell wraps to. A number is no heading.
    """
    if any(any(char.isdigit() for char in segment.text) and VALUE.fullmatch(segment.text) for segment in line):
        return False
    roles = [role_of(segment.text) for segment in line if len(segment.text) <= _LONGEST_HEADING]
    named = len(set(roles) - {None})
    return named >= 3 and named * 2 >= len(line) or named == len(line) == 2


def is_figures(line: Line) -> bool:
    """True for a label, or none, and nothing but figures beside it; for two labels, a theme and a timescale,
    where two figures or more stand beside them."""
    are = _are_figures(line)
    figures = sum(are)
    if figures >= _FIGURES_BESIDE_TWO and figures == len(line) - 2:
        return not any(are[:2])
    return figures >= 2 and figures >= len(line) - 1 or figures == 1 and len(line) == 2


def is_sparse(line: Line) -> bool:
    """True for a theme, a timescale and the only figure beside them: a row of which the other cells are blank."""
    return _are_figures(line) == [False, False, True]


def _are_figures(line: Line) -> list[bool]:
    """For each piece whether it is a figure, as a count may be printed ("nil", "12*"); the numbers that the report
    rates by are none where they stand side by side as headings."""
    texts = [segment.text for segment in line]
    scale = numbered_columns(texts)
    counts = [bool(_FIGURE.fullmatch(text)) or is_count(text) and not is_carried(text) for text in texts]
    return [count and at not in scale for at, count in enumerate(counts)]


def part_tables(chunks: Sequence[Sequence[Line]], resumes: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """(chunk, line in it) of every place where another table begins, in order.

    ``chunks`` are lines without a blank line between them; ``resumes`` says which of them stand below
    a running line, where a header that is printed again begins a table of its own.
    """
    header: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    kind = ""
    rows: list[Line] = []  # those of the table that goes on here
    for at, chunk in enumerate(chunks):
        own = _own_header(chunk)
        now = _kind(chunks, at)
        if kind == "figures" and now == "words" and own is None and _fills_few(chunk, rows):
            now = "figures"
        if own is not None and now != "figures":
            words = tuple(plain(segment.text) for segment in own)
            places = tuple(segment.start for segment in own)
            other = header and (words, places) != (header, starts)
            if resumes[at] or rows and (kind == "figures" or other or not header and _are_rows(rows, own)):
                yield at, 0
                rows, kind = [], ""
            header, starts = words, places
        elif now and kind and now != kind and rows:
            yield at, 0
            rows, header = [], ()
        inside = _figures_inside(chunk) if now == "words" else 0
        if inside:
            yield at, inside
            now, rows, header = "figures", [], ()
        kind = now or kind
        rows += [line for line in chunk if len(line) >= 2 and line is not own]


def _own_header(chunk: Sequence[Line]) -> Line | None:
    """The line that names columns at the head of a chunk, with no more than wrapped headings above it."""
    for at, line in enumerate(chunk[:_MOST_LABEL_LINES]):
        if is_header_line(line):
            # Two words that could name columns, over more columns than two, are words of a row.
            return line if len(line) > 2 or all(len(below) <= 2 for below in chunk[at + 1 :]) else None
        if not _are_labels([line]) or any(VALUE.fullmatch(segment.text) for segment in line):
            return None
    return None


def _kind(chunks: Sequence[Sequence[Line]], at: int) -> str:
    """``figures`` where labels and figures are all there is, ``words`` where more is; "" says neither."""
    wide = [line for line in chunks[at] if len(line) >= 2]
    if not wide:
        return ""
    labels = next((count for count, line in enumerate(wide) if is_figures(line)), len(wide))
    if labels == len(wide) <= _MOST_LABEL_LINES and _are_labels(wide):
        below = (line for chunk in chunks[at + 1 :] for line in chunk if len(line) >= 2)
        first = next(dropwhile(lambda line: is_sparse(line) and not is_figures(line), below), ())
        return "figures" if is_figures(first) else "words"
    only = all(map(is_figures, wide[labels:])) and labels <= _MOST_LABEL_LINES and _are_labels(wide[:labels])
    return "figures" if only and labels < len(wide) else "words"


def _fills_few(chunk: Sequence[Line], rows: Sequence[Line]) -> bool:
    """True for rows of figures with so few that by themselves they would not show it: one beside a theme and its
    timescale, or none beside two labels that stand where those of the row above do."""
    above = [segment.start for segment in rows[-1]][:2] if rows else []
    return all(
        is_figures(line) or is_sparse(line) or [segment.start for segment in line] == above
        for line in chunk
        if len(line) >= 2
    )


def _are_rows(lines: Sequence[Line], header: Line) -> bool:
    """True for the lines of another table above a header: those of a key, or the last rows of a grid that began on
    the page before. One line may be labels over several columns, unless it has as many pieces as the header, or has
    a number at the left edge of the header's first column."""
    if len(lines) >= 2 or len(lines[0]) >= max(3, len(header) - 1):
        return True
    first = lines[0][0]
    numbered = any(char.isdigit() for char in first.text) and bool(VALUE.fullmatch(first.text))
    return numbered and len(lines[0]) >= 3 and abs(first.start - header[0].start) <= 1


def _are_labels(lines: Sequence[Line]) -> bool:
    return all(
        len(segment.text) <= _LONGEST_HEADING and not figure
        for line in lines
        for segment, figure in zip(line, _are_figures(line), strict=True)
    )


def _figures_inside(chunk: Sequence[Line]) -> int:
    """The line of labels in the middle of a chunk from which on only figures follow; 0 for none."""
    last = len(chunk)
    while last and is_figures(chunk[last - 1]) and len(chunk[last - 1]) >= 3:
        last -= 1
    if last < 2 or len(chunk) - last < 2:
        return 0
    labels = chunk[last - 1]
    return last - 1 if len(labels) >= len(chunk[last]) - 1 and len(labels) >= 3 and _are_labels([labels]) else 0
