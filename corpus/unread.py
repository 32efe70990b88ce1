"""Whether a report was read whole, as far as its tables go: a check of sums needs every row."""

from __future__ import annotations

from normalise.records import Report

TABLE_WORDS = ("table", "grid", "row", "column", "page", "overview", "cell")
UNREAD_WORDS = ("not read", "not be read", "in part", "unreadable", "cut off", "lost", "missing")


def unread_grid(report: Report) -> str:
    """Why the rows of a report cannot be counted on, or ``""`` where every table was read."""
    for problem in report.problems:
        words = problem.text.casefold()
        if any(word in words for word in TABLE_WORDS) and any(word in words for word in UNREAD_WORDS):
            return f"a table was read only in part: {problem.text}"
    return ""
