"""A question to the history: SQL with named parameters, and the conditions that several verbs share."""

from __future__ import annotations

from dataclasses import dataclass, field

from normalise.printed_periods import parse_period


@dataclass(frozen=True, slots=True)
class Query:
    """SQL with its parameters; what a user typed only ever stands in the parameters."""

    sql: str
    parameters: dict[str, object] = field(default_factory=dict)


class Conditions:
    """Conditions joined by AND, with their parameters."""

    def __init__(self) -> None:
        self._terms: list[str] = []
        self.parameters: dict[str, object] = {}

    def add(self, term: str, **parameters: object) -> None:
        self._terms.append(f"({term})")
        self.parameters.update(parameters)

    def where(self) -> str:
        return f"WHERE {' AND '.join(self._terms)}" if self._terms else ""

    def of_plan(self, plan: str | None) -> None:
        """Reports of a plan, named in full or in part; a name in full wins."""
        if plan is not None:
            found = f"SELECT plan_id FROM plan WHERE {named('name', 'plan', 'plan')}"
            self.add(f"report_id IN (SELECT report_id FROM report WHERE plan_id IN ({found}))")
            self.parameters.update(part_of("plan", plan))

    def in_period(self, period: str | None, report: str = "report_id") -> None:
        """Reports of a period, in the words people use ("Quarter 4 2017/18"); a year also takes its quarters
        ("2017-18" takes "2017-18 Q4") and a quarter alone is that of any year ("Q4")."""
        if period is not None:
            meant = parse_period(period)
            label = meant.label if meant else period.strip()
            self.add(
                f"{report} IN (SELECT report_id FROM report WHERE period = :period COLLATE NOCASE"
                " OR period LIKE :period_parts ESCAPE '\\' OR period LIKE :period_of_any_year ESCAPE '\\')",
                period=label,
                period_parts=f"{_escaped(label)} %",
                period_of_any_year=f"% {_escaped(label)}",
            )


def named(column: str, table: str, parameter: str) -> str:
    """A condition: the column is the parameter, or holds it where no row of the table is just that."""
    exact = f"SELECT 1 FROM {table} WHERE {column} = :{parameter} COLLATE NOCASE"
    return (
        f"{column} = :{parameter} COLLATE NOCASE"
        f" OR (NOT EXISTS ({exact}) AND {column} LIKE :{parameter}_part ESCAPE '\\')"
    )


def part_of(parameter: str, value: str) -> dict[str, object]:
    """The parameters of ``named``."""
    wanted = value.strip()
    return {parameter: wanted, f"{parameter}_part": f"%{_escaped(wanted)}%"}


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def at_most(limit: int | None) -> int:
    """A LIMIT; SQLite takes a negative one as none."""
    return -1 if limit is None else max(0, limit)
