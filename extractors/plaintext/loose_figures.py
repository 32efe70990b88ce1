"""The figures, names and legend of a drawn chart, as ``pdftotext -layout`` prints them: loose, where they stood.

They are no rows and no part of the key or grid beside them: all that they said lay in the drawing. They show
themselves below a heading by lines of nothing but figures that share no columns, under no labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.plaintext.cleaning import clean_cell, same_width
from extractors.plaintext.lines import SourceLine
from extractors.plaintext.own_tables import is_header_line
from extractors.plaintext.reflow import ends_sentence
from extractors.plaintext.rivers import LONGEST_LINE, Segment, columns_of, mask_of, segments_of
from extractors.records import Cell, Place, Row, Table

_FIGURE = r"(?:\d{1,3}(?:\.\d{1,2})? ?%|\d{1,3}(?:[,;]? \(?\d{1,3}(?:\.\d{1,2})? ?%\)?)?)"
_FIGURES = re.compile(rf"{_FIGURE}(?: {_FIGURE})*")
_LABEL = re.compile(r"[^\d.:;?!]*[^\W\d_][^\d.:;?!]*")
_LONGEST_LABEL = 40
_FEWEST = 2  # lines of nothing but figures
_MOST_LINES = 100  # no drawing has more on a page
_MARGIN = 2  # characters; what begins nearer to the left edge of the text is a heading, a row or prose
_UNDER = 2  # characters to either side of a label that its figures may stand

_Line = tuple[int, Sequence[Segment]]


def find_loose_figures(lines: Sequence[SourceLine]) -> list[tuple[int, ...]]:
    """For each drawing the positions of its lines; none that could be a table in its own right."""
    read = [
        segments_of(same_width(line.text.expandtabs(8))) if len(line.text) <= LONGEST_LINE else () for line in lines
    ]
    found: list[tuple[int, ...]] = []
    overleaf: Sequence[Segment] = ()  # a heading at the foot of a page may be that of a chart at the top of the next
    start = 0
    while start < len(lines):
        stop = start
        while stop < len(lines) and lines[stop].page == lines[start].page:
            stop += 1
        page = [(at, read[at]) for at in range(start, stop) if not lines[at].blank]
        for heading, run in _runs(page, overleaf):
            run = _below_title(heading, run)
            if run and _is_drawn(run):
                found.append(tuple(at for at, _ in _without_next_title(run)))
        overleaf = page[-1][1] if page else ()
        start = stop
    return found


def _runs(page: Sequence[_Line], above: Sequence[Segment]) -> Iterator[tuple[Sequence[Segment], list[_Line]]]:
    """The lines of a page that may be of a chart, in stretches, each with the line above it."""
    left = min((line[0].start for _, line in page if line), default=0)
    run: list[_Line] = []
    for at, line in page:
        if line and line[0].start >= left + _MARGIN and all(_is_figure(piece) or _is_label(piece) for piece in line):
            run.append((at, line))
            continue
        yield above, run
        above, run = line, []
    yield above, run


def _below_title(above: Sequence[Segment], run: list[_Line]) -> list[_Line]:
    """The stretch below its heading, which stands at the margin or is its first line; empty where it has none."""
    if len(above) == 1:
        return run
    alone = len(run) > 1 and len(run[0][1]) == 1 and _is_label(run[0][1][0]) and run[1][0] > run[0][0] + 1
    return run[1:] if alone else []


def _is_figure(piece: Segment) -> bool:
    return bool(_FIGURES.fullmatch(piece.text))


def _is_label(piece: Segment) -> bool:
    return len(piece.text) <= _LONGEST_LABEL and bool(_LABEL.fullmatch(piece.text)) and not ends_sentence(piece.text)


def _is_drawn(run: Sequence[_Line]) -> bool:
    bare = [line for _, line in run if all(map(_is_figure, line))]
    if len(bare) < _FEWEST or len(run) > _MOST_LINES or any(is_header_line(line) for _, line in run):
        return False
    columns = len(columns_of(mask_of(piece for _, line in run for piece in line if _is_figure(piece))))
    same = all(len(line) == columns for line in bare)
    return columns >= _FEWEST and not same and not _are_under_labels(run)


def _are_under_labels(run: Sequence[_Line]) -> bool:
    """True where a line of labels stands over the figures below it, as the headings of a table do."""
    for index, (_, labels) in enumerate(run):
        figures = [piece for _, line in run[index + 1 :] for piece in line if _is_figure(piece)]
        if len(labels) >= _FEWEST and len(figures) > 1 and all(map(_is_label, labels)):
            under = sum(1 for figure in figures if any(_stands_under(figure, label) for label in labels))
            if under * 2 > len(figures):
                return True
    return False


def _stands_under(figure: Segment, label: Segment) -> bool:
    return figure.start <= label.end + _UNDER and figure.end >= label.start - _UNDER


def _without_next_title(run: Sequence[_Line]) -> Sequence[_Line]:
    """The stretch without the title, set in from the margin, of what comes next: a lone piece below the last figures
    with a blank line above it, unless it stands in line with another label, as the last of a legend does."""
    last = len(run)
    while last > 1:
        (before, _), (at, line) = run[last - 2 : last]
        starts = {piece.start for _, other in run[: last - 1] for piece in other if _is_label(piece)}
        if len(line) > 1 or _is_figure(line[0]) or at == before + 1 or line[0].start in starts:
            break
        last -= 1
    return run[:last]


def make_chart(lines: Sequence[SourceLine], number: int) -> Table:
    """The lines of a drawing as a chart without a figure that could be told: a cell each. ``number`` counts charts."""
    place = Place(page=lines[0].page, chart=number, line=lines[0].number)
    rows = tuple(
        Row((Cell(" ".join(clean_cell(line.text).split()), 0),), replace(place, row=at, line=line.number))
        for at, line in enumerate(lines, 1)
    )
    return Table(rows, 1, place, chart=True)
