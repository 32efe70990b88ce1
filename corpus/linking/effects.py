"""What each decision does to the links now: whether it holds, and if not, why not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.linking.bonds import Bonds
from corpus.linking.decisions import Decision, Side, newest_first, period_label
from corpus.linking.locating import Located, locate
from corpus.linking.members import members_of
from corpus.linking.series import in_periods
from normalise.records import Report

State = Literal["in force", "kept", "not found", "cannot hold", "overruled", "taken back"]


@dataclass(frozen=True, slots=True)
class Effect:
    """``in force``: the links follow it. ``kept``: a note, whose action was found. ``not found``: the reports
    hold no such action, so it waits. ``cannot hold``: both actions stand in one period. ``overruled``: a
    newer decision says otherwise; ``by`` is its place among the decisions given. ``why`` is in words."""

    state: State
    why: str = ""
    by: int | None = None


def effects(reports: Sequence[Report], decisions: Sequence[Decision]) -> tuple[Effect, ...]:
    """The effect of each decision, in the order given, on the reports of one plan."""
    members = [member for place, there in enumerate(in_periods(reports)) for member in members_of(tuple(there), place)]
    located = locate(decisions, members)
    held = Bonds(()).lay_down(located)
    labels = frozenset(period_label(report) for report in reports)
    return tuple(_effect(place, located, held, labels) for place in range(len(located)))


def _effect(place: int, located: Sequence[Located], held: Sequence[bool], labels: frozenset[str]) -> Effect:
    each = located[place]
    decision = each.decision
    if decision.revoked:
        return Effect("taken back")
    if not each.complete:
        sides = ((decision.earlier, each.earlier), (decision.later, each.later))
        why = [_missing(side, labels) for side, node in sides if side is not None and node is None]
        return Effect("not found", "; ".join(dict.fromkeys(why)))
    if decision.verb == "note":
        return Effect("kept")
    if each.within_a_period:
        return Effect("cannot hold", "both actions stand in reports of one period")
    if held[place]:
        return Effect("in force")
    by = _overruler(place, located, held)
    return Effect("overruled" if by is not None else "cannot hold", by=by)


def _missing(side: Side, labels: frozenset[str]) -> str:
    if side.period in labels:
        return f"{side.period} holds no such action"
    return f"no report of {side.period or 'no period'}"


def _overruler(place: int, located: Sequence[Located], held: Sequence[bool]) -> int | None:
    """The newer decision with which, all newer ones before it laid down, this one became impossible."""
    order = newest_first([each.decision for each in located])
    newer = [other for other in order[: order.index(place)] if held[other]]

    def impossible(taken: int) -> bool:
        bonds = Bonds(())
        bonds.lay_down([located[other] for other in newer[:taken]])
        return not bonds.lay_down([located[place]])[0]

    first = bisect_left(range(len(newer) + 1), True, key=impossible)
    return newer[first - 1] if 0 < first <= len(newer) else None
