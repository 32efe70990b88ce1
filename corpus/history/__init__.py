"""The archive's memory: one SQLite file. The only place in the project that knows SQLite.

    with History.open(Path("history.db")) as history:
        stored = history.store(report, path="2017/q4.txt", size=18_204)
        for plan in history.plans_to_link():
            series = history.load_series(plan)
            ...
            history.save_links(plan, links, action_ids)
        for row in history.actions(status="amber"):
            print(row["ref"], row["action"])

One report is one transaction: a run that is stopped at any moment leaves whole reports only.
Every method raises ``DatabaseFault`` (exit code 4) when the file cannot be used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from corpus.history import decisions as decisions_table
from corpus.history import files, reading
from corpus.history.answers import Answers
from corpus.history.faults import DatabaseFault, guarded, not_written, storable_report
from corpus.history.linking import PlanToLink
from corpus.history.merging import Merging, opened_source
from corpus.history.opening import close_database, open_database
from corpus.history.plan_by_plan import PlanByPlan
from corpus.history.records import (
    Course,
    Known,
    Merged,
    Row,
    Stored,
    StoredDecision,
    StoredFinding,
    StoredLink,
    StoredReport,
)
from corpus.history.rows import ReportRows, rows_of
from corpus.history.suppressions import StoredSuppression, Suppressions
from corpus.history.transactions import transaction
from corpus.history.writing import store_report
from corpus.linking.decisions import Decision
from normalise.records import Report

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = [
    "Course",
    "DatabaseFault",
    "History",
    "Known",
    "Merged",
    "PlanToLink",
    "ReportRows",
    "Row",
    "Stored",
    "StoredDecision",
    "StoredFinding",
    "StoredLink",
    "StoredReport",
    "StoredSuppression",
]


class History(PlanByPlan, Suppressions, Answers):
    """An open history. Use ``History.open``; close it, or use it as a context manager."""

    def __init__(self, db: Database, path: Path, *, read_only: bool) -> None:
        super().__init__(db, path)
        self._read_only = read_only
        self._loaded_at = {}

    @classmethod
    def open(cls, path: Path, *, create: bool = True, read_only: bool = False, timeout: float = 5.0) -> History:
        """Open the history at ``path``; a missing file is created unless ``create`` is false or it is to be
        read only. ``timeout`` is how many seconds to wait for another writer."""
        db = open_database(path, create=create, read_only=read_only, timeout=timeout)
        return cls(db, path, read_only=read_only)

    def close(self) -> None:
        with guarded(self.path):
            close_database(self._db, read_only=self._read_only)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    # files and reports -------------------------------------------------------------------------------

    def known(self, sha256: str) -> Known | None:
        """What the history holds of these bytes, so that a file need not be read twice."""
        with guarded(self.path):
            return files.find_known(self._db, sha256)

    def paths_of(self, sha256: str) -> tuple[str, ...]:
        """The paths under which these bytes were seen, the first one first."""
        with guarded(self.path):
            return files.paths_of(self._db, sha256)

    def note_path(self, sha256: str, path: str) -> None:
        """Remember that bytes the history knows were also seen under this path."""
        with guarded(self.path):
            if files.knows_path(self._db, sha256, path):
                return
        with self._writing():
            files.note_known_path(self._db, sha256, path)

    def store(
        self,
        report: Report | ReportRows,
        path: str,
        size: int,
        *,
        plan: str | None = None,
        replace: bool = False,
        extractor_version: str = "",
    ) -> Stored:
        """Store one report, or the rows that were made of it, in one transaction, and mark its plan as one to link.

        The same bytes again change nothing except that a new path is remembered. ``plan`` is the name a
        person gave; else a plan of the same name but for drift is used. ``replace`` reads a stored file
        anew: it keeps its report_id, its action ids and every decision. A report that repeats much of
        another of the same plan, period and kind supersedes it or is superseded (corpus.superseding).
        """
        rows = rows_of(report) if isinstance(report, Report) else report
        with self._writing(), storable_report(path):
            return store_report(
                self._db,
                rows,
                path,
                size,
                plan=plan,
                replace=replace,
                extractor_version=extractor_version,
            )

    def store_failure(
        self, path: str, sha256: str | None, size: int, cause: str, remedy: str = "", tried: str = ""
    ) -> Stored:
        """Remember a file that could not be read, until it can be; a report stored of these bytes stays. ``tried`` says
        what it was read with, and is given back by ``known``."""
        with self._writing():
            return files.store_failure(self._db, path, sha256, size, cause, remedy, tried)

    def forget_failure(self, path: str) -> None:
        """Forget that what stood under this path could not be read, as it is no file that is to be read any more."""
        with self._writing():
            files.clear_failures(self._db, path)

    def load_report(self, report_id: int) -> Report:
        """The report as it was stored, with the action ids it has now. ``LookupError`` if there is none."""
        with guarded(self.path):
            return reading.load_report(self._db, report_id)

    @contextmanager
    def merging(self, source: Path) -> Iterator[Merging]:
        """The history at ``source``, open to be taken over into this one. It is only read, and never changed; one of
        an older version is read through a copy. ``DatabaseFault`` where it cannot be read."""
        with opened_source(source, self.path) as other:
            yield Merging(self._db, self.path, other, source, self._writing)

    # a person's decisions -----------------------------------------------------------------------------

    def add_decision(self, decision: Decision) -> int:
        """Keep a decision for good and mark its plan to link; returns the number it is known by."""
        with self._writing():
            return decisions_table.add_decision(self._db, decision)

    def decisions(self, plan: str | None = None, *, revoked: bool = False) -> tuple[StoredDecision, ...]:
        """The decisions that were not taken back, oldest first; with ``revoked`` those too. Of a plan: those
        under any wording of its name, and those of plans whose reports have all been given another name."""
        with guarded(self.path):
            return decisions_table.list_decisions(self._db, plan, revoked=revoked)

    def merge_decisions(self, incoming: Iterable[StoredDecision]) -> Merged:
        """Keep decisions that were taken elsewhere, each once, and mark their plans to link. All or none."""
        with self._writing():
            return decisions_table.merge_decisions(self._db, incoming)

    def revoke_decision(self, decision_id: int, *, who: str) -> StoredDecision:
        """Take a decision back (it stays on record) and mark the plan to link. ``LookupError`` if unknown."""
        with self._writing():
            return decisions_table.revoke_decision(self._db, decision_id, who)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._read_only:
            raise not_written(self.path)
        with guarded(self.path), transaction(self._db):
            yield
