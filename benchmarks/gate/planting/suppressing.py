"""Suppressions that let nothing stand any more, beside a truthful report."""

from __future__ import annotations

import random
from datetime import date

from benchmarks.gate.plan import Plan
from benchmarks.gate.planting.making import Planted, is_overview, printed, style_for, without_terms
from corpus.records import Suppression

_BECAUSE = (
    "The note under the table explains the difference.",
    "The board took this decision in private session.",
    "The total has two actions of the county council.",
)


def expired(plan: Plan, chance: random.Random) -> Planted:
    """One whose last day is over."""
    return _with_suppression(plan, chance, until=date(chance.randint(2015, 2022), 3, 31))


def of_nothing(plan: Plan, chance: random.Random) -> Planted | None:
    """One about the total of the overview, which is right."""
    if len(plan.acts) < 4:
        return None
    # Where the check lacks something to compare, nobody can say that the suppression fits nothing.
    planted = _with_suppression(without_terms(plan), chance)
    return planted if any(is_overview(block) for block in planted.reports[-1]) else None


def _with_suppression(plan: Plan, chance: random.Random, until: date | None = None) -> Planted:
    because = chance.choice(_BECAUSE)
    blocks = tuple(printed(plan, chance, style_for(chance)))
    of = f"{chance.randrange(16**16):016x}"
    word = Suppression(because, "R. Osei", of, "CNT002", until=until, origin="history.db", number=1)
    return Planted("SUP001", (blocks,), (because,), suppression=word)
