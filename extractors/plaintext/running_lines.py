"""Running lines: what every page says at its head and foot, wherever the page breaks were lost."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.grids.columns import role_of
from extractors.plaintext.cell_lines import VALUE
from extractors.plaintext.cleaning import same_width
from extractors.plaintext.lines import SourceLine
from extractors.plaintext.own_tables import is_header_line
from extractors.plaintext.rivers import LONGEST_LINE, Segment, columns_by_vote, columns_touched, segments_of
from extractors.wording import plain

_PAGE = re.compile(
    r"(?:Page|PAGE|Pg\.?)\s*[:|]?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?|[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s*\|\s*Page"
)
_NUMBER = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+")
_FARTHEST = 4
_LEAST_SHARE = 0.4
_LONGEST = 160
_LONGEST_ACROSS = 80
_SHORTEST = 5
_NEIGHBOURS = 12
_LEAST_APART = 5

_Read = dict[int, tuple[Segment, ...]]


def find_running_lines(lines: Sequence[SourceLine]) -> frozenset[int]:
    """The positions of the lines that are no part of what they stand in.

    A line runs where it says the number of the page; where the same words, numbers apart, stand at two
    breaks of pages or more and at a good part of all; or where the same words run twice across the
    columns that the lines around them share. A break of pages is a form feed, a line with the number
    of a page, or a header that stands there again. The headings of a grid never run.
    """
    read = {
        at: segments
        for at, line in enumerate(lines)
        if len(line.text) <= LONGEST_LINE and (segments := segments_of(same_width(line.text.expandtabs(8))))
    }
    filled = list(read)
    words = {at: _words(segments) for at, segments in read.items()}
    running = set(_page_numbers(lines, read, words)) | set(_counted_pages(lines, read))
    headers = {at for at, segments in read.items() if is_header_line(segments)}
    running |= _beside_breaks(lines, filled, read, words, headers, running)
    running |= _across_columns(read, words, filled, headers)
    return frozenset(running)


def _words(segments: Sequence[Segment]) -> str:
    said = plain(" ".join(segment.text for segment in segments))
    return _DIGITS.sub("#", said) if any(char.isalpha() for char in said) else said


def _page_numbers(lines: Sequence[SourceLine], read: _Read, words: dict[int, str]) -> Iterator[int]:
    """Lines that are the number of a page, or end in it beside words that they always have."""
    times = Counter(words.values())
    for at, segments in read.items():
        numbered = [segment for segment in segments if _PAGE.fullmatch(segment.text)]
        if numbered and (len(segments) == 1 or len(segments) <= 3 and times[words[at]] >= 2):
            yield at


def _counted_pages(lines: Sequence[SourceLine], read: _Read) -> Iterator[int]:
    """Numbers alone on their lines, at page edges or between blank lines, that go up by one."""
    alone = []
    for at, segments in read.items():
        if len(segments) != 1 or not _NUMBER.fullmatch(segments[0].text) or segments[0].start < 6:
            continue
        if all(_is_edge(lines, at, step) for step in (-1, 1)):
            alone.append((at, int(segments[0].text)))
    for (at, number), (below, following) in pairwise(alone):
        if following == number + 1 and below - at >= _LEAST_APART:
            yield at
            yield below


def _is_edge(lines: Sequence[SourceLine], at: int, step: int) -> bool:
    there = at + step
    return not 0 <= there < len(lines) or lines[there].blank or lines[there].page != lines[at].page


def _beside_breaks(
    lines: Sequence[SourceLine],
    filled: Sequence[int],
    read: _Read,
    words: dict[int, str],
    headers: set[int],
    numbered: set[int],
) -> set[int]:
    """Lines that stand at breaks of pages, and at enough of them, from the break outwards."""
    again = Counter(words[at] for at in headers)
    # Where to look from: (index into ``filled``, direction). Lines that run already are stepped over.
    looks: list[tuple[int, int]] = []
    for index, at in enumerate(filled):
        before = filled[index - 1] if index else None
        if before is None or lines[before].page != lines[at].page:
            looks += [(index, 1), (index - 1, -1)]
        if at in numbered:
            looks += [(index + 1, 1), (index - 1, -1)]
        elif at in headers and again[words[at]] >= 2 and (before is None or before not in headers):
            looks.append((index - 1, -1))
    looks.append((len(filled) - 1, -1))
    fields = Counter(segments[0].text for segments in read.values() if len(segments) == 2)
    running: set[int] = set()
    for _ in range(_FARTHEST):
        found: set[int] = set()
        for way in (1, -1):
            beyond = _beyond(filled, way, numbered | running)
            reached = {beyond[index] for index, looked in looks if looked == way and index in beyond}
            places = reached - headers
            said = Counter(words[at] for at in places)
            least = max(2, _LEAST_SHARE * len(places))
            often = {at: said[words[at]] for at in places if said[words[at]] >= least}
            found |= {
                at
                for at, times in often.items()
                if not _is_of_card(read[at], fields, times) and _could_run(at, lines, read, filled, times, len(places))
            }
        if not found:
            break
        running |= found
    return running


def _beyond(filled: Sequence[int], way: int, running: set[int]) -> dict[int, int]:
    """For each index into ``filled`` the first position from there on that does not run, if there is any."""
    found: dict[int, int] = {}
    last: int | None = None
    for index in range(len(filled))[::-way]:
        if filled[index] not in running:
            last = filled[index]
        if last is not None:
            found[index] = last
    return found


def _could_run(
    at: int, lines: Sequence[SourceLine], read: _Read, filled: Sequence[int], times: int, breaks: int
) -> bool:
    """A short line in no single column; or one in capitals (a marking) at half of all breaks, or set apart by a blank
    line at every break: on both sides of it where there are two, as two cells may well end in the same words."""
    segments = read[at]
    if segments[-1].end - segments[0].start > _LONGEST or len(segments) > 3:
        return False
    if _leaves_columns(at, read, filled):
        return True
    if len(segments) > 1 or len(segments[0].text) < _SHORTEST:
        return False
    sides = sum(_is_edge(lines, at, step) for step in (-1, 1))
    apart = sides >= (1 if times > 2 else 2)
    return segments[0].text.isupper() and times * 2 >= breaks or times == breaks and apart


def _is_of_card(segments: Sequence[Segment], fields: Counter[str], times: int) -> bool:
    """True for "Ref   2.3", which stands at the top of many pages where each action has a card, and for a field of
    a card with a value that it has at some breaks only ("Rating   Amber"), or with none."""
    if len(segments) > 2:
        return False
    role = role_of(segments[0].text)
    if len(segments) == 1:
        return bool(role) and fields[segments[0].text] > times
    return role == "ref" and bool(VALUE.fullmatch(segments[1].text)) or bool(role) and fields[segments[0].text] > times


def _across_columns(read: _Read, words: dict[int, str], filled: Sequence[int], headers: set[int]) -> set[int]:
    """The same words, numbers and all, more than once across columns that go on above and below."""
    said: dict[str, list[int]] = {}
    for at, segments in read.items():
        if len(segments) == 1 and at not in headers and _SHORTEST <= len(segments[0].text) <= _LONGEST_ACROSS:
            said.setdefault(segments[0].text, []).append(at)
    found: set[int] = set()
    for places in said.values():
        apart = all(below - above >= _LEAST_APART for above, below in pairwise(places))
        if len(places) >= 2 and apart and all(_leaves_columns(at, read, filled, inside=True) for at in places):
            found.update(places)
    return found


def _leaves_columns(at: int, read: _Read, filled: Sequence[int], inside: bool = False) -> bool:
    """True where a line is in no single column of the lines around it; ``inside`` asks for such columns."""
    index = bisect_left(filled, at)
    around = [filled[there] for there in range(max(0, index - _NEIGHBOURS), min(len(filled), index + _NEIGHBOURS + 1))]
    near = [read[there] for there in around if there != at and len(read[there]) >= 3]
    columns = columns_by_vote(near, len(near) // 5)
    if len(near) < 2 or len(columns) < 3:
        return not inside
    above, below = any(there < at for there in around), any(there > at for there in around)
    if inside and not (above and below):
        return False
    return any(len(columns_touched(segment, columns)) > 1 for segment in read[at])
