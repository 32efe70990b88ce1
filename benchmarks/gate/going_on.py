"""The plan a quarter later, with nothing in it that anybody could wonder about."""

from __future__ import annotations

import random
from dataclasses import replace

from benchmarks.gate.plan import Act, Plan, Rating, evidence, wording

_STEPS = {
    "not started": ("in progress", "on track", "at risk"),
    "off track": ("at risk",),
    "at risk": ("on track", "in progress"),
    "on track": ("complete",),
    "in progress": ("complete",),
}


def next_quarter(plan: Plan, chance: random.Random) -> Plan:
    """Work goes on: nothing gets worse, nothing returns, no date moves, what is late is carried forward."""
    quarter, year = (1, plan.year + 1) if plan.quarter == 4 else (plan.quarter + 1, plan.year)
    later = replace(plan, quarter=quarter, year=year)
    return replace(later, acts=tuple(_moved_on(act, later, chance) for act in plan.acts))


def _moved_on(act: Act, plan: Plan, chance: random.Random) -> Act:
    if act.rating.ended:
        return act
    words = evidence(chance, act.rating) if act.evidence else ""
    return replace(act, evidence=words, carried=act.carried or act.due <= plan.end)


def with_progress(plan: Plan, chance: random.Random) -> Plan:
    """The plan a quarter later with some ratings a step better, some of what was done left out, some actions new."""
    later = next_quarter(plan, chance)
    acts: list[Act] = []
    for act in later.acts:
        if act.rating.ended and chance.random() < 0.2:
            continue
        acts.append(_better(act, plan, chance) if chance.random() < 0.3 else act)
    for theme in later.themes:
        if chance.random() < 0.3:
            there = [at for at, act in enumerate(acts) if act.theme == theme]
            if there:
                acts.insert(there[-1] + 1, _new(acts[there[-1]], later, chance, {act.action for act in plan.acts}))
    return replace(later, acts=tuple(acts)) if acts else later


def _better(act: Act, plan: Plan, chance: random.Random) -> Act:
    step: Rating | None = next(
        (rating for state in _STEPS.get(act.rating.state, ()) for rating in plan.legend if rating.state == state), None
    )
    return act if step is None else replace(act, rating=step, evidence=evidence(chance, step))


def _new(last: Act, plan: Plan, chance: random.Random, taken: set[str]) -> Act:
    """An action after the last of its theme, under a number that nothing had before."""
    series, _, _ = last.ref.partition(".")
    rating = next(rating for rating in plan.legend if not rating.ended)
    action = wording(chance)
    while action in taken:
        action = wording(chance)
    return replace(
        last,
        ref=f"{series}.{plan.quarter + 10 * (plan.year % 100)}",
        action=action,
        due=max(last.due, plan.end) + (plan.end - plan.end.replace(day=1)),
        rating=rating,
        evidence="The specification is with procurement.",
        carried=False,
    )
