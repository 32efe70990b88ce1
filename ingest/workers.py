"""Reading many files at once: results in the order of the files, and a file that goes wrong costs only itself."""

from __future__ import annotations

import os
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from multiprocessing.connection import wait

from extractors.faults import Fault, Locked
from ingest.jobs import Job, Reader, Reading, never
from ingest.limits import USUAL, Limits
from ingest.reader_process import ReaderProcess, ended_from_outside, why_it_ended
from ingest.reading import understand_file, with_path
from ingest.sources import shown
from ingest.steady import Changed, steady

# Files in hand for each worker: so many may be read while a slow one before them is not done. With the next line this
# bounds the memory that waiting files take.
_WINDOW = 8
_MOST_WAITING = 256 * 2**20
_END = object()
_FEW = 20  # starting workers costs about a second each: fewer files than this are read sooner by one
_LOOK = 0.05  # seconds between two looks at what the readers take
_STARTS = 3


def read_job(job: Job) -> Reading:
    """Read one file. Whatever goes wrong in it is told in the result, so that the batch goes on."""
    started = time.monotonic()
    return replace(told(job, lambda: read_file(job)), seconds=time.monotonic() - started)


def read_file(job: Job) -> Reading:
    """The report in a file; raises what goes wrong with it."""
    if job.data:
        return _read_bytes(job, job.data)
    with steady(job.path, job.digest, job.password) as data:
        return _read_bytes(job, data)


def _read_bytes(job: Job, data: bytes) -> Reading:
    return Reading(job, understand_file(job.path, data, job.plan, job.password, job.settings), size=len(data))


def told(job: Job, read: Callable[[], Reading]) -> Reading:
    """What ``read`` gives for a job, or what went wrong in it."""
    try:
        return read()
    except Fault as fault:
        cause = with_path(fault.cause, job.path)
        trace = traceback.format_exc()
        changed, locked = isinstance(fault, Changed), isinstance(fault, Locked)
        return Reading(job, None, cause, fault.remedy, trace, changed=changed, passing=changed, locked=locked)
    except Exception as fault:
        what = f"{type(fault).__name__}: {fault}" if str(fault) else type(fault).__name__
        cause = f"{shown(job.path)}: a mistake inside tallybook ({what})"
        remedy = "please report it with the file; `tallybook read --debug` tells more"
        # what the system refuses a reader today it may give tomorrow
        passing = isinstance(fault, OSError)
        return Reading(job, None, cause, remedy, traceback.format_exc(), mistake=True, passing=passing)


def default_jobs(files: int | None) -> int:
    """One reader for a handful of files, else one for each processor, also where nobody knows how many there are."""
    return 1 if files is not None and files < _FEW else max(1, os.cpu_count() or 1)


def read_all(
    jobs: Iterable[Job | None],
    workers: int = 1,
    limits: Limits = USUAL,
    reader: Reader = read_job,
    stop: Callable[[], bool] = never,
) -> Iterator[Reading]:
    """Read the jobs in ``workers`` processes and give the results in their order, as an ``Engine`` does.

    A file that takes more than ``limits`` allow, or that ends its process, becomes a reading without a
    report. It is read once more first, alone in a new process, unless it had the memory or a processor to
    itself already and would only use that up again.
    ``reader`` must be importable by name in a new process. Raises ``Fault`` where no process can start.
    """
    crew = _Crew(workers, limits, reader)
    try:
        yield from crew.read(jobs, stop)
    finally:
        crew.end()


@dataclass(slots=True)
class _Task:
    job: Job
    reading: Reading | None = None
    again: bool = False


class _Crew:
    """The processes that read for a run."""

    def __init__(self, workers: int, limits: Limits, reader: Reader) -> None:
        self._workers = workers
        self._limits = limits
        self._reader = reader
        self._processes: dict[ReaderProcess, _Task | None] = {}
        self._todo: deque[_Task] = deque()
        self._alone: deque[_Task] = deque()
        self._failed_starts = 0

    def read(self, jobs: Iterable[Job | None], stop: Callable[[], bool]) -> Iterator[Reading]:
        waiting: Iterator[Job | None] | None = iter(jobs)
        ahead: deque[_Task] = deque()
        while True:
            later = False  # the run has no job just now, and has waited for one
            while waiting and not later and self._room(ahead):
                job = next(waiting, _END)
                if isinstance(job, Job):
                    ahead.append(_Task(job))
                    self._todo.append(ahead[-1])
                elif job is None:
                    later = True
                else:
                    waiting = None
            if stop():
                waiting = None
                self._drop_what_waits(ahead)
            if not ahead and waiting is None:
                return
            self._hand_out()
            self._settle(0 if later or ahead[0].reading else _LOOK)
            # Whoever takes the readings may take their time: meanwhile nobody of the crew should be idle.
            self._hand_out()
            if ahead and ahead[0].reading:
                yield ahead[0].reading
                ahead.popleft()

    def end(self) -> None:
        for process in self._processes:
            process.end()
        self._processes.clear()

    def _drop_what_waits(self, ahead: deque[_Task]) -> None:
        """Keep only what is read already or in the hands of a reader."""
        self._todo.clear()
        self._alone.clear()
        held = [id(task) for task in self._processes.values()]
        begun = [task for task in ahead if task.reading or id(task) in held]
        ahead.clear()
        ahead.extend(begun)

    def _room(self, ahead: deque[_Task]) -> bool:
        taken = sum(len(task.job.data) or task.job.size for task in ahead)
        return len(ahead) < self._workers * _WINDOW and taken < _MOST_WAITING

    def _hand_out(self) -> None:
        if self._alone:
            if not self._busy():
                for process in list(self._processes):
                    if process.files:
                        self._dismiss(process)
                self._give(self._alone)
            return
        if not any(task and task.again for task in self._processes.values()):
            self._give(self._todo)

    def _give(self, tasks: deque[_Task]) -> None:
        """Give tasks to whoever is free, and start as many processes as there are tasks left over."""
        free = [process for process, task in self._processes.items() if task is None]
        for process in free:
            if process.ready and tasks:
                task = self._processes[process] = tasks.popleft()
                process.give(task.job)
                if task.again:
                    return
        starting = sum(not process.ready for process in free)
        for _ in range(min(len(tasks) - starting, self._workers - len(self._processes))):
            self._processes[ReaderProcess(self._reader, self._limits)] = None

    def _settle(self, seconds: float) -> None:
        """Wait for news of the processes and take it in, then see whether any of them takes too much."""
        watched = [handle for process in self._processes for handle in (process.connection, process.sentinel)]
        wait(watched, seconds)
        for process, task in list(self._processes.items()):
            try:
                # What a process said before it ended counts.
                alive = process.alive()
                reading = process.take()
            except EOFError:
                self._bury(process, task)
                continue
            if task and reading:
                self._processes[process] = None
                task.reading = reading
                self._failed_starts = 0
                if process.worn():
                    self._dismiss(process)
            elif not alive:
                self._bury(process, task)
            elif task and process.too_large():
                cause = f"it needs more memory than a file may take ({self._limits.memory} MB)"
                self._stop(process, task, cause, "split it, or allow more with --max-memory", process.files > 1)
            elif task and process.too_long():
                cause = f"it could not be read in the time that a file may take ({self._limits.seconds:g} seconds)"
                self._stop(process, task, cause, "split it, or allow more with --timeout", process.starved())

    def _bury(self, process: ReaderProcess, task: _Task | None) -> None:
        """See to a process that ended by itself or was ended from outside."""
        started = process.ready
        code = self._dismiss(process)
        if task:
            cause, remedy = why_it_ended(code)
            self._fail(task, cause, remedy, once_more=True, passing=ended_from_outside(code))
        elif not started:
            self._failed_starts += 1
            if self._failed_starts == _STARTS:
                what, _ = why_it_ended(code)
                raise Fault(f"no file can be read: {what} before its first file", "free memory, or raise --max-memory")

    def _stop(self, process: ReaderProcess, task: _Task, cause: str, remedy: str, once_more: bool) -> None:
        self._dismiss(process)
        self._fail(task, cause, remedy, once_more)

    def _fail(self, task: _Task, cause: str, remedy: str, once_more: bool, passing: bool = False) -> None:
        if once_more and not task.again:
            task.again = True
            self._alone.append(task)
        else:
            task.reading = Reading(task.job, None, f"{shown(task.job.path)}: {cause}", remedy, passing=passing)

    def _dismiss(self, process: ReaderProcess) -> int | None:
        del self._processes[process]
        return process.end()

    def _busy(self) -> list[ReaderProcess]:
        return [process for process, task in self._processes.items() if task]
