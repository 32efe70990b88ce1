"""Tables without upright rules: level rules above, within and below them, or no rules at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extractors.pdf.aligned_rows import rows_from_lines
from extractors.pdf.columns import APART, crosses, find_cuts, is_gappy
from extractors.pdf.drawings import Drawings
from extractors.pdf.lines import Line, find_lines, split_line
from extractors.pdf.ruled_rows import find_ruled_rows
from extractors.pdf.rules import SAME_ENDS, Rule, groups_of
from extractors.pdf.tables import FoundTable
from extractors.pdf.turned_headings import upright_headings
from extractors.pdf.words import Word
from extractors.pdf.zones import within

_MOST_LINES_APART = 4.0  # sizes between two lines of one table
_GAPPY = 0.5
_SAME_START = 3.0
_LONGEST_TITLE = 80
_MOST_PLAIN = 6  # lines of one piece between two lines of several

Accept = Callable[[FoundTable, Drawings, str], FoundTable | None]


def find_unruled(
    words: Sequence[Word],
    rules: Sequence[Rule],
    drawings: Drawings,
    accept: Accept,
    before: FoundTable | None = None,
) -> tuple[list[FoundTable], list[Word]]:
    """The tables among words that stand in no ruled grid, and the words that remain.

    ``accept`` gives the table, or the part of it that is one, or None for what only looks like a table; it is told
    the line above, which may announce a key. ``before`` is the last table of the page before, which may go on here.
    """
    standing = [word for word in words if word.turn == 0]
    lines = find_lines(standing)
    turned = upright_headings(words, lines)
    if turned:
        lines = find_lines([*standing, *turned])
    found: list[FoundTable] = []
    taken: set[Word] = set()

    def take(table: FoundTable, band: Sequence[Line]) -> None:
        found.append(table)
        top, bottom = table.outline[1], table.outline[3]
        here = [word for line in band if line.top >= top and line.bottom <= bottom for word in line.words]
        taken.update(part for word in here for part in (word, *turned.get(word, ())))

    for whole, sure in find_ruled_rows(lines, rules, drawings, before):
        part = accept(whole, drawings, _line_above(lines, whole)) or (whole if sure else None)
        if part is not None:
            x0, _, x1, _ = whole.outline
            take(part, [line for line in lines if x0 - SAME_ENDS <= line.x0 and line.x1 <= x1 + SAME_ENDS])
    for finder in (_between_rules(lines, rules), _bands(lines)):
        for band in finder:
            if any(word in taken for line in band for word in line.words):
                continue
            inside = [rule.at for rule in rules if band[0].top < rule.at < band[-1].bottom]
            cuts = find_cuts([line for line in band if is_gappy(line)])
            if cuts:
                aligned = rows_from_lines(band, cuts, drawings, inside)
                table = accept(aligned, drawings, _line_above(lines, aligned))
                if table is not None:
                    take(table, band)
    return found, [word for word in words if word not in taken]


def _line_above(lines: Sequence[Line], table: FoundTable) -> str:
    """The words of the nearest line above a table."""
    x0, top, x1, _ = table.outline
    above = [line for line in lines if (line.top + line.bottom) / 2 < top and line.x0 < x1 and x0 < line.x1]
    return max(above, key=lambda line: line.bottom).text if above else ""


def _between_rules(lines: Sequence[Line], rules: Sequence[Rule]) -> Iterator[list[Line]]:
    """The lines between level rules that begin and end alike, as long as they look like rows of a table."""
    for group in groups_of(rules):
        band: list[Line] = []
        title: list[Line] = []  # a line alone between two rules: a theme over the rows below it, or the end
        for above, below in pairwise(group):
            zone = within(lines, above, above.at, below.at)
            if zone and _looks_like_a_row(zone):
                band.extend([*title, *zone])
                title = []
            elif band and not title and len(zone) == 1 and len(zone[0].text) <= _LONGEST_TITLE:
                title = zone
            else:
                if len(band) >= 2:
                    yield band
                band, title = [], []
        if len(band) >= 2:
            yield [*band, *_right_below(lines, group[-1], band)]


def _looks_like_a_row(zone: Sequence[Line]) -> bool:
    """Whether lines between two rules stand in columns: most of them, or all that a long cell leaves alone."""
    gappy = [line for line in zone if is_gappy(line)]
    if len(gappy) >= _GAPPY * len(zone):
        return True
    edges = [piece.x0 for line in gappy for piece in split_line(line, APART)]
    return bool(gappy) and all(_within_a_column(line, edges) for line in zone if not is_gappy(line))


def _within_a_column(line: Line, edges: Sequence[float]) -> bool:
    """Whether a line of one piece begins where a piece of another line begins, and ends before the next does."""
    starts = [edge for edge in edges if abs(edge - line.x0) <= _SAME_START]
    return bool(starts) and not any(line.x0 + _SAME_START < edge < line.x1 for edge in edges)


def _right_below(lines: Sequence[Line], rule: Rule, band: Sequence[Line]) -> list[Line]:
    """A last row or two under the last rule: a total."""
    cuts = find_cuts([line for line in band if is_gappy(line)])
    more: list[Line] = []
    last = band[-1]
    for line in within(lines, rule, rule.at, rule.at + 4 * last.words[0].size):
        close = line.top - last.bottom < 1.2 * line.words[0].size
        if not close or len(split_line(line, APART)) < max(2, 0.6 * len(cuts)) or crosses(line, cuts):
            break
        more.append(line)
        last = line
    return more


def _bands(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Runs of lines of several pieces, with the lines of one piece among them that stay in their column."""
    band: list[Line] = []
    plain = 0
    for line in lines:
        size = max(line.words[0].size, 1.0)
        if band and line.top - band[-1].bottom > _MOST_LINES_APART * size:
            yield from _trimmed(band)
            band, plain = [], 0
        gappy = is_gappy(line)
        plain = 0 if gappy else plain + 1
        if plain > _MOST_PLAIN:
            yield from _trimmed(band)
            band = []
        if gappy or band:
            band.append(line)
    yield from _trimmed(band)


def _trimmed(band: list[Line]) -> Iterator[list[Line]]:
    """The band without the text that follows it; in two where lines of running text part it."""
    gappy = [line for line in band if is_gappy(line)]
    if len(gappy) < 2:
        return
    cuts = find_cuts(gappy)
    if not cuts:
        return
    run: list[Line] = []
    for line in band:
        if not is_gappy(line) and crosses(line, cuts) and len(line.text) > 60:
            yield from _without_tail(run, cuts)
            run = []
        else:
            run.append(line)
    yield from _without_tail(run, cuts)


def _without_tail(run: list[Line], cuts: Sequence[float]) -> Iterator[list[Line]]:
    while run and not is_gappy(run[-1]) and (run[-1].x0 < cuts[0] or crosses(run[-1], cuts)):
        run.pop()
    while run and not is_gappy(run[0]):
        run.pop(0)
    if sum(map(is_gappy, run)) >= 2:
        yield run
