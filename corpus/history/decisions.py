"""A person's decisions. They are kept by content, and never deleted: taking one back is on record too."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from corpus.history.moments import now
from corpus.history.reading import fetch
from corpus.history.records import StoredDecision
from corpus.linking.decisions import Decision, Side

if TYPE_CHECKING:
    from sqlite_utils import Database

    from corpus.history.columns import Cells


def add_decision(db: Database, decision: Decision) -> int:
    """Keep a decision and mark its plan to link, inside a transaction that the caller holds.

    ``ValueError`` for a decision about nothing.
    """
    sides = [side for side in (decision.earlier, decision.later) if side is not None]
    if not sides:
        raise ValueError("a decision needs at least one action that it is about")
    cursor = db.execute(
        """
        INSERT INTO decision (
            verb, plan, earlier, later, earlier_fingerprint, later_fingerprint, who, why, decided_at
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [
            decision.verb,
            sides[0].plan,
            _as_json(decision.earlier),
            _as_json(decision.later),
            decision.earlier and decision.earlier.fingerprint,
            decision.later and decision.later.fingerprint,
            decision.who,
            decision.why,
            decision.when,
        ],
    )
    _mark(db, sides[0].plan)
    return int(cursor.lastrowid or 0)


def _as_json(side: Side | None) -> str | None:
    return None if side is None else json.dumps(asdict(side), ensure_ascii=False)


def list_decisions(db: Database, plan: str | None, *, revoked: bool) -> tuple[StoredDecision, ...]:
    """The decisions about a plan (None: all plans), in the order they were taken."""
    sql = """
        SELECT * FROM decision
        WHERE (:plan IS NULL OR plan = :plan) AND (:revoked OR revoked_at IS NULL)
        ORDER BY decision_id
    """
    return tuple(_read(row) for row in fetch(db, sql, {"plan": plan, "revoked": int(revoked)}))


def revoke_decision(db: Database, decision_id: int, who: str) -> StoredDecision:
    """Take a decision back. One that was taken back before keeps its first revocation."""
    row = next(fetch(db, "SELECT * FROM decision WHERE decision_id = ?", [decision_id]), None)
    if row is None:
        raise LookupError(f"there is no decision {decision_id}")
    if row["revoked_at"] is None:
        row = {**row, "revoked_at": now(), "revoked_by": who}
        db.execute(
            "UPDATE decision SET revoked_at = ?, revoked_by = ? WHERE decision_id = ?",
            [row["revoked_at"], who, decision_id],
        )
        _mark(db, row["plan"])
    return _read(row)


def _mark(db: Database, plan: str) -> None:
    db.execute("UPDATE plan SET changed = changed + 1 WHERE name = ?", [plan])


def _read(row: Cells) -> StoredDecision:
    decision = Decision.from_dict(
        {
            "verb": row["verb"],
            "who": row["who"],
            "when": row["decided_at"],
            "why": row["why"],
            "earlier": row["earlier"] and json.loads(row["earlier"]),
            "later": row["later"] and json.loads(row["later"]),
            "revoked": row["revoked_at"],
        }
    )
    return StoredDecision(row["decision_id"], decision, row["revoked_by"])
