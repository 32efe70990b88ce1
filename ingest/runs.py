"""What a run over many files is told, what it tells as it goes on, and what it comes to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from extractors.faults import Fault
from ingest.jobs import Engine, never
from ingest.limits import USUAL, Limits
from ingest.local_engine import here
from ingest.settings import DEFAULTS, Settings

OUTCOMES = ("stored", "partial", "unchanged", "failed")
CHANGED = "changed"


class Interrupted(Fault):
    """The user, or the system, stopped the run; what was stored stays."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__(
            "interrupted",
            "what was stored stays; run the same command to go on: it links and checks what is not linked yet",
        )


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one file. ``outcome``: one of ``OUTCOMES``, or ``CHANGED`` while it is to be read again later.

    ``about`` is the cause where it failed, with a ``remedy``. ``seconds`` is the time that reading took, in its
    reader. ``read_otherwise``: it is passed by, and was read with other settings than those that hold now. ``before``:
    it failed in an earlier run, would fail again, and was not read.
    """

    path: str
    outcome: str
    about: str = ""
    actions: int = 0
    remedy: str = ""
    pages: int = 0
    seconds: float = 0.0
    read_otherwise: bool = False
    before: bool = False


class Progress(Protocol):
    """Who is told how the batch goes on."""

    def file(self, done: Done) -> None:
        """One file is done."""

    def stage(self, words: str) -> None:
        """What is done after the files: linking, checking."""

    def found(self, files: int, *, all: bool = False) -> None:
        """So many files were found by now, or ``all`` that there are."""


@dataclass
class Summary:
    """The batch in numbers, counted as it goes on. ``failed_before`` are those of the failed files that failed in an
    earlier run and were not read again. ``stopped``: before its end."""

    files: Counter[str] = field(default_factory=Counter)
    actions: int = 0
    pages: int = 0
    links: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    remedies: Counter[str] = field(default_factory=Counter)
    plans: int = 0
    idle_decisions: int = 0
    stopped: bool = False
    read_otherwise: int = 0
    failed_before: int = 0

    def count(self, done: Done) -> None:
        if done.outcome == CHANGED:
            return
        self.files[done.outcome] += 1
        self.actions += done.actions
        self.pages += done.pages
        self.read_otherwise += done.read_otherwise
        self.failed_before += done.before
        if done.remedy and not done.before:
            self.remedies[done.remedy] += 1


@dataclass(frozen=True, slots=True)
class Wish:
    """How the user wants the files read. ``plan`` names the plan of all of them, ``settings`` that of some: files
    that the history holds under another plan are read again, as all are with ``reread``, and those that failed with
    ``retry``; ``password`` opens those that are locked. ``engine`` reads them (None: ``workers`` processes of this
    machine) until ``stop()``."""

    plan: str | None = None
    reread: bool = False
    workers: int = 1
    limits: Limits = USUAL
    password: str = ""
    settings: Settings = DEFAULTS
    engine: Engine | None = None
    stop: Callable[[], bool] = never
    retry: bool = False

    def plan_of(self, file: Path) -> str | None:
        """The plan of a file where it should not be worked out."""
        return self.plan or self.settings.plan_of(file)

    def reader(self) -> Engine:
        """Who reads the files."""
        return self.engine or here(self.workers)
