"""What linking and checking ask of an open history, and what they leave in it, plan by plan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.history import findings as findings_table
from corpus.history import links as links_table
from corpus.history import outlines, plans, reading
from corpus.history.faults import guarded
from corpus.history.linking import PlanToLink
from corpus.history.records import StoredFinding, StoredLink, StoredReport
from corpus.linking.members import ReportLink
from normalise.records import Report

if TYPE_CHECKING:
    from sqlite_utils import Database


class PlanByPlan:
    """The plans of an open history, as they are linked and checked."""

    _db: Database
    path: Path
    # the change count each plan's series was loaded at: what links and findings are made from
    _loaded_at: dict[str, int]

    def _writing(self) -> AbstractContextManager[None]:
        raise NotImplementedError

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

    def save_findings(
        self, report_ids: Sequence[int], findings: Sequence[StoredFinding], *, as_of: Mapping[str, int] | None = None
    ) -> None:
        """Replace what the checks found in these reports (each report that was checked, clean or not). ``as_of``: by
        plan, the change count they were made at (else that of the last time the plan was loaded)."""
        with self._writing():
            findings_table.save_findings(self._db, report_ids, findings, as_of={**self._loaded_at, **(as_of or {})})
