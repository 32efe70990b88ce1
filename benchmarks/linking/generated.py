"""The generated series: two council plans and a portfolio, each of a seed for tuning and of one held out."""

from __future__ import annotations

from benchmarks.linking.drifting.plans import RICH, WORDING_ONLY, council_plan
from benchmarks.linking.drifting.projects import portfolio
from benchmarks.linking.known import KnownSeries

TUNING, HELD_OUT = 11, 2026


def generated(seed: int) -> list[KnownSeries]:
    """All three series of a seed. Tune on ``TUNING`` and any other seed; ``HELD_OUT`` is for the published figures."""
    return [council_plan(RICH, seed), council_plan(WORDING_ONLY, seed), portfolio(seed)]
