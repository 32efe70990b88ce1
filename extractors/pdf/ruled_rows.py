"""Tables with a level rule between their rows and no upright ones: what stands between two rules is one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from extractors.pdf.cells import cell_text
from extractors.pdf.columns import column_of, crosses, is_gappy
from extractors.pdf.drawings import Drawings
from extractors.pdf.fills import fill_of
from extractors.pdf.lines import Line
from extractors.pdf.open_rows import beyond, is_first_row, is_heading, parted, set_alike
from extractors.pdf.overleaf import cuts_before
from extractors.pdf.rules import SAME_ENDS, Rule, groups_of
from extractors.pdf.spanning import spanned, spans, with_rules_within
from extractors.pdf.tables import FoundTable
from extractors.pdf.zones import Zone, find_cuts_between, is_card, is_field, is_row, under_headings, within
from extractors.records import Cell

_MOSTLY = 0.8
_SNUG = 1.6  # sizes that a row may leave free above and below its lines taken together
_AS_SNUG = 1.25  # of what the rows around it leave free
_FOOTER = 2  # lines
_MANY = 3  # rows of three cells between rules that are a table, whatever stands in them


def find_ruled_rows(
    lines: Sequence[Line], rules: Sequence[Rule], drawings: Drawings, before: FoundTable | None
) -> Iterator[tuple[FoundTable, bool]]:
    """The tables whose rows level rules part, from the top, and whether each is sure to be one: by its many rows, or
    as it goes on from the one ``before`` it, the last of the page before. A table below it on this page may go on
    too, after rows without text."""
    groups = with_rules_within(groups_of(rules), lines, before)
    for group in groups:
        above = before
        between = [rule for other in groups if other is not group for rule in other]
        for part in _parts(group, lines, above, between):
            headed = part[0].names_columns()
            cuts = find_cuts_between(part) if headed else ()
            known = cuts_before(part, above, group[0])
            goes_on = known is not None and (len(known) > len(cuts) or len(part) < _MANY)
            if known is not None and goes_on:
                cuts = known
            else:
                cuts = cuts if headed else find_cuts_between(part)
                if headed and len(part) == 1 and _ends_page(part[0], lines):
                    cuts = under_headings(part)  # their rows stand overleaf
                if not cuts or not _are_rows(part, cuts):
                    continue
            above = _table(part, cuts, group, drawings)
            yield above, goes_on or len(cuts) >= 2 and (len(part) >= _MANY or len(part) == 1)


def _parts(
    group: Sequence[Rule], lines: Sequence[Line], before: FoundTable | None, between: Sequence[Rule]
) -> Iterator[list[Zone]]:
    """The zones between rules in stretches that are one table each; ``between`` are the rules of other groups."""
    zones = [zone for above, below in pairwise(group) for zone in _between(above, below, lines, between)]
    zones = [own for at, zone in enumerate(zones) for own in parted(zone, zones[at + 1 :], group[0])]
    first = beyond(lines, group[0], upwards=True)
    headed = bool(zones and zones[0].names_columns() and not (first and first.named() > zones[0].named()))
    fits = cuts_before([first], before, group[0]) if first and not is_heading(first, zones) else None
    if first and (fits and len(fits) == 1 or not headed and (fits or is_first_row(first, zones))):
        zones.insert(0, first)
    last = beyond(lines, group[-1], upwards=False)
    if last and last.lines and is_gappy(last.lines[0]):
        zones.append(last)
    rows = [zone for zone in zones if zone.lines and is_row(zone)]
    slack = _AS_SNUG * median(zone.slack for zone in rows) if rows else 0.0
    part: list[Zone] = []
    for at, zone in enumerate(zones):
        below = zones[at + 1] if at + 1 < len(zones) else None
        blank = at == 0 and zone.title and is_field(zone) and zone.slack <= _snug(zone)
        overleaf = blank and cuts_before([zone], before, group[0])  # the last field of a card, left blank
        if zone in rows or overleaf or _is_band(zone, part, below, slack):
            part.append(zone)
            continue
        if part:
            yield part
        part = []
    if part:
        yield part


def _ends_page(zone: Zone, lines: Sequence[Line]) -> bool:
    """True where nothing but the footer of the page stands below."""
    return sum(1 for line in lines if line.top > zone.bottom) <= _FOOTER


def _between(above: Rule, below: Rule, lines: Sequence[Line], between: Sequence[Rule]) -> Iterator[Zone]:
    """What stands between two rules; where another table does, what is below that one."""
    others = [rule.at for rule in between if _parts_tables(rule, above, below)]
    top = max(others, default=above.at)
    if others:
        yield Zone(above.at, top, ())
    yield Zone(top, below.at, tuple(within(lines, above, top, below.at)))


def _parts_tables(rule: Rule, above: Rule, below: Rule) -> bool:
    """True for a rule of another table that stands between two: a rule within a row begins further right."""
    inside = above.at < rule.at < below.at and rule.start < above.end and above.start < rule.end
    return inside and (rule.start <= above.start + SAME_ENDS or rule.end > above.end + SAME_ENDS)


def _is_band(zone: Zone, part: Sequence[Zone], below: Zone | None, slack: float) -> bool:
    """True for a row with one text: the theme of the rows below it, right under the headings or as close to its
    rules as they are. A heading between two tables stands freely, or over headings; a field of a card that was
    left blank is a row of it."""
    if not zone.title:
        return False
    if part and is_card(part) and is_field(zone) and set_alike(part[-1].lines[0].words[0], zone.lines[0].words[0]):
        return True
    if below is not None and below.lines and below.names_columns():
        return False
    return zone.slack <= max(slack, _snug(zone)) or len(part) == 1 and part[0].names_columns()


def _snug(zone: Zone) -> float:
    return _SNUG * zone.lines[0].words[0].size


def _are_rows(part: Sequence[Zone], cuts: Sequence[float]) -> bool:
    """True unless lines between two rules are rows of their own: then no cell of theirs has one line only."""
    tall = [zone for zone in part if len(zone.lines) > 1]
    whole = 0
    for zone in tall:
        counts = [0] * (len(cuts) + 1)
        for line in zone.lines:
            for column in {column_of(word, cuts) for word in line.words}:
                counts[column] += 1
        whole += min(count for count in counts if count) == 1
    return whole >= _MOSTLY * len(tall)


def _table(part: Sequence[Zone], cuts: tuple[float, ...], group: Sequence[Rule], drawings: Drawings) -> FoundTable:
    rule = group[0]
    edges = (rule.start, *cuts, rule.end)
    rooms = _rooms(part, cuts)
    usual = next((zone for zone in part if not zone.title and not zone.names_columns()), None)
    rows = [list(_cells(zone, edges, rooms, drawings, _stands_over(zone, usual))) for zone in part]
    starts = {each.at: each.start for each in group}
    for column in range(len(cuts)):
        for at, tall in spans(part, starts, edges[column + 1]):
            rows[at : at + tall] = spanned(rows[at : at + tall], column)
    boxes = tuple((rule.start, zone.top, rule.end, zone.bottom) for zone in part)
    outline = (rule.start, part[0].top, rule.end, part[-1].bottom)
    begins, _ = _reach(part[:1], cuts)
    return FoundTable(tuple(map(tuple, rows)), boxes, len(edges) - 1, outline, cuts, tuple(begins))


def _stands_over(zone: Zone, usual: Zone | None) -> bool:
    """True for a text alone, set in another way than the texts that begin the rows: a theme, however short."""
    return zone.title and usual is not None and not set_alike(zone.lines[0].words[0], usual.lines[0].words[0])


def _rooms(part: Sequence[Zone], cuts: Sequence[float]) -> list[float]:
    """How wide the lines of each column get: where no upright rule is drawn, the text itself shows the width."""
    starts, ends = _reach([zone for zone in part if not zone.title], cuts)
    return [max(end - start, 0.0) for start, end in zip(starts, ends, strict=True)]


def _reach(part: Sequence[Zone], cuts: Sequence[float]) -> tuple[list[float], list[float]]:
    """Where the texts of each column begin and end."""
    starts, ends = [float("inf")] * (len(cuts) + 1), [0.0] * (len(cuts) + 1)
    for word in (word for zone in part for line in zone.lines for word in line.words):
        column = column_of(word, cuts)
        starts[column], ends[column] = min(starts[column], word.x0), max(ends[column], word.x1)
    return starts, ends


def _cells(
    zone: Zone, edges: Sequence[float], rooms: Sequence[float], drawings: Drawings, over: bool
) -> Iterator[Cell]:
    """The cells of a row; a text alone is one over all columns where it runs into the next, or stands ``over`` rows."""
    columns = len(edges) - 1
    cuts = edges[1:-1]
    words = [word for line in zone.lines for word in line.words]
    first = column_of(words[0], cuts) if words else 0
    if zone.title and (crosses(zone.lines[0], cuts) or over and first == 0):
        box = (edges[first], zone.top, edges[-1], zone.bottom)
        yield Cell(cell_text(words, box[2] - box[0]), first, columns - first, 1, fill_of(box, drawings, empty=False))
        return
    for column in range(columns):
        box = (edges[column], zone.top, edges[column + 1], zone.bottom)
        text = cell_text([word for word in words if column_of(word, cuts) == column], rooms[column])
        yield Cell(text, column, 1, 1, fill_of(box, drawings, empty=not text))
