"""What the checks found in stored reports: replaced as a whole for each report that was checked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from corpus.history.columns import Columns, place_json
from corpus.history.inserting import insert_rows
from corpus.history.records import StoredFinding
from corpus.places import place_object

if TYPE_CHECKING:
    from sqlite_utils import Database


def save_findings(
    db: Database, report_ids: Sequence[int], findings: Sequence[StoredFinding], *, as_of: Mapping[str, int]
) -> None:
    """Replace the findings of these reports inside a transaction that the caller holds.

    A plan all of whose standing reports are among them counts as checked, as of the change count
    that its series was loaded at. ``LookupError`` for a finding of a report that was not checked.
    """
    checked = set(report_ids)
    for stored in findings:
        if stored.report_id not in checked:
            raise LookupError(f"a finding names report {stored.report_id}, which was not checked")
    for sql in ("DELETE FROM finding WHERE report_id = ?", "UPDATE report SET check_due = 0 WHERE report_id = ?"):
        db.conn.executemany(sql, [(number,) for number in checked])
    insert_rows(db, "finding", [_columns(stored) for stored in findings])
    touched = db.execute(
        """
        SELECT DISTINCT p.plan_id, p.name, p.changed FROM report AS r JOIN plan AS p USING (plan_id)
        WHERE r.report_id IN (SELECT value FROM json_each(?))
        """,
        [json.dumps(sorted(checked))],
    ).fetchall()
    for plan_id, plan, changed in touched:
        standing = db.execute(
            """
            SELECT report_id FROM report
            WHERE plan_id = ? AND superseded_by IS NULL AND outcome <> 'failed'
            """,
            [plan_id],
        )
        if checked.issuperset(number for (number,) in standing):
            count = as_of.get(plan, changed)
            db.execute("UPDATE plan SET checked = ? WHERE plan_id = ?", [count, plan_id])


def planless_to_check(db: Database) -> tuple[int, ...]:
    """Reports that name no plan, and that were not checked since they were stored."""
    rows = db.execute("SELECT report_id FROM report WHERE check_due AND plan_id IS NULL ORDER BY report_id")
    return tuple(number for (number,) in rows)


def _columns(stored: StoredFinding) -> Columns:
    finding = stored.finding
    quotes = [{**asdict(quote), "place": place_object(quote.place)} for quote in finding.quotes]
    return {
        "report_id": stored.report_id,
        "code": finding.code,
        "severity": finding.severity,
        "message": finding.message,
        "stated": finding.stated,
        "counted": finding.counted,
        "repair": finding.repair,
        "subject": finding.key,
        "quotes": json.dumps(quotes, ensure_ascii=False),
        "place": place_json(finding.place),
        "fingerprint": stored.fingerprint,
        "fingerprint_beside": stored.beside,
        "suppressed_because": stored.suppressed_because,
        "suppressed_until": stored.suppressed_until.isoformat() if stored.suppressed_until else None,
    }
