"""Findings as rows with the names of the view ``findings``, for what is shown without being stored."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from corpus.places import place_object
from corpus.records import Finding
from normalise.records import Report


def finding_rows(
    findings: Iterable[tuple[Finding, str]], report: Report, path: str, report_id: int | None = None
) -> list[dict[str, Any]]:
    """Findings with their fingerprints, as the view ``findings`` has them."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity,
            "message": finding.message,
            "stated": finding.stated,
            "counted": finding.counted,
            "report_id": report_id,
            "path": path,
            "page": finding.place.page,
            "place": place_object(finding.place),
            "fingerprint": fingerprint,
            "suppressed_because": None,
            "repair": finding.repair,
            "subject": finding.key,
            "quotes": [
                {
                    "text": quote.text,
                    "place": place_object(quote.place),
                    "report": quote.report,
                    "sha256": quote.sha256,
                }
                for quote in finding.quotes
            ],
            "plan": report.plan,
            "period": report.period.label if report.period else None,
            "finding_id": None,
        }
        for finding, fingerprint in findings
    ]
