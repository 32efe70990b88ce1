"""Whether rows between level rules go on from the last table of the page before."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.columns import column_of
from extractors.pdf.rules import SAME_ENDS, Rule
from extractors.pdf.tables import FoundTable
from extractors.pdf.zones import Zone, is_card, keeps_to

_SAME_START = 1.5  # points


def cuts_before(part: Sequence[Zone], before: FoundTable | None, rule: Rule) -> tuple[float, ...] | None:
    """The cuts of the table before, where this part is set in its columns; below headings only where they are its
    headings again."""
    if before is None or not before.cuts:
        return None
    if len(before.cuts) == 1 and not is_card(part):
        return None
    x0, _, x1, _ = before.outline
    if abs(x0 - rule.start) > SAME_ENDS or abs(x1 - rule.end) > SAME_ENDS:
        return None
    rows = [line for zone in part if len(before.cuts) == 1 or not zone.title for line in zone.lines]
    if not rows or not all(keeps_to(line, cut) for line in rows for cut in before.cuts):
        return None
    if len(before.cuts) > 1 and part[0].names_columns() and not _same_headings(part[0], before, rule):
        return None
    return before.cuts


def _same_headings(zone: Zone, before: FoundTable, rule: Rule) -> bool:
    """True where a zone cut like a table has the texts of its first row, each where it begins there."""
    found = [""] * before.columns
    starts = [float("inf")] * before.columns
    for word in (word for line in zone.lines for word in line.words):
        column = column_of(word, before.cuts)
        found[column] += word.text
        starts[column] = min(starts[column], word.x0)
    first = {cell.column: "".join(cell.text.split()) for cell in before.rows[0]}
    aside = rule.start - before.outline[0]
    return all(first.get(column, "") == text for column, text in enumerate(found)) and all(
        not text or abs(start - aside - there) <= _SAME_START
        for text, start, there in zip(found, starts, before.starts, strict=False)
    )
