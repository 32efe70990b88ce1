"""How many rows a second the one writer of a history stores, against plain ``sqlite3``, and how fast histories merge.

    python -m benchmarks.writing [REPORTS]

The reports are invented (``benchmarks.invented``), read once and made into rows, as readers do; then each is stored
under many names, plans and checksums, so that only the writer is measured. The same rows are then written by
``executemany`` from lists that are ready in memory: into bare tables in one transaction, which is the most that SQLite
does; into bare tables with one transaction a report, as a history has it; and into a history's own tables, with their
indexes and full text, one transaction a report. The history does more than any of these: it knows each file, settles
editions, finds plans.
All seconds are by the clock, waiting for the disk included; those of the processor stand beside them.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.invented import write_plan
from corpus.history import History
from corpus.history.rows import ReportRows, rows_of
from ingest.reading import understand_file
from normalise.records import Report

REPORTS = 2_000
_ACTIONS = (5, 10, 20, 40)
_PLANS_OF = 8  # reports of one plan
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_TABLES: tuple[str, ...]
_TABLES = ("plan", "file", "path", "report", "action", "lead", "milestone", "activity", "stated_count", "key_entry")
_TABLES += ("prose", "leftover", "problem", "plan_named")

Batches = list[list[tuple[str, list[tuple[object, ...]]]]]
"""For each report, the rows of each table."""


def reports(number: int) -> Iterator[Report]:
    """So many reports, different by plan, quarter and checksum."""
    read = {
        (actions, quarter): understand_file(Path(f"q{quarter}.txt"), write_plan(actions, quarter).encode())
        for actions in _ACTIONS
        for quarter in range(1, _PLANS_OF + 1)
    }
    for at in range(number):
        plan, quarter = divmod(at, _PLANS_OF)
        report = read[_ACTIONS[plan % len(_ACTIONS)], quarter + 1]
        name = f"{_named(plan)} Plan"
        yield replace(report, sha256=hashlib.sha256(str(at).encode()).hexdigest(), plan=name)


def _named(number: int) -> str:
    """A name in letters only: names that differ in a figure alone may well mean one plan."""
    return hashlib.sha256(str(number).encode()).hexdigest()[:10].translate(_LETTERS).title()


def measured(step: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    step()
    return time.perf_counter() - clock, time.process_time() - processor


def store(path: Path, given: Sequence[ReportRows]) -> None:
    with History.open(path) as history:
        for at, rows in enumerate(given):
            history.store(rows, f"archive/{at}.txt", 20_000)


def merge(sources: Sequence[Path], target: Path) -> None:
    """Take over everything; linking, which comes after it, is not part of it."""
    with History.open(target) as history:
        for source in sources:
            with history.merging(source) as other:
                for _ in other.files():
                    pass


def batches(path: Path) -> Batches:
    """The rows of a history, report by report, as the writer has put them."""
    connection = sqlite3.connect(path)
    found: Batches = []
    seen: set[int] = set()
    for report_id, file_id, plan_id in connection.execute("SELECT report_id, file_id, plan_id FROM report").fetchall():
        keys = {"plan": ("plan_id", plan_id), "file": ("file_id", file_id), "path": ("file_id", file_id)}
        batch = []
        for table in _TABLES:
            column, value = keys.get(table, ("report_id", report_id))
            where = f"{column} = ?"
            if table == "lead":
                where = "record_id IN (SELECT record_id FROM action WHERE report_id = ?)"
            if table != "plan" or plan_id not in seen:
                batch.append((table, connection.execute(f"SELECT * FROM {table} WHERE {where}", [value]).fetchall()))
        seen.add(plan_id)
        found.append(batch)
    connection.close()
    return found


def write_plainly(path: Path, rows: Batches, *, each: bool) -> None:
    """``executemany`` into the tables that stand in the file; one transaction, or one for ``each`` report."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    begin, end = ("BEGIN IMMEDIATE", "COMMIT") if each else ("SELECT 1", "SELECT 1")
    connection.execute("SELECT 1" if each else "BEGIN")
    for batch in rows:
        connection.execute(begin)
        for table, some in batch:
            if some:
                connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(some[0]))})", some)
        connection.execute(end)
    connection.execute("SELECT 1" if each else "COMMIT")
    connection.close()


def bare(path: Path, like: Path) -> Path:
    """A file with the same columns, and nothing else: no keys, indexes or full text."""
    connection = sqlite3.connect(path)
    connection.execute("ATTACH ? AS other", [str(like)])
    for table in _TABLES:
        connection.execute(f"CREATE TABLE {table} AS SELECT * FROM other.{table} WHERE false")
    connection.commit()
    connection.close()
    return path


def own(path: Path) -> Path:
    """An empty history."""
    History.open(path).close()
    return path


def main(number: int) -> int:
    """Measure and print."""
    read = list(reports(number))
    given: list[ReportRows] = []
    prepared = measured(lambda: given.extend(map(rows_of, read)))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        store(folder / "warm.db", given[:20])
        stored = own(folder / "stored.db")
        tenth = -(-number // 10)
        tenths = [measured(partial(store, stored, given[at : at + tenth])) for at in range(0, number, tenth)]
        rows = batches(stored)
        total = sum(len(some) for batch in rows for _, some in batch)
        size = stored.stat().st_size / 2**20
        print(f"{number:,} reports, {total:,} rows ({total / number:.0f} a report), {size:,.0f} MB")

        def line(name: str, seconds: tuple[float, float], count: int = number) -> None:
            clock, processor = seconds
            there = total * count / number
            speeds = f"{there / clock:>9,.0f} rows/s{there / processor:>9,.0f} rows/s of the processor"
            print(f"{name:<48}{speeds}{1000 * processor / count:>6.1f} ms a report")

        line("rows made of records, which readers do", prepared)
        line("history, one transaction a report", (sum(each[0] for each in tenths), sum(each[1] for each in tenths)))
        line("  the first tenth of them", tenths[0], tenth)
        line("  the last tenth of them", tenths[-1], tenth)
        for name, path, each in (
            ("executemany, a history's tables, one a report", own(folder / "own.db"), True),
            ("executemany, bare tables, one a report", bare(folder / "each.db", stored), True),
            ("executemany, bare tables, one transaction", bare(folder / "one.db", stored), False),
        ):
            line(name, measured(partial(write_plainly, path, rows, each=each)))
        parts = folder / "a.db", folder / "b.db"
        store(parts[0], given[: number // 2])
        store(parts[1], given[number // 2 :])
        line("merge of two halves, without linking", measured(lambda: merge(parts, folder / "merged.db")))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else REPORTS))
