"""Columns that nearly touch: where a cell fills its column, only one blank parts it from the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from extractors.plaintext.reflow import ends_sentence
from extractors.plaintext.rivers import Segment
from extractors.plaintext.wrapped_values import cuts_date, starts_with_year

_LEAST_STARTS = 3
_LEAST_WORDS = 4
_MOST_ACROSS = 0.1


def part_touching(read: Mapping[int, tuple[Segment, ...]], nearby: int) -> dict[int, tuple[Segment, ...]]:
    """The pieces of lines, by position, parted at single blanks too where a column begins. What begins
    a column is seen from so many lines ``nearby`` above and below.

    A column begins where three lines nearby have a piece that starts there and hardly any has a letter
    just before; or where one has, none has a letter just before, and several begin a word there. The
    piece that is parted has to start in a column too. One that is all of its line is parted only at two such places,
    below lines that have shown them, and not where it is a sentence by itself: titles and prose have blanks there by
    chance.
    """
    filled = [at for at, line in read.items() if line]
    starts = Counter(segment.start for line in read.values() for segment in line[1:])
    parted = dict(read)
    letters = Counter(place for line in read.values() for segment in line for place in _letters(segment))
    begun = {place for place, times in starts.items() if times >= _LEAST_STARTS and not letters[place - 1]}
    for index, at in enumerate(filled):
        line = read[at]
        if not any(_inner_starts(segment, starts) for segment in line):
            continue
        near = filled[max(0, index - nearby) : index + nearby + 1]
        around = [read[there] for there in near if there != at]
        places = [
            [
                place
                for place in _inner_starts(segment, starts)
                if _begins_column(place, [other for other in around if _is_of_a_table(line, segment, other, place)])
            ]
            if _is_set_in_column(segment, around)
            else []
            for segment in line
        ]
        alone = not read.get(at - 1) and not read.get(at + 1)
        above = [read[there] for there in near if there < at]
        if len(line) > 1 or not (alone and ends_sentence(line[0].text)) and _fills_columns(places[0], above):
            cut = [piece for segment, inner in zip(line, places, strict=True) for piece in _cut(segment, inner)]
            parted[at] = tuple(cut)
            begun.update(place for inner in places for place in inner)
    if begun:
        parted = {at: tuple(_keep_off(segment, begun) for segment in line) for at, line in parted.items()}
    return parted


def _fills_columns(places: Sequence[int], above: Sequence[Sequence[Segment]]) -> bool:
    return len(places) > 1 and all(any(piece.start == place for line in above for piece in line) for place in places)


def _keep_off(segment: Segment, columns: set[int]) -> Segment:
    """A piece that ends one blank before a column is counted a letter shorter, so that two blanks part
    the columns on every line."""
    short = segment.end + 1 in columns and segment.end - segment.start > 1
    return Segment(segment.start, segment.end - 1, segment.text) if short else segment


def _inner_starts(segment: Segment, starts: Container[int]) -> list[int]:
    """Where words of a piece begin after a single blank, at a place where other pieces start: never inside a date,
    though its year may stand below the month on every line."""
    return [
        segment.start + at + 1
        for at, character in enumerate(segment.text)
        if character == " " and segment.start + at + 1 in starts and not cuts_date(segment.text, at)
    ]


def _is_set_in_column(segment: Segment, around: Sequence[Sequence[Segment]]) -> bool:
    """True where other pieces start where this one does, or with the year of a date that may be set to the right of
    its column: a label over several columns stands askew."""
    if starts_with_year(segment.text):
        return True
    return sum(1 for line in around for other in line if other.start == segment.start) >= _LEAST_STARTS


def _is_of_a_table(line: Sequence[Segment], segment: Segment, other: Sequence[Segment], place: int) -> bool:
    """Whether another line says what begins at a place of this one: unless a column begins there, it need not; else
    some other column has to be common to both, as the columns of a key or overview nearby are not."""
    if not any(piece.start == place for piece in other[1:]):
        return True
    there = {edge for piece in other[1:] if piece.start != place for edge in (piece.start, piece.end)}
    here = {edge for piece in line if piece is not segment for edge in (piece.start, piece.end)}
    if here:
        return not here.isdisjoint(there)
    return not there or bool(_inner_starts(segment, there))


def _begins_column(place: int, around: Sequence[Sequence[Segment]]) -> bool:
    reach = [line for line in around if line[0].start < place < line[-1].end]
    across = sum(1 for line in reach if any(_has_letter(segment, place - 1) for segment in line))
    begin = sum(1 for line in around for segment in line[1:] if segment.start == place)
    if begin >= _LEAST_STARTS:
        return across <= _MOST_ACROSS * len(reach)
    # Where the column before is full on nearly every line, words that all begin here say the same.
    words = sum(1 for line in reach if any(_has_letter(segment, place) for segment in line))
    return bool(begin) and not across and words >= _LEAST_WORDS


def _letters(segment: Segment) -> Iterator[int]:
    """The places of everything in a piece that is not blank."""
    return (at for at, character in enumerate(segment.text, segment.start) if character != " ")


def _has_letter(segment: Segment, place: int) -> bool:
    return segment.start <= place < segment.end and segment.text[place - segment.start] != " "


def _cut(segment: Segment, places: Sequence[int]) -> list[Segment]:
    """The words of a piece up to each of these places, and from the last one on."""
    if not places:
        return [segment]
    bounds = pairwise([segment.start, *places])
    pieces = [
        Segment(start, stop - 1, segment.text[start - segment.start : stop - 1 - segment.start])
        for start, stop in bounds
    ]
    return [*pieces, Segment(places[-1], segment.end, segment.text[places[-1] - segment.start :])]
