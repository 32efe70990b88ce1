"""The text of one cell from the words in its box: lines that only wrap are joined, deliberate breaks kept."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.pdf.broken_words import BrokenWords
from extractors.pdf.known_breaks import known_breaks
from extractors.pdf.lines import Line, find_lines, upright
from extractors.pdf.words import Word
from extractors.plaintext.cell_lines import BULLETED
from extractors.plaintext.cleaning import clean_cell
from extractors.plaintext.reflow import ends_sentence, first_word, join_lines

_SPARE = 0.04  # of the width: what a line may have left over though the next word did not fit


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
