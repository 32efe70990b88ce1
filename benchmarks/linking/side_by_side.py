"""Ours and the others on the same sets in one run: F1, false links on look-alikes, and seconds."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.linking import splink_rival
from benchmarks.linking.known import KnownSeries, Pair
from benchmarks.linking.rivals import Rival, best_threshold, follow, rapidfuzz_rivals
from benchmarks.linking.scoring import Found, alike_but_linked, pairs_of, rate_links, rewordings


@dataclass(frozen=True, slots=True)
class Run:
    """One way of linking one set, and how long it took: by the clock, and on all processors together."""

    name: str
    pairs: set[Pair]
    seconds: float
    busy: float


def print_side_by_side(
    sets: Sequence[KnownSeries], tuning: Sequence[KnownSeries], ours: Sequence[tuple[list[Found], float, float]]
) -> None:
    """The table. ``ours`` are our links and both seconds for each set; the others' thresholds come from ``tuning``."""
    rivals = rapidfuzz_rivals()
    if splink_rival.installed():
        rivals += splink_rival.splink_rivals()
    else:
        print("\nSplink is not installed, so it is left out (make bench installs it).")
    chosen = [(rival, best_threshold(rival, tuning)) for rival in rivals]
    print("\nSide by side")
    for place, known in enumerate(sets):
        found, *seconds = ours[place]
        runs = [
            Run("tallybook, sure", pairs_of(found, "same"), *seconds),
            Run("tallybook, sure and doubtful", pairs_of(found, "same", "unsure"), *seconds),
            *(_run(rival, threshold, known) for rival, threshold in chosen),
        ]
        _print_table(known, runs)
    print("\nThresholds: " + "; ".join(f"{rival.name} {threshold:g}" for rival, threshold in chosen))


def _run(rival: Rival, threshold: float, known: KnownSeries) -> Run:
    began, busy = time.perf_counter(), time.process_time()
    pairs = follow(known, rival.scores(known), threshold, rival.one_to_one)
    return Run(rival.name, pairs, time.perf_counter() - began, time.process_time() - busy)


def _print_table(known: KnownSeries, runs: Sequence[Run]) -> None:
    kind, hard = rewordings(known)
    heads = f"precision  recall   F1     look-alikes  {kind:>12}  seconds  times ours  processor s  times ours"
    print(f"\n  {known.name:36} {heads}")
    for run in runs:
        rate = rate_links(known, run.pairs)
        met = f"{len(hard & run.pairs)} of {len(hard)}" if hard else "-"
        twins = alike_but_linked(known, run.pairs)
        quality = f"{rate.precision:9.3f} {rate.recall:7.3f} {rate.f1:6.3f} {twins:12} {met:>13}"
        by_clock = f"{run.seconds:8.2f} {run.seconds / runs[0].seconds:10.2f}"
        by_processor = f"{run.busy:12.2f} {run.busy / runs[0].busy:11.2f}"
        print(f"    {run.name:34} {quality} {by_clock} {by_processor}")
