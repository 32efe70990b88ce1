"""The audit of a whole archive: time and peak memory by size.

    python -m benchmarks.auditing                     1,000, 10,000 and 100,000 actions
    python -m benchmarks.auditing --upto 1000000      and a million: 1,000 plans of 20 reports with 50 actions

The archive is invented (``benchmarks.invented``) and stored without being printed and read first; its links
are those that it was made with. Each size is measured in a process that has done nothing else.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from benchmarks.invented import KEY, Row, rows_through
from extractors.printed import KeyEntry
from extractors.records import Place
from normalise.dates import parse_date
from normalise.records import Action, Period, Report

if TYPE_CHECKING:
    from corpus.history import History, StoredLink

Got = TypeVar("Got")
REPORTS = 20
ACTIONS = 50
SIZES = (1_000, 10_000, 100_000, 1_000_000)
_RATINGS = {"B": ("blue", "complete"), "G": ("green", "on track"), "A": ("amber", "at risk"), "R": ("red", "off track")}
_FIELDS = frozenset("ref action lead outcome_measure due status evidence".split())


def report(plan: int, quarter: int, rows: Sequence[Row]) -> Report:
    """The report of one quarter, from 1 on, as it would be understood."""
    year, place = divmod(quarter - 1, 4)
    month = (4, 7, 10, 1)[place]
    start = date(2010 + year + (month == 1), month, 1)
    end = date(start.year, month + 2, 30 if month in (4, 7) else 31)
    label = f"{2010 + year}-{(11 + year) % 100:02} Q{place + 1}"
    return Report(
        sha256=f"{plan:032x}{quarter:032x}",
        name=f"{plan}-{quarter}.txt",
        format="text",
        kind="action plan",
        plan=f"Plan {plan} of the Ashton partnership",
        title="Action plan",
        pages=4,
        period=Period(label, start, end, "quarter"),
        key=tuple(
            KeyEntry(letter, meaning, "status", Place(line=n)) for n, (letter, meaning) in enumerate(KEY.items())
        ),
        actions=tuple(_action(number, row) for number, row in enumerate(rows, start=1)),
    )


def _action(number: int, row: Row) -> Action:
    status, state = _RATINGS[row.rag]
    return Action(
        row=number,
        action=row.action,
        place=Place(line=20 + number, table=1, row=number),
        ref=str(number),
        theme=row.theme,
        lead=row.lead,
        leads=tuple(row.lead.split(" / ")),
        outcome_measure=row.outcome,
        due=row.due,
        due_span=parse_date(row.due),
        status_printed=row.rag,
        status=status,
        state=state,
        evidence=row.progress or None,
        columns=_FIELDS,
    )


def store(history: History, plans: int) -> None:
    """Store the plans with the links that they were made with."""
    for plan in range(plans):
        quarters = rows_through(ACTIONS, REPORTS, plan)
        reports = [report(plan, quarter, rows) for quarter, rows in enumerate(quarters, start=1)]
        numbers = [history.store(each, each.name, 10_000).report_id for each in reports]
        name = reports[0].plan
        history.load_outlines(name)
        history.save_links(name, list(_links(numbers, quarters)), {})


def _links(numbers: Sequence[int], quarters: Sequence[Sequence[Row]]) -> Iterator[StoredLink]:
    from corpus.history import StoredLink

    for (first, before), (second, after) in pairwise(zip(numbers, quarters, strict=True)):
        places = {row.number: place for place, row in enumerate(before, start=1)}
        for place, row in enumerate(after, start=1):
            there = places.pop(row.number, None)
            yield StoredLink(first, second, there, place, 0.99 if there else 0.0, (), "same" if there else "new")
        for place in places.values():
            yield StoredLink(first, second, place, None, 0.0, (), "dropped")


def prepare(database: Path, actions: int) -> None:
    """An archive of so many actions, in a history of its own."""
    from corpus.history import History

    with History.open(database) as history:
        store(history, actions // (REPORTS * ACTIONS))


def audited(database: Path) -> dict[str, float]:
    """Processor seconds and peak memory of the checks over the whole history, and how much they found and kept."""
    from corpus.history import History
    from ingest.batch import bring_up_to_date

    began = time.process_time()
    with History.open(database) as history:
        bring_up_to_date(history)
        seconds = time.process_time() - began
        found = Counter(str(row["code"]) for row in history.findings())
    return {"seconds": seconds, "memory": _peak(), "findings": found.total()}


def _peak() -> float:
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> int:
    """Measure every size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--upto", type=int, default=100_000, help="the largest archive, in actions")
    upto = parser.parse_args().upto
    print(f"{'actions':>10}{'reports':>10}{'findings':>10}{'seconds':>10}{'actions/s':>11}{'peak memory':>13}")
    for actions in [size for size in SIZES if size <= upto]:
        with tempfile.TemporaryDirectory() as folder:
            database = Path(folder) / "history.db"
            alone(prepare, database, actions)
            got = alone(audited, database)
        print(
            f"{actions:>10,}{actions // ACTIONS:>10,}{got['findings']:>10,.0f}{got['seconds']:>10.1f}"
            f"{actions / got['seconds']:>11,.0f}{got['memory']:>10.0f} MB",
            flush=True,
        )
    return 0


def alone(work: Callable[..., Got], *arguments: object) -> Got:
    """What is done in a process that has done nothing else."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(work, *arguments).result()


if __name__ == "__main__":
    sys.exit(main())
