"""What the checks are given: reports read fresh from files, beside each other and beside a history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.records import Finding, Skip
from extractors.faults import Fault
from ingest.reading import fetch, shown, understand_file
from normalise.records import Report

if TYPE_CHECKING:
    pass


@dataclass(frozen=True, slots=True)
class Checked:
    """A report with what the checks say about it; ``path`` is the file as the user named it."""

    report: Report
    path: str
    findings: tuple[Finding, ...]
    skipped: tuple[Skip, ...]


def read_files(files: Sequence[Path], plan: str | None = None) -> list[Report]:
    """Read each file; ``Fault`` for a path that does not exist, ``Unreadable`` for one that is no report."""
    for path in files:
        if not path.exists():
            raise Fault(f"{shown(path)}: there is no such file", "check the path")
    return [understand_file(path, fetch(path), plan) for path in files]
