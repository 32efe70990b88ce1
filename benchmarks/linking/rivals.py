"""Other ways of linking, run on the same sets: likeness of wording with a threshold, and with assignment.

A rival scores pairs (``Scores``); the same plain procedure then follows the actions from report to report and past
gaps, so that only scoring and choosing are compared. Thresholds are those with the best mean F1 on the tuning sets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from benchmarks.linking.known import Key, KnownSeries, Pair
from benchmarks.linking.scoring import rate_links
from normalise.records import Action

# How alike the rows of two lists are: an array, one row for each earlier, one column for each later, 0..1.
Scores = Callable[[Sequence[Key], Sequence[Key]], Any]


@dataclass(frozen=True)
class Rival:
    """``scores`` makes a series ready. ``one_to_one`` takes the best assignment; else each later action takes its
    best earlier one, whoever else has it."""

    name: str
    scores: Callable[[KnownSeries], Scores]
    one_to_one: bool
    thresholds: tuple[float, ...]


def rapidfuzz_rivals() -> list[Rival]:
    """``token_set_ratio`` of the wordings, and of all text fields together; best match, and best assignment."""
    steps = tuple(step / 100 for step in range(40, 101, 3))
    return [
        Rival("rapidfuzz token_set_ratio, wording", lambda known: _likeness(known, whole=False), False, steps),
        Rival("rapidfuzz, wording, one-to-one", lambda known: _likeness(known, whole=False), True, steps),
        Rival("rapidfuzz, all fields, one-to-one", lambda known: _likeness(known, whole=True), True, steps),
    ]


def _likeness(known: KnownSeries, whole: bool) -> Scores:
    from rapidfuzz import fuzz, process, utils

    actions = {(report.sha256, action.row): action for report in known.reports for action in report.actions}
    texts = {key: utils.default_process(_text(action, whole)) for key, action in actions.items()}

    def between(earlier: Sequence[Key], later: Sequence[Key]) -> Any:
        ours, theirs = [texts[key] for key in earlier], [texts[key] for key in later]
        return process.cdist(ours, theirs, scorer=fuzz.token_set_ratio) / 100

    return _remembered(between)


def _text(action: Action, whole: bool) -> str:
    fields = [action.action]
    if whole:
        fields += [action.description or "", action.key_deliverable or "", action.theme or "", *action.leads]
        fields += [action.outcome_measure or "", action.starts.printed if action.starts else ""]
    return " ".join(fields)


def _remembered(between: Scores) -> Scores:
    """Whole reports are compared once, however many thresholds are tried."""

    @cache
    def kept(earlier: tuple[Key, ...], later: tuple[Key, ...]) -> Any:
        return between(earlier, later)

    def scores(earlier: Sequence[Key], later: Sequence[Key]) -> Any:
        return kept(tuple(earlier), tuple(later))

    return scores


def follow(known: KnownSeries, scores: Scores, threshold: float, one_to_one: bool) -> set[Pair]:
    """The links through the whole series: each report with the next, then what is left with rows gone before."""
    keys = [[(report.sha256, action.row) for action in report.actions] for report in known.reports]
    found: set[Pair] = set()
    gone: list[Key] = []
    for before, after in pairwise(keys):
        here = _choose(before, after, scores, threshold, one_to_one)
        linked = {later for _, later in here}
        here |= _choose(gone, [key for key in after if key not in linked], scores, threshold, one_to_one)
        found |= here
        went_on = {earlier for earlier, _ in here}
        gone = [key for key in (*gone, *before) if key not in went_on]
    return found


def _choose(
    earlier: Sequence[Key], later: Sequence[Key], scores: Scores, threshold: float, one_to_one: bool
) -> set[Pair]:
    if not earlier or not later:
        return set()
    table = scores(earlier, later)
    if one_to_one:
        from scipy.optimize import linear_sum_assignment

        pairs = zip(*linear_sum_assignment(table * (table >= threshold), maximize=True), strict=True)
    else:
        pairs = zip(table.argmax(axis=0), range(len(later)), strict=True)
    return {(earlier[row], later[column]) for row, column in pairs if table[row, column] >= threshold}


def best_threshold(rival: Rival, sets: Sequence[KnownSeries]) -> float:
    """The threshold with the best mean F1 over these sets."""
    ready = [(known, rival.scores(known)) for known in sets]

    def mean(threshold: float) -> float:
        return sum(
            rate_links(known, follow(known, scores, threshold, rival.one_to_one)).f1 for known, scores in ready
        ) / len(ready)

    return max(rival.thresholds, key=mean)
