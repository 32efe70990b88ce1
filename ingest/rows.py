"""An understood report as rows with the names of the public views, for what is shown without being stored.

Booleans are 0 and 1 as in SQLite; dates are ISO 8601 text; what only the history can give (``report_id``,
``action_id``) is None.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from corpus.records import Finding
from extractors.records import Place
from normalise.records import Action, Activity, DateSpan, Milestone, Period, Report, StatedCount

Row = dict[str, Any]


def place_row(place: Place | None) -> Row | None:
    """A place as the object of the contract: page, table, row, bbox, line (and column where one is set)."""
    if place is None:
        return None
    row = asdict(place)
    column = row.pop("column")
    return row | {"column": column} if column is not None else row


def report_row(report: Report, path: str) -> Row:
    """The report itself, as the view ``reports`` has it."""
    return {
        "report_id": None,
        "path": path,
        "sha256": report.sha256,
        "format": report.format,
        "kind": report.kind,
        "plan": report.plan,
        "title": report.title,
        "organisation": report.organisation,
        **_period(report.period),
        "pages": report.pages,
        "outcome": "partial" if report.problems else "stored",
        "problem": "; ".join(problem.text for problem in report.problems) or None,
        "ingested_at": None,
    }


def action_rows(report: Report, path: str) -> list[Row]:
    """The actions in reading order, as the view ``actions_by_report`` has them."""
    about = {"report_id": None, "path": path, "plan": report.plan, **_period(report.period)}
    return [_action(action, about) for action in report.actions]


def _action(action: Action, about: Row) -> Row:
    due = action.due_span or action.term_span
    return {
        "action_id": action.action_id,
        **about,
        "theme": action.theme,
        "ref": action.ref,
        "key_deliverable": action.key_deliverable,
        "action": action.action,
        "description": action.description,
        "lead": action.lead,
        "outcome_measure": action.outcome_measure,
        "timescale": action.timescale,
        "timescale_printed": action.timescale_printed,
        "due": action.due,
        **_span("due", due),
        "carried_forward": int(action.carried_forward),
        "status_printed": action.status_printed,
        "status": action.status,
        "state": action.state,
        "evidence": action.evidence,
        "other": dict(action.other),
        **_placed(action.place),
    }


def milestone_rows(report: Report, path: str) -> list[Row]:
    """The milestones, as the view ``milestones_by_report`` has them."""
    return [_milestone(milestone, report, path) for milestone in report.milestones]


def _milestone(milestone: Milestone, report: Report, path: str) -> Row:
    return {
        "milestone_id": None,
        "report_id": None,
        "path": path,
        "plan": report.plan,
        "period": report.period.label if report.period else None,
        "action_id": None,
        "theme": milestone.theme,
        "text": milestone.text,
        "kind": milestone.kind,
        "date_printed": milestone.date.printed if milestone.date else None,
        **_span("date", milestone.date),
        "met": None if milestone.met is None else int(milestone.met),
        **_placed(milestone.place),
    }


def activity_rows(report: Report, path: str) -> list[Row]:
    """What was done, planned, recommended or given priority, as the view ``activities_by_report`` has it."""
    return [_activity(activity, report, path) for activity in report.activities]


def _activity(activity: Activity, report: Report, path: str) -> Row:
    return {
        "report_id": None,
        "path": path,
        "period": report.period.label if report.period else None,
        "kind": activity.kind,
        "text": activity.text,
        "theme": activity.theme,
        **_placed(activity.place),
    }


def count_rows(report: Report, path: str) -> list[Row]:
    """The numbers that the report states about itself, as the view ``stated_counts`` has them."""
    return [_count(count, report, path) for count in report.stated_counts]


def _count(count: StatedCount, report: Report, path: str) -> Row:
    return {
        "report_id": None,
        "path": path,
        "period": report.period.label if report.period else None,
        "theme": count.theme,
        "timescale": count.timescale,
        "status": count.status,
        "printed": count.printed,
        "value": count.value,
        "of": count.of,
        "percent": count.percent,
        "decimals": count.decimals,
        "sentence": count.sentence,
        **_placed(count.place),
    }


def finding_rows(findings: Iterable[tuple[Finding, str]], path: str) -> list[Row]:
    """Findings with their fingerprints, as the view ``findings`` has them, and both quotes."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity,
            "message": finding.message,
            "stated": finding.stated,
            "counted": finding.counted,
            "repair": finding.repair or None,
            "report_id": None,
            "path": path,
            **_placed(finding.place),
            "fingerprint": fingerprint,
            "suppressed_because": None,
            "quotes": [
                {"text": quote.text, "report": quote.report, "place": place_row(quote.place)}
                for quote in finding.quotes
            ],
        }
        for finding, fingerprint in findings
    ]


def prose_rows(report: Report) -> list[Row]:
    """The paragraphs kept as prose, each under its heading."""
    return [
        {"heading": prose.heading or None, "marker": prose.marker or None, "text": prose.text}
        | _placed(prose.place)
        for prose in report.prose
    ]


def leftover_rows(report: Report) -> list[Row]:
    """The rows and paragraphs that became no record, and why."""
    return [
        {"text": leftover.text, "reason": leftover.reason} | _placed(leftover.place)
        for leftover in report.leftovers
    ]


def problem_rows(report: Report) -> list[Row]:
    """What could not be read, and where."""
    return [{"text": problem.text} | _placed(problem.place) for problem in report.problems]


def _period(period: Period | None) -> Row:
    if period is None:
        return {"period": None, "period_start": None, "period_end": None}
    return {"period": period.label, "period_start": _iso(period.start), "period_end": _iso(period.end)}


def _span(name: str, span: DateSpan | None) -> Row:
    start, end = (_iso(span.start), _iso(span.end)) if span else (None, None)
    return {f"{name}_start": start, f"{name}_end": end}


def _iso(day: date) -> str:
    return day.isoformat()


def _placed(place: Place | None) -> Row:
    return {"page": place.page if place else None, "place": place_row(place)}
