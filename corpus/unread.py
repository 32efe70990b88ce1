"""Whether a report was read whole, as far as its tables go: a check of sums needs every row."""

from __future__ import annotations

import re

from normalise.records import Report

TABLE = re.compile(r"\b(tables?|grids?|rows?|columns?|pages?)\b", re.IGNORECASE)
UNREAD = re.compile(
    r"\b(in part|partly|(could|can|was|were) ?not( be)? read|unreadable|cut off|lost|missing|without text)\b",
    re.IGNORECASE,
)


def unread_grid(report: Report) -> str:
    """Why the rows of a report cannot be counted on, or ``""`` where every table was read."""
    for problem in report.problems:
        if TABLE.search(problem.text) and UNREAD.search(problem.text):
            return f"a table was read only in part: {problem.text}"
    return ""
