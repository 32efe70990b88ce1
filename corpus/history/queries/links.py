"""Links across periods."""

from __future__ import annotations

from corpus.history.queries.asking import Conditions, Query, named, part_of


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
    order = "score, link_id" if review else "plan, later_report_id, later_row IS NULL, later_row, earlier_row"
    return Query(f"SELECT * FROM links {conditions.where()} ORDER BY {order}", conditions.parameters)


def links_of(action_id: str) -> Query:
    """The links that lead to or from the rows of one action."""
    return Query(
        """
        SELECT * FROM links WHERE earlier_action_id = :action_id OR later_action_id = :action_id
        ORDER BY later_report_id, later_row
        """,
        {"action_id": action_id},
    )
