"""Whether a score means what it says, what each threshold costs, and the constants that make it so.

``fit`` is for whoever keeps ``corpus.linking.weights``: it gives the straight line from points to log-odds under which
a score is the share of right links (Platt's method), each set counting alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from unittest.mock import patch

from benchmarks.linking.known import KnownSeries, Pair
from benchmarks.linking.scoring import Found, Rate, linked, rate_links
from corpus.linking import weights
from corpus.linking.board import Board
from corpus.linking.comparing import Likeness

Judged = tuple[KnownSeries, list[Found]]
BINS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 1.0001)
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99)


@dataclass(frozen=True, slots=True)
class Weighed:
    """The raw points of a link that was made, sure or doubtful, and whether it is right."""

    points: float
    right: bool


def print_reliability(judged: Sequence[Judged]) -> None:
    """For each range of scores, how many links have one and how many of them are right."""
    print("\nScores against truth, all sets (a right scale has the share within the range)")
    print("  score           links   right   share")
    for low, high in pairwise(BINS):
        here = [(known, {each.pair for each in _made(found) if low <= each.score < high}) for known, found in judged]
        rate = _sum([rate_links(known, {pair for pair in pairs if pair}) for known, pairs in here])
        share = f"{rate.precision:.3f}" if rate.found else "-"
        print(f"  {low:.2f} to {min(high, 1):.2f}   {rate.found:6} {rate.right:7}   {share}")


def print_consequences(judged: Sequence[Judged]) -> None:
    """Precision and recall of taking every link from a score on; ours are marked."""
    ours = {weights.SURE: "<- sure from here", weights.POSSIBLE: "<- shown as doubtful from here"}
    print("\nWhat each threshold costs, all sets")
    print("  score    links   precision   recall   F1")
    for threshold in sorted({*THRESHOLDS, *ours}):
        rate = _sum([rate_links(known, _from(found, threshold)) for known, found in judged])
        scores = f"{rate.precision:9.3f} {rate.recall:8.3f} {rate.f1:6.3f}"
        print(f"  {threshold:5.2f} {rate.found:8}   {scores}   {ours.get(threshold, '')}".rstrip())


def print_fit(sets: Sequence[KnownSeries]) -> None:
    """The constants for ``score = 1 / (1 + exp(-(slope * points + level)))``, and each set's own for comparison."""
    weighed = [(known.name, weigh(known)) for known in sets]
    slope, level = fit([links for _, links in weighed])
    print(f"\nFitted on all of these alike: slope {slope:.3f}, level {level:+.3f}")
    for name, links in weighed:
        wrong = sum(not each.right for each in links)
        own = "; alone {:.3f}, {:+.3f}".format(*fit([links])) if wrong else ""
        print(f"  {name:28} {len(links):5} links, {wrong:3} wrong{own}")
    print("  points          links   right   share   fitted")
    everything = [each for _, links in weighed for each in links]
    for low in range(-1, 13):
        here = [each for each in everything if low <= each.points < low + 1]
        if here:
            right = sum(each.right for each in here)
            middle = 1 / (1 + math.exp(-(slope * (low + 0.5) + level)))
            print(f"  {low:3} to {low + 1:3}   {len(here):8} {right:7}   {right / len(here):.3f}   {middle:.3f}")


def weigh(known: KnownSeries) -> list[Weighed]:
    """The points and the truth of every link that is made in a series."""
    with _noting() as points:
        found = linked(known)
    events = {(whole, piece) for whole, pieces in known.parted for piece in pieces}
    events |= {(piece, whole) for pieces, whole in known.joined for piece in pieces}
    return [
        Weighed(points[pair], known.identity[pair[0]] == known.identity[pair[1]] or pair in events)
        for pair in (each.pair for each in _made(found))
        if pair in points
    ]


def fit(sets: Sequence[Sequence[Weighed]]) -> tuple[float, float]:
    """Slope and level, by least log-loss; each set has the same weight, however many links it has."""
    import numpy as np
    from scipy.optimize import minimize

    points = np.array([each.points for links in sets for each in links])
    right = np.array([float(each.right) for links in sets for each in links])
    weight = np.array([1 / len(links) for links in sets for _ in links])

    def loss(line: Sequence[float]) -> float:
        odds = line[0] * points + line[1]
        return float((weight * (np.logaddexp(0, odds) - right * odds)).sum() + 1e-4 * line[0] ** 2)

    best = minimize(loss, [1.0, 0.0], method="Nelder-Mead").x
    return (float(best[0]), float(best[1]))


@contextmanager
def _noting() -> Iterator[dict[Pair, float]]:
    """Writes down the points of every pair that is compared meanwhile: a finished link has only its score."""
    points: dict[Pair, float] = {}
    compare = Board.compare

    def noted(board: Board, pair: tuple[int, int]) -> Likeness:
        alike = compare(board, pair)
        points[board.earlier[pair[0]].member.key, board.later[pair[1]].member.key] = alike.points
        return alike

    with patch.object(Board, "compare", noted):
        yield points


def _made(found: Sequence[Found]) -> list[Found]:
    return [each for each in found if each.pair and each.verdict in ("same", "unsure")]


def _from(found: Sequence[Found], threshold: float) -> set[Pair]:
    return {each.pair for each in _made(found) if each.pair and each.score >= threshold}


def _sum(rates: Sequence[Rate]) -> Rate:
    total = Rate(0, 0, 0, 0)
    for rate in rates:
        total += rate
    return total
