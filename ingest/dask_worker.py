"""What a Dask worker does for a run: it reads files in a process beside it, so that no file can end the worker."""

from __future__ import annotations

import multiprocessing
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.faults import Fault
from ingest.jobs import Job, Reading, without_bytes
from ingest.limits import Limits
from ingest.local_engine import read_rows
from ingest.sources import shown, stamp
from ingest.version import version
from ingest.workers import read_all

_LOOK = 0.005  # seconds between two looks at the reader


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker says of a file: the reading (None where another ``version`` of Tallybook is installed there),
    whether it ``sees`` the file at all, and its name in the network."""

    reading: Reading | None
    sees: bool
    version: str
    host: str


def read_there(job: Job, limits: Limits, wanted: str) -> Answer:
    """Read a file on this worker. ``wanted`` is the version of the run: another one may read other records."""
    here, host = version(), socket.gethostname()
    if here != wanted:
        return Answer(None, True, here, host)
    if not job.data and not stamp(job.path):
        return Answer(Reading(job, None), False, here, host)
    try:
        return Answer(_hands_of(limits).read(job), True, here, host)
    except Fault as fault:  # no process can start here just now; the next file is tried with a new one
        _own.hands = None
        reading = Reading(
            without_bytes(job), None, f"{shown(job.path)}: on {host} {fault.cause}", fault.remedy, passing=True
        )
        return Answer(reading, True, here, host)


class _Hands:
    """One reader process, kept between the files that a thread of the worker is given."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._given: Job | None = None
        self._readings = read_all(self._jobs(), 1, limits, read_rows)

    def read(self, job: Job) -> Reading:
        """Read a file within the limits; one that ends its process is tried once more and then told as failed."""
        self._given = job
        reading = next(self._readings)
        return replace(reading, job=without_bytes(reading.job))

    def end(self) -> None:
        self._readings.close()  # type: ignore[attr-defined]

    def _jobs(self) -> Iterator[Job | None]:
        while True:
            job, self._given = self._given, None
            if job is None:
                time.sleep(_LOOK)
            yield job


_own = threading.local()


def _hands_of(limits: Limits) -> _Hands:
    """The hands of this thread."""
    hands: _Hands | None = getattr(_own, "hands", None)
    if hands is None or hands.limits != limits:
        if hands:
            hands.end()
        # A nanny starts its worker as a daemon, which may start nothing, lest it be left over; readers end by
        # themselves when the process that started them ends.
        multiprocessing.current_process().daemon = False
        hands = _own.hands = _Hands(limits)
    return hands
