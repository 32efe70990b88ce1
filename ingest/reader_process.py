"""One process that reads files for the run, one after another, and that may end at any of them."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from pathlib import Path

from ingest.limits import Limits, memory_of, processor_seconds_of, refuse_beyond
from ingest.reading import MORE_MEMORY, checksum, prepare, shown
from normalise.records import Report


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read, with its bytes as they were when it was found."""

    path: Path
    data: bytes
    plan: str | None = None
    password: str = ""

    @property
    def sha256(self) -> str:
        return checksum(self.data)


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a job: a report, or the cause and remedy of what went wrong.

    ``trace`` is the traceback in the reader, for ``--debug``; ``mistake`` says that the program is to blame.
    ``picture`` is a PNG file, where a page was to be drawn; ``made`` is whatever else was to be made of the file.
    """

    job: Job
    report: Report | None
    cause: str = ""
    remedy: str = ""
    trace: str = ""
    mistake: bool = False
    picture: bytes = b""
    made: object = None


Reader = Callable[[Job], Reading]
_Answer = tuple[Report | None, str, str, str, bool, bytes, object]


class ReaderProcess:
    """A process of its own that reads. It costs a start, so it is kept between files."""

    def __init__(self, reader: Reader, limits: Limits) -> None:
        # "spawn" starts clean processes on every system: a fork beside a progress bar's thread may hang.
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, reader, limits), daemon=True)
        with _interrupts_held_back():
            self._process.start()
        theirs.close()
        self._limits = limits
        self._since = 0.0
        self._processor_then = 0.0
        self.ready = False
        self.job: Job | None = None
        self.files = 0

    @property
    def sentinel(self) -> int:
        """What becomes ready when the process ends."""
        return self._process.sentinel

    def give(self, job: Job) -> None:
        """Start reading a file."""
        self.job = job
        self.files += 1
        self._since = time.monotonic()
        self._processor_then = processor_seconds_of(self._pid) or 0.0
        with suppress(OSError):  # it has ended: ``alive`` tells
            self.connection.send(job)

    def take(self) -> Reading | None:
        """What the process has to say now: a reading, or None for nothing or that it is ready.

        Raises ``EOFError`` where it ended, be it in mid-sentence.
        """
        try:
            if not self.connection.poll():
                return None
            answer: _Answer | None = self.connection.recv()
        except OSError as fault:
            raise EOFError from fault
        self.ready = True
        if answer is None or self.job is None:
            return None
        job, self.job = self.job, None
        return Reading(job, *answer)

    def alive(self) -> bool:
        return self._process.is_alive()

    def too_large(self) -> bool:
        """Whether it takes more memory than it may."""
        return memory_of(self._pid) > self._limits.memory

    def worn(self) -> bool:
        """Whether it keeps so much memory after its last file that the next one would get too little."""
        return memory_of(self._pid) > self._limits.memory * 3 / 4

    def too_long(self) -> bool:
        """Whether it has had its file for longer than it may."""
        return self.job is not None and time.monotonic() - self._since > self._limits.seconds

    def starved(self) -> bool:
        """Whether others kept it from the processor for most of the time that it had its file."""
        now = processor_seconds_of(self._pid)
        return now is not None and now - self._processor_then < (time.monotonic() - self._since) / 2

    def end(self) -> int | None:
        """End the process, leaving no trace of it in the system; its exit code (minus the signal's number)."""
        self._process.kill()
        self._process.join()
        code = self._process.exitcode
        self._process.close()
        self.connection.close()
        return code

    @property
    def _pid(self) -> int:
        return self._process.pid or 0


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C reaches every process of a terminal. A reader started in here never sees it: the run ends
    its readers itself, and none of them prints a traceback of its own."""
    if sys.platform == "win32":
        yield
        return
    # The first process to be started starts this one as well, which lets interrupts through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, reader: Reader, limits: Limits) -> None:
    """What the process does all its life."""
    _end_with_the_parent()
    refuse_beyond(limits)
    prepare()
    connection.send(None)
    while True:
        try:
            job: Job = connection.recv()
        except EOFError:
            return
        answer = _answer(reader(job))
        try:
            connection.send(answer)
        except MemoryError:
            connection.send((None, f"{shown(job.path)}: {MORE_MEMORY[0]}", MORE_MEMORY[1], "", False, b"", None))
        except OSError:  # the run is gone
            return
        # The next wait may be long: what the file took is not needed any more.
        del job, answer


def _answer(reading: Reading) -> _Answer:
    """A reading without the file's bytes, which the run has already."""
    return reading.report, reading.cause, reading.remedy, reading.trace, reading.mistake, reading.picture, reading.made


def _end_with_the_parent() -> None:
    """A reader ends by itself when the run ends, however it ends; where the run is killed, nobody else
    would tell its readers."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for_end_of, args=(parent.sentinel,), daemon=True).start()


def _wait_for_end_of(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(0)
