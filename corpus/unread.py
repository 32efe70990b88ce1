"""Whether a report was read whole, as far as its tables go: a check of sums needs every row."""

from __future__ import annotations

from normalise.records import Report


def unread_grid(report: Report) -> str:
    """Why the rows of a report cannot be counted on, or ``""`` where every table was read."""
    for problem in report.problems:
        if problem.lost and problem.rows:
            return f"a table was read only in part: {problem.text}"
    return ""
