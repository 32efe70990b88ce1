"""Reading many files at once: a pool of readers, results in the order of the files, a crash costs one file."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from extractors.faults import Fault
from ingest.reading import checksum, shown, understand_file
from normalise.records import Report

_WINDOW = 4  # files read ahead for each worker, which bounds the memory that waiting results take
_FEW = 20  # starting workers costs about a second each: fewer files than this are read sooner without


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read, with its bytes as they were when it was found."""

    path: Path
    data: bytes
    plan: str | None = None

    @property
    def sha256(self) -> str:
        return checksum(self.data)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a job: a report, or the cause and remedy of what went wrong."""

    job: Job
    report: Report | None
    cause: str = ""
    remedy: str = ""


Reader = Callable[[Job], Reading]


def read_job(job: Job) -> Reading:
    """Read one file. Whatever goes wrong in it is told in the result, so that the batch goes on."""
    try:
        return Reading(job, understand_file(job.path, job.data, job.plan))
    except Fault as fault:
        return Reading(job, None, fault.cause, fault.remedy)
    except Exception as fault:
        what = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
        cause = f"{shown(job.path)}: a mistake inside tallybook ({what})"
        return Reading(job, None, cause, "please report it with the file; `tallybook read --debug` tells more")


def default_jobs(files: int) -> int:
    """One reader for a handful of files, else one for each processor."""
    return 1 if files < _FEW else max(1, os.cpu_count() or 1)


def read_all(jobs: Iterable[Job], workers: int, reader: Reader = read_job) -> Iterator[Reading]:
    """Read the jobs and give the results in their order.

    One worker means this process. ``reader`` must be importable by name in a new process.
    """
    if workers == 1:
        yield from map(reader, jobs)
        return
    waiting = iter(jobs)
    while True:
        ahead: deque[tuple[Job, Future[Reading]]] = deque()
        try:
            yield from _read_ahead(waiting, ahead, workers, reader)
            return
        except BrokenProcessPool:
            # Nobody can say which file it was: each of those under way is read by itself.
            for job, _ in ahead:
                yield _read_alone(job, reader)


def _read_ahead(
    waiting: Iterator[Job], ahead: deque[tuple[Job, Future[Reading]]], workers: int, reader: Reader
) -> Iterator[Reading]:
    """Results from one pool. ``ahead`` holds what is under way, also after the pool broke."""
    pool = _pool(workers)
    try:
        while True:
            while len(ahead) < workers * _WINDOW and (job := next(waiting, None)) is not None:
                ahead.append((job, Future()))
                ahead[-1] = (job, pool.submit(reader, job))
            if not ahead:
                return
            reading = ahead[0][1].result()
            ahead.popleft()
            yield reading
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _read_alone(job: Job, reader: Reader) -> Reading:
    pool = _pool(1)
    try:
        return pool.submit(reader, job).result()
    except BrokenProcessPool:
        cause = f"{shown(job.path)}: reading it ended the reader process (out of memory, or a fault in a library)"
        return Reading(job, None, cause, "check that the file opens elsewhere; please report it with the file")
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    # "spawn" starts clean processes on every system: a fork beside a progress bar's thread may hang.
    return ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=_end_with_the_parent
    )


def _end_with_the_parent() -> None:
    """A reader ends by itself when the run ends, however it ends.

    Ctrl-C reaches every process of a terminal, and a reader then prints no traceback of its own; where
    the run is killed, nobody else would tell its readers.
    """
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for_end_of, args=(parent.sentinel,), daemon=True).start()


def _wait_for_end_of(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(0)
