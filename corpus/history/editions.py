"""Editions in the history: which stored report is superseded by which."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from corpus.history.carrying import carry_ids
from corpus.history.reading import load_report
from corpus.superseding import known_by, repeats

if TYPE_CHECKING:
    from sqlite_utils import Database

Shelf = tuple[int | None, str | None, str | None, str | None]
"""Plan, start and end of the period, kind: only reports that agree in all of them can be editions."""


def shelf_of(db: Database, report_id: int) -> Shelf:
    row = db.execute(
        "SELECT plan_id, period_start, period_end, kind FROM report WHERE report_id = ?", [report_id]
    ).fetchone()
    return row[0], row[1], row[2], row[3]


def settle_editions(db: Database, shelf: Shelf, changed: int) -> None:
    """Say which report of this shelf supersedes which, now that one was put there, taken away or read anew.

    A report is superseded by the next edition above it: the next higher revision, or of equal revisions the
    next one ingested, whatever the order they came in. Of the others only those change that the ``changed``
    one superseded, or now supersedes.
    """
    if None in shelf:
        db.execute("UPDATE report SET superseded_by = NULL WHERE report_id = ?", [changed])
        return
    ranked = [
        report_id
        for (report_id,) in db.execute(
            """
            SELECT report_id FROM report
            WHERE plan_id = ? AND period_start = ? AND period_end = ? AND kind = ? AND outcome <> 'failed'
            ORDER BY revision, report_id
            """,
            list(shelf),
        )
    ]
    place_of = {report_id: place for place, report_id in enumerate(ranked)}
    before = dict(db.execute("SELECT report_id, superseded_by FROM report WHERE plan_id = ?", [shelf[0]]).fetchall())
    texts = cache(lambda report_id: _contents(db, report_id))
    for place, report_id in enumerate(ranked):
        successor = before[report_id]
        if report_id == changed or successor == changed or (successor and successor not in place_of):
            rivals, successor = ranked[place + 1 :], None
        elif place < place_of.get(changed, -1) < place_of.get(successor, len(ranked)):
            rivals = [changed]
        else:
            continue
        successor = next((other for other in rivals if repeats(texts(report_id), texts(other))), successor)
        db.execute("UPDATE report SET superseded_by = ? WHERE report_id = ?", [successor, report_id])


def _contents(db: Database, report_id: int) -> tuple[str, ...]:
    def texts(table: str, column: str, order: str) -> list[str]:
        rows = db.execute(f"SELECT {column} FROM {table} WHERE report_id = ? ORDER BY {order}", [report_id])
        return [text for (text,) in rows]

    return known_by(
        texts("action", "action", "record_id"), texts("activity", "text", "rowid"), texts("prose", "text", "rowid")
    )


def standing(db: Database, report_id: int) -> tuple[tuple[int, ...], int | None]:
    """Which reports this one supersedes, and which one supersedes it."""
    below = db.execute(
        "SELECT report_id FROM report WHERE superseded_by = ? ORDER BY report_id", [report_id]
    ).fetchall()
    above = db.execute("SELECT superseded_by FROM report WHERE report_id = ?", [report_id]).fetchone()
    return tuple(number for (number,) in below), above[0]


def inherit_ids(db: Database, report_id: int) -> None:
    """Give the actions of a new edition the ids that they had in the editions it supersedes."""
    superseded, _ = standing(db, report_id)
    for number in reversed(superseded):
        unnamed = [action for action in load_report(db, report_id).actions if action.action_id is None]
        named = carry_ids(load_report(db, number).actions, unnamed)
        db.conn.executemany(
            "UPDATE action SET action_id = ? WHERE report_id = ? AND row = ?",
            [(action_id, report_id, row) for row, action_id in named.items()],
        )
