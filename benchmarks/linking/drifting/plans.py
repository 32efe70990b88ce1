"""Invented council plans over many quarters, with the truth of every link.

    council_plan(RICH, seed=1)   -> a KnownSeries

From quarter to quarter wordings drift (``voices``), dates and leads move, themes are renamed, actions are
renumbered, dropped, brought back, split, merged, carried into the next year, and joined by twins of old ones.
The same style and seed always give the same series. Nothing here knows how actions are compared.
"""

from __future__ import annotations

import random

from benchmarks.linking.drifting.events import a_quarter_later, renumber
from benchmarks.linking.drifting.newcomers import fill
from benchmarks.linking.drifting.printing import print_report
from benchmarks.linking.drifting.story import Story, Style
from benchmarks.linking.known import Key, KnownSeries, twins

RICH = Style(
    "council plan, many columns", 240, 10, 8, frozenset({"ref", "theme", "deliverable", "lead", "due", "measure"})
)
WORDING_ONLY = Style("council plan, wording only", 180, 12, 6, frozenset())


def council_plan(style: Style, seed: int) -> KnownSeries:
    """A plan of this style, told from the first quarter to the last."""
    story = Story(style, random.Random(f"{style.name} {seed}"))
    fill(story)
    renumber(story, range(style.themes))
    parted: list[tuple[Key, frozenset[Key]]] = []
    joined: list[tuple[frozenset[Key], Key]] = []
    for quarter in range(style.quarters):
        before = dict(story.rows)
        changed = a_quarter_later(story, quarter) if quarter else {}
        print_report(story, quarter, changed)
        parted += [(before[whole], frozenset(story.rows[who] for who in pieces)) for whole, pieces in story.parted]
        joined += [(frozenset(before[who] for who in pieces), story.rows[whole]) for pieces, whole in story.joined]
    return KnownSeries(
        style.name,
        tuple(story.reports),
        story.identity,
        tuple(parted),
        tuple(joined),
        twins(story.families.values()),
        story.changes,
    )
