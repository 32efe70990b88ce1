"""Headings set upwards over columns between which no rules are drawn, taken as words on the line of the others."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.lines import Line, find_lines, upright
from extractors.pdf.words import Word

_FEWEST = 2  # side by side: one alone is a note in the margin
_BESIDE = 0.6  # sizes between two lines of one heading
_ABOVE = 6.0  # sizes from headings at the foot of a tall row up to those at its head


def upright_headings(words: Sequence[Word], lines: Sequence[Line]) -> dict[Word, tuple[Word, ...]]:
    """Each heading that runs up or down, as a word that stands upright on the one of ``lines`` that has the others,
    with the words that it stands for."""
    found: dict[Word, tuple[Word, ...]] = {}
    for turn in (1, 3):
        strips = _strips([word for word in words if word.turn == turn], turn)
        row = [strip for strip in strips if any(strip is not other and _level(strip, other) for other in strips)]
        if len(row) < _FEWEST:
            continue
        line = _line_of_headings([word for strip in row for word in strip], lines)
        if line is not None:
            found.update((_heading(strip, line), strip) for strip in row)
    return found


def _line_of_headings(words: Sequence[Word], lines: Sequence[Line]) -> Line | None:
    """The line with most words beside these, or right above them where they reach less high than the others."""
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    several = [line for line in lines if len(line.words) > 1]
    beside = [line for line in several if top <= (line.top + line.bottom) / 2 <= bottom]
    if beside:
        return max(beside, key=lambda line: len(line.words))
    return max(
        (line for line in several if 0 <= top - line.bottom <= _ABOVE * words[0].size),
        key=lambda line: line.bottom,
        default=None,
    )


def _strips(words: Sequence[Word], turn: int) -> list[tuple[Word, ...]]:
    """The words of each heading in the order they are read, its lines put together."""
    own = {upright(word, turn): word for word in words}
    headings: list[list[Word]] = []
    last: Line | None = None
    for line in find_lines(list(own)):
        goes_on = last is not None and line.top - last.bottom < _BESIDE * line.words[0].size
        if last is not None and goes_on and min(line.x1, last.x1) > max(line.x0, last.x0):
            headings[-1].extend(own[word] for word in line.words)
        else:
            headings.append([own[word] for word in line.words])
        last = line
    return [tuple(heading) for heading in headings]


def _level(strip: Sequence[Word], other: Sequence[Word]) -> bool:
    """True where two headings stand side by side."""
    top, bottom = max(w.top for w in (strip[0], other[0])), min(w.bottom for w in (strip[0], other[0]))
    return bottom > top


def _heading(strip: Sequence[Word], line: Line) -> Word:
    x0, x1 = min(word.x0 for word in strip), max(word.x1 for word in strip)
    text = " ".join(word.text for word in strip)
    x, y = (x0 + x1) / 2, (line.top + line.bottom) / 2
    return strip[0]._replace(text=text, x0=x0, top=line.top, x1=x1, bottom=line.bottom, x=x, y=y, turn=0, glued=False)
