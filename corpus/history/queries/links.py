"""Links across periods."""

from __future__ import annotations

import json
from collections.abc import Sequence

from corpus.history.queries.asking import Conditions, Query, named, part_of

_IN_TIME = "later_period_end, later_report_id, later_row IS NULL, later_row, earlier_row"


# Below this score the nearest candidate of a dropped or new action is only the least unlike.
_NEAR = 0.05
_DOUBTFUL = """
    verdict = 'unsure'
    OR (verdict IN ('new', 'dropped') AND decided_by = 'matcher' AND nearest_row IS NOT NULL AND score >= :near)
"""
_NEAREST_ID = """
    (
        SELECT action_id FROM action
        WHERE report_id = iif(earlier_row IS NULL, earlier_report_id, later_report_id) AND row = nearest_row
    ) AS nearest_action_id
"""


def links(
    plan: str | None,
    review: bool,
    link_id: int | None = None,
    period: str | None = None,
    verdicts: Sequence[str] = (),
) -> Query:
    """Rows of the view ``links``, in time order; those in doubt (unsure ones, and dropped or new ones with a
    near candidate) from the most doubtful, which is the one whose score is nearest to even."""
    conditions = Conditions()
    if plan is not None:
        conditions.add(f"plan IN (SELECT name FROM plan WHERE {named('name', 'plan', 'plan')})")
        conditions.parameters.update(part_of("plan", plan))
    conditions.in_period(period, "later_report_id")
    if verdicts:
        conditions.add("verdict IN (SELECT value FROM json_each(:verdicts))", verdicts=json.dumps(list(verdicts)))
    if review:
        conditions.add(_DOUBTFUL, near=_NEAR)
    if link_id is not None:
        conditions.add("link_id = :link_id", link_id=link_id)
    order = "abs(score - 0.5), link_id" if review else f"plan, {_IN_TIME}"
    return Query(f"SELECT *, {_NEAREST_ID} FROM links {conditions.where()} ORDER BY {order}", conditions.parameters)


def links_of(action_id: str) -> Query:
    """The links that lead to or from the rows of one action."""
    return Query(
        f"""
        SELECT *, {_NEAREST_ID} FROM links WHERE link_id IN (
            SELECT l.link_id FROM action AS a
            JOIN link AS l ON l.earlier_report_id = a.report_id AND l.earlier_row = a.row
            WHERE a.action_id = :action_id
            UNION
            SELECT l.link_id FROM action AS a
            JOIN link AS l ON l.later_report_id = a.report_id AND l.later_row = a.row
            WHERE a.action_id = :action_id
        )
        ORDER BY {_IN_TIME}
        """,
        {"action_id": action_id},
    )
