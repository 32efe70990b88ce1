"""How linking grows: from 1,000 actions to 1,000,000, in a real history, and what one more report costs.

    python -m benchmarks.linking_size [--upto 100000] [--shape plans|long|wide]

The plans are invented (``benchmarks.invented_series``): reports of 50 actions, 20 periods a plan (``plans``); one
plan of as many periods as it takes (``long``); or one plan of two periods (``wide``). Each size has a process of
its own. Storing and linking are timed apart, by the clock and in processor time (of all processes: links of many
plans are worked out by two); memory is the sum of the peaks of all processes. Then one more report is stored
and linked: the next of a plan, then one that was missing in its middle.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.invented_series import plan_through_time
from normalise.records import Report

SIZES = (1_000, 10_000, 100_000, 1_000_000)
PERIODS, ACTIONS = 20, 50
JOBS = 2


@dataclass(frozen=True)
class Shape:
    """How many plans of how many periods of how many actions."""

    plans: int
    periods: int
    actions: int

    @classmethod
    def of(cls, name: str, size: int) -> Shape:
        if name == "long":
            return cls(1, size // ACTIONS, ACTIONS)
        if name == "wide":
            return cls(1, 2, size // 2)
        return cls(size // (PERIODS * ACTIONS), PERIODS, ACTIONS)

    def reports(self, plan: int) -> Iterator[Report]:
        """One more than belong to it: the last is added later."""
        return plan_through_time(f"Plan of the {_ward(plan)} Ward", self.periods + 1, self.actions)


def _ward(number: int) -> str:
    """A name of its own for each plan, without digits: plans that differ in a year are one."""
    letters = ""
    for _ in range(4):
        number, place = divmod(number, 20)
        letters += "bcdfghjklmnpqrstvwxz"[place] + "aeiouaeiouaeiouaeiou"[place]
    return letters.capitalize()


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock and of the processor."""

    clock: float
    processor: float


class Stopwatch:
    """Runs from when it is made."""

    def __init__(self) -> None:
        self._began = (time.perf_counter(), _processor())

    def spent(self) -> Spent:
        return Spent(time.perf_counter() - self._began[0], _processor() - self._began[1])


def _processor() -> float:
    """Seconds of the processor of this process and of those it has waited for."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _peak() -> float:
    """MB: the peak of this process, and for each helper the peak of the largest of them."""
    own, others = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + JOBS * others) / (2**20 if sys.platform == "darwin" else 1024)


@dataclass(frozen=True)
class Figures:
    """What was spent on one size; ``memory`` in MB."""

    actions: int
    links: int
    storing: Spent
    linking: Spent
    memory: float
    next_report: Spent
    missing_report: Spent


def measure(name: str, size: int) -> Figures:
    """Store and link so many actions, then the next report of the last plan and one that was missing in it."""
    from corpus.history import History
    from ingest.linking import link_plans
    from ingest.plan_crew import PlanCrew

    shape = Shape.of(name, size)
    *before, last = shape.reports(shape.plans - 1)
    missing = before.pop(len(before) // 2) if len(before) > 2 else None
    with tempfile.TemporaryDirectory() as folder, History.open(Path(folder) / "history.db") as history:

        def linked() -> Counter[str]:
            with PlanCrew(history.path, JOBS) as crew:
                return link_plans(history, history.plans_to_link(), crew)

        watch = Stopwatch()
        for plan in range(shape.plans - 1):
            for report in islice(shape.reports(plan), shape.periods):
                history.store(report, report.name, 10_000)
        for report in before:
            history.store(report, report.name, 10_000)
        storing, watch = watch.spent(), Stopwatch()
        links = linked().total()
        linking, memory, watch = watch.spent(), _peak(), Stopwatch()
        history.store(last, last.name, 10_000)
        linked()
        next_report, watch = watch.spent(), Stopwatch()
        if missing:
            history.store(missing, missing.name, 10_000)
            linked()
        return Figures(size, links, storing, linking, memory, next_report, watch.spent())


def line(found: Figures) -> str:
    """One size as a row of the table."""
    each = [f"{found.actions:>9,}", f"{found.links:>9,}"]
    for spent in (found.storing, found.linking):
        each += [f"{spent.clock:>8.1f}", f"{spent.processor:>9.1f}"]
    each += [f"{found.actions / found.linking.clock:>9,.0f}", f"{found.memory:>6,.0f}"]
    each += [f"{spent.clock:>8.2f}" for spent in (found.next_report, found.missing_report)]
    return " ".join(each)


def main() -> int:
    """Measure each size in a process of its own and print a row of it."""
    asked = argparse.ArgumentParser(description="How linking grows with the number of actions.")
    asked.add_argument("--upto", type=int, default=100_000, metavar="N", help="the largest number of actions")
    asked.add_argument("--shape", choices=("plans", "long", "wide"), default="plans", help="how they are spread")
    wanted = asked.parse_args()
    print(f"Shape {wanted.shape}: seconds by the clock and of the processor; {os.cpu_count()} processors")
    print("  actions     links  storing (processor) linking (processor) actions/s    MB  +1 next +1 missing")
    for size in (size for size in SIZES if size <= wanted.upto):
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
            print(line(process.submit(measure, wanted.shape, size).result()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
