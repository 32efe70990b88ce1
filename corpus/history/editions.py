"""Editions in the history: which stored report is superseded by which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.history.carrying import carry_ids
from corpus.history.reading import load_report
from corpus.superseding import supersedes

if TYPE_CHECKING:
    from sqlite_utils import Database

Shelf = tuple[int | None, str | None, str | None, str | None]
"""Plan, start and end of the period, kind: only reports that agree in all of them can be editions."""


def shelf_of(db: Database, report_id: int) -> Shelf:
    row = db.execute(
        "SELECT plan_id, period_start, period_end, kind FROM report WHERE report_id = ?", [report_id]
    ).fetchone()
    return row[0], row[1], row[2], row[3]


def settle_editions(db: Database, shelf: Shelf) -> None:
    """Say anew, for every report on this shelf, which one supersedes it, whatever the order they came in.

    A report is superseded by the next edition above it: the next higher revision, or of equal
    revisions the next one ingested.
    """
    if None in shelf:
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
    reports = [load_report(db, report_id) for report_id in ranked] if len(ranked) > 1 else []
    next_edition: list[int | None] = [None] * len(ranked)
    for place, older in enumerate(reports):
        above = range(place + 1, len(reports))
        next_edition[place] = next((ranked[up] for up in above if supersedes(older, reports[up])), None)
    for report_id, successor in zip(ranked, next_edition, strict=True):
        db.execute(
            "UPDATE report SET superseded_by = ? WHERE report_id = ? AND superseded_by IS NOT ?",
            [successor, report_id, successor],
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
