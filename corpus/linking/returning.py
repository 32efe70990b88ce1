"""Actions that went on in no later report, kept so that the few that a new one may be are found by their words.

A plan of two thousand periods leaves thousands of them behind. To compare each new action with all of them
would cost more with every period; an index of their words names those worth comparing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from corpus.linking.comparing import Sheet
from corpus.linking.members import Member, Node

_NEAREST = 16  # gone actions looked at for each new one, and as many of its very wording
_COMMON = 1_000  # a word in more gone actions than this tells too little to go by
_TOUCHED = 4_000  # gone actions that the words of one new action may name, rare words first


class Gone:
    """The actions that may return. What it answers depends on what is in it, never on the order it came in."""

    def __init__(self, members: Iterable[Member] = ()) -> None:
        self._members: dict[Node, Member] = {}
        self._with: dict[str, set[Node]] = {}
        self._worded: dict[str, set[Node]] = {}
        for member in members:
            self.add(member)

    def add(self, member: Member) -> None:
        """Keep an action that did not go on."""
        self._members[member.node] = member
        self._worded.setdefault(member.sheet.wording.plain, set()).add(member.node)
        for stem in _stems(member.sheet):
            self._with.setdefault(stem, set()).add(member.node)

    def remove(self, node: Node) -> None:
        """Forget an action that returned; nothing happens where it was not here."""
        member = self._members.pop(node, None)
        if member is not None:
            _discard(self._worded, member.sheet.wording.plain, node)
            for stem in _stems(member.sheet):
                _discard(self._with, stem, node)

    def near(self, fresh: Sequence[Member], decided: Iterable[Node] = ()) -> list[Member]:
        """Those that one of these new actions may be the return of, in time order, and the ``decided`` ones. Of
        many that are equally near, those that stood last are taken."""
        found = {node for node in decided if node in self._members}
        for member in fresh:
            twins = self._worded.get(member.sheet.wording.plain, set())
            found.update(self._last(twins) if len(twins) > _NEAREST else twins)
            found.update(self._nearest(member.sheet))
        return [self._members[node] for node in sorted(found)]

    def _nearest(self, read: Sheet) -> Iterable[Node]:
        scores: dict[Node, float] = {}
        touched = 0
        for number, stem in sorted((len(self._with.get(stem, ())), stem) for stem in _stems(read)):
            touched += number
            if number > _COMMON or touched > _TOUCHED:
                break
            for node in self._with.get(stem, ()):
                scores[node] = scores.get(node, 0.0) + math.log1p(len(self._members) / number)
        if len(scores) <= _NEAREST:
            return scores
        least = sorted(scores.values(), reverse=True)[_NEAREST - 1]
        surely = [node for node, score in scores.items() if score > least]
        return [*surely, *self._last(node for node, score in scores.items() if score == least)]

    def _last(self, nodes: Iterable[Node]) -> list[Node]:
        """Some of these, those of the last periods first; by what they say, so that the order of rows is nothing."""
        ordered = sorted(nodes, key=lambda node: (-node[0], self._members[node].sheet.content, node))
        return ordered[:_NEAREST]


def _stems(read: Sheet) -> frozenset[str]:
    return read.wording.stems | (read.description.stems if read.description else frozenset())


def _discard(index: dict[str, set[Node]], word: str, node: Node) -> None:
    there = index[word]
    there.discard(node)
    if not there:
        del index[word]
