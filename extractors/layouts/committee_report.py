"""The covering or committee report: headings, numbered paragraphs, bullets, recommendations, counts in prose."""

from __future__ import annotations

import re

from extractors.grids import GridReading
from extractors.outline import Item, Outline
from extractors.sections import kind_of_heading, kind_of_lead_in

KIND = "committee report"

_SIGNS = (
    re.compile(r"\brecommend", re.IGNORECASE),
    re.compile(r"\bpurpose of (?:the |this )?report\b|^purpose\b|reason for (?:the )?report", re.IGNORECASE),
    re.compile(r"\bbackground\b|\bcontext\b|\bintroduction\b", re.IGNORECASE),
    re.compile(r"\bimplications?\b|\bconsultation\b|\bequality\b|\bfinancial\b|\blegal\b", re.IGNORECASE),
    re.compile(r"\breport of\b|\breport by\b|\breport author\b|\bcontact officer\b|\bcontact\b", re.IGNORECASE),
    re.compile(r"\b(?:committee|panel|cabinet|board|council|executive)\b.*\b(?:19|20)\d\d\b", re.IGNORECASE),
    re.compile(r"\bbackground papers?\b|\bappendi(?:x|ces)\b", re.IGNORECASE),
)
_ORDER = re.compile(r"^(?:that|to|members|the \w+ (?:is|are) (?:asked|recommended|invited))\b", re.IGNORECASE)


def recognise(outline: Outline, grids: GridReading) -> int:
    """Sure from the headings that committees ask for: purpose, recommendation, background, implications."""
    lines = [p.text for p in (*outline.titles, *outline.headings)]
    lines += [item.paragraph.text for item in outline.items if len(item.paragraph.text) < 100]
    found = sum(1 for sign in _SIGNS if any(sign.search(line) for line in lines))
    headed = any(kind_of_heading(p.text) == "recommendation" for p in outline.headings)
    if found < 3 or not outline.headings:
        return 0
    return min(30 + 8 * found + (10 if headed else 0), 58 if grids.actions else 90)


def kind_of(item: Item) -> str | None:
    """Bullets by their lead-in, else by their heading; a paragraph under "Recommendation" is one, unless it
    only opens the list that holds them."""
    if item.listed:
        return kind_of_lead_in(item.lead_in) if item.lead_in else kind_of_heading(item.heading)
    text = item.paragraph.text.strip()
    if kind_of_heading(item.heading) == "recommendation" and not text.endswith((":", ";")) and not text.endswith(" to"):
        return "recommendation" if _ORDER.match(text) or item.paragraph.marker else None
    return None
