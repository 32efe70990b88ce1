"""Words of a cell that a line runs through, where another rating or date stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.grids.replaced import LONGEST, standing
from extractors.pdf.frame import Box
from extractors.pdf.lattice import Lattice
from extractors.pdf.words import Word

_THICKEST = 2.0  # points
_OWN_RULE = 2.0  # points from a line of the grid within which a stroke is part of that line
_MIDDLE = (0.3, 0.75)  # of the height of a word: above it a line is an overline, below it an underline
_THROUGH = 0.7  # of its width a word has to be crossed


def strokes(lattice: Lattice, across: Sequence[Box]) -> list[Box]:
    """The short level lines inside a grid that are none of its own."""
    x0, top, x1, bottom = lattice.outline
    return [
        box
        for box in across
        if box[3] - box[1] <= _THICKEST
        and top < box[1] < bottom
        and x0 < box[0] < x1
        and not any(abs(y - box[1]) <= _OWN_RULE for y in lattice.ys)
    ]


def that_stand(words: Sequence[Word], lines: Sequence[Box]) -> Sequence[Word]:
    """The words of a cell without a rating or date that is struck through for another."""
    if not lines or not words or sum(len(word.text) + 1 for word in words) > 2 * LONGEST:
        return words
    struck = [word for word in words if any(_runs_through(line, word) for line in lines)]
    left = [word for word in words if word not in struck]
    gone, stands = (" ".join(word.text for word in some) for some in (struck, left))
    return left if standing(gone, stands) else words


def _runs_through(line: Box, word: Word) -> bool:
    tall = word.bottom - word.top
    at = (line[1] + line[3]) / 2
    if not word.top + _MIDDLE[0] * tall < at < word.top + _MIDDLE[1] * tall:
        return False
    return min(line[2], word.x1) - max(line[0], word.x0) >= _THROUGH * (word.x1 - word.x0)
