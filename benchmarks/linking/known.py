"""A series of reports whose links are known: what every measure of linking is taken against."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from normalise.records import Report

Key = tuple[str, int]  # the report's sha256 and the action's row
Pair = tuple[Key, Key]  # the earlier and the later


@dataclass(frozen=True)
class KnownSeries:
    """Reports in time order, one a period, with the truth.

    ``identity`` names the action that each row is. ``parted`` holds, for every split, the whole and its pieces;
    ``joined``, for every merger, the pieces and the whole: pieces and wholes have identities of their own.
    ``look_alikes`` are pairs of identities that are twins and not the same. ``changes`` says what happened to an
    action between two rows ("synonym", "lead", "renamed"), for counting misses by kind.
    """

    name: str
    reports: tuple[Report, ...]
    identity: Mapping[Key, str]
    parted: tuple[tuple[Key, frozenset[Key]], ...] = ()
    joined: tuple[tuple[frozenset[Key], Key], ...] = ()
    look_alikes: frozenset[frozenset[str]] = frozenset()
    changes: Mapping[Pair, tuple[str, ...]] = field(default_factory=dict)

    def links(self) -> frozenset[Pair]:
        """Each row with the last row before it that is the same action, past gaps too."""
        return frozenset(_following(self.reports, self.identity))

    def gone(self) -> frozenset[Key]:
        """Rows whose action is not in the next report, whole or in pieces."""
        stays = {whole for whole, _ in self.parted} | {piece for pieces, _ in self.joined for piece in pieces}
        found = set()
        for before, after in pairwise(self.reports):
            there = {self.identity[after.sha256, action.row] for action in after.actions}
            for action in before.actions:
                key = (before.sha256, action.row)
                if self.identity[key] not in there and key not in stays:
                    found.add(key)
        return frozenset(found)


def _following(reports: Sequence[Report], identity: Mapping[Key, str]) -> list[Pair]:
    last: dict[str, Key] = {}
    pairs = []
    for report in reports:
        here = {identity[report.sha256, action.row]: (report.sha256, action.row) for action in report.actions}
        pairs += [(last[who], key) for who, key in here.items() if who in last]
        last |= here
    return pairs


def twins(families: Iterable[Sequence[str]]) -> frozenset[frozenset[str]]:
    """Every two of one family."""
    return frozenset(frozenset(pair) for family in families for pair in combinations(family, 2))
