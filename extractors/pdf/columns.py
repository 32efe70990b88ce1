"""Columns that only line up: the upright strips that the text of several lines keeps free."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.lines import Line, split_line
from extractors.pdf.words import Word

APART = 0.9  # sizes between two texts on one line that belong to two columns
_SPACE = 0.22  # sizes on each side of a word that count as its own, so that no space of a sentence is free
_FREE = 0.12  # share of the lines that may run through a strip: headings over several columns
_FEWEST = 3
_MOSTLY = 0.6


class Strip(NamedTuple):
    """A stretch from left to right, and how many lines have text there."""

    left: float
    right: float
    lines: int


def is_gappy(line: Line) -> bool:
    """True for a line whose text stands in two places at least."""
    return len(split_line(line, APART)) >= 2


def find_cuts(lines: Sequence[Line]) -> tuple[float, ...]:
    """Where the columns of these lines part: a place for each free strip, from left to right."""
    if len(lines) < 2:
        return ()
    strips = _strips(lines)
    size = sorted(word.size for line in lines for word in line.words)[sum(len(n.words) for n in lines) // 2]
    narrowest = size * (1.0 if len(lines) <= _FEWEST else 0.5 if len(lines) <= 2 * _FEWEST else 0.2)
    free = [s for s in strips[1:-1] if s.lines == 0]
    cuts = [(s.left, s.right) for s in free if s.right - s.left >= narrowest or _mostly_wide(lines, s)]
    for allowed in range(1, int(_FREE * len(lines)) + 1):
        cuts.extend(_valleys(strips, cuts, allowed, narrowest))
    return tuple(sorted(_middle(lines, left, right) for left, right in cuts))


def _mostly_wide(lines: Sequence[Line], strip: Strip) -> bool:
    """True where a strip is narrow only because of a few lines, and most that run past it keep well apart there."""
    place = (strip.left + strip.right) / 2
    past = [line for line in lines if line.x0 < place < line.x1]
    wide = 0
    for line in past:
        before = max((word for word in line.words if word.x < place), key=lambda word: word.x1, default=None)
        after = min((word for word in line.words if word.x > place), key=lambda word: word.x0, default=None)
        if before and after and after.x0 - before.x1 > APART * max(before.size, after.size):
            wide += 1
    return len(past) >= _FEWEST and wide >= _MOSTLY * len(past)


def _strips(lines: Sequence[Line]) -> list[Strip]:
    """The page from left to right in stretches of the same number of lines with text."""
    changes: dict[float, int] = {}
    for line in lines:
        start = end = None
        for word in line.words:
            pad = _SPACE * word.size
            if end is not None and word.x0 - pad <= end:
                end = max(end, word.x1 + pad)
                continue
            if start is not None and end is not None:
                changes[start] = changes.get(start, 0) + 1
                changes[end] = changes.get(end, 0) - 1
            start, end = word.x0 - pad, word.x1 + pad
        if start is not None and end is not None:
            changes[start] = changes.get(start, 0) + 1
            changes[end] = changes.get(end, 0) - 1
    places = sorted(changes)
    strips = [Strip(float("-inf"), places[0], 0)] if places else []
    count = 0
    for left, right in pairwise(places):
        count += changes[left]
        strips.append(Strip(left, right, count))
    strips.append(Strip(places[-1] if places else 0.0, float("inf"), 0))
    return strips


def _valleys(
    strips: Sequence[Strip], cuts: Sequence[tuple[float, float]], allowed: int, narrowest: float
) -> list[tuple[float, float]]:
    """Strips that few lines run through, between stretches that many share."""
    found = []
    walls = [strips[0].right, *(place for cut in sorted(cuts) for place in cut), strips[-1].left]
    for left_wall, right_wall in zip(walls[::2], walls[1::2], strict=True):
        inside = [s for s in strips if s.left >= left_wall and s.right <= right_wall]
        at = 0
        while at < len(inside):
            if inside[at].lines > allowed:
                at += 1
                continue
            end = at
            while end < len(inside) and inside[end].lines <= allowed:
                end += 1
            before = max((s.lines for s in inside[:at]), default=0)
            after = max((s.lines for s in inside[end:]), default=0)
            wide = inside[end - 1].right - inside[at].left
            if min(before, after) >= max(_FEWEST, 3 * allowed) and wide >= narrowest:
                lowest = min(inside[at:end], key=lambda s: (s.lines, s.left - s.right))
                found.append((lowest.left, lowest.right))
            at = end
    return found


def _middle(lines: Sequence[Line], left: float, right: float) -> float:
    """A place in a free strip: nearer to what begins on its right, as long texts end anywhere on its left."""
    return right - min((right - left) / 2, 3.0)


def column_of(word: Word, cuts: Sequence[float]) -> int:
    """The column a word stands in, from 0."""
    return bisect_right(cuts, word.x)


def crosses(line: Line, cuts: Sequence[float]) -> bool:
    """True where one piece of a line runs over two columns."""
    return any(piece.x0 + 1 < cut < piece.x1 - 1 for piece in split_line(line, APART) for cut in cuts)
