"""What the checks found in stored reports: replaced as a whole for each report that was checked."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from corpus.history.columns import place_json
from corpus.history.records import StoredFinding

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
    db.conn.executemany("DELETE FROM finding WHERE report_id = ?", [(number,) for number in checked])
    db.conn.executemany(
        """
        INSERT INTO finding (
            report_id, code, severity, message, stated, counted, repair, subject, quotes, place,
            fingerprint, suppressed_because
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        [_cells(stored) for stored in findings],
    )
    for plan, count in as_of.items():
        standing = db.execute(
            """
            SELECT r.report_id FROM report AS r JOIN plan AS p USING (plan_id)
            WHERE p.name = ? AND r.superseded_by IS NULL AND r.outcome <> 'failed'
            """,
            [plan],
        )
        if checked.issuperset(number for (number,) in standing):
            db.execute("UPDATE plan SET checked = ? WHERE name = ?", [count, plan])


def _cells(stored: StoredFinding) -> tuple[object, ...]:
    finding = stored.finding
    quotes = [{**asdict(quote), "place": json.loads(place_json(quote.place))} for quote in finding.quotes]
    return (
        stored.report_id,
        finding.code,
        finding.severity,
        finding.message,
        finding.stated,
        finding.counted,
        finding.repair,
        finding.key,
        json.dumps(quotes, ensure_ascii=False),
        place_json(finding.place),
        stored.fingerprint,
        stored.suppressed_because,
    )
