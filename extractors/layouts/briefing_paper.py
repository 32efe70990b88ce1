"""The briefing paper: prose under questions or headings, with nothing to count."""

from __future__ import annotations

import re

from extractors.grids import GridReading
from extractors.outline import Item, Outline
from extractors.sections import kind_of_heading, kind_of_lead_in

KIND = "briefing paper"

_BRIEFING = re.compile(
    r"\bbriefing\b|\bdiscussion paper\b|\bposition paper\b|\binformation (?:note|paper)\b", re.IGNORECASE
)
_QUESTION = re.compile(r"^(?:what|why|how|who|when|where|which|is|are|do|does)\b", re.IGNORECASE)


def recognise(outline: Outline, grids: GridReading) -> int:
    """Sure from its own title; likely from questions that stand as headings over prose."""
    if grids.actions:
        return 0
    if any(_BRIEFING.search(p.text) for p in outline.titles):
        return 50
    lines = [p for p in outline.headings if _QUESTION.match(p.text)]
    lines += [i.paragraph for i in outline.items if i.listed and _QUESTION.match(i.paragraph.text)]
    return 25 if len(lines) >= 2 else 0


def kind_of(item: Item) -> str | None:
    """Only what a sentence or heading plainly calls a recommendation or a next step."""
    if not item.listed:
        return None
    kind = kind_of_lead_in(item.lead_in) if item.lead_in else kind_of_heading(item.heading)
    return kind if kind in ("recommendation", "planned") else None
