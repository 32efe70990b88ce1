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

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

from corpus.history.faults import DatabaseFault, guarded
from corpus.history.records import (
    Course,
    Known,
    Row,
    Stored,
    StoredDecision,
    StoredFinding,
    StoredLink,
    StoredReport,
)
from corpus.linking.decisions import Decision
from corpus.records import Link
from normalise.records import Report

if TYPE_CHECKING:
    from sqlite_utils import Database

__all__ = [
    "Course",
    "DatabaseFault",
    "History",
    "Known",
    "Row",
    "Stored",
    "StoredDecision",
    "StoredFinding",
    "StoredLink",
    "StoredReport",
]


class History:
    """An open history. Use ``History.open``; close it, or use it as a context manager."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db = db
        self.path = path

    @classmethod
    def open(
        cls, path: Path, *, create: bool = True, read_only: bool = False, timeout: float = 5.0
    ) -> History:
        """Open the history at ``path``; a missing file is created unless ``create`` is false or it is to be
        read only. ``timeout`` is how many seconds to wait for another writer."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    # files and reports -------------------------------------------------------------------------------

    def known(self, sha256: str) -> Known | None:
        """What the history holds of these bytes, so that a file need not be read twice."""
        raise NotImplementedError

    def note_path(self, sha256: str, path: str) -> None:
        """Remember that bytes the history knows were also seen under this path."""
        raise NotImplementedError

    def store(
        self,
        report: Report,
        path: str,
        size: int,
        *,
        plan: str | None = None,
        replace: bool = False,
        extractor_version: str = "",
    ) -> Stored:
        """Store one report in one transaction, and mark its plan as one to link again.

        The same bytes again change nothing except that a new path is remembered. ``plan`` is the name a
        person gave; else a plan of the same name but for drift is used. ``replace`` reads a stored file
        anew: it keeps its report_id, its action ids and every decision. A report that repeats much of
        another of the same plan, period and kind supersedes it or is superseded (corpus.superseding).
        """
        raise NotImplementedError

    def store_failure(self, path: str, sha256: str | None, size: int, cause: str) -> Stored:
        """Remember a file that could not be read, until it can be; a report stored of these bytes stays."""
        raise NotImplementedError

    def load_report(self, report_id: int) -> Report:
        """The report as it was stored, with the action ids it has now. ``LookupError`` if there is none."""
        raise NotImplementedError

    # linking ------------------------------------------------------------------------------------------

    def plans_to_link(self) -> tuple[str, ...]:
        """Plans whose reports or decisions changed since their links were saved."""
        raise NotImplementedError

    def plans_to_check(self) -> tuple[str, ...]:
        """Plans whose reports, decisions or links changed since findings of all their reports were saved."""
        raise NotImplementedError

    def load_series(self, plan: str, *, undated: bool = False) -> tuple[StoredReport, ...]:
        """The reports of a plan in time order, without superseded ones. Those without a period have no
        place in time: they come alone, with ``undated=True``."""
        raise NotImplementedError

    def load_naming(self, plan: str) -> tuple[StoredReport, ...]:
        """Reports of other plans whose prose names this one (a covering report), superseded ones left out."""
        raise NotImplementedError

    def save_links(
        self, plan: str, links: Sequence[StoredLink], action_ids: Mapping[tuple[int, int], str]
    ) -> None:
        """Replace the links of a plan and name its actions, in one transaction; the plan is linked then.

        ``action_ids`` maps ``(report_id, row)`` to an action id. A link that stood before keeps its link_id.
        """
        raise NotImplementedError

    def load_links(self, earlier: StoredReport, later: StoredReport) -> tuple[Link, ...]:
        """The saved links that lead from one report to a later one."""
        raise NotImplementedError

    # a person's decisions -----------------------------------------------------------------------------

    def add_decision(self, decision: Decision) -> int:
        """Keep a decision for good and mark its plan to link; returns the number it is known by."""
        raise NotImplementedError

    def decisions(self, plan: str | None = None, *, revoked: bool = False) -> tuple[StoredDecision, ...]:
        """The decisions in force, oldest first; with ``revoked`` also those that were taken back."""
        raise NotImplementedError

    def revoke_decision(self, decision_id: int, *, who: str) -> StoredDecision:
        """Take a decision back (it stays on record) and mark the plan to link. ``LookupError`` if unknown."""
        raise NotImplementedError

    # findings -----------------------------------------------------------------------------------------

    def save_findings(self, report_ids: Sequence[int], findings: Sequence[StoredFinding]) -> None:
        """Replace what the checks found in these reports (each report that was checked, clean or not)."""
        raise NotImplementedError

    # queries: rows named as in the public views ---------------------------------------------------------

    def reports(
        self, *, plan: str | None = None, period: str | None = None, outcome: str | None = None
    ) -> Iterator[Row]:
        """Every file: stored, read in part, failed and why; superseded ones name what replaced them."""
        raise NotImplementedError

    def actions(
        self,
        *,
        plan: str | None = None,
        period: str | None = None,
        theme: str | None = None,
        status: str | None = None,
        state: str | None = None,
        lead: str | None = None,
        carried_forward: bool | None = None,
        text: str | None = None,
        ref: str | None = None,
        report_id: int | None = None,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Actions by report, by plan and time and in the order of the report."""
        raise NotImplementedError

    def history_of(self, wanted: str, *, plan: str | None = None, limit: int = 10) -> list[Course]:
        """Actions through time by action id, else by reference, else by words; best first, [] if none."""
        raise NotImplementedError

    def milestones(
        self,
        *,
        plan: str | None = None,
        period: str | None = None,
        due_before: date | None = None,
        overdue: bool = False,
        limit: int | None = None,
    ) -> Iterator[Row]:
        """Milestones, dated ones first by date. ``overdue``: due before the end of the report's period and
        not complete in the latest report (of the chosen period, if one is chosen)."""
        raise NotImplementedError

    def search(
        self,
        words: str,
        *,
        plan: str | None = None,
        limit: int | None = 50,
        marks: tuple[str, str] = ("[", "]"),
    ) -> Iterator[Row]:
        """Full-text search over actions, evidence, milestones, activities, prose and leftovers, best first.

        All words must stand in one record; "a phrase" and a word* work. ``snippet`` has hits in ``marks``."""
        raise NotImplementedError

    def links(
        self, *, plan: str | None = None, review: bool = False, link_id: int | None = None
    ) -> Iterator[Row]:
        """Links across periods; ``review`` keeps the doubtful ones."""
        raise NotImplementedError

    def findings(
        self,
        *,
        plan: str | None = None,
        report_id: int | None = None,
        code: str | None = None,
        severity: str | None = None,
    ) -> Iterator[Row]:
        """What the checks found, by report, errors first."""
        raise NotImplementedError

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        with guarded(self.path):
            yield
