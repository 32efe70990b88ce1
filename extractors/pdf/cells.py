"""The text of one cell from the words in its box: lines that only wrap are joined, deliberate breaks kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.pdf.broken_words import BrokenWords
from extractors.pdf.known_breaks import known_breaks
from extractors.pdf.words import Word
from extractors.plaintext.cell_lines import BULLETED
from extractors.plaintext.cleaning import clean_cell
from extractors.plaintext.reflow import ends_sentence, first_word, join_lines
from extractors.symbols import raised

_SPACE = 0.25  # of the size
_SMALL, _UP = 0.8, 0.1  # of the size of the word before it: a figure that calls for a note
_SHARED = 0.5  # of the lower of two words, to stand on one line
_SPARE = 0.04  # of the width: what a line may have left over though the next word did not fit


class Line(NamedTuple):
    """Words on one line, left to right, with the box around them."""

    words: tuple[Word, ...]
    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def text(self) -> str:
        return _text(self.words)


def find_lines(words: Sequence[Word]) -> list[Line]:
    """The lines of words that stand upright, top to bottom. Raised and lowered words stay on their line."""
    lines: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda word: (word.y, word.x0)):
        if lines:
            top, bottom = spans[-1]
            shared = min(bottom, word.bottom) - max(top, word.top)
            if shared >= _SHARED * min(bottom - top, word.bottom - word.top):
                lines[-1].append(word)
                if word.bottom - word.top > bottom - top:
                    spans[-1] = word.top, word.bottom
                continue
        lines.append([word])
        spans.append((word.top, word.bottom))
    return [line_of(line) for line in lines]


def line_of(words: Sequence[Word]) -> Line:
    """One line of these words, whatever their heights."""
    ordered = tuple(sorted(words, key=lambda word: word.x0))
    return Line(
        ordered,
        ordered[0].x0,
        min(word.top for word in ordered),
        max(word.x1 for word in ordered),
        max(word.bottom for word in ordered),
    )


def split_line(line: Line, apart: float) -> list[Line]:
    """The pieces of a line that gaps of more than ``apart`` sizes part."""
    pieces: list[list[Word]] = [[line.words[0]]]
    for last, word in pairwise(line.words):
        if word.x0 - last.x1 > apart * max(last.size, word.size):
            pieces.append([])
        pieces[-1].append(word)
    return [line_of(piece) for piece in pieces]


def _text(words: Sequence[Word]) -> str:
    text = words[0].text
    for last, word in pairwise(words):
        close = word.x0 - last.x1 < _SPACE * max(word.size, last.size)
        if (
            close
            and word.text.isdigit()
            and word.size < _SMALL * last.size
            and word.bottom < last.bottom - _UP * last.size
        ):
            text += raised(word.text)
        else:
            text += word.text if word.glued and close else f" {word.text}"
    return text


def cell_text(words: Sequence[Word], width: float, broken: BrokenWords | None = None, narrower: float = 0.0) -> str:
    """The text of a cell whose lines can be ``width`` points wide. ``broken`` knows the words that it breaks, where its
    lines may be ``narrower`` by so much.

    A line break stays where a bullet starts, or where the first word of the next line would have fitted on
    the line above and does not start with a small letter: there the writer broke the line on purpose.
    """
    if not words:
        return ""
    if len(words) == 1:
        return clean_cell(words[0].text)
    lines = _in_reading_order(words)
    if lines is None:
        return clean_cell(" ".join(word.text for word in words))
    text = lines[0].text
    known = known_breaks(lines, width) if broken is None else frozenset()
    for at, (above, line) in enumerate(pairwise(lines)):
        below = line.text
        slack = width - narrower - (above.x1 - above.x0)
        judge = broken.after(above.words[-1]) if broken else None
        whole = judge and len(above.words) == 1 and judge.goes_on(text, above.words[0], line.words[0], slack)
        if whole or at in known:
            text += below
        elif BULLETED.match(below) or _broken_on_purpose(above, line, below, width):
            text += "\n" + below
        else:
            text = _joined(text, below)
    return clean_cell(text)


def _joined(text: str, below: str) -> str:
    head, newline, last = text.rpartition("\n")
    return head + newline + join_lines(last, below)


def _broken_on_purpose(above: Line, line: Line, below: str, width: float) -> bool:
    if below[0].islower() or below[0] in ",;)&/" or above.words[-1].text.endswith("-"):
        return False
    start = first_word(below)
    letter = (line.x1 - line.x0) / max(len(below), 1)
    needed = above.x1 - above.x0 + letter * (len(start) + 1)
    gap = line.top - above.bottom
    if gap > 0.8 * line.words[0].size and ends_sentence(above.text):
        return True
    return needed < width * (1 - _SPARE) - 1


def _in_reading_order(words: Sequence[Word]) -> list[Line] | None:
    """The lines of a cell; turned text is turned upright first. None where its words stand at all angles."""
    turns = {word.turn for word in words}
    if turns == {0}:
        return find_lines(words)
    if None in turns:
        return None
    lines: list[Line] = []
    for turn in sorted(turn for turn in turns if turn is not None):
        lines.extend(find_lines([upright(word, turn) for word in words if word.turn == turn]))
    return lines


def upright(word: Word, turn: int) -> Word:
    """A word turned clockwise by ``turn`` quarters about the origin; by its own turn its text runs to the right."""
    x0, top, x1, bottom = word.x0, word.top, word.x1, word.bottom
    for _ in range(turn):
        x0, top, x1, bottom = -bottom, x0, -top, x1
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    return word._replace(x0=x0, top=top, x1=x1, bottom=bottom, x=x, y=y, turn=0)
