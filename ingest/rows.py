"""An understood report as rows with the names of the public views, for what is shown without being stored.

The keys are those of the views in the history, so a draft and a stored report read alike. Booleans are 0
and 1; dates are ISO 8601 text; what only the history can give (``report_id``, ``action_id``) is None.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from corpus.places import place_object
from extractors.records import Place
from normalise.records import Action, DateSpan, Milestone, Period, Report

Row = dict[str, Any]


def report_row(report: Report, path: str, size: int | None = None) -> Row:
    """The report itself, as the view ``reports`` has it; ``size`` is the file's, in bytes."""
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
        "outcome": report.outcome,
        "problem": report.problem,
        "ingested_at": None,
        "as_at": _iso(report.as_at),
        "revision": report.revision,
        "superseded_by": None,
        "size": size,
        "paths": [path],
        "remedy": None,
    }


def action_rows(report: Report, path: str) -> list[Row]:
    """The actions in reading order, as the view ``actions_by_report`` has them."""
    about = {"report_id": None, "path": path, "plan": report.plan, **_period(report.period)}
    return [_action(action, about) for action in report.actions]


def _action(action: Action, about: Row) -> Row:
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
        "due": action.due,
        **_span("due", action.due_span),
        "carried_forward": int(action.carried_forward),
        "status_printed": action.status_printed,
        "status": action.status,
        "state": action.state,
        "evidence": action.evidence,
        "other": _by_heading(action.other),
        **_placed(action.place),
        "row": action.row,
        "record_id": None,
        "timescale_printed": action.timescale_printed,
        "starts": action.starts.printed if action.starts else None,
        **_span("starts", action.starts),
        **_span("term", action.term_span),
        "previous_status_printed": action.previous_status_printed,
        "leads": list(action.leads),
    }


def _by_heading(other: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The printed columns by heading; a heading that stands twice has both texts."""
    joined: dict[str, str] = {}
    for name, text in other:
        joined[name] = f"{joined[name]}\n{text}" if name in joined else text
    return joined


def milestone_rows(report: Report, path: str) -> list[Row]:
    """The milestones, as the view ``milestones_by_report`` has them."""
    actions = {action.row: action for action in report.actions}
    return [
        _milestone(milestone, actions.get(milestone.action_row or 0), report, path) for milestone in report.milestones
    ]


def _milestone(milestone: Milestone, action: Action | None, report: Report, path: str) -> Row:
    due, period = milestone.date, report.period
    open_still = not milestone.met and not (action and action.state in ("complete", "superseded"))
    return {
        "milestone_id": None,
        "report_id": None,
        "path": path,
        "period": period.label if period else None,
        "action_id": None,
        "text": milestone.text,
        "kind": milestone.kind,
        "date_printed": due.printed if due else None,
        **_span("date", due),
        "met": None if milestone.met is None else int(milestone.met),
        **_placed(milestone.place),
        "plan": report.plan,
        "period_start": _iso(period.start) if period else None,
        "period_end": _iso(period.end) if period else None,
        "theme": milestone.theme or (action.theme if action else None),
        "action_row": milestone.action_row,
        "ref": action.ref if action else None,
        "state": action.state if action else None,
        "overdue": int(bool(due and period and due.end < period.end and open_still)),
    }


def activity_rows(report: Report, path: str) -> list[Row]:
    """What was done, planned, recommended or given priority, as ``activities_by_report`` has it."""
    return [
        {
            "report_id": None,
            "path": path,
            "period": report.period.label if report.period else None,
            "kind": activity.kind,
            "text": activity.text,
            "theme": activity.theme,
            **_placed(activity.place),
            "plan": report.plan,
            "activity_id": None,
        }
        for activity in report.activities
    ]


def count_rows(report: Report, path: str) -> list[Row]:
    """The numbers that the report states about itself, as the view ``stated_counts`` has them.

    A blank cell of an overview stands for nought but states nothing, so it is left out.
    """
    return [
        {
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
            "plan": report.plan,
            "source": count.source,
            "bound": count.bound,
            "percent_bound": count.percent_bound,
            "part": count.part,
            "what": count.what,
            "noun": count.noun,
            "status_printed": count.status_printed,
            "state": count.state,
            "timescale_printed": count.timescale_printed,
            "carried_forward": count.carried_forward,
            "list_number": count.group,
            "complete_list": int(count.complete_list),
            "count_id": None,
        }
        for count in report.stated_counts
        if count.printed
    ]


def prose_rows(report: Report) -> list[Row]:
    """The paragraphs kept as prose, each under its heading."""
    return [
        {"text": prose.text, "heading": prose.heading, "marker": prose.marker} | _placed(prose.place)
        for prose in report.prose
    ]


def leftover_rows(report: Report) -> list[Row]:
    """The rows and paragraphs that became no record, and why."""
    return [
        {"text": leftover.text, "reason": leftover.reason} | _placed(leftover.place) for leftover in report.leftovers
    ]


def problem_rows(report: Report) -> list[Row]:
    """What could not be read, and where."""
    return [{"text": problem.text} | _placed(problem.place) for problem in report.problems]


def _period(period: Period | None) -> Row:
    return {
        "period": period.label if period else None,
        "period_start": _iso(period.start) if period else None,
        "period_end": _iso(period.end) if period else None,
    }


def _span(name: str, span: DateSpan | None) -> Row:
    return {
        f"{name}_start": _iso(span.start) if span else None,
        f"{name}_end": _iso(span.end) if span else None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _placed(place: Place | None) -> Row:
    return {"page": place.page if place else None, "place": place_object(place) if place else None}
