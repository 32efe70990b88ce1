"""How fast reports are read, stored, linked and checked, and how that grows with their length.

    python -m benchmarks.storing

The reports are invented (``benchmarks.invented``). Each size runs in a process of its own, so that its peak
memory is its own. Beside it, over the same file in the same run, stands the least that any program would
do: ``csv`` splits the rows at their tabs and ``sqlite3`` stores them as they are, nothing understood.
Each figure is the median of up to five repetitions, fewer where they take long, in processor time: waiting
for the disk does not count, on either side.
"""

from __future__ import annotations

import csv
import multiprocessing
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

from benchmarks.invented import HEADINGS, write_plan

SIZES = (100, 1_000, 10_000)
FOLDERS = (150, 1_500)  # small reports, each on another plan
STEPS = ("reading", "storing", "linking", "checking")
PLAIN = "csv + sqlite3"
_REPETITIONS = 5
_ENOUGH = 6.0  # seconds: no further repetition of a step is begun after this

Figures = dict[str, float]
"""Seconds by step, and ``memory`` in MB."""


def measured(step: Callable[[], object]) -> float:
    """The median time of a step in seconds of the processor, which others on the machine take less from."""
    times: list[float] = []
    while len(times) < _REPETITIONS and sum(times) < _ENOUGH:
        began = time.process_time()
        step()
        times.append(time.process_time() - began)
    return statistics.median(times)


def tallybook(actions: int) -> Figures:
    """Seconds for each step on two quarters of an invented plan, and the peak memory of all of it."""
    from corpus.audit import audit
    from corpus.history import History
    from corpus.linking import link
    from corpus.records import Case
    from ingest.reading import understand_file

    first, second = (write_plan(actions, quarter).encode() for quarter in (1, 2))
    read = understand_file(Path("first.txt"), first)
    later = understand_file(Path("second.txt"), second)
    if not actions == len(read.actions) <= 1.1 * len(later.actions):
        raise SystemExit(f"{len(read.actions)} of {actions} actions were read: the figures would mean nothing")
    links = link(read, later)
    figures = {"reading": measured(lambda: understand_file(Path("first.txt"), first))}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as histories:
        # A history is made once and then stored into for years, so making it is not part of storing.
        paths = (Path(folder) / f"{number}.db" for number in range(_REPETITIONS))
        new = iter([histories.enter_context(History.open(path)) for path in paths])
        figures["storing"] = measured(lambda: next(new).store(read, "first.txt", len(first)))
    figures["linking"] = measured(lambda: link(read, later))
    figures["checking"] = measured(lambda: audit(Case(later, read, links, history=True)))
    figures["memory"] = _peak()
    return figures


def plain(actions: int) -> Figures:
    """Seconds for ``csv`` and ``sqlite3`` to put the same rows into a table, and the peak memory."""
    data = write_plan(actions, 1).encode()
    names = ", ".join(f"c{number}" for number in range(len(HEADINGS)))
    marks = ", ".join("?" * len(HEADINGS))

    def store(database: Path) -> None:
        rows = csv.reader(data.decode().splitlines(), delimiter="\t")
        wanted = (row for row in rows if len(row) == len(HEADINGS) and any(row[1:]) and row != list(HEADINGS))
        connection = sqlite3.connect(database)
        connection.execute(f"CREATE TABLE action ({names})")
        connection.executemany(f"INSERT INTO action VALUES ({marks})", wanted)
        connection.commit()
        connection.close()

    with tempfile.TemporaryDirectory() as folder:
        new = iter(range(_REPETITIONS))
        seconds = measured(lambda: store(Path(folder) / f"{next(new)}.db"))
    return {PLAIN: seconds, "memory": _peak()}


def folder(reports: int) -> Figures:
    """Seconds to read, store, link and check this many small reports of different plans, and the peak memory."""
    from corpus.history import History
    from ingest.batch import bring_up_to_date
    from ingest.reading import understand_file

    understand_file(Path("first.txt"), write_plan(6, 1).encode())
    with tempfile.TemporaryDirectory() as place, History.open(Path(place) / "history.db") as history:
        began = time.process_time()
        for plan in range(reports):
            data = write_plan(6, 1, plan).encode()
            history.store(understand_file(Path(f"{plan}.txt"), data), f"{plan}.txt", len(data))
        bring_up_to_date(history)
        return {"all": time.process_time() - began, "memory": _peak()}


def _peak() -> float:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


def alone(measure: Callable[[int], Figures], actions: int) -> Figures:
    """What is measured in a process that has done nothing else."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(measure, actions).result()


def table(ours: dict[int, Figures], theirs: dict[int, Figures]) -> str:
    """The figures of both as lines of at most 100 characters."""
    sizes = tuple(ours)
    lines = [_line("", [f"{size:,} actions" for size in sizes], ["x 10", "x 10"])]
    for step in STEPS:
        lines.append(_speeds(step, {size: ours[size][step] for size in sizes}))
    both = {size: ours[size]["reading"] + ours[size]["storing"] for size in sizes}
    least = {size: theirs[size][PLAIN] for size in sizes}
    lines.append(_speeds("reading and storing", both))
    lines.append(_speeds(PLAIN, least))
    lines.append(_line(f"times as long as {PLAIN}", [f"{both[size] / least[size]:.0f}" for size in sizes]))
    lines.append(_line("peak memory", [f"{ours[size]['memory']:.0f} MB" for size in sizes]))
    lines.append(_line(f"peak memory of {PLAIN}", [f"{theirs[size]['memory']:.0f} MB" for size in sizes]))
    return "\n".join(lines)


def _speeds(name: str, seconds: dict[int, float]) -> str:
    """Actions a second for each size, and how many times as long ten times as many take."""
    taken = list(seconds.values())
    growth = [f"x {later / earlier:.1f}" for earlier, later in pairwise(taken)]
    return _line(name, [f"{size / spent:,.0f}/s" for size, spent in seconds.items()], growth)


def _line(name: str, cells: list[str], growth: Sequence[str] = ()) -> str:
    return f"{name:<31}" + "".join(f"{cell:>15}" for cell in cells) + "".join(f"{cell:>11}" for cell in growth)


def main() -> int:
    """Measure every size and print the table."""
    began = time.perf_counter()
    theirs = {size: alone(plain, size) for size in SIZES}
    ours = {size: alone(tallybook, size) for size in SIZES}
    print("Actions a second of processor time; how many times as long a report of ten times the length takes")
    print(table(ours, theirs))
    for reports in FOLDERS:
        spent = alone(folder, reports)
        each = 1000 * spent["all"] / reports
        print(f"{reports:,} reports of 6 actions: {each:.1f} ms each, peak memory {spent['memory']:.0f} MB")
    print(f"({time.perf_counter() - began:.0f} seconds in all)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
