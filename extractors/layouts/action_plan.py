"""The action plan with its grid: a table of actions, often with a key and an overview that counts them."""

from __future__ import annotations

from extractors.grids import GridReading
from extractors.outline import Item, Outline
from extractors.sections import kind_of_heading, kind_of_lead_in

KIND = "action plan"


def recognise(outline: Outline, grids: GridReading) -> int:
    """Sure where there are actions; the prose around them may still be a covering report's."""
    if not grids.actions:
        return 20 if grids.counts else 0
    prose = sum(len(item.paragraph.text) for item in outline.items)
    grid = sum(len(action.action) + len(action.evidence) for action in grids.actions)
    return 60 if grid >= prose // 4 else 40


def kind_of(item: Item) -> str | None:
    """Lists under a heading or sentence that names what they are."""
    if not item.listed:
        return None
    return kind_of_lead_in(item.lead_in) if item.lead_in else kind_of_heading(item.heading)
