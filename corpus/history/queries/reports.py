"""Every file that was ingested, and what became of it."""

from __future__ import annotations

from corpus.history.queries.asking import Conditions, Query


def reports(plan: str | None, period: str | None, outcome: str | None) -> Query:
    """Rows of the view ``reports``, by plan and time; failed files last."""
    conditions = Conditions()
    conditions.of_plan(plan)
    conditions.in_period(period)
    if outcome is not None:
        conditions.add("outcome = :outcome", outcome=outcome)
    return Query(
        f"""
        SELECT * FROM reports {conditions.where()}
        ORDER BY outcome = 'failed', plan IS NULL, plan, period_end, period_start, report_id
        """,
        conditions.parameters,
    )
