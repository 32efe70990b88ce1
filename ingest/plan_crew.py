"""Many plans worked out at once: processes that read the history, for the one that writes it.

Links and checks of a plan do not depend on those of other plans, so each is worked out by whoever is free; they are
handed back in the order in which the plans were given, a few at a time, so that what waits to be written stays small.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from ingest.reader_process import end_with_the_parent

if TYPE_CHECKING:
    from corpus.history import History

T = TypeVar("T")

_FEW = 20  # starting a process costs about a second: fewer plans are worked out sooner by one
_AHEAD = 3  # plans for each process that are worked out or wait to be
_LARGE = 50_000  # actions; handing over the links of a larger plan would take more memory than it is worth

_history: History | None = None  # of a process that works out plans


class PlanCrew:
    """``jobs`` processes beside the one that writes the history at ``path``, from the first of many plans to the end
    of the block."""

    def __init__(self, path: Path, jobs: int) -> None:
        self._path = path
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            # whoever leaves early wants no plan that is in hand, be it Ctrl-C or a fault
            if kind:
                _end(self._pool)
            self._pool.shutdown(cancel_futures=True)

    def each(self, plans: Sequence[str], work: Callable[[History, str], T]) -> Iterator[tuple[str, T | None]]:
        """Each plan, in this order, with what ``work`` made of it; None where the caller had better do it itself.

        ``work`` must be importable by name in a new process. It sees what was written before its plan was asked for,
        and perhaps more.
        """
        pool = self._pool_for(plans)
        if pool is None:
            yield from ((plan, None) for plan in plans)
            return
        ahead: deque[tuple[str, Future[T | None] | None]] = deque()
        for plan in plans:
            ahead.append((plan, _given(pool, work, plan)))
            if len(ahead) > self._jobs * _AHEAD:
                yield _result(*ahead.popleft())
        while ahead:
            yield _result(*ahead.popleft())

    def _pool_for(self, plans: Sequence[str]) -> ProcessPoolExecutor | None:
        # without a write-ahead log, whoever reads keeps the others from writing
        logged = self._path.with_name(f"{self._path.name}-wal").exists()
        if self._jobs < 2 or len(plans) < _FEW or not logged:
            return None
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=context, initializer=_begin, initargs=(self._path,))
        return self._pool


def _end(pool: ProcessPoolExecutor) -> None:
    """End the processes of a pool whatever they do: they only read. Python has a public way from 3.14 on."""
    for process in list(pool._processes.values()):
        process.terminate()


def _given(pool: ProcessPoolExecutor, work: Callable[[History, str], T], plan: str) -> Future[T | None] | None:
    try:
        return pool.submit(_work_out, work, plan)
    except BrokenProcessPool:  # one of the processes was killed
        return None


def _result(plan: str, future: Future[T | None] | None) -> tuple[str, T | None]:
    # Whatever went wrong in another process happens again in the caller's, where it can be told, or does not.
    return plan, None if future is None or future.exception() else future.result()


def _begin(path: Path) -> None:
    from corpus.history import History

    global _history
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began this process is told, and ends it
    end_with_the_parent()
    _history = History.open(path, read_only=True)


def _work_out(work: Callable[[History, str], T], plan: str) -> T | None:
    assert _history is not None
    return None if _history.size_of(plan) > _LARGE else work(_history, plan)
