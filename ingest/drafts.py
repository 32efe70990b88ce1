"""Reading files for one look, without a history: drafts before publication, a file one wonders about."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extractors.faults import Fault, Unreadable
from ingest.jobs import Job, Reading
from ingest.limits import USUAL, Limits
from ingest.settings import DEFAULTS, Settings
from ingest.showing import draw_job
from ingest.sources import bounds, fetch, shown, stamp
from ingest.sources.excluding import NOTHING, Excluded
from ingest.workers import default_jobs, read_all
from normalise.records import Report

STANDARD_INPUT = Path("-")
_INTERNAL = 70  # EX_SOFTWARE of sysexits.h: a mistake of the program, not of the report or the user


class ReaderTraceback(Exception):
    """The traceback of a reader process as text, so that ``--debug`` shows it."""

    def __str__(self) -> str:
        return f"in the process that reads:\n{self.args[0]}"


def read_files(
    files: Sequence[Path],
    plan: str | None = None,
    limits: Limits = USUAL,
    password: str = "",
    settings: Settings = DEFAULTS,
) -> list[Report]:
    """Read each file; ``Fault`` for a path that does not exist, ``Unreadable`` for one that is no report.

    ``plan`` names their plan where it should not be worked out; ``password`` opens those that are locked;
    ``settings`` say how they are read.
    """
    for path in files:
        if not stamp(path):
            raise Fault(f"{shown(path)}: there is no such file", "check the path")
    jobs = (_job(path, fetch(path, password=password), plan, password, settings) for path in files)
    return [_report(reading) for reading in read_all(jobs, default_jobs(len(files)), limits)]


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was looked at: its report, or why it cannot be read."""

    path: Path
    report: Report | None
    fault: Unreadable | None = None


def find_drafts(named: Sequence[Path], excluded: Excluded = NOTHING) -> list[Path]:
    """The files that are meant: those named, and all reports in the folders, zip archives and patterns named, as
    ``tallybook ingest`` finds them; ``-`` is standard input.

    Raises ``Fault`` for a path that does not exist and for a folder without reports.
    """
    from extractors.formats import formats
    from ingest.discovering import discover

    suffixes = {suffix for each in formats() for suffix in each.SUFFIXES}
    files: dict[Path, None] = {}
    for path in named:
        found = [path] if path == STANDARD_INPUT else discover([path], suffixes, excluded=excluded).files
        files |= dict.fromkeys(found)
    return list(files)


def read_drafts(
    files: Sequence[Path],
    plan: str | None = None,
    limits: Limits = USUAL,
    password: str = "",
    settings: Settings = DEFAULTS,
) -> Iterator[Draft]:
    """Read each file, in order, as ``read_files`` does; one that cannot be read costs only itself. Without ``plan`` the
    settings give the plan of those for which it should not be worked out."""
    unread: dict[int, Draft] = {}

    def jobs() -> Iterator[Job]:
        for at, path in enumerate(files):
            try:
                named = plan or settings.plan_of(path)
                yield _job(path, _bytes_of(path, password), named, password, settings)
            except Unreadable as fault:
                unread[at] = Draft(path, None, fault)

    readings = read_all(jobs(), default_jobs(len(files)), limits)
    at = 0
    for reading in readings:
        while at in unread:
            yield unread.pop(at)
            at += 1
        try:
            yield Draft(reading.job.path, _report(reading))
        except Unreadable as fault:
            yield Draft(reading.job.path, None, fault)
        at += 1
    yield from unread.values()


def _job(path: Path, data: bytes, plan: str | None, password: str, settings: Settings) -> Job:
    return Job(path, data, plan, password, settings=settings.reader_of(path, plan))


def _bytes_of(path: Path, password: str) -> bytes:
    if path != STANDARD_INPUT:
        return fetch(path, password=password)
    most = bounds().most_bytes
    data = sys.stdin.buffer.read(most + 1)
    if len(data) > most:
        raise Unreadable("standard input is longer than a report can be", "name the file instead, or raise --max-size")
    if not data:
        raise Unreadable("standard input is empty", "pipe a report into it, or name a file")
    return data


def draw_page(
    file: Path, number: int, limits: Limits = USUAL, password: str = "", settings: Settings = DEFAULTS
) -> bytes:
    """A page of a file with what was recognised on it, as PNG; ``Unreadable`` where it cannot be drawn."""
    job = _job(file, fetch(file, password=password), None, password, settings)
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
