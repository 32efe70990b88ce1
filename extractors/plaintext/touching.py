"""Columns that nearly touch: where a cell fills its column, only one blank parts it from the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from extractors.plaintext.rivers import Segment

_NEIGHBOURS = 12
_LEAST_STARTS = 3
_MOST_ACROSS = 0.1


def part_touching(read: Mapping[int, tuple[Segment, ...]]) -> dict[int, tuple[Segment, ...]]:
    """The pieces of lines, by position, parted at single blanks too where a column begins.

    A column begins where three lines nearby have a piece that starts there, and hardly any line has a
    letter just before; the piece that is parted has to start in such a column too. A piece that is all
    of its line is parted only at two such places: a title may have a blank at one by chance.
    """
    filled = [at for at, line in read.items() if line]
    starts = Counter(segment.start for line in read.values() for segment in line[1:])
    parted = dict(read)
    begun: dict[int, set[int]] = {}
    for index, at in enumerate(filled):
        line = read[at]
        if not any(_inner_starts(segment, starts) for segment in line):
            continue
        near = filled[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS + 1]
        around = [read[there] for there in near if there != at]
        places = [
            [place for place in _inner_starts(segment, starts) if _begins_column(place, around)]
            if _is_set_in_column(segment, around)
            else []
            for segment in line
        ]
        if len(line) > 1 or len(places[0]) > 1:
            cut = [piece for segment, inner in zip(line, places, strict=True) for piece in _cut(segment, inner)]
            parted[at] = tuple(cut)
            for there in near:
                begun.setdefault(there, set()).update(place for inner in places for place in inner)
    for at, columns in begun.items():
        parted[at] = tuple(_keep_off(segment, columns) for segment in parted[at])
    return parted


def _keep_off(segment: Segment, columns: set[int]) -> Segment:
    """A piece that ends one blank before a column is counted a letter shorter, so that two blanks part
    the columns on every line."""
    short = segment.end + 1 in columns and segment.end - segment.start > 1
    return Segment(segment.start, segment.end - 1, segment.text) if short else segment


def _inner_starts(segment: Segment, starts: Counter[int]) -> list[int]:
    """Where words of a piece begin after a single blank, at a place where other pieces start."""
    return [
        segment.start + at + 1
        for at, character in enumerate(segment.text)
        if character == " " and starts[segment.start + at + 1] >= _LEAST_STARTS
    ]


def _is_set_in_column(segment: Segment, around: Sequence[Sequence[Segment]]) -> bool:
    """True where other pieces start where this one does: a label over several columns stands askew."""
    return sum(1 for line in around for other in line if other.start == segment.start) >= _LEAST_STARTS


def _begins_column(place: int, around: Sequence[Sequence[Segment]]) -> bool:
    begin = sum(1 for line in around for segment in line[1:] if segment.start == place)
    across = sum(1 for line in around for segment in line if _has_letter(segment, place - 1))
    reach = sum(1 for line in around if line[0].start < place < line[-1].end)
    return begin >= _LEAST_STARTS and across <= _MOST_ACROSS * reach


def _has_letter(segment: Segment, place: int) -> bool:
    return segment.start <= place < segment.end and segment.text[place - segment.start] != " "


def _cut(segment: Segment, places: Sequence[int]) -> list[Segment]:
    bounds = pairwise([segment.start, *places, segment.end + 1])
    return [
        Segment(start, stop - 1, segment.text[start - segment.start : stop - 1 - segment.start])
        for start, stop in bounds
    ]
