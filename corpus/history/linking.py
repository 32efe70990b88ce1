"""What linking reads of one plan: its actions without what is never compared, and what stands of its links.

A plan may have a hundred thousand actions, so they are read period by period, and of links that stand only
their ends.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.history.action_columns import COMPARED, read_compared
from corpus.history.faults import guarded
from corpus.history.outlines import load_outlines
from corpus.history.plans import change_count, links_stand_before
from corpus.history.records import StoredReport
from normalise.records import Action, Report

if TYPE_CHECKING:
    from sqlite_utils import Database

Place = tuple[int, int]
"""An action as the history numbers it: its report and its row."""

_AMONG = "(SELECT value FROM json_each(?))"


class PlanToLink:
    """One plan as it was at its change count ``as_of``. ``reports`` are outlines of its standing reports; links
    into reports of periods that end before ``since`` (an ISO day) stand: none of them where it is ``""``, all
    of them where it is None."""

    def __init__(self, db: Database, path: Path, plan: str, made_by: str) -> None:
        self._db = db
        self._path = path
        self._plan = plan
        self.as_of = change_count(db, plan)  # read first: what changes later counts as changed
        self.since = links_stand_before(db, plan, made_by)
        self.reports: tuple[StoredReport, ...] = load_outlines(db, plan)
        self._numbers = {stored.report.sha256: stored.report_id for stored in self.reports}

    def number(self, report: Report) -> int:
        """The number of one of the reports."""
        return self._numbers[report.sha256]

    def read(self, outlines: Iterable[Report]) -> tuple[Report, ...]:
        """These reports with their actions, as far as linking compares them; the rest is left out."""
        wanted = tuple(outlines)
        actions = self.actions(map(self.number, wanted))
        return tuple(replace(outline, actions=tuple(actions[self.number(outline)])) for outline in wanted)

    def _rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        with guarded(self._path):
            return self._db.execute(sql, parameters).fetchall()

    def actions(self, report_ids: Iterable[int], rows: Iterable[Place] | None = None) -> dict[int, list[Action]]:
        """The actions of these reports in the order of their rows, or those ``rows`` of them."""
        numbers = json.dumps(list(report_ids))
        leads: defaultdict[int, list[str]] = defaultdict(list)
        chosen = None if rows is None else set(rows)
        sql = f"""
            SELECT l.record_id, l.name FROM action AS a JOIN lead AS l USING (record_id)
            WHERE a.report_id IN {_AMONG} ORDER BY l.record_id, l.position
        """
        for record_id, name in self._rows(sql, numbers):
            leads[record_id].append(name)
        found: defaultdict[int, list[Action]] = defaultdict(list)
        sql = f"SELECT {', '.join(COMPARED)} FROM action WHERE report_id IN {_AMONG} ORDER BY record_id"
        for row in self._rows(sql, numbers):
            cells = dict(zip(COMPARED, row, strict=True))
            if chosen is None or (cells["report_id"], cells["row"]) in chosen:
                found[cells["report_id"]].append(read_compared(cells, leads.get(cells["record_id"], ())))
        return found

    def gone(self, kept: Sequence[int], last: Sequence[int]) -> dict[int, list[Action]]:
        """The actions of the ``kept`` reports that went on in no later one of them, by report, but for those of
        the ``last`` period: it is not known yet whether they go on."""
        sql = f"""
            SELECT a.report_id, a.row FROM action AS a
            WHERE a.report_id IN {_AMONG} AND NOT EXISTS (
                SELECT 1 FROM link AS l
                WHERE l.earlier_report_id = a.report_id AND l.earlier_row = a.row
                    AND l.verdict IN ('same', 'merged') AND l.later_report_id IN {_AMONG}
            )
        """
        older = sorted(set(kept) - set(last))
        rows = self._rows(sql, json.dumps(older), json.dumps(list(kept)))
        return self.actions({report_id for report_id, _ in rows}, rows)

    def named(self) -> list[tuple[int, int, str | None]]:
        """Report, row and action id of every action."""
        sql = f"SELECT report_id, row, action_id FROM action WHERE report_id IN {_AMONG}"
        return self._rows(sql, json.dumps(list(self._numbers.values())))

    def merged_names(self) -> dict[str, int]:
        """The action ids of the plan that came with a merge, and the number of that merge."""
        sql = "SELECT t.action_id, t.merge FROM thread AS t JOIN plan AS p USING (plan_id) WHERE p.name = ? AND t.merge"
        return dict(self._rows(sql, self._plan))

    def joined(self, kept: Iterable[int]) -> list[tuple[int, int, int, int]]:
        """The ends of the links into the ``kept`` reports that say "the same", as report and row twice."""
        sql = f"""
            SELECT earlier_report_id, earlier_row, later_report_id, later_row FROM link
            WHERE verdict = 'same' AND later_report_id IN {_AMONG}
        """
        return self._rows(sql, json.dumps(list(kept)))
