"""Mistakes in the rows of one report's grid."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from benchmarks.gate.blocks import STYLES, Grid, theme_column
from benchmarks.gate.plan import Act, Plan, Rating
from benchmarks.gate.planting.making import (
    Planted,
    is_overview,
    one,
    printed,
    style_for,
    with_act,
    without_counts,
)


def _in_grid(
    plan: Plan, chance: random.Random, code: str, change: Callable[[Act], Act], which: Callable[[Act], bool]
) -> Planted | None:
    acts = [act for act in plan.acts if which(act)]
    if not acts:
        return None
    act = chance.choice(acts)
    changed = with_act(plan, act, change(act))
    return one(code, without_counts(printed(changed, chance, style_for(chance, "ticks"))), act.action[:30])


def _complete(act: Act) -> bool:
    return act.rating.state == "complete"


def unknown_rating(plan: Plan, chance: random.Random) -> Planted | None:
    label = "Purple" if len(plan.legend[0].label) > 1 else "Q"
    strange = Rating(label, "", "unknown", "")
    return _in_grid(plan, chance, "STA004", lambda act: replace(act, rating=strange, evidence=""), lambda act: True)


def no_evidence(plan: Plan, chance: random.Random) -> Planted | None:
    if sum(_complete(act) for act in plan.acts) < 3:
        return None
    return _in_grid(plan, chance, "STA006", lambda act: replace(act, evidence=""), _complete)


def evidence_against(plan: Plan, chance: random.Random) -> Planted | None:
    words = chance.choice(
        ("This work has not started.", "Not yet started; no staff in post.", "Work has been delayed until next year.")
    )
    return _in_grid(plan, chance, "STA007", lambda act: replace(act, evidence=words), _complete)


def overdue(plan: Plan, chance: random.Random) -> Planted | None:
    late = plan.end - timedelta(chance.randint(1, 200))
    return _in_grid(
        plan,
        chance,
        "MIL002",
        lambda act: replace(act, due=late, carried=False),
        lambda act: act.rating.state in ("on track", "in progress", "at risk", "off track", "not started"),
    )


def open_milestone(plan: Plan, chance: random.Random) -> Planted | None:
    """A complete action whose outcome names a month that lies ahead."""
    ahead = f"{plan.end + timedelta(chance.randint(40, 300)):%B %Y}"
    plan = replace(plan, extra=("Outcome",), acts=tuple(replace(act, more=("",)) for act in plan.acts))
    return _in_grid(
        plan,
        chance,
        "MIL004",
        lambda act: replace(act, more=(f"Report published ({ahead})",), due=plan.end - timedelta(5)),
        _complete,
    )


def open_part(plan: Plan, chance: random.Random) -> Planted | None:
    """A complete action with an open one under its number."""
    pairs = [
        (act, after)
        for act, after in zip(plan.acts, plan.acts[1:], strict=False)
        if _complete(act) and not after.rating.ended and act.theme == after.theme
    ]
    if not pairs:
        return None
    act, after = chance.choice(pairs)
    changed = with_act(plan, after, replace(after, ref=f"{act.ref}.1"))
    return one("MIL004", without_counts(printed(changed, chance, style_for(chance, "ticks"))), act.action[:30])


def no_lead(plan: Plan, chance: random.Random) -> Planted | None:
    if len(plan.acts) < 4:
        return None
    return _in_grid(plan, chance, "OWN001", lambda act: replace(act, lead=""), lambda act: True)


def no_leads(plan: Plan, chance: random.Random) -> Planted | None:
    """A column for the lead with nothing in it: one finding for all of it."""
    if len(plan.acts) < 4:
        return None
    bare = replace(plan, acts=tuple(replace(act, lead="") for act in plan.acts))
    return one("OWN001", printed(bare, chance), f"No lead is named for any of the {len(plan.acts)} actions")


def twice(plan: Plan, chance: random.Random) -> Planted | None:
    act = chance.choice(plan.acts)
    again = replace(act, ref=f"{act.ref}9")
    theme = [other for other in plan.acts if other.theme == act.theme]
    acts = [other for other in plan.acts if other.theme != act.theme]
    doubled = replace(plan, acts=(*acts, *theme, again))
    return one("LIF005", without_counts(printed(doubled, chance)), act.action[:30])


def same_reference(plan: Plan, chance: random.Random) -> Planted | None:
    """A number given twice that leaves a gap after it (1.1, 1.2, 1.2, 1.4) or stands in two places. At the end of
    its series and side by side it may be one number for two rows, and contradicts nothing."""
    theme = chance.choice(plan.themes)
    acts = [act for act in plan.acts if act.theme == theme]
    if len(acts) < 4:
        return None
    at = chance.randrange(1, len(acts) - 1)
    other = (
        acts[at - 1] if chance.random() < 0.5 else acts[chance.choice([n for n in range(len(acts)) if abs(n - at) > 1])]
    )
    changed = with_act(plan, acts[at], replace(acts[at], ref=other.ref))
    return one("LIF005", without_counts(printed(changed, chance)), other.ref)


def wrong_paint(plan: Plan, chance: random.Random) -> Planted | None:
    """A letter in a cell of another rating's colour, where the rest of the grid is painted by the letters."""
    if len(plan.legend[0].label) > 5 or len({rating.colour for rating in plan.legend}) < len(plan.legend):
        return None
    act = chance.choice(plan.acts)
    other = chance.choice([r for r in plan.legend if r.colour not in (act.rating.colour, "FFFFFF")])
    if act.rating.colour == "FFFFFF":
        return None
    blocks = without_counts(printed(plan, chance, STYLES[0]))
    changed = [
        _painted(block, plan, act, other.colour) if isinstance(block, Grid) and block.header else block
        for block in blocks
    ]
    return one("STA005", changed, act.action[:30], painted=True)


def _painted(grid: Grid, plan: Plan, wrong: Act, colour: str) -> Grid:
    colours = {rating.label: rating.colour for rating in plan.legend}
    rows = [grid.rows[0]]
    for cells in grid.rows[1:]:
        its = any(box and box.text == wrong.action for box in cells)
        rows.append(
            tuple(
                replace(box, fill=colour if its else colours[box.text]) if box and box.text in colours else box
                for box in cells
            )
        )
    return Grid(tuple(rows), grid.header)


def no_heading(plan: Plan, chance: random.Random) -> Planted | None:
    """A grid whose columns nobody named: it can be read only in part, and that must be said."""
    if len(plan.acts) < 5:
        return None
    blocks = without_counts(printed(plan, chance, theme_column))
    bare = [
        Grid(block.rows[1:]) if isinstance(block, Grid) and block.header and not is_overview(block) else block
        for block in blocks
    ]
    return one("SRC001", bare)
