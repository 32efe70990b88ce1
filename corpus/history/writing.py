"""Storing one report: its row, everything recovered from it, and what that changes around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace as changed
from typing import TYPE_CHECKING, TypeVar

from corpus.history import passage_columns as passages
from corpus.history.action_columns import action_columns
from corpus.history.carrying import carry_ids
from corpus.history.columns import Columns, period_columns
from corpus.history.editions import inherit_ids, settle_editions, shelf_of, standing
from corpus.history.files import clear_failures, file_number, find_known, forget_failure, note_path
from corpus.history.inserting import insert_rows
from corpus.history.moments import now
from corpus.history.plans import find_plan, mark_changed, plan_number
from corpus.history.reading import load_report
from corpus.history.records import Stored
from corpus.history.text import storable
from normalise.records import Action, Report

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")

CHILDREN = (
    "action",
    "milestone",
    "activity",
    "stated_count",
    "key_entry",
    "prose",
    "leftover",
    "problem",
    "plan_named",
)


def store_report(
    db: Database,
    report: Report,
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


def _add(db: Database, report: Report, path: str, file_id: int, plan: str | None, extractor_version: str) -> Stored:
    row = {
        **_report_columns(report, extractor_version),
        "file_id": file_id,
        "path": storable(path),
        "plan_id": plan_number(db, report.plan, plan),
        "plan_given": int(plan is not None),
        "ingested_at": now(),
    }
    report_id = insert_rows(db, "report", [row])
    _fill(db, report_id, report, {})
    return _settle(db, report_id, report)


def _replace(db: Database, report_id: int, report: Report, plan: str | None, extractor_version: str) -> Stored:
    """Put what was read anew in the place of what was stored, under the same number."""
    before = load_report(db, report_id)
    shelf = shelf_of(db, report_id)
    given = db.execute("SELECT plan_given FROM report WHERE report_id = ?", [report_id]).fetchone()[0]
    if plan is None and given:
        plan = before.plan
    plan_id = plan_number(db, report.plan, plan)
    if plan_id == shelf[0] and report == _as_read(before, report):
        db.execute(
            "UPDATE report SET extractor_version = ?, plan_given = ? WHERE report_id = ?",
            [extractor_version, int(plan is not None), report_id],
        )
        return _told(db, report_id, "unchanged")
    row = {
        **_report_columns(report, extractor_version),
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
    # an id belongs to a plan, so it stays behind when the report moves to another one
    kept = carry_ids(before.actions, report.actions) if plan_id == shelf[0] else {}
    _fill(db, report_id, report, kept)
    settle_editions(db, shelf, report_id)
    mark_changed(db, [shelf[0]], _linked_from(before))
    return _settle(db, report_id, report)


def _settle(db: Database, report_id: int, report: Report) -> Stored:
    settle(db, report_id, report.plans_named, _linked_from(report))
    return _told(db, report_id, report.outcome)


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


def _linked_from(report: Report) -> str | None:
    """The day from which links may change with this report; None where it has no place in time."""
    last = report.period.end if report.period else report.as_at
    return last.isoformat() if last else None


def _told(db: Database, report_id: int, outcome: str) -> Stored:
    sql = "SELECT p.name FROM report AS r JOIN plan AS p USING (plan_id) WHERE r.report_id = ?"
    row = db.execute(sql, [report_id]).fetchone()
    below, above = standing(db, report_id)
    return Stored(report_id, outcome, row[0] if row else "", below, above)


def _as_read(stored: Report, again: Report) -> Report:
    """A stored report without what the history added to it, to compare it with one just read."""
    actions = tuple(changed(action, action_id=None) for action in stored.actions)
    return changed(stored, actions=actions, plan=again.plan)


def _report_columns(report: Report, extractor_version: str) -> Columns:
    return {
        "name": report.name,
        "kind": report.kind,
        "title": report.title,
        "organisation": report.organisation,
        "as_at": report.as_at and report.as_at.isoformat(),
        "revision": report.revision,
        "pages": report.pages,
        "outcome": report.outcome,
        "problem": report.problem,
        "extractor_version": extractor_version,
        **period_columns(report.period),
    }


def _fill(db: Database, report_id: int, report: Report, kept_ids: dict[int, str]) -> None:
    _insert_actions(db, report_id, report.actions, kept_ids)
    _insert_each(db, report_id, "milestone", report.milestones, passages.milestone_columns)
    _insert_each(db, report_id, "activity", report.activities, passages.activity_columns)
    _insert_each(db, report_id, "stated_count", report.stated_counts, passages.count_columns)
    _insert_each(db, report_id, "key_entry", report.key, passages.key_columns)
    _insert_each(db, report_id, "prose", report.prose, passages.prose_columns)
    _insert_each(db, report_id, "leftover", report.leftovers, passages.leftover_columns)
    _insert_each(db, report_id, "problem", report.problems, passages.problem_columns)
    _insert_each(db, report_id, "plan_named", report.plans_named, _named_columns)


def _named_columns(name: str) -> Columns:
    from normalise.plan_names import shared_words

    return {"name": name, "alike": shared_words(name)}


def _insert_actions(db: Database, report_id: int, actions: Sequence[Action], kept_ids: dict[int, str]) -> None:
    first = db.execute("SELECT coalesce(max(record_id), 0) + 1 FROM action").fetchone()[0]
    numbered = list(enumerate(actions, start=first))
    insert_rows(
        db,
        "action",
        [
            {
                **action_columns(action),
                "record_id": record_id,
                "report_id": report_id,
                "action_id": kept_ids.get(action.row),
            }
            for record_id, action in numbered
        ],
    )
    insert_rows(
        db,
        "lead",
        [
            {"record_id": record_id, "position": position, "name": name}
            for record_id, action in numbered
            for position, name in enumerate(action.leads)
        ],
    )


def _insert_each(
    db: Database, report_id: int, table: str, records: Iterable[T], columns: Callable[[T], Columns]
) -> None:
    insert_rows(db, table, [{**columns(record), "report_id": report_id} for record in records])
