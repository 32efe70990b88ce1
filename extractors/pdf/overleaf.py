"""Whether rows between level rules go on from the last table of the page before."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.pdf.columns import column_of, crosses
from extractors.pdf.rules import SAME_ENDS, Rule
from extractors.pdf.tables import FoundTable
from extractors.pdf.zones import Zone, is_card


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
    if not rows or any(crosses(line, before.cuts) for line in rows):
        return None
    if len(before.cuts) > 1 and part[0].names_columns() and not _same_texts(part[0], before):
        return None
    return before.cuts


def _same_texts(zone: Zone, before: FoundTable) -> bool:
    """True where a zone cut like a table has the texts of its first row."""
    found = [""] * before.columns
    for line in zone.lines:
        for word in line.words:
            found[column_of(word, before.cuts)] += word.text
    first = {cell.column: "".join(cell.text.split()) for cell in before.rows[0]}
    return all(first.get(column, "") == text for column, text in enumerate(found))
