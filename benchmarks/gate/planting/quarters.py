"""Mistakes that only show beside the reports before."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from benchmarks.gate.blocks import Block, Heading, Words
from benchmarks.gate.going_on import next_quarter
from benchmarks.gate.plan import Act, Plan, wording
from benchmarks.gate.planting.making import (
    Planted,
    printed,
    rated,
    rating_of,
    style_for,
    with_act,
    with_sentence,
    without_counts,
)
from benchmarks.gate.prose import percent, said_of

Change = Callable[[Act], tuple[Act, ...]]
_SURELY_OFF_TRACK = ("Off track", "Overdue or stopped")  # "delayed" may be no more than at risk
_PLANNED = (
    "Train lifeboat crews in resuscitation",
    "Open the bicycle workshop at Quayside library",
    "Sign the noise agreement with the brewery",
    "Print the flood map of Lowtown",
    "Hold a conference of beekeepers at Cloverdale",
    "Install bollards along Heathfield parade",
)


def _series(code: str, plans: Sequence[Plan], chance: random.Random, *about: str) -> Planted:
    """Quarters printed in one style, without counts."""
    style = style_for(chance)
    return Planted(code, tuple(tuple(without_counts(printed(plan, chance, style))) for plan in plans), about)


def _across(
    plan: Plan, chance: random.Random, code: str, change: Change, which: Callable[[Act], bool]
) -> Planted | None:
    """Two quarters; in the second, one action is changed."""
    later = next_quarter(plan, chance)
    acts = [act for act in later.acts if which(act)]
    if not acts or len(later.acts) < 4:
        return None
    act = chance.choice(acts)
    return _series(code, (plan, with_act(later, act, *change(act))), chance, act.action[:30])


def _open(act: Act) -> bool:
    return not act.rating.ended


def reopened(plan: Plan, chance: random.Random) -> Planted | None:
    other = rating_of(plan, "at risk", "off track", "in progress")
    if other is None:
        return None
    open_again = other
    return _across(
        plan,
        chance,
        "STA001",
        lambda act: (replace(act, rating=open_again, evidence="", carried=True),),
        lambda act: act.rating.state == "complete",
    )


def worsened(plan: Plan, chance: random.Random) -> Planted | None:
    worst = rating_of(plan, "off track")
    if worst is None:
        return None
    off_track = worst
    return _across(
        plan,
        chance,
        "STA002",
        lambda act: (replace(act, rating=off_track),),
        lambda act: act.rating.state == "on track",
    )


def sudden(plan: Plan, chance: random.Random) -> Planted | None:
    done = rating_of(plan, "complete")
    assert done is not None
    complete = done
    return _across(
        plan,
        chance,
        "STA003",
        lambda act: (replace(act, rating=complete, evidence="Signed off by the board."),),
        lambda act: act.rating.meaning in _SURELY_OFF_TRACK,
    )


def same_evidence(plan: Plan, chance: random.Random) -> Planted | None:
    acts = [act for act in plan.acts if _open(act) and act.evidence]
    if not acts or len(plan.acts) < 4:
        return None
    act = chance.choice(acts)
    plans = [plan]
    while len(plans) < 3:
        later = next_quarter(plans[-1], chance)
        its = next(each for each in later.acts if each.ref == act.ref)
        plans.append(with_act(later, its, replace(its, evidence=act.evidence)))
    return _series("STA008", plans, chance, act.action[:30])


def previous_status(plan: Plan, chance: random.Random) -> Planted | None:
    """A column for the rating of the quarter before, wrong in one row."""
    if len(plan.acts) < 4:
        return None
    later = next_quarter(plan, chance)
    act = chance.choice(later.acts)
    other = chance.choice([rating for rating in plan.legend if rating.label != act.rating.label])
    told = tuple(replace(each, more=(other.label if each is act else each.rating.label,)) for each in later.acts)
    return _series("STA009", (plan, replace(later, acts=told, extra=("Previous rating",))), chance, act.action[:30])


def dropped(plan: Plan, chance: random.Random) -> Planted | None:
    return _across(plan, chance, "LIF001", lambda act: (), _open)


def returned(plan: Plan, chance: random.Random) -> Planted | None:
    """Complete, left out for a quarter, and open when it is back; or given up, and open in the next quarter."""
    again = rating_of(plan, "on track", "in progress")
    acts = [act for act in plan.acts if act.rating.ended]
    if again is None or not acts or len(plan.acts) < 6:
        return None
    act = chance.choice(acts)
    middle = next_quarter(plan, chance)
    last = next_quarter(middle, chance)
    its = next(each for each in last.acts if each.ref == act.ref)
    back = with_act(last, its, replace(its, rating=again, evidence="", due=last.end + timedelta(90)))
    if act.rating.state == "superseded":
        return _series("LIF002", (plan, middle, back), chance, act.action[:30])
    gap = with_act(middle, next(each for each in middle.acts if each.ref == act.ref))
    return _series("LIF002", (plan, gap, back), chance, act.action[:30])


def parted(plan: Plan, chance: random.Random) -> Planted | None:
    """One action that became two, or two that became one, without a word."""
    act = next((act for act in plan.acts if _open(act)), None)
    if act is None or len(plan.acts) < 4:
        return None
    whom, where = (
        chance.choice(("mentors", "marshals", "wardens")),
        chance.choice(("Quayside", "Lowtown", "Heathfield")),
    )
    whole = (replace(act, action=f"Recruit and train {whom} for {where} market"),)
    words = (f"Recruit {whom} for {where} market", f"Train {whom} for {where} market")
    parts = tuple(replace(act, action=text, ref=f"{act.ref}{mark}") for text, mark in zip(words, "ab", strict=True))
    first, second = (whole, parts) if chance.random() < 0.5 else (parts, whole)
    before = with_act(plan, act, *first)
    later = next_quarter(plan, chance)
    its = next(each for each in later.acts if each.ref == act.ref)
    after = with_act(later, its, *(replace(one, carried=its.carried) for one in second))
    return _series("LIF003", (before, after), chance, where)


def reused(plan: Plan, chance: random.Random) -> Planted | None:
    """A completed action gives way, and its reference goes to one that has nothing to do with it."""
    return _across(
        plan,
        chance,
        "LIF004",
        lambda act: (replace(act, action=_unlike(act.action, chance), lead="Parks Team", evidence=""),),
        lambda act: act.rating.ended,
    )


def _unlike(action: str, chance: random.Random) -> str:
    words = frozenset(action.casefold().split())
    while True:
        other = wording(chance)
        if not {word for word in words & frozenset(other.casefold().split()) if len(word) > 3}:
            return other


def opening_balance(plan: Plan, chance: random.Random) -> Planted | None:
    """A quarter that opens with another number than the one before closed with."""
    later = next_quarter(plan, chance)
    total, new, closed = plan.count(), chance.randint(1, 5), chance.randint(1, 5)
    wrong = total + chance.choice((1, 2))
    if total - new + closed < 1 or wrong + new < closed:
        return None

    def said(opening: int, closing: int) -> str:
        return (
            f"The quarter began with {opening} actions; {new} were added and {closed} were closed, leaving {closing}."
        )

    sentences = said(total - new + closed, total), said(wrong, wrong + new - closed)
    style = style_for(chance)
    reports = tuple(
        tuple(with_sentence(without_counts(printed(each, chance, style)), sentence))
        for each, sentence in zip((plan, later), sentences, strict=True)
    )
    return Planted("LIF006", reports, (sentences[1][:40],))


def missing_period(plan: Plan, chance: random.Random) -> Planted | None:
    if len(plan.acts) < 4:
        return None
    plans = [plan]
    while len(plans) < 4:
        plans.append(next_quarter(plans[-1], chance))
    return _series("LIF007", (plans[0], plans[1], plans[3]), chance)


def slipped(plan: Plan, chance: random.Random) -> Planted | None:
    end = next_quarter(plan, chance).end
    return _across(
        plan,
        chance,
        "MIL001",
        lambda act: (replace(act, due=act.due + timedelta(100), carried=False),),
        lambda act: _open(act) and act.due > end,
    )


def slipped_in_silence(plan: Plan, chance: random.Random) -> Planted | None:
    end = next_quarter(plan, chance).end
    words = chance.choice(("", "The specification is with procurement.", "Work goes on with 12 volunteers."))
    return _across(
        plan,
        chance,
        "MIL003",
        lambda act: (replace(act, due=act.due + timedelta(100), carried=False, evidence=words),),
        # A row that is rated "delayed" says a word about it.
        lambda act: _open(act) and act.due > end and not act.carried and act.rating.label != "Delayed",
    )


def planned_and_absent(plan: Plan, chance: random.Random) -> Planted | None:
    """Activities planned for the next quarter, one of which that quarter does not mention."""
    if len(plan.acts) < 4:
        return None
    planned = chance.sample(_PLANNED, 3)
    style, later = style_for(chance), next_quarter(plan, chance)

    def listed(heading: str, items: Sequence[str]) -> list[Block]:
        return [Heading(heading), *(Words(f"• {item}.") for item in items)]

    reports = (
        (*without_counts(printed(plan, chance, style)), *listed("Planned activity before next report", planned)),
        (*without_counts(printed(later, chance, style)), *listed("Activity since last report", planned[:2])),
    )
    return Planted("MIL005", reports, (planned[2],))


def last_quarter(plan: Plan, chance: random.Random) -> Planted | None:
    """A count that the text gives for the quarter before, and that quarter had not."""
    rating, count = rated(plan, chance)
    later = next_quarter(plan, chance)
    now = later.count(label=rating.label)
    wrong = count + chance.choice((1, 2, 3))
    sentence = f"Of the {later.count()} actions in the plan, {now} are {said_of(rating)} (last quarter: {wrong})."
    return _with_figure("CNT006", plan, later, sentence, chance)


def change_of_share(plan: Plan, chance: random.Random) -> Planted | None:
    """A rise in percentage points that the two quarters do not bear out."""
    rating, _ = rated(plan, chance)
    later = next_quarter(plan, chance)
    now, total = later.count(label=rating.label), later.count()
    points = chance.randint(4, 15)
    share = percent(now, total, 0, "half up")
    parts = f"{now} ({share}%) are {said_of(rating)}, up {points} points on last quarter."
    sentence = f"Of the {total} actions in the plan, {parts}"
    return _with_figure("PCT006", plan, later, sentence, chance)


def _with_figure(code: str, plan: Plan, later: Plan, sentence: str, chance: random.Random) -> Planted:
    style = style_for(chance)
    before, after = printed(plan, chance, style), printed(later, chance, style)
    return Planted(code, (tuple(before), tuple(with_sentence(after, sentence))), (sentence[:40],))
