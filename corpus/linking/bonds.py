"""Which actions belong together so far, and which a person has said may not.

Every action is in one group; a group holds at most one action a period. Decisions are laid down first,
the newest before the older, so whatever the matcher adds later can only fit in with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corpus.linking.decisions import Decision, Side, find, standing
from corpus.linking.members import Member, Node
from normalise.records import Report


class Bonds:
    """Groups of actions that are the same, grown by ``join``; asked by ``may_join`` and ``joined``."""

    def __init__(self, members: Sequence[Member], decisions: Sequence[Decision] = ()) -> None:
        self._group: dict[Node, Node] = {member.node: member.node for member in members}
        self._nodes: dict[Node, dict[int, Node]] = {node: {node[0]: node} for node in self._group}
        self._foes: dict[Node, set[Node]] = {node: set() for node in self._group}
        self._decided: dict[tuple[Node, Node], Decision] = {}
        self.pieces: dict[Node, tuple[Node, Decision]] = {}  # a split's later action: its earlier one
        self.lone: dict[Node, Decision] = {}  # accepted as dropped, or as new
        if decisions:
            self._lay_down(members, decisions)

    def _lay_down(self, members: Sequence[Member], decisions: Sequence[Decision]) -> None:
        reports = {(member.period, member.report.sha256): member.report for member in members}
        for decision in standing(decisions):
            one, other = _place(decision.earlier, reports), _place(decision.later, reports)
            if one is not None and other is not None and one[0] != other[0]:
                self._decide(min(one, other), max(one, other), decision)
            elif decision.verb == "accept" and (decision.earlier is None or decision.later is None):
                node = one or other
                if node is not None and len(self._nodes[self._group[node]]) == 1:
                    self.lone.setdefault(node, decision)

    def _decide(self, first: Node, second: Node, decision: Decision) -> None:
        if decision.verb in ("accept", "join"):
            if not self.alone(first, second) and self.may_join(first, second):
                self.join(first, second)
                self._decided.setdefault((first, second), decision)
        elif decision.verb in ("reject", "split") and not self.joined(first, second):
            self._part(first, second)
            self._decided.setdefault((first, second), decision)
            if decision.verb == "split":
                self.pieces.setdefault(second, (first, decision))

    def alone(self, first: Node, second: Node) -> bool:
        """Whether a person accepted that the first goes on in no later report, or the second was new.

        A member is in ``lone`` for the side that the decision leaves empty."""
        return self._lone_side(first, later=True) or self._lone_side(second, later=False)

    def _lone_side(self, node: Node, later: bool) -> bool:
        decision = self.lone.get(node)
        return decision is not None and (decision.later if later else decision.earlier) is None

    def joined(self, first: Node, second: Node) -> bool:
        """Whether the two are already the same action."""
        return self._group[first] == self._group[second]

    def may_join(self, first: Node, second: Node) -> bool:
        """Whether making the two the same would contradict no decision and leave one action a period."""
        one, other = self._group[first], self._group[second]
        if one == other:
            return True
        return other not in self._foes[one] and not (self._nodes[one].keys() & self._nodes[other].keys())

    def join(self, first: Node, second: Node) -> None:
        """Make the two, and all that belong to either, the same action."""
        one, other = self._group[first], self._group[second]
        if one == other:
            return
        for node in self._nodes[other].values():
            self._group[node] = one
        self._nodes[one].update(self._nodes.pop(other))
        for foe in self._foes.pop(other):
            self._foes[foe].discard(other)
            self._foes[foe].add(one)
            self._foes[one].add(foe)

    def _part(self, first: Node, second: Node) -> None:
        one, other = self._group[first], self._group[second]
        self._foes[one].add(other)
        self._foes[other].add(one)

    def in_period(self, node: Node, period: int) -> Node | None:
        """The action of another period that is already the same as this one, if any."""
        return self._nodes[self._group[node]].get(period)

    def decision(self, first: Node, second: Node) -> Decision | None:
        """The standing decision about exactly these two, if a person made one."""
        return self._decided.get((first, second)) or self._decided.get((second, first))

    def decided_pairs(self) -> tuple[tuple[Node, Node, Decision], ...]:
        """The pairs that a person said are the same, earlier one first."""
        return tuple(
            (first, second, decision)
            for (first, second), decision in sorted(self._decided.items(), key=lambda entry: entry[0])
            if decision.verb in ("accept", "join")
        )


def _place(remembered: Side | None, reports: Mapping[tuple[int, str], Report]) -> Node | None:
    found = []
    for (period, sha256), report in reports.items():
        action = find(remembered, report) if remembered else None
        if action is not None:
            found.append((period, sha256, action.row))
    return min(found, default=None)
