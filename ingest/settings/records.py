"""What a settings file can say. A new table of the file is a new record here and its reader in ``loading``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from fnmatch import fnmatchcase
from pathlib import Path

from corpus.records import Suppression
from ingest.limits import MEMORY_MB, MOST, SECONDS, Limits
from ingest.reader_settings import USUAL_READER, ReaderSettings
from ingest.sources import Bounds
from ingest.sources.entry_limits import USUAL_BOUNDS
from ingest.sources.excluding import Excluded


@dataclass(frozen=True, slots=True)
class AuditSettings:
    """How the checks are run: as the options of ``tallybook audit``; None and empty where the file is silent.

    ``severity`` has the project's own severity of a check by its code; ``off`` is a check that is not run.
    ``baseline`` is a path as seen from the working folder.
    """

    fail_on: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    baseline: Path | None = None


@dataclass(frozen=True, slots=True)
class SaidOfReading:
    """What a settings file and the command line can both say of reading: limits as the options of the same names (None:
    not said), and patterns of what is left out."""

    max_memory: int | None = None
    timeout: float | None = None
    max_size: int | None = None
    max_entries: int | None = None
    max_unpacked: int | None = None
    max_ratio: int | None = None
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadingSettings(SaidOfReading):
    """How files are read; ``reader`` goes to the reader with each file of no plan in particular."""

    reader: ReaderSettings = USUAL_READER


@dataclass(frozen=True, slots=True)
class Flags(SaidOfReading):
    """What the command line says of reading. ``max_pages`` and ``year_start`` are those of ``ReaderSettings``."""

    max_pages: int | None = None
    year_start: int | None = None

    def over(self, reader: ReaderSettings) -> ReaderSettings:
        """How a file is read when these flags are given."""
        pages, year_start = self.max_pages or reader.pages, self.year_start or reader.year_start
        return replace(reader, pages=pages, year_start=year_start)


@dataclass(frozen=True, slots=True)
class PlanFolders:
    """A plan and what belongs to it: folders, files or patterns, relative to the settings file; ``reader`` is how its
    reports are read."""

    plan: str
    patterns: tuple[str, ...]
    reader: ReaderSettings = USUAL_READER


@dataclass(frozen=True, slots=True)
class Settings:
    """A settings file; ``path`` is None where there is none and everything has its default."""

    path: Path | None = None
    audit: AuditSettings = AuditSettings()
    reading: ReadingSettings = ReadingSettings()
    plans: tuple[PlanFolders, ...] = ()
    suppressions: tuple[Suppression, ...] = ()

    def plan_of(self, file: Path) -> str | None:
        """The plan that a file belongs to, by its folder or a pattern; None where the file says nothing of it.

        In a pattern ``*`` stands for anything, also for several folders. The first plan that fits has it.
        """
        if self.path is None or not self.plans:
            return None
        home = Path(os.path.normpath(self.path.parent.absolute()))
        there = Path(os.path.normpath(file.absolute()))
        if home not in there.parents:
            return None
        inside = there.relative_to(home)
        names = [name.as_posix() for name in (inside, *inside.parents)]
        for each in self.plans:
            patterns = [Path(pattern).as_posix() for pattern in each.patterns]
            if any(fnmatchcase(name, pattern) for name in names for pattern in patterns):
                return each.plan
        return None

    def reader_of(self, file: Path, plan: str | None = None) -> ReaderSettings:
        """How a file is read, of the plan that the user names (None: the one that this file gives it)."""
        name = (plan or self.plan_of(file) or "").casefold()
        own = (each.reader for each in self.plans if each.plan.casefold() == name)
        return next(own, self.reading.reader)

    def outranked_by(self, flags: Flags) -> Settings:
        """These settings where the command line says nothing else; what either leaves out is left out."""
        on_the_line = {each.name: getattr(flags, each.name) for each in fields(SaidOfReading)}
        said = {name: value for name, value in on_the_line.items() if value is not None}
        said["exclude"] = (*self.reading.exclude, *flags.exclude)
        return replace(
            self,
            reading=replace(self.reading, **said, reader=flags.over(self.reading.reader)),
            plans=tuple(replace(plan, reader=flags.over(plan.reader)) for plan in self.plans),
        )

    def limits(self) -> Limits:
        """What reading a file may take, by the command line, else the file, else the defaults."""
        said, usual = self.reading, USUAL_BOUNDS
        bounds = Bounds(
            min(said.max_size or usual.size, MOST),
            min(said.max_entries or usual.entries, MOST),
            min(said.max_unpacked or usual.unpacked, MOST),
            min(said.max_ratio or usual.ratio, MOST),
        )
        return Limits(min(said.max_memory or MEMORY_MB, MOST), min(said.timeout or SECONDS, MOST), bounds)

    def excluded(self) -> Excluded:
        """What is not to be read, wherever it is found."""
        return Excluded(self.reading.exclude)


DEFAULTS = Settings()
