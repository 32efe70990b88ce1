"""How well actions are linked, on sets whose truth is known.

    python -m benchmarks.linking             the published figures: held-out seed, side by side with others
    python -m benchmarks.linking --tuning    the same on the seed that weights may be tuned on
    python -m benchmarks.linking --alone     without the competitors
    python -m benchmarks.linking --misses    also every wrong, doubted and missed link, and their count by kind
    python -m benchmarks.linking --fit       only the constants of the map from points to score, from the tuning sets

Sets: the sample archive, a public portfolio whose printed identities are hidden (TALLYBOOK_SHARED names the folder
that holds real/gmpp; left out where it is absent), and generated plans that drift.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.linking.calibrating import print_consequences, print_fit, print_reliability
from benchmarks.linking.generated import HELD_OUT, TUNING, generated
from benchmarks.linking.gmpp import public_portfolio
from benchmarks.linking.known import KnownSeries
from benchmarks.linking.misses import print_misses
from benchmarks.linking.sample_archive import sample_archive
from benchmarks.linking.scoring import (
    Found,
    Rate,
    alike_but_linked,
    linked,
    pairs_of,
    rate_events,
    rate_gone,
    rate_links,
    rewordings,
)
from benchmarks.linking.side_by_side import print_side_by_side

SHARED = Path(os.environ.get("TALLYBOOK_SHARED", Path(__file__).resolve().parents[3] / "shared"))


def known_sets(seed: int) -> list[KnownSeries]:
    """All sets there are on this machine."""
    public = public_portfolio(SHARED)
    if public is None:
        print(f"The public portfolio is not at {SHARED}; set TALLYBOOK_SHARED to the folder that holds real/gmpp.")
    return [sample_archive(), *([public] if public else []), *generated(seed)]


def print_quality(known: KnownSeries, found: list[Found], seconds: float) -> None:
    """All figures of one set."""
    sure, either = pairs_of(found, "same"), pairs_of(found, "same", "unsure")
    actions = sum(len(report.actions) for report in known.reports)
    print(f"\n{known.name}: {len(known.reports)} reports, {actions:,} rows, {seconds:.1f} s")
    print(f"  {'links, sure':26} {_line(rate_links(known, sure))}")
    print(f"  {'links, sure and doubtful':26} {_line(rate_links(known, either))}")
    if known.parted or known.joined:
        print(f"  {'splits and mergers':26} {_line(rate_events(known, found))}")
    print(f"  {'dropped':26} {_line(rate_gone(known, found))}")
    wrong, doubtful = alike_but_linked(known, sure), alike_but_linked(known, either - sure)
    print(f"  {'look-alikes linked':26} {wrong} and {doubtful} doubtful ({len(known.look_alikes)} pairs look alike)")
    kind, hard = rewordings(known)
    if hard:
        print(f"  {f'{kind}, found':26} {len(hard & sure)} and {len(hard & either - sure)} doubtful of {len(hard)}")


def _line(rate: Rate) -> str:
    return (
        f"precision {rate.precision:.3f}  recall {rate.recall:.3f}  F1 {rate.f1:.3f}"
        f"   ({rate.right} of {rate.found} right, {rate.met} of {rate.true} found)"
    )


def main(arguments: Iterable[str]) -> int:
    options = set(arguments)
    if "--fit" in options:
        print_fit(known_sets(TUNING))
        return 0
    sets = known_sets(TUNING if "--tuning" in options else HELD_OUT)
    ours = []
    for known in sets:
        began, busy = time.perf_counter(), time.process_time()
        found = linked(known)
        ours.append((found, time.perf_counter() - began, time.process_time() - busy))
        print_quality(known, found, ours[-1][1])
        if "--misses" in options:
            print_misses(known, found)
    judged = [(known, found) for known, (found, _, _) in zip(sets, ours, strict=True)]
    print_reliability(judged)
    print_consequences(judged)
    if "--alone" not in options:
        print_side_by_side(sets, known_sets(TUNING), ours)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
