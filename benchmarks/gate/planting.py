"""One mistake at a time, planted in a truthful report: which check must name it, and where.

Each function takes a plan and chance and gives the reports of the case, the last of which is checked, or
None where this plan has no room for the mistake.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from benchmarks.gate.blocks import STYLES, Block, Box, Grid, Style, Words, colours_alone
from benchmarks.gate.plan import Act, Plan, Rating, evidence, wording
from benchmarks.gate.prose import percent

Printed = list[Block]


@dataclass(frozen=True)
class Planted:
    """``reports`` in time order; the last is checked. The finding of ``code`` must quote, or stand at, every one
    of ``about``."""

    code: str
    reports: tuple[tuple[Block, ...], ...]
    about: tuple[str, ...]
    painted: bool = False  # it can only be seen in a file with colours


Mistake = Callable[[Plan, random.Random], Planted | None]


def style_for(chance: random.Random) -> Style:
    return chance.choice([style for style in STYLES if style is not colours_alone])


def printed(plan: Plan, chance: random.Random, style: Style | None = None) -> Printed:
    return list((style or style_for(chance))(plan, chance))


def one(code: str, blocks: Sequence[Block], *about: str, painted: bool = False) -> Planted:
    return Planted(code, (tuple(blocks),), about, painted)


# in the overview and the sentences -------------------------------------------------------------------


def overview_cell(plan: Plan, chance: random.Random) -> Planted | None:
    return _in_overview(
        plan, chance, "CNT001", lambda rows, labels: (chance.randrange(1, rows - 1), chance.randrange(labels))
    )


def row_total(plan: Plan, chance: random.Random) -> Planted | None:
    return _in_overview(plan, chance, "CNT003", lambda rows, labels: (chance.randrange(1, rows - 1), labels))


def column_total(plan: Plan, chance: random.Random) -> Planted | None:
    return _in_overview(plan, chance, "CNT004", lambda rows, labels: (rows - 1, chance.randrange(labels)))


def grand_total(plan: Plan, chance: random.Random) -> Planted | None:
    return _in_overview(plan, chance, "CNT002", lambda rows, labels: (rows - 1, labels))


def _in_overview(
    plan: Plan, chance: random.Random, code: str, where: Callable[[int, int], tuple[int, int]]
) -> Planted | None:
    plan = replace(plan, terms=(), acts=tuple(replace(act, term="") for act in plan.acts))
    blocks = printed(plan, chance)
    place = next((at for at, block in enumerate(blocks) if isinstance(block, Grid) and _is_overview(block)), None)
    if place is None or len(plan.themes) < 2:
        return None
    grid = blocks[place]
    assert isinstance(grid, Grid)
    row, column = where(len(grid.rows), len(plan.legend))
    cells = list(grid.rows[row])
    box = cells[column + 1]
    theme = cells[0]
    assert box is not None and theme is not None
    value = int(box.text) if box.text.isdigit() else 0
    wrong = str(value + 1 if value == 0 or chance.random() < 0.5 else value - 1)
    cells[column + 1] = Box(wrong)
    blocks[place] = Grid((*grid.rows[:row], tuple(cells), *grid.rows[row + 1 :]))
    return one(code, blocks, theme.text, wrong)


def _is_overview(grid: Grid) -> bool:
    first, last = grid.rows[0][0], grid.rows[0][-1]
    return bool(first and last and first.text == "Theme" and last.text == "Total")


def _with_sentence(plan: Plan, chance: random.Random, code: str, sentence: str) -> Planted:
    blocks = [block for block in printed(plan, chance) if not isinstance(block, Words) or "actions" not in block.text]
    place = next(at for at, block in enumerate(blocks) if isinstance(block, Words) and "Progress report" in block.text)
    return one(code, [*blocks[: place + 1], Words(sentence), *blocks[place + 1 :]], sentence[:40])


def count_in_prose(plan: Plan, chance: random.Random) -> Planted | None:
    rating, count = _rated(plan, chance)
    wrong = count + chance.choice((1, 2, -1)) if count else 1
    sentence = f"The plan holds {plan.count()} actions, of which {wrong} are {_said(rating)}."
    return _with_sentence(plan, chance, "CNT005", sentence) if 0 <= wrong <= plan.count() else None


def total_in_prose(plan: Plan, chance: random.Random) -> Planted | None:
    return _with_sentence(
        plan, chance, "CNT005", f"There are {plan.count() + chance.choice((1, 2, 5))} actions in the plan."
    )


def wrong_percent(plan: Plan, chance: random.Random) -> Planted | None:
    rating, count = _rated(plan, chance)
    share = int(percent(count, plan.count(), 0, "half up")) + chance.choice((-4, -3, 3, 5, 9))
    if not 0 < share < 100:
        return None
    sentence = f"Of the {plan.count()} actions in the plan, {count} ({share}%) are {_said(rating)}."
    return _with_sentence(plan, chance, "PCT001", sentence)


def impossible_percent(plan: Plan, chance: random.Random) -> Planted | None:
    """A percentage that no whole number of the actions gives."""
    rating, _ = _rated(plan, chance)
    total = plan.count()
    ways = ("half up", "half even", "cut off")
    possible = {int(percent(count, total, 0, way)) for count in range(total + 1) for way in ways}
    impossible = sorted(set(range(1, 100)) - possible)
    if not impossible:
        return None
    sentence = f"{chance.choice(impossible)}% of the {total} actions are {_said(rating)}."
    return _with_sentence(plan, chance, "PCT004", sentence)


def balance(plan: Plan, chance: random.Random) -> Planted | None:
    new, closed = chance.randint(1, 5), chance.randint(1, 5)
    opening = plan.count() - new + closed
    wrong = plan.count() + chance.choice((1, -1, 2))
    sentence = f"The quarter began with {opening} actions; {new} were added and {closed} were closed, leaving {wrong}."
    return _with_sentence(plan, chance, "LIF006", sentence)


def _rated(plan: Plan, chance: random.Random) -> tuple[Rating, int]:
    rating = chance.choice(plan.legend)
    return rating, plan.count(label=rating.label)


def _said(rating: Rating) -> str:
    return (
        f"rated {rating.label.lower()}" if len(rating.label) > 1 else f"rated {rating.label} ({rating.meaning.lower()})"
    )


# in the grid -------------------------------------------------------------------------------------------


def _with_act(plan: Plan, old: Act, new: Act) -> Plan:
    return replace(plan, acts=tuple(new if act is old else act for act in plan.acts))


def _without_counts(blocks: Sequence[Block]) -> Printed:
    """Without overview and sentences, which the changed row would contradict too."""
    return [
        block
        for block in blocks
        if not (isinstance(block, Grid) and _is_overview(block))
        and not (isinstance(block, Words) and "actions" in block.text)
    ]


def _in_grid(
    plan: Plan, chance: random.Random, code: str, change: Callable[[Act], Act], which: Callable[[Act], bool]
) -> Planted | None:
    acts = [act for act in plan.acts if which(act)]
    if not acts:
        return None
    act = chance.choice(acts)
    changed = _with_act(plan, act, change(act))
    style = chance.choice([style for style in STYLES if style.__name__ not in ("colours_alone", "ticks")])
    return one(code, _without_counts(printed(changed, chance, style)), act.action[:30])


def unknown_rating(plan: Plan, chance: random.Random) -> Planted | None:
    label = "Purple" if len(plan.legend[0].label) > 1 else "Q"
    strange = Rating(label, "", "unknown", "")
    return _in_grid(plan, chance, "STA004", lambda act: replace(act, rating=strange, evidence=""), lambda act: True)


def no_evidence(plan: Plan, chance: random.Random) -> Planted | None:
    done = [act for act in plan.acts if act.rating.state == "complete"]
    if len(done) < 3:
        return None
    return _in_grid(
        plan, chance, "STA006", lambda act: replace(act, evidence=""), lambda act: act.rating.state == "complete"
    )


def evidence_against(plan: Plan, chance: random.Random) -> Planted | None:
    words = chance.choice(
        ("This work has not started.", "Not yet started; no staff in post.", "Work has been delayed until next year.")
    )
    return _in_grid(
        plan, chance, "STA007", lambda act: replace(act, evidence=words), lambda act: act.rating.state == "complete"
    )


def overdue(plan: Plan, chance: random.Random) -> Planted | None:
    late = plan.end - timedelta(chance.randint(1, 200))
    return _in_grid(
        plan,
        chance,
        "MIL002",
        lambda act: replace(act, due=late, carried=False),
        lambda act: act.rating.state in ("on track", "in progress", "at risk", "off track", "not started"),
    )


def no_lead(plan: Plan, chance: random.Random) -> Planted | None:
    if len(plan.acts) < 4:
        return None
    return _in_grid(plan, chance, "OWN001", lambda act: replace(act, lead=""), lambda act: True)


def twice(plan: Plan, chance: random.Random) -> Planted | None:
    act = chance.choice(plan.acts)
    again = replace(act, ref=f"{act.ref}9")
    theme = [other for other in plan.acts if other.theme == act.theme]
    acts = [other for other in plan.acts if other.theme != act.theme]
    doubled = replace(plan, acts=(*acts, *theme, again))
    return one("LIF005", _without_counts(printed(doubled, chance)), act.action[:30])


def same_reference(plan: Plan, chance: random.Random) -> Planted | None:
    theme = chance.choice(plan.themes)
    acts = [act for act in plan.acts if act.theme == theme]
    if len(acts) < 3:
        return None
    changed = _with_act(plan, acts[-1], replace(acts[-1], ref=acts[-2].ref))
    return one("LIF005", _without_counts(printed(changed, chance)), acts[-2].ref)


def wrong_paint(plan: Plan, chance: random.Random) -> Planted | None:
    """A letter in a cell of another rating's colour, where the rest of the grid is painted by the letters."""
    if len(plan.legend[0].label) > 5 or len({rating.colour for rating in plan.legend}) < len(plan.legend):
        return None
    act = chance.choice(plan.acts)
    other = chance.choice([r for r in plan.legend if r.colour not in (act.rating.colour, "FFFFFF")])
    if act.rating.colour == "FFFFFF":
        return None
    blocks = _without_counts(printed(plan, chance, STYLES[0]))
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


# from one quarter to the next --------------------------------------------------------------------------


def next_quarter(plan: Plan, chance: random.Random) -> Plan:
    """The plan a quarter later: work goes on, nothing gets worse, nothing returns, no date moves."""
    quarter, year = (1, plan.year + 1) if plan.quarter == 4 else (plan.quarter + 1, plan.year)
    later = replace(plan, quarter=quarter, year=year)
    return replace(later, acts=tuple(_moved_on(act, later, chance) for act in plan.acts))


def _moved_on(act: Act, plan: Plan, chance: random.Random) -> Act:
    if act.rating.ended:
        return act
    late = act.due <= plan.end
    words = evidence(chance, act.rating) if act.evidence else ""
    return replace(act, evidence=words, carried=act.carried or late)


def _across(
    plan: Plan, chance: random.Random, code: str, change: Callable[[Act], Act | None], which: Callable[[Act], bool]
) -> Planted | None:
    later = next_quarter(plan, chance)
    acts = [act for act in later.acts if which(act)]
    if not acts or len(later.acts) < 4:
        return None
    act = chance.choice(acts)
    new = change(act)
    changed = replace(
        later, acts=tuple(each for each in (new if a is act else a for a in later.acts) if each is not None)
    )
    style = style_for(chance)
    before, after = printed(plan, chance, style), printed(changed, chance, style)
    return Planted(code, (tuple(_without_counts(before)), tuple(_without_counts(after))), (act.action[:30],))


def _rating(plan: Plan, *states: str) -> Rating | None:
    return next((rating for rating in plan.legend if rating.state in states), None)


def reopened(plan: Plan, chance: random.Random) -> Planted | None:
    other = _rating(plan, "at risk", "off track", "in progress")
    if other is None:
        return None
    open_again = other
    return _across(
        plan, chance, "STA001", lambda act: replace(act, rating=open_again, evidence="", carried=True), lambda act: act.rating.state == "complete"
    )  # fmt: skip


def worsened(plan: Plan, chance: random.Random) -> Planted | None:
    worst = _rating(plan, "off track")
    if worst is None:
        return None
    return _across(
        plan, chance, "STA002", lambda act: replace(act, rating=worst), lambda act: act.rating.state == "on track"
    )


def sudden(plan: Plan, chance: random.Random) -> Planted | None:
    done = _rating(plan, "complete")
    assert done is not None
    return _across(
        plan, chance, "STA003", lambda act: replace(act, rating=done, evidence="Signed off by the board."), lambda act: act.rating.state == "off track"
    )  # fmt: skip


def dropped(plan: Plan, chance: random.Random) -> Planted | None:
    return _across(plan, chance, "LIF001", lambda act: None, lambda act: not act.rating.ended)


def slipped(plan: Plan, chance: random.Random) -> Planted | None:
    return _across(
        plan, chance, "MIL001", lambda act: replace(act, due=act.due + timedelta(100), carried=False), lambda act: not act.rating.ended and act.due > plan.end
    )  # fmt: skip


def reused(plan: Plan, chance: random.Random) -> Planted | None:
    """A completed action gives way, and its reference goes to another."""
    return _across(
        plan, chance, "LIF004", lambda act: replace(act, action=wording(chance), lead="Parks Team", evidence=""), lambda act: act.rating.ended
    )  # fmt: skip


MISTAKES: dict[str, Mistake] = {
    "a cell of the overview": overview_cell,
    "a row's total": row_total,
    "a column's total": column_total,
    "the grand total": grand_total,
    "a count in prose": count_in_prose,
    "the total in prose": total_in_prose,
    "a percentage of a count": wrong_percent,
    "an impossible percentage": impossible_percent,
    "an opening and closing balance": balance,
    "a rating outside the key": unknown_rating,
    "a cell painted in another colour": wrong_paint,
    "complete without evidence": no_evidence,
    "evidence against the rating": evidence_against,
    "overdue": overdue,
    "no lead": no_lead,
    "an action twice": twice,
    "a reference twice": same_reference,
    "reopened": reopened,
    "worsened": worsened,
    "suddenly complete": sudden,
    "dropped": dropped,
    "a later date": slipped,
    "a reference reused": reused,
}
