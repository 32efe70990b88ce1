"""What colours mean in a chart: small painted squares with words at their right."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from extractors.pdf.drawings import Fill
from extractors.pdf.words import Word

Colour = tuple[int, int, int]
_SIDE = (2.5, 26.0)  # points
_SQUARE = 3.5  # how much longer than high a square may be
_NEAR = 16.0  # points between a square and its words
_ONE_LABEL = 0.8  # sizes between two words of it


def labels_of(
    colours: Collection[Colour], fills: Sequence[Fill], words: Sequence[Word]
) -> dict[Colour, tuple[Fill, tuple[Word, ...]]]:
    """For each of these colours that a legend explains, its square and its words."""
    squares = [fill for fill in fills if fill.colour in colours and _is_small(fill)]
    found: dict[Colour, tuple[Fill, tuple[Word, ...]]] = {}
    for square in squares:
        label = _beside(square, squares, words)
        if label and square.colour is not None and square.colour not in found:
            found[square.colour] = square, tuple(label)
    return found


def _is_small(fill: Fill) -> bool:
    x0, top, x1, bottom = fill.box
    wide, tall = x1 - x0, bottom - top
    return (
        _SIDE[0] <= wide <= _SIDE[1] and _SIDE[0] <= tall <= _SIDE[1] and max(wide, tall) <= _SQUARE * min(wide, tall)
    )


def _beside(square: Fill, squares: Sequence[Fill], words: Sequence[Word]) -> list[Word]:
    _, top, right, bottom = square.box
    middle = (top + bottom) / 2
    on_line = [word for word in words if word.turn == 0 and word.top <= middle <= word.bottom and word.x0 >= right - 1]
    others = [other.box[0] for other in squares if other.box[1] <= middle <= other.box[3] and other.box[0] > right]
    end = min(others, default=float("inf"))
    label: list[Word] = []
    for word in sorted(on_line, key=lambda word: word.x0):
        room = _ONE_LABEL * word.size if label else _NEAR
        if word.x0 >= end or word.x0 - (label[-1].x1 if label else right) > room:
            break
        label.append(word)
    return label
