"""Actions by report, and one action through time."""

from __future__ import annotations

from corpus.history.queries.asking import Conditions, Query, at_most, named, part_of
from corpus.history.queries.words import as_match

_IN_ORDER = "plan IS NULL, plan, period_end, period_start, report_id, row"


def actions(
    *,
    plan: str | None = None,
    period: str | None = None,
    theme: str | None = None,
    status: str | None = None,
    state: str | None = None,
    lead: str | None = None,
    carried_forward: bool | None = None,
    text: str | None = None,
    ref: str | None = None,
    report_id: int | None = None,
    limit: int | None = None,
) -> Query | None:
    """Rows of ``actions_by_report``; None where ``text`` holds no word to look for."""
    conditions = Conditions()
    conditions.of_plan(plan)
    conditions.in_period(period)
    if theme is not None:
        _one_of(conditions, f"SELECT record_id FROM action WHERE {named('theme', 'action', 'theme')}")
        conditions.parameters.update(part_of("theme", theme))
    if status is not None:
        conditions.add("status = :status OR status_printed = :status", status=status.strip())
    if state is not None:
        conditions.add("state = :state", state=state.strip())
    if lead is not None:
        _one_of(conditions, _LED_BY)
        conditions.parameters.update(part_of("lead", lead))
    if carried_forward is not None:
        conditions.add("carried_forward = :carried_forward", carried_forward=int(carried_forward))
    if ref is not None:
        conditions.add("ref = :ref", ref=ref.strip())
    if report_id is not None:
        conditions.add("report_id = :report_id", report_id=report_id)
    if text is not None:
        match = as_match(text)
        if match is None:
            return None
        _one_of(conditions, "SELECT rowid FROM action_words WHERE action_words MATCH :match")
        conditions.parameters["match"] = match
    conditions.parameters["limit"] = at_most(limit)
    return Query(
        f"SELECT * FROM actions_by_report {conditions.where()} ORDER BY {_IN_ORDER} LIMIT :limit",
        conditions.parameters,
    )


_LED_BY = f"""
    SELECT record_id FROM lead WHERE {named("name", "lead", "lead")}
    UNION
    SELECT record_id FROM action WHERE ({named("lead", "action", "lead")})
        AND record_id NOT IN (SELECT record_id FROM lead)
"""


def _one_of(conditions: Conditions, record_ids: str) -> None:
    conditions.add(f"record_id IN ({record_ids})")


def ids_of(wanted: str, plan: str | None, limit: int) -> list[Query]:
    """Ways to find the action a user means, the surest first: its id, its reference, its words."""
    conditions = Conditions()
    conditions.of_plan(plan)
    conditions.add("action_id IS NOT NULL")
    parameters = {**conditions.parameters, "wanted": wanted.strip(), "limit": at_most(limit)}
    where = conditions.where()
    ways = [
        Query(
            f"""
            SELECT action_id FROM actions_by_report {where} AND {column} = :wanted
            GROUP BY action_id ORDER BY min(plan), action_id LIMIT :limit
            """,
            parameters,
        )
        for column in ("action_id", "ref")
    ]
    match = as_match(wanted)
    if match is not None:
        ways.append(
            Query(
                f"""
                SELECT action_id FROM (
                    SELECT rowid AS record_id, rank AS score FROM action_words WHERE action_words MATCH :match
                )
                JOIN actions_by_report USING (record_id) {where}
                GROUP BY action_id ORDER BY min(score), action_id LIMIT :limit
                """,
                {**parameters, "match": match},
            )
        )
    return ways


def course(action_id: str) -> Query:
    """The one row of ``action_history`` of this action."""
    return Query("SELECT * FROM action_history WHERE action_id = :action_id", {"action_id": action_id})


def standings(action_id: str) -> Query:
    """The rows of ``actions_by_report`` of this action, in time order."""
    return Query(
        f"SELECT * FROM actions_by_report WHERE action_id = :action_id ORDER BY {_IN_ORDER}",
        {"action_id": action_id},
    )
