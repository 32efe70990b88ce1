"""What a settings file can say. A new table of the file is a new record here and its reader in ``loading``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from corpus.records import Suppression


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
    """How files are read: limits in MB and seconds, as the options of the same names; None: not said."""

    max_memory: int | None = None
    timeout: float | None = None


@dataclass(frozen=True, slots=True)
class PlanFolders:
    """A plan and what belongs to it: folders, files or patterns, relative to the settings file."""

    plan: str
    patterns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """A settings file; ``path`` is None where there is none and everything has its default."""

    path: Path | None = None
    audit: AuditSettings = AuditSettings()
    reading: ReadingSettings = ReadingSettings()
    plans: tuple[PlanFolders, ...] = ()
    suppressions: tuple[Suppression, ...] = ()


DEFAULTS = Settings()
