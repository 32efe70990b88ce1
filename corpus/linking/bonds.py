"""Which actions belong together so far, and which a person has said may not.

Every action is in one group; a group holds at most one action a period. Decisions are laid down first,
the newest before the older, so whatever the matcher adds later can only fit in with them. Where nobody decided
anything, groups are not kept: the matcher by itself never gives an action two others of one period.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from corpus.linking.decisions import Decision, newest_first
from corpus.linking.locating import Located, locate
from corpus.linking.members import Member, Node


class Bonds:
    """Groups of actions that are the same, grown by ``join``; asked by ``may_join`` and ``joined``."""

    def __init__(self, members: Sequence[Member], decisions: Sequence[Decision] = ()) -> None:
        # Only a decision asks which actions further away belong to a pair, so without one nothing is kept;
        # and an action that belongs with no other is in no table.
        self._kept = bool(decisions)
        self._group: dict[Node, Node] = {}
        self._nodes: dict[Node, dict[int, Node]] = {}
        self._foes: dict[Node, set[Node]] = {}
        self._begins: dict[Node, int] = {}  # of a group: no action of it stands before this period
        self._ends: dict[Node, int] = {}  # and none after this one
        self._decided: dict[tuple[Node, Node], Decision] = {}
        self._new: dict[Node, Decision] = {}
        self._dropped: dict[Node, Decision] = {}
        self.pieces: dict[Node, tuple[Node, Decision]] = {}  # a split's later action: its earlier one
        if decisions:
            self.lay_down(locate(decisions, members))

    def lay_down(self, decisions: Sequence[Located]) -> list[bool]:
        """Make these decisions hold, the newest before the older; for each, whether it does. One that
        would contradict a newer one, or whose actions are not all found, does not."""
        self._kept = True
        held = [False] * len(decisions)
        for place in newest_first([each.decision for each in decisions]):
            each = decisions[place]
            if each.complete and not each.within_a_period and each.decision.verb != "note":
                held[place] = self._hold(each)
        return held

    def _hold(self, located: Located) -> bool:
        decision, nodes = located.decision, located.nodes
        if len(nodes) == 1:
            return decision.verb == "accept" and self._leave_alone(nodes[0], decision)
        first, second = nodes
        newer = self._decided.get((first, second))
        if decision.verb in ("accept", "join"):
            if not self.may_join(first, second):
                return False
            self.join(first, second)
        elif self.joined(first, second) or (newer is not None and newer.verb != decision.verb):
            return False
        elif decision.verb == "split":
            origin, _ = self.pieces.setdefault(second, (first, decision))
            if origin != first:
                return False
            self._part(first, second)
        else:
            self._part(first, second)
        self._decided.setdefault((first, second), decision)
        return True

    def _leave_alone(self, node: Node, decision: Decision) -> bool:
        """The action was new in its period, or went on in no later one."""
        group = self._lead(node)
        if decision.earlier is None:
            if min(self._of(group)) < node[0]:
                return False
            self._begins[group] = node[0]
            self._new.setdefault(node, decision)
        else:
            if max(self._of(group)) > node[0]:
                return False
            self._ends[group] = node[0]
            self._dropped.setdefault(node, decision)
        return True

    def left_alone(self, node: Node, *, dropped: bool) -> Decision | None:
        """A person's word that this action was indeed dropped, or (``dropped`` false) indeed new."""
        return (self._dropped if dropped else self._new).get(node)

    def joined(self, first: Node, second: Node) -> bool:
        """Whether the two are already the same action."""
        return self._lead(first) == self._lead(second)

    def _lead(self, node: Node) -> Node:
        return self._group.get(node, node)

    def _of(self, group: Node) -> dict[int, Node]:
        return self._nodes.get(group) or {group[0]: group}

    def may_join(self, first: Node, second: Node) -> bool:
        """Whether making the two the same would contradict no decision and leave one action a period."""
        one, other = self._lead(first), self._lead(second)
        if one == other or not self._kept:
            return True
        ours, theirs = self._of(one).keys(), self._of(other).keys()
        if other in self._foes.get(one, ()) or ours & theirs:
            return False
        return self._within(one, theirs) and self._within(other, ours)

    def _within(self, group: Node, periods: Set[int]) -> bool:
        begins, ends = self._begins.get(group), self._ends.get(group)
        return (begins is None or min(periods) >= begins) and (ends is None or max(periods) <= ends)

    def join(self, first: Node, second: Node) -> None:
        """Make the two, and all that belong to either, the same action."""
        one, other = self._lead(first), self._lead(second)
        if one == other or not self._kept:
            return
        theirs = self._of(other)
        self._nodes.pop(other, None)
        self._nodes.setdefault(one, {one[0]: one}).update(theirs)
        self._group |= dict.fromkeys(theirs.values(), one)
        for bounds, narrower in ((self._begins, max), (self._ends, min)):
            found = [bounds.pop(each) for each in (one, other) if each in bounds]
            if found:
                bounds[one] = narrower(found)
        for foe in self._foes.pop(other, set()):
            self._foes[foe].discard(other)
            self._foes[foe].add(one)
            self._foes.setdefault(one, set()).add(foe)

    def _part(self, first: Node, second: Node) -> None:
        one, other = self._lead(first), self._lead(second)
        self._foes.setdefault(one, set()).add(other)
        self._foes.setdefault(other, set()).add(one)

    def in_period(self, node: Node, period: int) -> Node | None:
        """The action of another period that is already the same as this one, if any."""
        return self._of(self._lead(node)).get(period)

    def kin(self, node: Node) -> frozenset[Node]:
        """The actions that a person's decisions already tie to this one: the same, or what it is a part of."""
        origin = self.pieces.get(node)
        return frozenset(self._of(self._lead(node)).values()) | ({origin[0]} if origin else frozenset())

    def decision(self, first: Node, second: Node) -> Decision | None:
        """The standing decision about exactly these two, if a person made one."""
        return self._decided.get((first, second)) or self._decided.get((second, first))

    def decided_pairs(self) -> tuple[tuple[Node, Node, Decision], ...]:
        """The pairs that a person said are the same, or a part of which is the other; earlier one first."""
        return tuple(
            (first, second, decision)
            for (first, second), decision in sorted(self._decided.items(), key=lambda entry: entry[0])
            if decision.verb != "reject"
        )
