"""Reading files for one look, without a history: drafts before publication, a file one wonders about."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from extractors.faults import Fault, Unreadable
from ingest.limits import USUAL, Limits
from ingest.reader_process import Job, Reading
from ingest.reading import fetch, shown
from ingest.showing import draw_job
from ingest.workers import default_jobs, read_all
from normalise.records import Report

_INTERNAL = 70  # EX_SOFTWARE of sysexits.h: a mistake of the program, not of the report or the user


class ReaderTraceback(Exception):
    """The traceback of a reader process as text, so that ``--debug`` shows it."""

    def __str__(self) -> str:
        return f"in the process that reads:\n{self.args[0]}"


def read_files(
    files: Sequence[Path], plan: str | None = None, limits: Limits = USUAL, password: str = ""
) -> list[Report]:
    """Read each file; ``Fault`` for a path that does not exist, ``Unreadable`` for one that is no report.

    ``plan`` names their plan where it should not be worked out; ``password`` opens those that are locked.
    """
    for path in files:
        if not path.exists():
            raise Fault(f"{shown(path)}: there is no such file", "check the path")
    jobs = (Job(path, fetch(path), plan, password) for path in files)
    return [_report(reading) for reading in read_all(jobs, default_jobs(len(files)), limits)]


def draw_page(file: Path, number: int, limits: Limits = USUAL, password: str = "") -> bytes:
    """A page of a file with what was recognised on it, as PNG; ``Unreadable`` where it cannot be drawn."""
    job = Job(file, fetch(file), password=password)
    [reading] = read_all([job], 1, limits, partial(draw_job, number=number))
    _report(reading)
    return reading.picture


def _report(reading: Reading) -> Report:
    if reading.report is None:
        fault = Unreadable(reading.cause, reading.remedy)
        if reading.mistake:
            fault.exit_code = _INTERNAL
        raise fault from (ReaderTraceback(reading.trace) if reading.trace else None)
    return reading.report
