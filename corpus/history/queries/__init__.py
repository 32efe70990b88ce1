"""What the verbs ask: each a pure function from a wish to SQL with its parameters."""

from corpus.history.queries.actions import actions, course, ids_of, standings
from corpus.history.queries.asking import Query
from corpus.history.queries.findings import findings
from corpus.history.queries.links import links, links_of
from corpus.history.queries.milestones import milestones
from corpus.history.queries.reports import reports
from corpus.history.queries.search import search

__all__ = [
    "Query",
    "actions",
    "course",
    "findings",
    "ids_of",
    "links",
    "links_of",
    "milestones",
    "reports",
    "search",
    "standings",
]
