"""What passes between a run and whoever reads for it: a file to be read, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ingest.limits import Limits
from ingest.reader_settings import USUAL_READER, ReaderSettings
from ingest.reading import checksum
from normalise.records import Report

if TYPE_CHECKING:
    from corpus.history.rows import ReportRows


@dataclass(frozen=True, slots=True)
class Job:
    """A file to be read.

    ``data`` are its bytes where the run has them (standard input, an entry of an archive). Empty, as no report
    is: whoever reads opens ``path``, and finds the bytes of SHA-256 ``digest`` there, of ``size`` bytes; ``""`` and
    0 where the run could not look at them. ``settings`` say how it is read.
    """

    path: Path
    data: bytes = b""
    plan: str | None = None
    password: str = ""
    digest: str = ""
    size: int = 0
    settings: ReaderSettings = USUAL_READER

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, ``""`` where it is not known."""
        return self.digest or (checksum(self.data) if self.data else "")


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a job: a report (as ``rows`` where it is read for a history), or the cause and remedy of what went
    wrong.

    ``trace`` is the traceback in the reader, for ``--debug``; ``mistake`` says that the program is to blame.
    ``picture`` is a PNG file, where a page was to be drawn; ``made`` is whatever else was to be made of the file.
    ``changed`` says that the file was written to meanwhile: it may be read when that is over. ``passing``: what went
    wrong is not in the file, and may be over by the next run. ``locked``: only another password would have helped.
    ``size`` is that of the file in bytes, ``seconds`` what its reading took.
    """

    job: Job
    report: Report | None
    cause: str = ""
    remedy: str = ""
    trace: str = ""
    mistake: bool = False
    picture: bytes = b""
    made: object = None
    changed: bool = False
    passing: bool = False
    locked: bool = False
    size: int = 0
    seconds: float = 0.0
    rows: ReportRows | None = None


Reader = Callable[[Job], Reading]


def never() -> bool:
    """A run that nobody stops."""
    return False


class Engine(Protocol):
    """Whoever reads for a run: processes of this machine (``ingest.workers``), or others."""

    def __call__(self, jobs: Iterable[Job | None], limits: Limits, stop: Callable[[], bool]) -> Iterator[Reading]:
        """Read the jobs and give one reading for each, in their order.

        ``jobs`` is asked for more only while few are in hand, so that a million files take no more memory than
        a hundred. It gives None where none is ready just now: the engine sees to its readers and asks again.
        It must be asked in the thread that the run called the engine in.
        A file that goes wrong (beyond ``limits``, a lost reader) is tried once more, alone, and then becomes a
        reading with its cause; nothing else raises but what keeps every file from being read (``Fault``).
        Once ``stop()`` is true, no further job is begun: those in hand are finished and given, the rest dropped.
        """


def without_bytes(job: Job) -> Job:
    """The job as a reader hands it back: the run has its bytes already."""
    return replace(job, data=b"")
