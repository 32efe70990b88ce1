"""A report as the rows that a history keeps of it.

They are worked out by whoever read the report, in whatever process that was, so that the one who writes need not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from corpus.history import passage_columns as passages
from corpus.history.action_columns import action_columns
from corpus.history.columns import Columns, period_columns
from normalise.records import Report

CHILDREN = (
    "action",
    "milestone",
    "activity",
    "stated_count",
    "key_entry",
    "prose",
    "leftover",
    "problem",
    "plan_named",
)


@dataclass(frozen=True, slots=True)
class TableRows:
    """Rows of one table, each with the cells of ``columns``; the numbers that a history gives are left out."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class ReportRows:
    """A report in rows: ``own`` are the columns of its own row, ``tables`` the rows of ``CHILDREN`` that it has.

    ``plan`` is the name that it prints; ``leads`` are the place of the action among its actions, from 0, the
    position from 0, and the name. Links may change from the day ``linked_from`` on, which is the end of its period;
    None where it has no place in time.
    """

    sha256: str
    format: str
    plan: str
    own: Columns
    tables: tuple[TableRows, ...]
    leads: tuple[tuple[int, int, str], ...]
    plans_named: tuple[str, ...]
    linked_from: str | None

    @property
    def actions(self) -> int:
        """How many actions the report has."""
        return sum(len(each.rows) for each in self.tables if each.table == "action")

    @property
    def problems(self) -> tuple[str, ...]:
        """What could not be read of it."""
        (lost,) = [each for each in self.tables if each.table == "problem"] or [TableRows("problem", ("text",), ())]
        return tuple(row[lost.columns.index("text")] for row in lost.rows)


def rows_of(report: Report) -> ReportRows:
    """All that a history keeps of a report, but for the ids of its actions, which the history gives."""
    last = report.period.end if report.period else report.as_at
    records: tuple[Iterable[Columns], ...] = (
        map(action_columns, report.actions),
        map(passages.milestone_columns, report.milestones),
        map(passages.activity_columns, report.activities),
        map(passages.count_columns, report.stated_counts),
        map(passages.key_columns, report.key),
        map(passages.prose_columns, report.prose),
        map(passages.leftover_columns, report.leftovers),
        map(passages.problem_columns, report.problems),
        map(_named_columns, report.plans_named),
    )
    tables = (_table(name, list(columns)) for name, columns in zip(CHILDREN, records, strict=True))
    return ReportRows(
        sha256=report.sha256,
        format=report.format,
        plan=report.plan,
        own=_report_columns(report),
        tables=tuple(each for each in tables if each.rows),
        leads=tuple(
            (place, position, name)
            for place, action in enumerate(report.actions)
            for position, name in enumerate(action.leads)
        ),
        plans_named=tuple(report.plans_named),
        linked_from=last.isoformat() if last else None,
    )


def _table(name: str, records: list[Columns]) -> TableRows:
    columns = tuple(records[0]) if records else ()
    return TableRows(name, columns, tuple(tuple(record.values()) for record in records))


def _report_columns(report: Report) -> Columns:
    return {
        "name": report.name,
        "kind": report.kind,
        "title": report.title,
        "organisation": report.organisation,
        "as_at": report.as_at and report.as_at.isoformat(),
        "revision": report.revision,
        "pages": report.pages,
        "outcome": report.outcome,
        "problem": report.problem,
        **period_columns(report.period),
    }


def _named_columns(name: str) -> Columns:
    from normalise.plan_names import shared_words

    return {"name": name, "alike": shared_words(name)}
