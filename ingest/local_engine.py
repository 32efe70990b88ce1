"""Reading for a history, in processes of this machine: each report comes as the rows that are kept of it, so that the
one process that writes need not make them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ingest.jobs import Engine, Job, Reading
from ingest.limits import Limits
from ingest.workers import read_all, read_file, told


def here(workers: int) -> Engine:
    """The engine of this machine: ``workers`` processes."""

    def read(jobs: Iterable[Job | None], limits: Limits, stop: Callable[[], bool]) -> Iterator[Reading]:
        return read_all(jobs, workers, limits, read_rows, stop)

    return read


def read_rows(job: Job) -> Reading:
    """Read one file, as ``read_job`` does, and give ``rows`` in place of the report."""
    started = time.monotonic()
    return replace(told(job, lambda: _in_rows(read_file(job))), seconds=time.monotonic() - started)


def _in_rows(reading: Reading) -> Reading:
    from corpus.history.rows import rows_of

    assert reading.report is not None
    return replace(reading, report=None, rows=rows_of(reading.report))
