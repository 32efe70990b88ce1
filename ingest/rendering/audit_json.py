"""Findings for programs: one object with ``findings``, ``skipped`` and ``summary``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ingest.auditing import Checked
from ingest.finding_rows import finding_rows
from ingest.rendering.aside import NOTHING_ASIDE, Aside
from ingest.rendering.entries import entries
from ingest.rendering.summary import by_code, counts


def audit_object(checked: Sequence[Checked], aside: Aside = NOTHING_ASIDE) -> dict[str, Any]:
    """``findings`` have the names of the view ``findings`` and, besides, ``known`` (whether the baseline has it;
    null without one) and ``changes_conclusion``; suppressed ones are among them only where they are to be shown.
    ``skipped`` has ``rule``, ``why``, ``lost`` (something could not be read; else there was nothing to compare) and
    ``report`` (null for a check that nobody wanted)."""
    return {
        "findings": [row for one in checked for row in _rows(one, aside)],
        "skipped": [
            *(
                {"rule": skip.code, "why": skip.why, "lost": skip.lost, "report": one.path}
                for one in checked
                for skip in one.skipped
            ),
            *(
                {"rule": code, "why": "left out by the choice of checks", "lost": False, "report": None}
                for code in aside.left_out
            ),
        ],
        "summary": {
            **counts(checked),
            "by_code": by_code(checked),
            "left_out": list(aside.left_out),
            "gone": aside.gone,
            "unread": [{"path": path, "cause": cause} for path, cause in aside.unread],
            "settings": aside.settings or None,
        },
    }


def _rows(one: Checked, aside: Aside) -> list[dict[str, Any]]:
    shown = [entry for entry in entries(one) if aside.show_suppressed or entry.suppressed is None]
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
