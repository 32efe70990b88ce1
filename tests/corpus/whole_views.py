"""All public views of a history, in a form in which two histories of the same reports are equal."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from pathlib import Path

VIEWS = (
    "reports",
    "actions_by_report",
    "action_history",
    "milestones_by_report",
    "activities_by_report",
    "stated_counts",
    "links",
    "findings",
)
# Numbers of rows follow the order in which files were stored: a report's number is told by its path, others not at all.
_REPORTS = {"report_id", "earlier_report_id", "later_report_id", "superseded_by", "last_report_id"}
_DROPPED = {"ingested_at", "milestone_id", "activity_id", "count_id", "link_id", "finding_id", "record_id"}
_ACTIONS = {"action_id", "earlier_action_id", "later_action_id"}

Views = dict[str, list[str]]


def whole_views(db: Path, *, ids: bool = True, without: Collection[str] = ()) -> Views:
    """Every row of every view. Without ``ids``, an action is called by the first place it stands in."""
    connection = sqlite3.connect(f"{db.resolve().as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        paths = dict(connection.execute("SELECT report_id, path FROM report").fetchall())
        sql = "SELECT action_id, period_start, path, row FROM actions_by_report WHERE action_id IS NOT NULL"
        called: dict[str, str] = {}
        for action_id, *place in sorted(map(tuple, connection.execute(sql)), key=lambda row: row[1:][0] or ""):
            called[action_id] = min(called.get(action_id, "~"), repr(place))
        found = {name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")] for name in VIEWS}
    finally:
        connection.close()

    def told(column: str, value: object) -> object:
        if column in _REPORTS:
            return paths.get(value, value)
        return called.get(str(value), value) if column in _ACTIONS and not ids else value

    dropped = {*_DROPPED, *without}
    return {
        name: sorted(
            repr([(each, told(each, value)) for each, value in row.items() if each not in dropped]) for row in rows
        )
        for name, rows in found.items()
    }
