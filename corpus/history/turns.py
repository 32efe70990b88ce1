"""One run at a time: who fills a history holds a lock beside it, which ends with the process, however it ends.

SQLite's own lock is held for one report at a time, so two runs would take turns at every one and link each other's
halves. Whoever only looks, or decides about links, needs no turn.
"""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from corpus.history.faults import another_run
from corpus.history.moments import now

_LOOK = 0.1  # seconds between two tries


@contextmanager
def sole_run(
    path: Path, wait: float | None = None, waiting: Callable[[float, str], None] | None = None
) -> Iterator[None]:
    """Hold the turn to fill the history at ``path`` for the length of the block.

    Waits ``wait`` seconds for a run that has the turn (None: for as long as it takes) and tells ``waiting``
    again and again for how many seconds it has, and who has the turn. Raises ``DatabaseFault`` when the time is over.
    A file system that knows no locks, or lets nobody write beside the history, gives everyone a turn: opening the
    history says what is wrong there.
    """
    beside = path.resolve()
    beside = beside.with_name(f"{beside.name}-lock")
    started = time.monotonic()
    while True:
        try:
            lock = _taken(beside)
        except OSError:
            yield
            return
        if lock is not None:
            break
        waited = time.monotonic() - started
        if wait is not None and waited >= wait:
            raise another_run(path, _holder(beside))
        if waiting:
            waiting(waited, _holder(beside))
        time.sleep(_LOOK)
    try:
        yield
    finally:
        with suppress(OSError):  # some systems keep a file that is open
            beside.unlink()
        lock.close()


def _taken(beside: Path) -> IO[str] | None:
    """The lock file, held; None where another process holds it."""
    while True:
        file = beside.open("a+", encoding="utf-8")
        try:
            if not _locked(file):
                file.close()
                return None
            # whoever had it may have taken the file away between our opening and locking it
            with suppress(FileNotFoundError):
                if os.path.samestat(beside.stat(), os.fstat(file.fileno())):
                    file.truncate(0)
                    file.write(f"process {os.getpid()} on {socket.gethostname()}, since {now()}")
                    file.flush()
                    return file
        except BaseException:
            file.close()
            raise
        file.close()


if sys.platform == "win32":
    import msvcrt

    def _locked(file: IO[str]) -> bool:
        file.seek(1_000_000)  # past the text, so that others can read who holds it
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _locked(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _holder(beside: Path) -> str:
    try:
        return beside.read_text(encoding="utf-8") or "a run that has just begun"
    except OSError:
        return "a run that has just ended"
