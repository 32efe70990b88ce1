"""Links across periods and the names of actions through time, as linking hands them over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from corpus.history.columns import Columns
from corpus.history.reading import fetch
from corpus.history.records import StoredLink, StoredReport
from corpus.linking.members import ReportLink
from corpus.records import Link
from normalise.records import Action, Report

if TYPE_CHECKING:
    from sqlite_utils import Database

_ENDS = ("earlier_report_id", "earlier_row", "later_report_id", "later_row")
_COLUMNS = (*_ENDS, "nearest_row", "score", "reasons", "verdict", "decided_by", "decided_at")


def save_links(
    db: Database,
    plan: str,
    links: Sequence[StoredLink],
    action_ids: Mapping[tuple[int, int], str],
    *,
    kept: Iterable[int],
    made_by: str,
    as_of: int,
) -> None:
    """Replace the links of a plan inside a transaction that the caller holds, but for those into the ``kept``
    reports.

    ``as_of`` is the plan's change count when its series was loaded: if another program has stored a report
    since, the plan still counts as changed. ``LookupError`` for a plan or an action that is not there.
    """
    row = db.execute("SELECT plan_id FROM plan WHERE name = ?", [plan]).fetchone()
    if row is None:
        raise LookupError(f"the history holds no plan named {plan!r}")
    plan_id = int(row[0])
    _name_actions(db, plan_id, action_ids)
    replaced = "plan_id = ? AND later_report_id NOT IN (SELECT value FROM json_each(?))"
    which = [plan_id, json.dumps(list(kept))]
    rows = db.execute(f"SELECT link_id, {', '.join(_ENDS)} FROM link WHERE {replaced}", which)
    known = {tuple(ends): link_id for link_id, *ends in rows}
    db.execute(f"DELETE FROM link WHERE {replaced}", which)
    # links that stood before come first: a new one must not be given a number that is taken
    old_first = sorted(links, key=lambda link: _ends(link) not in known)
    db.conn.executemany(
        f"INSERT INTO link (link_id, plan_id, {', '.join(_COLUMNS)}) VALUES (?, ?{', ?' * len(_COLUMNS)})",
        ((known.pop(_ends(link), None), plan_id, *_cells(link)) for link in old_first),
    )
    db.execute(
        """
        UPDATE plan SET linked = :as_of, linked_by = :made_by, changed_from = iif(changed = :as_of, NULL, '')
        WHERE plan_id = :plan
        """,
        {"as_of": as_of, "made_by": made_by, "plan": plan_id},
    )
    # findings across reports rest on the links
    db.execute("UPDATE plan SET checked = min(checked, ? - 1) WHERE plan_id = ?", [as_of, plan_id])


def _cells(link: StoredLink) -> tuple[Any, ...]:
    reasons = json.dumps(link.reasons, ensure_ascii=False)
    return (*_ends(link), link.nearest_row, link.score, reasons, link.verdict, link.decided_by, link.decided_at)


def _ends(link: StoredLink) -> tuple[int, int | None, int, int | None]:
    return link.earlier_report_id, link.earlier_row, link.later_report_id, link.later_row


def _name_actions(db: Database, plan_id: int, action_ids: Mapping[tuple[int, int], str]) -> None:
    taken = taken_elsewhere(db, plan_id, action_ids.values())
    if taken:
        raise ValueError(f"action ids of another plan were given: {', '.join(sorted(taken))}")
    db.conn.executemany(
        "INSERT OR IGNORE INTO thread (action_id, plan_id) VALUES (?, ?)",
        [(action_id, plan_id) for action_id in dict.fromkeys(action_ids.values())],
    )
    written = db.conn.executemany(
        "UPDATE action SET action_id = ? WHERE report_id = ? AND row = ?",
        [(action_id, report_id, row) for (report_id, row), action_id in action_ids.items()],
    )
    if written.rowcount != len(action_ids):
        raise LookupError("an action id was given for a row that the history does not hold")


def taken_elsewhere(db: Database, plan_id: int | None, action_ids: Iterable[str]) -> frozenset[str]:
    """Those of the ids that name actions of other plans."""
    sql = """
        SELECT action_id FROM thread
        WHERE plan_id IS NOT ? AND action_id IN (SELECT value FROM json_each(?))
    """
    return frozenset(name for (name,) in db.execute(sql, [plan_id, json.dumps(list(set(action_ids)))]))


def load_links_into(db: Database, later: StoredReport, among: Mapping[int, Report]) -> tuple[ReportLink, ...]:
    """The links that lead into a report from those ``among`` which are given by their report_id, by row:
    also ``dropped`` ones that name it as the report the action is missing from."""
    after = {action.row: action for action in later.report.actions}
    before = {number: {action.row: action for action in report.actions} for number, report in among.items()}
    sql = """
        SELECT * FROM link WHERE later_report_id = ?
        ORDER BY later_row IS NULL, later_row, earlier_report_id, earlier_row
    """
    return tuple(
        ReportLink(_link(row, before[row["earlier_report_id"]], after), among[row["earlier_report_id"]], later.report)
        for row in fetch(db, sql, [later.report_id])
        if row["earlier_report_id"] in among
    )


def _link(row: Columns, before: Mapping[int, Action], after: Mapping[int, Action]) -> Link:
    return Link(
        earlier=before.get(row["earlier_row"]),
        later=after.get(row["later_row"]),
        score=row["score"],
        reasons=tuple(json.loads(row["reasons"])),
        verdict=row["verdict"],
        decided_by=row["decided_by"],
        decided_at=row["decided_at"],
        nearest=(after if row["later_row"] is None else before).get(row["nearest_row"]),
    )
