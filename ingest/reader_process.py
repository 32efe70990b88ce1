"""One process that reads files for the run, one after another, and that may end at any of them."""

from __future__ import annotations

import atexit
import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection

from ingest.jobs import Job, Reader, Reading, without_bytes
from ingest.limits import Limits, memory_of, processor_seconds_of, refuse_beyond
from ingest.reading import MORE_MEMORY, prepare, shown
from ingest.sources import held_to

_FROM_OUTSIDE = {-getattr(signal, name, 0) for name in ("SIGKILL", "SIGTERM", "SIGHUP")}


class ReaderProcess:
    """A process of its own that reads. It costs a start, so it is kept between files."""

    def __init__(self, reader: Reader, limits: Limits) -> None:
        # "spawn" starts clean processes on every system: a fork beside a progress bar's thread may hang.
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, reader, limits), daemon=True)
        with _interrupts_held_back():
            self._process.start()
        # Python asks processes that are left at its end to stop, and waits for them; this one would not hear it.
        atexit.register(self._process.kill)
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
            answer: Reading | None = self.connection.recv()
        except OSError as fault:
            raise EOFError from fault
        self.ready = True
        if answer is None or self.job is None:
            return None
        job, self.job = self.job, None
        return replace(answer, job=job)

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
        atexit.unregister(self._process.kill)
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
    """Ctrl-C reaches every process of a terminal, and a service that is stopped has all its processes told. A
    reader started in here sees neither: the run lets it finish its file, or ends it, and it prints no traceback."""
    if sys.platform == "win32":
        yield
        return
    # The first process to be started starts this one as well, which lets interrupts through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, reader: Reader, limits: Limits) -> None:
    """What the process does all its life."""
    end_with_the_parent()
    refuse_beyond(limits)
    prepare()
    connection.send(None)
    with held_to(limits.bounds):
        _read_on(connection, reader)


def _read_on(connection: Connection, reader: Reader) -> None:
    """Read one file after the other until there is no run any more."""
    while True:
        try:
            job: Job = connection.recv()
        except EOFError:
            return
        reading = reader(job)
        answer = replace(reading, job=without_bytes(job))
        try:
            connection.send(answer)
        except MemoryError:
            cause, remedy = MORE_MEMORY
            connection.send(Reading(without_bytes(job), None, f"{shown(job.path)}: {cause}", remedy))
        except OSError:  # the run is gone
            return
        # The next wait may be long: what the file took is not needed any more.
        del job, reading, answer


def end_with_the_parent() -> None:
    """A reader ends by itself when the run ends, however it ends; where the run is killed, nobody else
    would tell its readers."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_wait_for_end_of, args=(parent.sentinel,), daemon=True).start()


def _wait_for_end_of(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(0)


def ended_from_outside(code: int | None) -> bool:
    """Whether a reader process was ended by somebody else, the system for one, and not by what it read."""
    return code in _FROM_OUTSIDE


def why_it_ended(code: int | None) -> tuple[str, str]:
    """How a reader process ended, in words, and what may be done; ``code`` is minus a signal's number."""
    if code is not None and code < 0:
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        if ended_from_outside(code):
            cause = f"the process that reads was killed ({name}), as the system does where memory runs out"
            return cause, "close other programs or read fewer files at once (--jobs 1), then try again"
        cause = f"the process that reads broke down ({name})"
    else:
        cause = f"the process that reads ended by itself (exit code {code})"
    return cause, "open it in its own program and save it anew, or as text; please report it with the file"
