"""Storing one report: its row, everything recovered from it, and what that changes around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace as changed
from typing import TYPE_CHECKING

from corpus.history.carrying import carry_ids
from corpus.history.editions import inherit_ids, settle_editions, shelf_of, standing
from corpus.history.files import clear_failures, file_number, find_known, forget_failure, note_path
from corpus.history.inserting import insert_rows, insert_table
from corpus.history.moments import now
from corpus.history.plans import find_plan, mark_changed, plan_number
from corpus.history.reading import load_report
from corpus.history.records import Stored
from corpus.history.rows import CHILDREN, ReportRows, rows_of
from corpus.history.text import storable
from normalise.records import Action, Report

if TYPE_CHECKING:
    from sqlite_utils import Database


def store_report(
    db: Database,
    report: ReportRows,
    path: str,
    size: int,
    *,
    plan: str | None,
    replace: bool,
    extractor_version: str,
) -> Stored:
    """Store a report inside a transaction that the caller holds (see ``History.store``)."""
    known = find_known(db, report.sha256)
    if known and known.outcome == "failed":
        forget_failure(db, known.report_id)
        known = None
    file_id = file_number(db, report.sha256, size, report.format)
    note_path(db, file_id, path)
    clear_failures(db, path)
    if known is None:
        return _add(db, report, path, file_id, plan, extractor_version)
    if replace:
        return _replace(db, known.report_id, report, plan, extractor_version)
    return _told(db, known.report_id, "unchanged")


def _add(db: Database, report: ReportRows, path: str, file_id: int, plan: str | None, extractor_version: str) -> Stored:
    row = {
        **report.own,
        "extractor_version": extractor_version,
        "file_id": file_id,
        "path": storable(path),
        "plan_id": plan_number(db, report.plan, plan),
        "plan_given": int(plan is not None),
        "ingested_at": now(),
    }
    report_id = insert_rows(db, "report", [row])
    _fill(db, report_id, report)
    return _settle(db, report_id, report)


def _replace(db: Database, report_id: int, report: ReportRows, plan: str | None, extractor_version: str) -> Stored:
    """Put what was read anew in the place of what was stored, under the same number."""
    before = load_report(db, report_id)
    shelf = shelf_of(db, report_id)
    given = db.execute("SELECT plan_given FROM report WHERE report_id = ?", [report_id]).fetchone()[0]
    if plan is None and given:
        plan = before.plan
    plan_id = plan_number(db, report.plan, plan)
    if plan_id == shelf[0] and report == rows_of(_as_read(before, report.plan)):
        db.execute(
            "UPDATE report SET extractor_version = ?, plan_given = ? WHERE report_id = ?",
            [extractor_version, int(plan is not None), report_id],
        )
        return _told(db, report_id, "unchanged")
    row = {
        **report.own,
        "extractor_version": extractor_version,
        "plan_id": plan_id,
        "plan_given": int(plan is not None),
    }
    db.execute(
        f"UPDATE report SET {', '.join(f'{name} = :{name}' for name in row)} WHERE report_id = :report_id",
        {**row, "report_id": report_id},
    )
    for table in (*CHILDREN, "link", "finding"):
        for column in ("earlier_report_id", "later_report_id") if table == "link" else ("report_id",):
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", [report_id])
    _fill(db, report_id, report)
    # an id belongs to a plan, so it stays behind when the report moves to another one
    if plan_id == shelf[0]:
        _carry_ids(db, report_id, before.actions)
    settle_editions(db, shelf, report_id)
    mark_changed(db, [shelf[0]], rows_of(before).linked_from)
    return _settle(db, report_id, report)


def _settle(db: Database, report_id: int, report: ReportRows) -> Stored:
    settle(db, report_id, report.plans_named, report.linked_from)
    return _told(db, report_id, report.own["outcome"])


def settle(db: Database, report_id: int, plans_named: Iterable[str], since: str | None) -> None:
    """Give a report that was just put there its place among the editions of its period, and mark what must be
    linked and checked again: links into reports of periods that end on the day ``since`` or later."""
    shelf = shelf_of(db, report_id)
    settle_editions(db, shelf, report_id)
    inherit_ids(db, report_id)
    # a covering report is a companion in the checks of every plan it names
    named = [find_plan(db, name, drifting=True) for name in plans_named]
    mark_changed(db, [shelf[0]], since)
    mark_changed(db, set(named) - {shelf[0]}, None)
    if shelf[0] is None:
        db.execute("UPDATE report SET check_due = 1 WHERE report_id = ?", [report_id])


def _told(db: Database, report_id: int, outcome: str) -> Stored:
    sql = "SELECT p.name FROM report AS r JOIN plan AS p USING (plan_id) WHERE r.report_id = ?"
    row = db.execute(sql, [report_id]).fetchone()
    below, above = standing(db, report_id)
    return Stored(report_id, outcome, row[0] if row else "", below, above)


def _as_read(stored: Report, plan: str) -> Report:
    """A stored report without what the history added to it, to compare it with one just read, which prints ``plan``."""
    actions = tuple(changed(action, action_id=None) for action in stored.actions)
    return changed(stored, actions=actions, plan=plan)


def _fill(db: Database, report_id: int, report: ReportRows) -> None:
    for each in report.tables:
        if each.table == "action":
            (first,) = db.execute("SELECT coalesce(max(record_id), 0) + 1 FROM action").fetchone()
            numbered = ((*row, number, report_id) for number, row in enumerate(each.rows, start=first))
            insert_table(db, each.table, (*each.columns, "record_id", "report_id"), numbered)
            leads = ((first + place, position, name) for place, position, name in report.leads)
            insert_table(db, "lead", ("record_id", "position", "name"), leads)
        else:
            insert_table(db, each.table, (*each.columns, "report_id"), ((*row, report_id) for row in each.rows))


def _carry_ids(db: Database, report_id: int, before: Sequence[Action]) -> None:
    kept = carry_ids(before, load_report(db, report_id).actions)
    db.conn.executemany(
        "UPDATE action SET action_id = ? WHERE report_id = ? AND row = ?",
        [(action_id, report_id, row) for row, action_id in kept.items()],
    )
