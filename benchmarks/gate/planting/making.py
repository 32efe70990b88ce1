"""What every planted mistake is made of: a plan as blocks, with the counts that a change would upset left out."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.gate.blocks import STYLES, Block, Grid, Style, Words, colours_alone
from benchmarks.gate.charts import Chart
from benchmarks.gate.plan import Act, Plan, Rating
from corpus.records import Suppression

Printed = list[Block]


@dataclass(frozen=True)
class Planted:
    """``reports`` in time order; the last is checked, beside what a person let stand. The finding of ``code`` must
    quote, or stand at, every one of ``about``."""

    code: str
    reports: tuple[tuple[Block, ...], ...]
    about: tuple[str, ...]
    painted: bool = False  # it can only be seen in a file with colours
    suppression: Suppression | None = None


Mistake = Callable[[Plan, random.Random], Planted | None]


def style_for(chance: random.Random, *without: str) -> Style:
    """A style for a plan whose ratings are printed."""
    return chance.choice([style for style in STYLES if style.__name__ not in (colours_alone.__name__, *without)])


def printed(plan: Plan, chance: random.Random, style: Style | None = None) -> Printed:
    return list((style or style_for(chance))(plan, chance))


def one(code: str, blocks: Sequence[Block], *about: str, painted: bool = False) -> Planted:
    """The mistake in a single report."""
    return Planted(code, (tuple(blocks),), about, painted)


def is_overview(block: Block) -> bool:
    if not isinstance(block, Grid):
        return False
    first, last = block.rows[0][0], block.rows[0][-1]
    return bool(first and last and first.text == "Theme" and last.text == "Total")


def without_counts(blocks: Sequence[Block]) -> Printed:
    """Without overview, chart and sentences, which a changed row would contradict too."""
    return [b for b in blocks if not is_overview(b) and not isinstance(b, Chart) and not _is_sentence(b)]


def with_sentence(blocks: Sequence[Block], sentence: str) -> Printed:
    """With this sentence in place of those about the counts, and the overview as it is."""
    kept = [block for block in blocks if not _is_sentence(block)]
    place = next(at for at, block in enumerate(kept) if isinstance(block, Words) and "Progress report" in block.text)
    return [*kept[: place + 1], Words(sentence), *kept[place + 1 :]]


def _is_sentence(block: Block) -> bool:
    return isinstance(block, Words) and "action" in block.text


def without_terms(plan: Plan) -> Plan:
    """The plan without timescales, which not every style prints."""
    return replace(plan, terms=(), acts=tuple(replace(act, term="") for act in plan.acts))


def with_act(plan: Plan, old: Act, *new: Act) -> Plan:
    """The plan with other actions, or none, in the place of one."""
    return replace(plan, acts=tuple(each for act in plan.acts for each in (new if act is old else (act,))))


def rated(plan: Plan, chance: random.Random) -> tuple[Rating, int]:
    """One entry of the legend with the number of its actions."""
    rating = chance.choice(plan.legend)
    return rating, plan.count(label=rating.label)


def rating_of(plan: Plan, *states: str) -> Rating | None:
    """The first entry of the legend with one of these states."""
    return next((rating for rating in plan.legend if rating.state in states), None)
