"""A stored report as the record it was stored from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from corpus.history import passage_columns as passages
from corpus.history.action_columns import read_action
from corpus.history.columns import Cells, Columns, read_period
from corpus.history.records import StoredReport
from normalise.records import Action, Report

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")

IN_TIME_ORDER = "r.period_end, r.period_start, r.report_id"


def fetch(db: Database, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> Iterator[Columns]:
    """The rows of a query, one dict each; the query runs at once, the rows are fetched as they are used."""
    cursor = db.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


def load_report(db: Database, report_id: int) -> Report:
    """The report with its action ids. ``LookupError`` where there is none, or it could not be read."""
    sql = """
        SELECT r.*, f.sha256, f.format, p.name AS plan
        FROM report AS r JOIN file AS f USING (file_id) LEFT JOIN plan AS p USING (plan_id)
        WHERE r.report_id = ? AND r.outcome <> 'failed'
    """
    row = next(fetch(db, sql, [report_id]), None)
    if row is None:
        raise LookupError(f"the history holds no report {report_id}")
    return replace(
        read_outline(row),
        plans_named=_each(db, "plan_named", report_id, lambda cells: str(cells["name"])),
        key=_each(db, "key_entry", report_id, passages.read_key),
        actions=_actions(db, report_id),
        milestones=_each(db, "milestone", report_id, passages.read_milestone),
        activities=_each(db, "activity", report_id, passages.read_activity),
        stated_counts=_each(db, "stated_count", report_id, passages.read_count),
        prose=_each(db, "prose", report_id, passages.read_prose),
        leftovers=_each(db, "leftover", report_id, passages.read_leftover),
        problems=_each(db, "problem", report_id, passages.read_problem),
    )


def read_outline(row: Cells) -> Report:
    """The report without what it says, from its row joined with its file and plan."""
    return Report(
        sha256=row["sha256"],
        name=row["name"],
        format=row["format"],
        kind=row["kind"],
        plan=row["plan"] or "",
        title=row["title"],
        pages=row["pages"],
        organisation=row["organisation"],
        period=read_period(row),
        as_at=row["as_at"] and date.fromisoformat(row["as_at"]),
        revision=row["revision"],
    )


def _each(db: Database, table: str, report_id: int, read: Callable[[Cells], T]) -> tuple[T, ...]:
    rows = fetch(db, f"SELECT * FROM {table} WHERE report_id = ? ORDER BY rowid", [report_id])
    return tuple(read(row) for row in rows)


def _actions(db: Database, report_id: int) -> tuple[Action, ...]:
    leads: defaultdict[int, list[str]] = defaultdict(list)
    sql = """
        SELECT l.record_id, l.name FROM action AS a JOIN lead AS l USING (record_id)
        WHERE a.report_id = ? ORDER BY l.record_id, l.position
    """
    for record_id, name in db.execute(sql, [report_id]):
        leads[record_id].append(name)
    rows = fetch(db, "SELECT * FROM action WHERE report_id = ? ORDER BY record_id", [report_id])
    return tuple(read_action(row, leads[row["record_id"]]) for row in rows)


def load_series(db: Database, plan: str, *, undated: bool) -> tuple[StoredReport, ...]:
    """The standing reports of a plan in time order: those with a period, or those without one."""
    sql = f"""
        SELECT r.report_id, r.path FROM report AS r JOIN plan AS p USING (plan_id)
        WHERE p.name = ? AND r.outcome <> 'failed' AND r.superseded_by IS NULL
            AND (r.period IS NULL) = ?
        ORDER BY {IN_TIME_ORDER}
    """
    return _stored(db, sql, [plan, int(undated)])


def _stored(db: Database, sql: str, parameters: Sequence[Any]) -> tuple[StoredReport, ...]:
    found = list(db.execute(sql, parameters))
    return tuple(StoredReport(report_id, path, load_report(db, report_id)) for report_id, path in found)
