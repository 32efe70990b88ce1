"""How good found links are: precision, recall and F1 against the truth of a series."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.linking.known import Key, KnownSeries, Pair
from corpus.linking import link_series


@dataclass(frozen=True, slots=True)
class Found:
    """A link somebody found. ``verdict`` is as in ``corpus.records.Link``; competitors only say ``same``."""

    earlier: Key | None
    later: Key | None
    score: float
    verdict: str = "same"
    reasons: tuple[str, ...] = ()

    @property
    def pair(self) -> Pair | None:
        """Both ends, where there are two."""
        return (self.earlier, self.later) if self.earlier and self.later else None


@dataclass(frozen=True, slots=True)
class Rate:
    """``right`` of ``found`` are true; ``met`` of ``true`` were found."""

    found: int
    right: int
    true: int
    met: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.met / self.true if self.true else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __add__(self, other: Rate) -> Rate:
        return Rate(self.found + other.found, self.right + other.right, self.true + other.true, self.met + other.met)


def linked(known: KnownSeries) -> list[Found]:
    """What Tallybook finds, by the same call that ``ingest`` makes."""
    return [
        Found(each.earlier_key, each.later_key, each.link.score, each.link.verdict, each.link.reasons)
        for each in link_series(known.reports).links
    ]


def pairs_of(found: Iterable[Found], *verdicts: str) -> set[Pair]:
    """The two-ended links with one of these verdicts."""
    return {each.pair for each in found if each.verdict in verdicts and each.pair}


def rate_links(known: KnownSeries, pairs: set[Pair]) -> Rate:
    """Links of one action to itself: any two of its rows are a right link, and each row's link to the one before it is
    to be found. The whole of a split may be linked to any of its pieces (or to all), and counts as one link to be
    found; so do the pieces of a merger."""
    truth = known.links()
    events = [frozenset((whole, piece) for piece in pieces) for whole, pieces in known.parted]
    events += [frozenset((piece, whole) for piece in pieces) for pieces, whole in known.joined]
    of_events = {pair for event in events for pair in event}
    met = len(pairs & truth) + sum(not pairs.isdisjoint(event) for event in events)
    right = sum(known.identity[pair[0]] == known.identity[pair[1]] or pair in of_events for pair in pairs)
    return Rate(len(pairs), right, len(truth) + len(events), met)


def rate_events(known: KnownSeries, found: Sequence[Found]) -> Rate:
    """Splits and mergers, each right only where the whole and all its pieces, and nothing else, were named."""
    tied = [each.pair for each in found if each.pair and each.verdict in ("same", "unsure", "split", "merged")]
    splits = {each.earlier for each in found if each.verdict == "split" and each.earlier}
    merged = {each.later for each in found if each.verdict == "merged" and each.later}
    said: set[tuple[str, Key, frozenset[Key]]] = set()
    said |= {("split", whole, frozenset(b for a, b in tied if a == whole)) for whole in splits}
    said |= {("merged", whole, frozenset(a for a, b in tied if b == whole)) for whole in merged}
    true = {("split", whole, pieces) for whole, pieces in known.parted}
    true |= {("merged", whole, pieces) for pieces, whole in known.joined}
    return Rate(len(said), len(said & true), len(true), len(said & true))


def rate_gone(known: KnownSeries, found: Iterable[Found]) -> Rate:
    """Actions said to be dropped, against those that are not in the next report, whole or in pieces."""
    said = {each.earlier for each in found if each.verdict == "dropped" and each.earlier}
    true = known.gone()
    return Rate(len(said), len(said & true), len(true), len(said & true))


def alike_but_linked(known: KnownSeries, pairs: set[Pair]) -> int:
    """How many links join two actions that are known look-alikes."""
    return sum(frozenset((known.identity[a], known.identity[b])) in known.look_alikes for a, b in pairs)


def rewordings(known: KnownSeries) -> tuple[str, frozenset[Pair]]:
    """The hardest true links: those to another name, or, in a plan, to a wording said in other words throughout."""
    for kind in ("renamed", "paraphrased"):
        found = frozenset(pair for pair, changes in known.changes.items() if kind in changes)
        if found:
            return (kind, found & known.links())
    return ("renamed", frozenset())
