"""The quarterly narrative: activity since the last report, planned before the next, milestones ahead."""

from __future__ import annotations

from extractors.grids import GridReading
from extractors.outline import Item, Outline
from extractors.sections import kind_of_heading, kind_of_lead_in

KIND = "quarterly narrative"


def recognise(outline: Outline, grids: GridReading) -> int:
    """Sure where at least two of its three headings stand over lists."""
    kinds = {kind_of_heading(item.heading) for item in outline.items if item.listed and not item.lead_in}
    kinds |= {kind_of_heading(item.heading) for item in outline.items if not item.listed}
    kinds |= {activity.kind for activity in grids.activities} | ({"milestone"} if grids.milestones else set())
    known = kinds & {"done", "planned", "milestone"}
    return {0: 0, 1: 15, 2: 55, 3: 70}[len(known)] if not grids.actions or len(known) == 3 else 10 * len(known)


def kind_of(item: Item) -> str | None:
    """Bullets by the heading they stand under; a list with a lead-in of its own by that. Unmarked
    paragraphs count only as milestones with a date, so that a note under a list invents nothing."""
    if item.lead_in:
        kind = kind_of_lead_in(item.lead_in)
        if kind:
            return kind
    return kind_of_heading(item.heading) if item.listed else None
