"""Which bytes stand in each file: hashed in threads, a few files ahead, so that a slow drive keeps nobody waiting."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from extractors.faults import Unreadable
from ingest.sources import hash_of

_THREADS = 4  # hashing and reading let other threads go on; a network drive answers several at once
_AHEAD = 64
_PATIENCE = 0.05  # seconds until the run is told that it may see to something else


@dataclass(frozen=True, slots=True)
class Seen:
    """A file with the SHA-256 and the size of its bytes; ``""`` and 0 where they could not be had (or not soon):
    whoever reads the file will say why."""

    path: Path
    sha256: str = ""
    size: int = 0


def look_at(files: Iterable[Path | None], password: str = "", seconds: float = 120.0) -> Iterator[Seen | None]:
    """Look at each file, in order; None again and again while the next one is not done, or not found yet (None).

    A file that keeps its thread for ``seconds`` is left to a reader, whom the run can end; a thread cannot be.
    """
    waiting: SimpleQueue[tuple[Path, Future[Seen]] | None] = SimpleQueue()
    _start(waiting, password, _THREADS)
    ahead: deque[tuple[Path, Future[Seen]]] = deque()
    try:
        for path in files:
            if path is not None:
                ahead.append((path, Future()))
                waiting.put(ahead[-1])
            elif not ahead:
                yield None
            if len(ahead) >= _AHEAD or (path is None and ahead):
                yield from _first(ahead, waiting, password, seconds)
        while ahead:
            yield from _first(ahead, waiting, password, seconds)
    finally:
        for _, future in ahead:
            future.cancel()
        for _ in range(_THREADS):
            waiting.put(None)


def _first(
    ahead: deque[tuple[Path, Future[Seen]]],
    waiting: SimpleQueue[tuple[Path, Future[Seen]] | None],
    password: str,
    seconds: float,
) -> Iterator[Seen | None]:
    path, future = ahead.popleft()
    for _ in range(max(1, round(seconds / _PATIENCE))):
        try:
            yield future.result(_PATIENCE)
            return
        except NotYet:
            yield None
    if not future.cancel():  # its thread hangs, so that another one is needed
        _start(waiting, password, 1)
    yield Seen(path)


def _start(waiting: SimpleQueue[tuple[Path, Future[Seen]] | None], password: str, threads: int) -> None:
    for _ in range(threads):
        # a thread of a pool would keep the whole program from ending for as long as its drive hangs
        threading.Thread(target=_work, args=(waiting, password), daemon=True).start()


def _work(waiting: SimpleQueue[tuple[Path, Future[Seen]] | None], password: str) -> None:
    while task := waiting.get():
        path, future = task
        if future.set_running_or_notify_cancel():
            future.set_result(_look(path, password))


def _look(path: Path, password: str) -> Seen:
    try:
        return Seen(path, *hash_of(path, password))
    except (Unreadable, OSError, ValueError, MemoryError):
        return Seen(path)
