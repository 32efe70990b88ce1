"""Links across periods."""

from __future__ import annotations

from corpus.history.queries.asking import Conditions, Query, named, part_of

_IN_TIME = "later_period_end, later_report_id, later_row IS NULL, later_row, earlier_row"


def links(plan: str | None, review: bool, link_id: int | None) -> Query:
    """Rows of the view ``links``, the doubtful ones by score from the most doubtful, else in time order."""
    conditions = Conditions()
    if plan is not None:
        conditions.add(f"plan IN (SELECT name FROM plan WHERE {named('name', 'plan', 'plan')})")
        conditions.parameters.update(part_of("plan", plan))
    if review:
        conditions.add("verdict = 'unsure'")
    if link_id is not None:
        conditions.add("link_id = :link_id", link_id=link_id)
    order = "score, link_id" if review else f"plan, {_IN_TIME}"
    return Query(f"SELECT * FROM links {conditions.where()} ORDER BY {order}", conditions.parameters)


def links_of(action_id: str) -> Query:
    """The links that lead to or from the rows of one action."""
    return Query(
        f"""
        SELECT * FROM links WHERE link_id IN (
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
