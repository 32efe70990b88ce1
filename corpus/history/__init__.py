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

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

from corpus.history import decisions as decisions_table
from corpus.history import files, outlines, plans, reading
from corpus.history import findings as findings_table
from corpus.history import links as links_table
from corpus.history.answers import Answers
from corpus.history.faults import DatabaseFault, guarded, not_written, storable_report
from corpus.history.linking import PlanToLink
from corpus.history.merging import Merging, opened_source
from corpus.history.opening import close_database, open_database
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
from corpus.linking.members import ReportLink
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


class History(Suppressions, Answers):
    """An open history. Use ``History.open``; close it, or use it as a context manager."""

    def __init__(self, db: Database, path: Path, *, read_only: bool) -> None:
        super().__init__(db, path)
        self._read_only = read_only
        # the change count each plan's series was loaded at: what links and findings are made from
        self._loaded_at: dict[str, int] = {}

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

    # linking ------------------------------------------------------------------------------------------

    def plans_to_link(self) -> tuple[str, ...]:
        """Plans whose reports or decisions changed since their links were saved."""
        with guarded(self.path):
            return plans.plans_behind(self._db, "linked")

    def plans_to_check(self) -> tuple[str, ...]:
        """Plans whose reports, decisions or links changed since findings of all their reports were saved."""
        with guarded(self.path):
            return plans.plans_behind(self._db, "checked")

    def planless_to_check(self) -> tuple[int, ...]:
        """Reports that name no plan and that changed since their findings were saved."""
        with guarded(self.path):
            return findings_table.planless_to_check(self._db)

    def mark_to_check(self, plans_beside: Iterable[str]) -> None:
        """Let the findings of these plans be made anew, because those of plans they are compared with are."""
        with self._writing():
            plans.mark_to_check(self._db, plans_beside)

    def load_series(self, plan: str, *, undated: bool = False) -> tuple[StoredReport, ...]:
        """The reports of a plan in time order, without superseded ones. Those without a period have no
        place in time: they come alone, with ``undated=True``."""
        with guarded(self.path):
            if not undated:
                self._loaded_at[plan] = plans.change_count(self._db, plan)
            return reading.load_series(self._db, plan, undated=undated)

    def plans_called(self, names: Iterable[str]) -> tuple[str, ...]:
        """The plans that go by one of these names, as a report's prose gives them, in alphabetical order."""
        with guarded(self.path):
            return plans.plans_called(self._db, names)

    def load_outlines(self, plan: str) -> tuple[StoredReport, ...]:
        """The reports of a plan by time, without superseded ones, each with its first action only and nothing
        else of what it says; those without a period come first."""
        with guarded(self.path):
            self._loaded_at[plan] = plans.change_count(self._db, plan)
            return outlines.load_outlines(self._db, plan)

    def loaded_at(self, plan: str) -> int:
        """The change count that a plan had when its series or outlines were loaded last."""
        return self._loaded_at[plan]

    def load_outlines_around(self, plan: str) -> tuple[StoredReport, ...]:
        """Outlines of reports of other plans that may state this plan's figures: those whose prose names it (a
        covering report), and those of the plans that its own prose names."""
        with guarded(self.path):
            return outlines.load_outlines_around(self._db, plan)

    def load_to_link(self, plan: str, made_by: str = "") -> PlanToLink:
        """What linking reads of a plan; ``made_by`` is the version whose links may stand."""
        with guarded(self.path):
            return PlanToLink(self._db, self.path, plan, made_by)

    def save_links(
        self,
        plan: str,
        links: Sequence[StoredLink],
        action_ids: Mapping[tuple[int, int], str],
        *,
        kept: Iterable[int] = (),
        made_by: str = "",
        as_of: int | None = None,
    ) -> None:
        """Replace the links of a plan, but for those into the ``kept`` reports, and name its actions, in one
        transaction; the plan is linked then. ``made_by`` is the version of what made the links, and
        ``as_of`` the plan's change count they were made at (else that of the last time the series was loaded).

        ``action_ids`` maps ``(report_id, row)`` to an action id that no other plan has (``ValueError``; see
        ``taken_elsewhere``). A link that stood before keeps its link_id.
        """
        with self._writing():
            if as_of is None:
                as_of = self._loaded_at.get(plan, plans.change_count(self._db, plan))
            links_table.save_links(self._db, plan, links, action_ids, kept=kept, made_by=made_by, as_of=as_of)

    def taken_elsewhere(self, plan: str, action_ids: Iterable[str]) -> frozenset[str]:
        """Those of these action ids that other plans have, and that this plan must therefore not be given."""
        with guarded(self.path):
            plan_id = plans.find_plan(self._db, plan, drifting=False)
            return links_table.taken_elsewhere(self._db, plan_id, action_ids)

    def load_links_into(self, later: StoredReport, among: Mapping[int, Report]) -> tuple[ReportLink, ...]:
        """The saved links that lead into a report from those ``among`` which are given by their report_id."""
        with guarded(self.path):
            return links_table.load_links_into(self._db, later, among)

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

    # findings -----------------------------------------------------------------------------------------

    def save_findings(
        self, report_ids: Sequence[int], findings: Sequence[StoredFinding], *, as_of: Mapping[str, int] | None = None
    ) -> None:
        """Replace what the checks found in these reports (each report that was checked, clean or not). ``as_of``: by
        plan, the change count they were made at (else that of the last time the plan was loaded)."""
        with self._writing():
            findings_table.save_findings(self._db, report_ids, findings, as_of={**self._loaded_at, **(as_of or {})})

    @contextmanager
    def _writing(self) -> Iterator[None]:
        if self._read_only:
            raise not_written(self.path)
        with guarded(self.path), transaction(self._db):
            yield
