"""Many plans linked at once: processes that read the history and work links out, for one that writes them.

Plans do not depend on each other, so each is worked out by whoever is free; they are handed back in the order
they were given in, a few at a time, so that what waits to be written stays small.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.history import History
    from ingest.relinking import Relinked

_FEW = 20  # starting a process costs about a second: fewer plans are linked sooner by one
_AHEAD = 3  # plans for each process that are worked out or wait to be
_LARGE = 50_000  # actions; handing over the links of a larger plan would take more memory than it is worth

_history: History | None = None  # of a process that works links out


def worked_out(path: Path, plans: Sequence[str], jobs: int) -> Iterator[tuple[str, Relinked | None]]:
    """Each plan, in this order, with its new links; None where the caller had better work them out itself."""
    # without a write-ahead log, whoever reads keeps the others from writing
    logged = path.with_name(f"{path.name}-wal").exists()
    if jobs < 2 or len(plans) < _FEW or not logged:
        yield from ((plan, None) for plan in plans)
        return
    context = multiprocessing.get_context("spawn")
    crew = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(path,))
    try:
        ahead: deque[tuple[str, Future[Relinked | None]]] = deque()
        for plan in plans:
            ahead.append((plan, crew.submit(_work_out, plan)))
            if len(ahead) > jobs * _AHEAD:
                yield _result(*ahead.popleft())
        while ahead:
            yield _result(*ahead.popleft())
    finally:
        crew.shutdown(cancel_futures=True)


def _result(plan: str, future: Future[Relinked | None]) -> tuple[str, Relinked | None]:
    # Whatever went wrong in another process happens again in the caller's, where it can be told, or does not.
    return plan, None if future.exception() else future.result()


def _begin(path: Path) -> None:
    from corpus.history import History

    global _history
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever began this process is told, and ends it
    _history = History.open(path, read_only=True)


def _work_out(plan: str) -> Relinked | None:
    from ingest.relinking import relinked

    assert _history is not None
    return None if _history.size_of(plan) > _LARGE else relinked(_history, plan)
