"""Stored reports in outline: which plan and period they are of, without what they say.

What belongs together (the report before, a covering report) is found from outlines, so that only the
reports that are needed are read whole.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from corpus.history.columns import Columns, read_place
from corpus.history.plans import names_used_for, plans_called
from corpus.history.reading import IN_TIME_ORDER, fetch, read_outline
from corpus.history.records import StoredReport
from normalise.records import Action

if TYPE_CHECKING:
    from sqlite_utils import Database


def load_outlines(db: Database, plan: str) -> tuple[StoredReport, ...]:
    """The standing reports of a plan in time order, those without a period first. Of its actions each has
    the first one, of the rest nothing but the plans it names."""
    return _outlines(db, "p.name = ?", [plan])


def load_outlines_around(db: Database, plan: str) -> tuple[StoredReport, ...]:
    """The standing reports of other plans that may state this plan's figures: those whose prose names it,
    and those of the plans that its own reports name."""
    naming = names_used_for(db, plan)
    named = db.execute(
        """
        SELECT DISTINCT n.name FROM plan_named AS n JOIN report AS r USING (report_id) JOIN plan AS p USING (plan_id)
        WHERE p.name = ? AND r.superseded_by IS NULL
        """,
        [plan],
    )
    about = plans_called(db, [name for (name,) in named])
    where = """
        p.name IS NOT ? AND (
            r.report_id IN (SELECT report_id FROM plan_named WHERE name IN (SELECT value FROM json_each(?)))
            OR p.name IN (SELECT value FROM json_each(?))
        )
    """
    return _outlines(db, where, [plan, json.dumps(naming), json.dumps(about)])


def _outlines(db: Database, where: str, parameters: Sequence[Any]) -> tuple[StoredReport, ...]:
    sql = f"""
        SELECT r.*, f.sha256, f.format, p.name AS plan,
            a.row AS first_row, a.action AS first_action, a.place AS first_place,
            EXISTS (SELECT 1 FROM report AS s WHERE s.superseded_by = r.report_id) AS reissued
        FROM report AS r JOIN file AS f USING (file_id) LEFT JOIN plan AS p USING (plan_id)
            LEFT JOIN action AS a ON a.report_id = r.report_id AND a.row = 1
        WHERE r.outcome <> 'failed' AND r.superseded_by IS NULL AND {where}
        ORDER BY {IN_TIME_ORDER}
    """
    rows = list(fetch(db, sql, parameters))
    named: defaultdict[int, list[str]] = defaultdict(list)
    for report_id, name in db.execute(
        "SELECT report_id, name FROM plan_named WHERE report_id IN (SELECT value FROM json_each(?)) ORDER BY rowid",
        [json.dumps([row["report_id"] for row in rows])],
    ):
        named[report_id].append(name)
    return tuple(_stored(row, named[row["report_id"]]) for row in rows)


def _stored(row: Columns, named: Sequence[str]) -> StoredReport:
    first = row["first_row"]
    actions = () if first is None else (Action(first, row["first_action"], read_place(row["first_place"])),)
    report = replace(read_outline(row), plans_named=tuple(named), actions=actions)
    return StoredReport(row["report_id"], row["path"], report, bool(row["reissued"]))
