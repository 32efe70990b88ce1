"""Mistakes in the overview, in the sentences about the counts, and in the paper that covers the plan."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from benchmarks.gate.blocks import Block, Box, Grid, covering
from benchmarks.gate.charts import Chart
from benchmarks.gate.plan import Plan
from benchmarks.gate.planting.making import Planted, is_overview, one, printed, rated, with_sentence, without_terms
from benchmarks.gate.prose import ROUNDINGS, percent, said_of


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


def carried_forward(plan: Plan, chance: random.Random) -> Planted | None:
    """The notes "3 (2 c/f)" in the cells of the overview, one of them wrong."""
    plan = without_terms(plan)
    blocks = printed(plan, chance)
    place = _overview_place(blocks)
    late = {(act.theme, act.rating.label) for act in plan.acts if act.carried}
    # More carried forward than there are would be no note but nonsense.
    cells = sorted((theme, label) for theme, label in late if plan.count(theme, label) > _late(plan, theme, label))
    if place is None or not cells:
        return None
    wrong = chance.choice(cells)
    rows = []
    for boxes in _grid(blocks, place).rows:
        theme = boxes[0].text if boxes[0] else ""
        noted = [
            _with_note(box, rating.label, theme, plan, wrong)
            for box, rating in zip(boxes[1:], plan.legend, strict=False)
        ]
        rows.append((boxes[0], *noted, boxes[-1]))
    blocks[place] = Grid(tuple(rows))
    return one("CNT007", blocks, wrong[0])


def _with_note(box: Box | None, label: str, theme: str, plan: Plan, wrong: tuple[str, str]) -> Box | None:
    late = _late(plan, theme, label)
    if not late or box is None:
        return box
    return Box(f"{box.text} ({late + ((theme, label) == wrong)} c/f)")


def _late(plan: Plan, theme: str, label: str) -> int:
    return sum(act.carried and (act.theme, act.rating.label) == (theme, label) for act in plan.acts)


def _in_overview(
    plan: Plan, chance: random.Random, code: str, where: Callable[[int, int], tuple[int, int]]
) -> Planted | None:
    plan = without_terms(plan)
    blocks = printed(plan, chance)
    place = _overview_place(blocks)
    if place is None or len(plan.themes) < 2:
        return None
    grid = _grid(blocks, place)
    row, column = where(len(grid.rows), len(plan.legend))
    cells = list(grid.rows[row])
    box, theme = cells[column + 1], cells[0]
    assert box is not None and theme is not None
    value = int(box.text) if box.text.isdigit() else 0
    wrong = str(value + 1 if value == 0 or chance.random() < 0.5 else value - 1)
    cells[column + 1] = Box(wrong)
    blocks[place] = Grid((*grid.rows[:row], tuple(cells), *grid.rows[row + 1 :]))
    return one(code, blocks, theme.text, wrong)


def chart_label(plan: Plan, chance: random.Random) -> Planted | None:
    """One more, or one less, in a chart than there are."""
    blocks = printed(without_terms(plan), chance)
    place = next((at for at, block in enumerate(blocks) if isinstance(block, Chart)), None)
    chart = blocks[place] if place is not None else None
    if place is None or not isinstance(chart, Chart):
        return None
    shown = [(row, at) for row, counts in enumerate(chart.figures) for at, count in enumerate(counts) if count > 1]
    if not shown:
        return None
    row, at = chance.choice(shown)
    counts = list(chart.figures[row])
    counts[at] += chance.choice((1, -1))
    drawn = replace(chart, figures=(*chart.figures[:row], tuple(counts), *chart.figures[row + 1 :]))
    if len({count for each in drawn.figures for count in each if count}) < 2:
        return None  # bars of one length, or one slice: nothing shows it to be a chart
    blocks[place] = drawn
    about = chart.categories[row] if chart.series != ("",) else ""
    return one("CNT001", blocks, about, str(counts[at]), painted=True)


def _overview_place(blocks: list[Block]) -> int | None:
    return next((at for at, block in enumerate(blocks) if is_overview(block)), None)


def _grid(blocks: list[Block], place: int) -> Grid:
    grid = blocks[place]
    assert isinstance(grid, Grid)
    return grid


def _said(plan: Plan, chance: random.Random, code: str, sentence: str) -> Planted:
    return one(code, with_sentence(printed(plan, chance), sentence), sentence[:40])


def count_in_prose(plan: Plan, chance: random.Random) -> Planted | None:
    rating, count = rated(plan, chance)
    wrong = count + chance.choice((1, 2, -1)) if count else 1
    if not 0 <= wrong <= plan.count():
        return None
    said = said_of(rating)
    sentences = (
        f"The plan holds {plan.count()} actions, of which {wrong} are {said}.",
        f"Of the {plan.count()} actions in the plan, {wrong} are {said}.",
        f"{wrong} of the {plan.count()} actions are {said}.",
    )
    return _said(plan, chance, "CNT005", chance.choice(sentences))


def total_in_prose(plan: Plan, chance: random.Random) -> Planted | None:
    return _said(plan, chance, "CNT005", f"There are {plan.count() + chance.choice((1, 2, 5))} actions in the plan.")


def wrong_percent(plan: Plan, chance: random.Random) -> Planted | None:
    rating, count = rated(plan, chance)
    share = int(percent(count, plan.count(), 0, "half up")) + chance.choice((-4, -3, 3, 5, 9))
    if not 0 < share < 100:
        return None
    said = said_of(rating)
    sentences = (
        f"Of the {plan.count()} actions in the plan, {count} ({share}%) are {said}.",
        f"There are {plan.count()} actions; {count} are {said} ({share}%).",
        f"{share}% of all actions ({count} of {plan.count()}) are {said}.",
    )
    return _said(plan, chance, "PCT001", chance.choice(sentences))


def cut_off(plan: Plan, chance: random.Random) -> Planted | None:
    """No mistake, but a note is due: a percentage of which the rest was cut off."""
    rating, count = rated(plan, chance)
    *rounded, down = (percent(count, plan.count(), 0, way) for way in ROUNDINGS)
    if down in rounded:
        return None
    sentence = f"Of the {plan.count()} actions in the plan, {count} ({down}%) are {said_of(rating)}."
    return _said(plan, chance, "PCT002", sentence)


def shares_over_the_whole(plan: Plan, chance: random.Random) -> Planted | None:
    """Percentages without counts that come to more than 100 by far."""
    shares = [int(percent(plan.count(label=rating.label), plan.count(), 0, "half up")) for rating in plan.legend]
    if sum(share > 0 for share in shares) < 2:
        return None
    raised = chance.choice([at for at, share in enumerate(shares) if share])
    shares[raised] += chance.randint(6, 15)
    if shares[raised] > 100:
        return None
    parts = [f"{share}% are {said_of(rating)}" for share, rating in zip(shares, plan.legend, strict=True) if share]
    return _said(plan, chance, "PCT003", f"Of the actions in the plan, {', '.join(parts[:-1])} and {parts[-1]}.")


def impossible_percent(plan: Plan, chance: random.Random) -> Planted | None:
    """A percentage that no whole number of the actions gives."""
    rating, _ = rated(plan, chance)
    total = plan.count()
    possible = {int(percent(count, total, 0, way)) for count in range(total + 1) for way in ROUNDINGS}
    impossible = sorted(set(range(1, 100)) - possible)
    if not impossible:
        return None
    return _said(plan, chance, "PCT004", f"{chance.choice(impossible)}% of the {total} actions are {said_of(rating)}.")


def all_or_nothing(plan: Plan, chance: random.Random) -> Planted | None:
    """All of the actions, or none, in the text, and some of them in the grid."""
    rating, count = rated(plan, chance)
    if not 0 < count < plan.count():
        return None
    return _said(plan, chance, "PCT005", f"{chance.choice((0, 100))}% of all actions are {said_of(rating)}.")


def balance(plan: Plan, chance: random.Random) -> Planted | None:
    new, closed = chance.randint(1, 5), chance.randint(1, 5)
    opening = plan.count() - new + closed
    wrong = plan.count() + chance.choice((1, -1, 2))
    if opening < 1:
        return None
    sentence = f"The quarter began with {opening} actions; {new} were added and {closed} were closed, leaving {wrong}."
    return _said(plan, chance, "LIF006", sentence)


def covering_report(plan: Plan, chance: random.Random) -> Planted | None:
    """A paper that puts the plan before a committee, and gives a count that the plan has not."""
    rating, count = rated(plan, chance)
    wrong = count + chance.choice((1, 2)) if count < plan.count() - 1 else count - 1
    if wrong < 0:
        return None
    sentence = f"Of the {plan.count()} actions in the plan, {wrong} are {said_of(rating)}."
    return Planted("CNT006", (tuple(printed(plan, chance)), tuple(covering(plan, [sentence]))), (sentence[:40],))
