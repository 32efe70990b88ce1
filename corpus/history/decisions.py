"""A person's decisions. They are kept by content, and never deleted: taking one back is on record too."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

from corpus.history.moments import now
from corpus.history.plans import find_plan, mark_changed
from corpus.history.reading import fetch
from corpus.history.records import Merged, StoredDecision
from corpus.linking.decisions import Decision, Side, identity

if TYPE_CHECKING:
    from sqlite_utils import Database

    from corpus.history.columns import Cells


def add_decision(db: Database, decision: Decision) -> int:
    """Keep a decision and mark its plan to link, inside a transaction that the caller holds.

    ``ValueError`` for a decision about nothing.
    """
    return _insert(db, decision, None)


def _insert(db: Database, decision: Decision, revoked_by: str | None) -> int:
    sides = [side for side in (decision.earlier, decision.later) if side is not None]
    if not sides:
        raise ValueError("a decision needs at least one action that it is about")
    cursor = db.execute(
        """
        INSERT INTO decision (
            verb, plan, earlier, later, earlier_fingerprint, later_fingerprint, who, why, decided_at,
            revoked_at, revoked_by
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
            decision.revoked,
            revoked_by,
        ],
    )
    _mark(db, sides[0].plan)
    return int(cursor.lastrowid or 0)


def merge_decisions(db: Database, incoming: Iterable[StoredDecision]) -> Merged:
    """Keep decisions that were taken elsewhere, each once, with who, when and why, and whether it was taken
    back. Their numbers are not looked at. One that the history holds already is only taken back, if it was
    elsewhere and not here; nothing that is on record here is changed otherwise."""
    held = {identity(kept.decision): kept for kept in list_decisions(db, None, revoked=True)}
    added, revoked, known = [], [], 0
    for each in incoming:
        name = identity(each.decision)
        before = held.get(name)
        if before is None:
            number = _insert(db, each.decision, each.revoked_by)
            added.append(number)
            held[name] = StoredDecision(number, each.decision, each.revoked_by)
        elif each.decision.revoked and not before.decision.revoked:
            _revoke(db, before.decision_id, each.decision.revoked, each.revoked_by or each.decision.who)
            _mark(db, name[1])
            revoked.append(before.decision_id)
            held[name] = StoredDecision(before.decision_id, each.decision, each.revoked_by)
        else:
            known += 1
    return Merged(tuple(added), tuple(revoked), known)


def _as_json(side: Side | None) -> str | None:
    return None if side is None else json.dumps(asdict(side), ensure_ascii=False)


def list_decisions(db: Database, plan: str | None, *, revoked: bool) -> tuple[StoredDecision, ...]:
    """The decisions about a plan (None: all plans), in the order they were taken down.

    A plan's name may drift, so decisions under another wording of it are its own. Those of a plan that has
    no report any more, because its reports were given another name, are asked for by every plan: they hold
    where their actions are found.
    """
    sql = """
        SELECT * FROM decision
        WHERE (:plans IS NULL OR plan IN (SELECT value FROM json_each(:plans)))
            AND (:revoked OR revoked_at IS NULL)
        ORDER BY decision_id
    """
    plans = None if plan is None else json.dumps(_names_of(db, plan))
    return tuple(_read(row) for row in fetch(db, sql, {"plans": plans, "revoked": int(revoked)}))


def _names_of(db: Database, plan: str) -> list[str]:
    plan_id = find_plan(db, plan, drifting=False)
    names = [str(name) for (name,) in db.execute("SELECT DISTINCT plan FROM decision")]
    return [name for name in names if name == plan or (plan_id is not None and plan_id in _homes(db, name))]


def _homes(db: Database, name: str) -> list[int]:
    """The plans that decisions under this name can be about."""
    found = find_plan(db, name, drifting=True)
    if found is None:
        return []
    if db.execute("SELECT 1 FROM report WHERE plan_id = ? LIMIT 1", [found]).fetchone():
        return [found]
    return [int(plan_id) for (plan_id,) in db.execute("SELECT plan_id FROM plan")]


def revoke_decision(db: Database, decision_id: int, who: str) -> StoredDecision:
    """Take a decision back. One that was taken back before keeps its first revocation."""
    row = next(fetch(db, "SELECT * FROM decision WHERE decision_id = ?", [decision_id]), None)
    if row is None:
        raise LookupError(f"there is no decision {decision_id}")
    if row["revoked_at"] is None:
        row = {**row, "revoked_at": now(), "revoked_by": who}
        _revoke(db, decision_id, row["revoked_at"], who)
        _mark(db, row["plan"])
    return _read(row)


def _revoke(db: Database, decision_id: int, when: str, who: str) -> None:
    db.execute("UPDATE decision SET revoked_at = ?, revoked_by = ? WHERE decision_id = ?", [when, who, decision_id])


def _mark(db: Database, plan: str) -> None:
    mark_changed(db, _homes(db, plan))


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
