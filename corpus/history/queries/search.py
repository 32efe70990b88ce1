"""Full-text search over everything that was recovered, whatever became of it."""

from __future__ import annotations

from corpus.history.queries.asking import Conditions, Query, at_most
from corpus.history.queries.words import as_match

_SNIPPET_WORDS = 24
# kind, its table, its key, the text to show, its action id
_KINDS = (
    ("action", "action", "record_id", "t.action", "t.action_id"),
    ("milestone", "milestone", "milestone_id", "t.text", "NULL"),
    ("activity", "activity", "activity_id", "t.text", "NULL"),
    ("prose", "prose", "prose_id", "t.text", "NULL"),
    ("leftover", "leftover", "leftover_id", "t.text", "NULL"),
)


def search(words: str, plan: str | None, limit: int | None, marks: tuple[str, str]) -> Query | None:
    """Rows ``kind, snippet, text, report_id, path, plan, period, action_id, page, place, score``, best
    first (a lower score is better); None where nothing typed is a word."""
    match = as_match(words)
    if match is None:
        return None
    conditions = Conditions()
    conditions.of_plan(plan)
    arms = "\nUNION ALL\n".join(_arm(*kind, conditions.where().replace("WHERE", "AND", 1)) for kind in _KINDS)
    return Query(
        f"""
        SELECT hit.kind, hit.snippet, hit.text, hit.report_id, r.path, p.name AS plan, r.period,
            hit.action_id, json_extract(hit.place, '$.page') AS page, hit.place, hit.score
        FROM ({arms}) AS hit
        JOIN report AS r USING (report_id)
        LEFT JOIN plan AS p USING (plan_id)
        ORDER BY hit.score, hit.report_id, hit.kind, hit.number
        LIMIT :limit
        """,
        {
            **conditions.parameters,
            "match": match,
            "limit": at_most(limit),
            "open": marks[0],
            "close": marks[1],
        },
    )


def _arm(kind: str, table: str, key: str, text: str, action_id: str, of_plan: str) -> str:
    words = f"{table}_words"
    return f"""
    SELECT * FROM (
        SELECT '{kind}' AS kind, {words}.rank AS score, t.report_id, t.{key} AS number,
            {text} AS text, {action_id} AS action_id, t.place,
            snippet({words}, -1, :open, :close, '…', {_SNIPPET_WORDS}) AS snippet
        FROM {words} JOIN {table} AS t ON t.{key} = {words}.rowid
        WHERE {words} MATCH :match
            AND t.report_id IN (SELECT report_id FROM report WHERE superseded_by IS NULL)
            {of_plan}
        ORDER BY {words}.rank LIMIT :limit
    )"""
