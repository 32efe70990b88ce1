"""What the checks found."""

from __future__ import annotations

from corpus.history.queries.asking import Conditions, Query


def findings(plan: str | None, report_id: int | None, code: str | None, severity: str | None) -> Query:
    """Rows of the view ``findings``, by report, errors before warnings."""
    conditions = Conditions()
    conditions.of_plan(plan)
    if report_id is not None:
        conditions.add("report_id = :report_id", report_id=report_id)
    if code is not None:
        conditions.add("code = :code", code=code.strip().upper())
    if severity is not None:
        conditions.add("severity = :severity", severity=severity.strip().lower())
    return Query(
        f"""
        SELECT * FROM findings {conditions.where()}
        ORDER BY report_id, instr('error warning info', severity), code, finding_id
        """,
        conditions.parameters,
    )
