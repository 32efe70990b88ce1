"""What stands between two level rules, and where its columns part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.grids.columns import role_of
from extractors.grids.headers import could_be_heading
from extractors.grids.strips import Strip
from extractors.pdf.columns import APART, column_of, find_cuts, is_gappy
from extractors.pdf.implied import FIGURE
from extractors.pdf.lines import Line, split_line
from extractors.pdf.rules import SAME_ENDS, Rule
from extractors.pdf.words import Word
from extractors.records import Place

_LONGEST_TITLE = 100
_FEWEST = 3  # rows that rules part, to be sure that they part rows
_WIDER = 0.3  # sizes: more than a space parts two columns, however narrow the gap
_HEADINGS_APART = 0.5  # sizes: two headings side by side, where all text below keeps to their starts
_SAME_START = 1.5
_SAME_PLACE = 3.0


@dataclass(frozen=True, slots=True)
class Zone:
    """The lines between two rules, which stand at ``top`` and ``bottom``."""

    top: float
    bottom: float
    lines: tuple[Line, ...]

    @property
    def title(self) -> bool:
        """True for one line that stands in one place: a theme over the rows below, or a heading between tables."""
        return len(self.lines) == 1 and not is_gappy(self.lines[0]) and len(self.lines[0].text) <= _LONGEST_TITLE

    @property
    def slack(self) -> float:
        """How much of its height the lines leave free."""
        return self.bottom - self.top - (self.lines[-1].bottom - self.lines[0].top)

    def names_columns(self) -> bool:
        """True for the headings of a grid."""
        texts = self._texts()
        return self.named() >= 2 and 2 * self.named() >= len(texts) and could_be_heading(Strip(texts, Place()))

    def named(self) -> int:
        """How many fields the texts name that stand side by side."""
        return len({role_of(text) for text in self._texts()} - {None})

    def _texts(self) -> tuple[str, ...]:
        words: list[list[Word]] = []
        for line in self.lines:
            _gather(words, split_line(line, APART))
        return tuple(" ".join(word.text for word in cell) for cell in words)


def _gather(cells: list[list[Word]], pieces: Sequence[Line]) -> None:
    """Puts each piece of a line to the cell whose text it stands below, or in one of its own."""
    for piece in pieces:
        over = next((cell for cell in cells if _overlap(cell, piece)), None)
        if over is None:
            cells.append(list(piece.words))
        else:
            over.extend(piece.words)


def _overlap(cell: Sequence[Word], piece: Line) -> bool:
    return min(word.x0 for word in cell) < piece.x1 and piece.x0 < max(word.x1 for word in cell)


def within(lines: Sequence[Line], rule: Rule, top: float, bottom: float) -> list[Line]:
    """The lines between two heights that reach no further than a rule at either side."""
    return [
        line
        for line in lines
        if top <= (line.top + line.bottom) / 2 <= bottom
        and line.x0 >= rule.start - SAME_ENDS
        and line.x1 <= rule.end + SAME_ENDS
    ]


def is_row(zone: Zone) -> bool:
    """True where lines stand in columns, those in one place under a line in several."""
    gappy = [line for line in zone.lines if is_gappy(line)]
    edges = [piece.x0 for line in gappy for piece in split_line(line, APART)]
    return bool(gappy) and all(_within_a_column(line, edges) for line in zone.lines if not is_gappy(line))


def _within_a_column(line: Line, edges: Sequence[float]) -> bool:
    """True where a line of one piece ends before the next piece of another line begins."""
    return not any(line.x0 + _SAME_PLACE < edge < line.x1 for edge in edges)


def find_cuts_between(part: Sequence[Zone]) -> tuple[float, ...]:
    """Where the columns of these rows part; nowhere where it is doubtful that they are rows of one table.

    Where few rows or narrow gaps leave it open, it is seen from the headings; of a card, from its labels.
    """
    cuts = find_cuts([line for zone in part for line in zone.lines if is_gappy(line)])
    headed = len(part) >= 2 and part[0].names_columns()
    if headed:
        below_headings = under_headings(part)
        if len(below_headings) > len(cuts):
            cuts = below_headings
    elif len(part) < _FEWEST:
        cuts = _beside_labels(part)
    elif _is_of_figures(part, cuts):
        cuts = under_headings(part) or cuts
    return _with_headings(part, cuts)


def _is_of_figures(part: Sequence[Zone], cuts: Sequence[float]) -> bool:
    """True for words over figures, where some figures stand in a column without a heading."""
    headings, texts = _columns(part[:1], cuts), _columns(part[1:], cuts)
    if any(FIGURE.fullmatch(text) for column in headings for text in column):
        return False
    figures = sum(1 for column in texts[1:] for text in column if FIGURE.fullmatch(text))
    return 2 * figures > sum(map(len, texts[1:])) and not all(headings)


def under_headings(part: Sequence[Zone]) -> tuple[float, ...]:
    """The places where headings begin, if all text below keeps to them; else none."""
    headings: list[list[Word]] = []
    for line in part[0].lines:
        _gather(headings, split_line(line, _HEADINGS_APART))
    starts = sorted(min(word.x0 for word in words) for words in headings)
    lines = [line for zone in part[1:] if not zone.title for line in zone.lines]
    if not lines or min(line.x0 for line in lines) > starts[0] - lines[0].words[0].size:
        starts = starts[1:]  # the first heading stands over the first column, which may have none
    return tuple(start - 1 for start in starts) if all(keeps_to(line, at) for line in lines for at in starts) else ()


def keeps_to(line: Line, start: float) -> bool:
    """True where no word runs over the start of a column, and what begins there stands apart."""
    if any(word.x0 < start - _SAME_START and word.x1 > start + _SAME_START for word in line.words):
        return False
    return all(
        word.x0 - last.x1 > _WIDER * word.size
        for last, word in pairwise(line.words)
        if last.x1 <= start + _SAME_START and word.x0 >= start - _SAME_START
    )


def _beside_labels(part: Sequence[Zone]) -> tuple[float, ...]:
    """Where the values of a card begin, of which the page shows a row or two: each stands beside a label."""
    pieces = [split_line(zone.lines[0], APART) for zone in part]
    if any(len(found) != 2 or role_of(found[0].text) is None for found in pieces):
        return ()
    start = min(value.x0 for _, value in pieces)
    lines = [line for zone in part for line in zone.lines]
    return (start - 1,) if all(keeps_to(line, start) for line in lines) else ()


def is_card(part: Sequence[Zone]) -> bool:
    """True for rows that each name a field and give its value."""
    return all(map(is_field, part))


def is_field(zone: Zone) -> bool:
    """True for a row that names a field, and may give its value."""
    pieces = split_line(zone.lines[0], APART)
    return len(pieces) <= 2 and role_of(pieces[0].text) is not None


def _with_headings(part: Sequence[Zone], cuts: tuple[float, ...]) -> tuple[float, ...]:
    """The cuts without those between a heading at the left of its column and figures at the right of it, or between
    a text and what is only its next line ("29 July" and below it, at the right, "2023")."""
    headings, texts = _columns(part[:1], cuts), _columns(part[1:], cuts)
    kept = list(cuts)
    column = 0
    while column < len(cuts):
        apart = headings[column] and not headings[column + 1] and texts[column + 1]
        figures = apart and not texts[column] and all(map(FIGURE.fullmatch, texts[column + 1]))
        if figures or apart and texts[column] and all(_wraps_into(zone, column, cuts) for zone in part[1:]):
            kept.remove(cuts[column])
            column += 1
        column += 1
    return tuple(kept)


def _wraps_into(zone: Zone, column: int, cuts: Sequence[float]) -> bool:
    """True where nothing stands in the column to the right but below the text of this one."""
    rows = [{column_of(word, cuts) for word in line.words} for line in zone.lines]
    left = [at for at, there in enumerate(rows) if column in there]
    right = [at for at, there in enumerate(rows) if column + 1 in there]
    return not right or bool(left) and max(left) < min(right)


def _columns(zones: Sequence[Zone], cuts: Sequence[float]) -> list[list[str]]:
    """The words of each column."""
    found: list[list[str]] = [[] for _ in range(len(cuts) + 1)]
    for zone in zones:
        for line in zone.lines:
            for word in line.words:
                found[column_of(word, cuts)].append(word.text)
    return found
