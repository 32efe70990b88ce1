"""Reading on many machines: files go to the workers of a Dask cluster, and what they say comes back in order.

Workers open the files by their paths, so the archive stands on a folder that all of them share. Dask gives the files
of a lost worker to another one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import TYPE_CHECKING

from extractors.faults import Fault
from ingest.dask_cluster import Census, connected
from ingest.dask_worker import Answer, read_there
from ingest.jobs import Engine, Job, Reading
from ingest.limits import Limits
from ingest.sources import shown, stamp
from ingest.version import version

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 8  # files in hand for each thread of the workers
_LOOK = 0.05  # seconds to wait for the next file
_END = object()


def over_dask(scheduler: str) -> Engine:
    """The engine of a cluster, by the address of its scheduler (``tcp://host:8786``).

    Raises ``Fault`` where Dask is not installed, where no scheduler answers and where it has no worker.
    """
    with connected(scheduler) as client:
        Census(client, scheduler).wait_for_one()

    def read(jobs: Iterable[Job | None], limits: Limits, stop: Callable[[], bool]) -> Iterator[Reading]:
        with connected(scheduler) as client:
            run = _Run(client, scheduler, limits)
            try:
                yield from run.read(jobs, stop)
            finally:
                run.end()

    return read


@dataclass(slots=True)
class _Task:
    job: Job
    future: Future
    again: bool = False


class _Run:
    """The files of one run that are in the workers' hands."""

    def __init__(self, client: Client, scheduler: str, limits: Limits) -> None:
        self._client = client
        self._scheduler = scheduler
        self._limits = limits
        self._census = Census(client, scheduler)
        self._ahead: deque[_Task] = deque()

    def read(self, jobs: Iterable[Job | None], stop: Callable[[], bool]) -> Iterator[Reading]:
        try:
            yield from self._read(jobs, stop)
        except (OSError, CancelledError) as fault:
            remedy = "start it and its workers, and run the same command again: what was stored stays"
            raise Fault(f"the scheduler at {self._scheduler} is lost", remedy) from fault

    def end(self) -> None:
        """Take back what nobody waits for any more."""
        with suppress(Exception):
            self._client.cancel([task.future for task in self._ahead], force=True)
        self._ahead.clear()

    def _read(self, jobs: Iterable[Job | None], stop: Callable[[], bool]) -> Iterator[Reading]:
        waiting: Iterator[Job | None] | None = iter(jobs)
        while True:
            later = False  # the run has no job just now, and has waited for one
            room = max(1, self._census.threads()) * _AHEAD
            while waiting and not later and len(self._ahead) < room:
                job = next(waiting, _END)
                if isinstance(job, Job):
                    self._ahead.append(_Task(job, self._submitted(job)))
                elif job is None:
                    later = True
                else:
                    waiting = None
            if stop():
                if waiting:
                    self._drop_what_waits()
                waiting = None
            if not self._ahead and waiting is None:
                return
            if self._ahead:
                yield from self._settled(0 if later else _LOOK)

    def _submitted(self, job: Job) -> Future:
        # Each machine has a working folder of its own.
        there = replace(job, path=job.path.absolute())
        return self._client.submit(read_there, there, self._limits, version(), pure=False)

    def _drop_what_waits(self) -> None:
        begun = {key for keys in self._client.processing().values() for key in keys}
        kept = deque(task for task in self._ahead if task.future.done() or task.future.key in begun)
        dropped = [task.future for task in self._ahead if task not in kept]
        self._ahead = kept
        self._client.cancel(dropped)

    def _settled(self, seconds: float) -> Iterator[Reading]:
        """The readings of the first files in hand that are done, as many as there are."""
        from distributed import wait

        first = self._ahead[0]
        if not first.future.done():
            with suppress(TimeoutError), self._client.as_current():
                wait([first.future], timeout=seconds)
            if not first.future.done():
                return
        if first.future.status == "error":
            failed = self._failed(first)
            if failed:
                self._ahead.popleft()
                yield failed
            return
        if first.future.status != "finished":
            raise CancelledError
        done = list(takewhile(lambda task: task.future.status == "finished", self._ahead))
        for task, answer in zip(done, self._gathered(done), strict=False):
            reading = self._told(task.job, answer)
            self._ahead.popleft()
            yield reading

    def _gathered(self, done: Sequence[_Task]) -> list[Answer]:
        """What the workers said; nothing where one was lost with its answers, which others work out again."""
        from distributed import KilledWorker

        try:
            answers: list[Answer] = self._client.gather([task.future for task in done])
        except KilledWorker:
            return []
        return answers

    def _failed(self, task: _Task) -> Reading | None:
        """The reading of a file whose task failed; None where it is tried again.

        A worker that is lost speaks against all the files it had, so a file that several were lost with is given out
        once more, when those that it had for neighbours are done with.
        """
        from distributed import KilledWorker

        fault = task.future.exception()
        if isinstance(fault, KilledWorker) and not task.again:
            task.again = True
            task.future = self._submitted(task.job)
            return None
        if isinstance(fault, KilledWorker):
            cause = f"every worker that read it was lost (the last one was {fault.last_worker.address})"
            remedy = "read it on this machine (without --engine dask), and look at the workers' own logs"
            return Reading(task.job, None, f"{shown(task.job.path)}: {cause}", remedy, passing=True)
        if isinstance(fault, ImportError):
            raise Fault(
                f"a worker has no Tallybook of this version ({fault})",
                f"install tallybook {version()} on every worker, with the same Python packages",
            ) from fault
        what = f"{type(fault).__name__}: {fault}"
        cause = f"{shown(task.job.path)}: a mistake inside tallybook ({what})"
        return Reading(task.job, None, cause, "please report it with the file", mistake=True)

    def _told(self, job: Job, answer: Answer) -> Reading:
        """A worker's answer as a reading of the file under the name that it has here."""
        if answer.reading is None:
            raise Fault(
                f"the worker on {answer.host} has tallybook {answer.version}, and this machine {version()}",
                "install the same version everywhere: another one may read other records",
            )
        if not answer.sees and stamp(job.path):
            cause = f"the workers cannot see it (asked: {answer.host}, for {shown(job.path.absolute())})"
            remedy = "put the archive on a shared folder that is mounted at the same path on every worker"
            return Reading(job, None, f"{shown(job.path)}: {cause}", remedy, passing=True)
        if not answer.sees:
            return Reading(job, None, f"{shown(job.path)}: the file is gone", "check the path", passing=True)
        reading = answer.reading
        there = shown(job.path.absolute())
        cause = reading.cause
        if cause.startswith(there):
            cause = shown(job.path) + cause.removeprefix(there)
        return replace(reading, job=job, cause=cause)
