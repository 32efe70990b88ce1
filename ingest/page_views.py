"""The passages that findings quote, as they look in their files: pages of a PDF as pictures, rows of any other
file as cells. Read in a process of its own and within limits, like the reports themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from extractors.faults import Unreadable
from extractors.records import Cell, Document, Row, Table
from ingest.jobs import Job, Reading
from ingest.limits import Limits
from ingest.marks import row_of
from ingest.reading import checksum, words_of
from ingest.settings import DEFAULTS, Settings
from ingest.sources import fetch, path_of
from ingest.workers import default_jobs, read_all, told

if TYPE_CHECKING:
    from extractors.pdf.marking import Picture
    from extractors.pdf.spots import Spot

RowName = tuple[int | None, ...]
Value = tuple[str, tuple[str, ...]]  # as printed, and what it is called


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be seen of a file: ``spots`` on ``pages`` of a PDF; of other files the ``rows``, each with the
    values that are meant in it."""

    pages: tuple[int, ...] = ()
    spots: tuple[Spot, ...] = ()
    rows: Mapping[RowName, tuple[Value, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A row of a table with the headings over it. ``meant`` gives the column of the cell that each value means,
    where that can be told."""

    headings: tuple[Cell, ...]
    cells: tuple[Cell, ...]
    meant: Mapping[Value, int]


@dataclass(frozen=True, slots=True)
class Views:
    """What is seen of a file; ``why_not`` says why nothing is."""

    pictures: Mapping[int, Picture] = field(default_factory=dict)
    rows: Mapping[RowName, SeenRow] = field(default_factory=dict)
    why_not: str = ""


def views(
    files: Iterable[tuple[str, str]],
    wanted: Mapping[str, Wanted],
    limits: Limits,
    password: str = "",
    settings: Settings = DEFAULTS,
) -> dict[str, Views]:
    """What is wanted of each file, given by path and SHA-256, under its SHA-256. One that is gone, has changed
    or cannot be read gives only the reason. ``settings`` are those that it was read with."""
    seen: dict[str, Views] = {}
    jobs: list[Job] = []
    for path, sha256 in files:
        try:
            data, how = fetch(path_of(path), password=password), settings.reader_of(path_of(path))
            job = Job(path_of(path), data, password=password, settings=how)
        except Unreadable:
            seen[sha256] = Views(why_not="the file is not there any more")
            continue
        if checksum(job.data) == sha256:
            jobs.append(job)
        else:
            seen[sha256] = Views(why_not="the file has changed since it was read")
    for reading in read_all(jobs, default_jobs(len(jobs)), limits, partial(view_job, wanted=wanted)):
        made = reading.made
        seen[reading.job.sha256] = made if isinstance(made, Views) else Views(why_not=reading.cause)
    return seen


def view_job(job: Job, wanted: Mapping[str, Wanted]) -> Reading:
    """Look into one file, as ``read_job`` reads one."""
    return told(job, lambda: Reading(job, None, made=_views(job, wanted[checksum(job.data)])))


def _views(job: Job, wanted: Wanted) -> Views:
    if wanted.pages:
        from extractors.pdf.marking import picture_pages

        name, password = job.path.name, job.password or None
        return Views(pictures=picture_pages(name, job.data, wanted.spots, wanted.pages, password))
    from extractors.formats import extract

    with words_of(job.settings):
        document = extract(job.path.name, job.data, job.password)
    return Views(rows=dict(_rows(document, wanted)))


def _rows(document: Document, wanted: Wanted) -> Iterator[tuple[RowName, SeenRow]]:
    for block in document.blocks():
        if not isinstance(block, Table):
            continue
        for at, row in enumerate(block.rows):
            if values := wanted.rows.get(row_of(row.place)):
                yield row_of(row.place), _seen(block.rows, at, values)


def _seen(rows: Sequence[Row], at: int, values: Sequence[Value]) -> SeenRow:
    from extractors.pointing import cell_meant

    cells = [row.cells for row in rows]
    found = {value: cell_meant(cells, at, *value) for value in values}
    heading = next((above for above in cells[:at] if sum(bool(cell.text.strip()) for cell in above) > 1), ())
    return SeenRow(heading, cells[at], {value: cell.column for value, cell in found.items() if cell})
