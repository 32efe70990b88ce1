"""The settings of an archive: ``tallybook.toml`` beside it. Flags outrank the file, the file outranks defaults."""

from ingest.settings.loading import load_settings
from ingest.settings.looking import NAMES, find_settings
from ingest.settings.records import DEFAULTS, AuditSettings, Flags, PlanFolders, ReadingSettings, Settings

__all__ = [
    "DEFAULTS",
    "NAMES",
    "AuditSettings",
    "Flags",
    "PlanFolders",
    "ReadingSettings",
    "Settings",
    "find_settings",
    "load_settings",
]
