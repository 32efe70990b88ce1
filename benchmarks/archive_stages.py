"""The stages of a run one after another in one process."""

from __future__ import annotations

import pickle
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
STAGES = ("discover", "hash", "read", "write", "link", "check")
_TABLES = ("action", "lead", "milestone", "activity", "stated_count", "key_entry", "prose", "leftover", "problem")


@dataclass
class Stages:
    """Seconds of the processor by stage."""

    seconds: dict[str, float]

    def share(self, stage: str) -> float:
        return self.seconds[stage] / sum(self.seconds.values())


def stages(archive: Path, db: Path) -> Stages:
    """Fill a history from an archive, stage by stage, with the same functions as a run."""
    from corpus.history import History
    from corpus.history.rows import rows_of
    from extractors.faults import Unreadable
    from extractors.formats import formats
    from ingest.auditing import check_plan
    from ingest.batch import save_findings
    from ingest.discovering import discover
    from ingest.linking import link_plans
    from ingest.plan_crew import PlanCrew
    from ingest.reading import checksum, fetch, prepare, understand_file

    prepare()
    spent = Stages(dict.fromkeys(STAGES, 0.0))

    def timed(stage: str, step: Callable[[], T]) -> T:
        began = time.process_time()
        try:
            return step()
        finally:
            spent.seconds[stage] += time.process_time() - began

    endings = {suffix for each in formats() for suffix in each.SUFFIXES}
    files = timed("discover", lambda: list(discover([archive], endings).files))
    with History.open(db) as history:
        for file in files:
            data = timed("hash", lambda file=file: _hashed(fetch(file), checksum))  # type: ignore[misc]
            try:
                report = timed("read", lambda file=file, data=data: understand_file(file, data))  # type: ignore[misc]
            except Unreadable as fault:
                history.store_failure(str(file), checksum(data), len(data), fault.cause)
                continue
            rows = timed("read", lambda one=report: pickle.loads(pickle.dumps(rows_of(one))))  # type: ignore[misc]
            timed("write", lambda one=rows, at=file, data=data: history.store(one, str(at), len(data)))  # type: ignore[misc]
        timed("link", lambda: link_plans(history, history.plans_to_link(), PlanCrew(db, 1)))
        for plan in history.plans_to_check():
            timed("check", lambda plan=plan: save_findings(history, list(check_plan(history, plan))))  # type: ignore[misc]
    return spent


def stored(db: Path) -> tuple[int, int]:
    """The pages of all reports of a history, and its rows. A text has one page, and nobody counts those of Word."""
    with closing(sqlite3.connect(db)) as connection:
        (pages,) = connection.execute("SELECT coalesce(sum(pages), 0) FROM report").fetchone()
        return pages, sum(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _TABLES)


def _hashed(data: bytes, checksum: Callable[[bytes], str]) -> bytes:
    checksum(data)
    return data
