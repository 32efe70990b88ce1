"""A plan being told: what an action is in one quarter, and what is known of the whole so far."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from benchmarks.linking.drifting.wording import Matter, Voice
from benchmarks.linking.known import Key, Pair
from normalise.records import Report

DELIVERABLES_IN_THEME = 4


@dataclass(frozen=True)
class Style:
    """How large a plan is and which columns it has. ``fields`` of wording-only plans are empty."""

    name: str
    actions: int
    quarters: int
    themes: int
    fields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Standing:
    """One action as it stands in one quarter. ``due`` counts in quarters from the first report."""

    who: str
    family: str
    matter: Matter
    voice: Voice
    theme: int
    deliverable: int
    lead: int
    lead_way: int
    due: int
    measure: tuple[int, int, int]  # which, in which way, with which number
    state: str = "on track"
    carried: bool = False
    place: int = 0  # its number within the theme


@dataclass
class Story:
    """A plan being told: what stands now, what went and may come back, and what is known so far."""

    style: Style
    chance: random.Random
    now: list[Standing] = field(default_factory=list)
    away: list[tuple[int, Standing]] = field(default_factory=list)  # the quarter of return
    reports: list[Report] = field(default_factory=list)
    rows: dict[str, Key] = field(default_factory=dict)  # where each action stood last
    identity: dict[Key, str] = field(default_factory=dict)
    changes: dict[Pair, tuple[str, ...]] = field(default_factory=dict)
    parted: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    joined: list[tuple[tuple[str, ...], str]] = field(default_factory=list)
    families: dict[str, list[str]] = field(default_factory=dict)
    told: set[tuple[object, ...]] = field(default_factory=set)
    theme_ways: dict[int, int] = field(default_factory=dict)
    deliverable_ways: dict[int, int] = field(default_factory=dict)
    made: int = 0

    def new_name(self) -> str:
        """A name that no action has had."""
        self.made += 1
        return f"a{self.made}"
