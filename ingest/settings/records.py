"""What a settings file can say. A new table of the file is a new record here and its reader in ``loading``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from corpus.records import Suppression
from ingest.limits import MEMORY_MB, SECONDS, Limits
from ingest.reader_settings import USUAL_READER, ReaderSettings


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
class ReadingSettings:
    """How files are read: limits in MB and seconds, as the options of the same names (None: not said), and
    what goes to the reader with each file of no plan in particular."""

    max_memory: int | None = None
    timeout: float | None = None
    reader: ReaderSettings = USUAL_READER


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

    def limits(self, max_memory: int | None, timeout: float | None) -> Limits:
        """What reading a file may take: what the user said (None: nothing), else the file, else the default."""
        return Limits(max_memory or self.reading.max_memory or MEMORY_MB, timeout or self.reading.timeout or SECONDS)


DEFAULTS = Settings()
