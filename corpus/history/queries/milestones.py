"""Milestones, dated and undated."""

from __future__ import annotations

from datetime import date

from corpus.history.queries.asking import Conditions, Query, at_most

# The same milestone in a later report: an action's due date is the same whatever its new day, any other
# milestone by its words.
_NOT_SEEN_LATER = """
NOT EXISTS (
    SELECT 1 FROM report AS later
    JOIN milestone AS again ON again.report_id = later.report_id
    LEFT JOIN action AS owner ON owner.report_id = again.report_id AND owner.row = again.action_row
    WHERE later.plan_id = (SELECT plan_id FROM report WHERE report_id = m.report_id)
        AND later.superseded_by IS NULL AND later.period_end > m.period_end
        AND again.kind = m.kind AND owner.action_id IS m.action_id
        AND (again.text = m.text COLLATE NOCASE OR m.kind = 'due date' AND m.action_id IS NOT NULL)
)
"""
_NOT_COMPLETE_NOW = """
m.action_id IS NULL
OR (SELECT current_state FROM action_history WHERE action_id = m.action_id) NOT IN ('complete', 'superseded')
"""


def milestones(
    plan: str | None, period: str | None, due_before: date | None, overdue: bool, limit: int | None
) -> Query:
    """Rows of ``milestones_by_report``, by date, those without a date last.

    Overdue is a milestone that is overdue in the latest report it stands in. With a period, the reports
    of that period are looked at as they stood then.
    """
    conditions = Conditions()
    conditions.of_plan(plan)
    conditions.in_period(period)
    if due_before is not None:
        conditions.add("date_end < :due_before", due_before=due_before.isoformat())
    if overdue:
        conditions.add("overdue = 1")
        if period is None:
            conditions.add(_NOT_SEEN_LATER)
            conditions.add(_NOT_COMPLETE_NOW)
    conditions.parameters["limit"] = at_most(limit)
    return Query(
        f"""
        SELECT * FROM milestones_by_report AS m {conditions.where()}
        ORDER BY date_end IS NULL, date_end, date_start, plan, period_end, report_id, milestone_id
        LIMIT :limit
        """,
        conditions.parameters,
    )
