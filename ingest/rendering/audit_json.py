"""Findings for programs: one object with ``findings``, ``skipped`` and ``summary``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ingest.auditing import Checked
from ingest.finding_rows import finding_rows
from ingest.rendering.entries import entries
from ingest.rendering.summary import by_code, counts


def audit_object(checked: Sequence[Checked]) -> dict[str, Any]:
    """``findings`` have the names of the view ``findings`` and, besides, ``known`` (whether the baseline has it;
    null without one) and ``changes_conclusion``; ``skipped`` has ``rule``, ``why`` and ``report``."""
    return {
        "findings": [row for one in checked for row in _rows(one)],
        "skipped": [
            {"rule": skip.code, "why": skip.why, "report": one.path} for one in checked for skip in one.skipped
        ],
        "summary": {**counts(checked), "by_code": by_code(checked)},
    }


def _rows(one: Checked) -> list[dict[str, Any]]:
    shown = entries(one)
    named = [(entry.finding, entry.fingerprint) for entry in shown]
    rows = finding_rows(named, one.report, one.path, one.report_id)
    return [
        {
            **row,
            "suppressed_because": entry.because or None,
            "known": entry.known,
            "changes_conclusion": entry.finding.changes_conclusion,
        }
        for row, entry in zip(rows, shown, strict=True)
    ]
