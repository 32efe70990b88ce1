"""How a record becomes a row of its table, and a row the same record again.

Places are JSON in the very form of the public views, a date span is five columns, a list is JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from extractors.printed import KeyEntry, Leftover, Prose
from extractors.records import Place, Problem
from normalise.records import Action, Activity, DateSpan, Milestone, Period, StatedCount

Columns = dict[str, Any]
Cells = Mapping[str, Any]


def place_json(place: Place) -> str:
    """``{"page", "table", "row", "bbox", "line"}``, and ``column`` only where it is set."""
    return json.dumps(_place(place))


def read_place(text: str) -> Place:
    return _read_place(json.loads(text))


def _place(place: Place) -> Columns:
    shown: Columns = {
        "page": place.page,
        "table": place.table,
        "row": place.row,
        "bbox": place.bbox,
        "line": place.line,
    }
    return shown if place.column is None else {**shown, "column": place.column}


def _read_place(cells: Cells) -> Place:
    bbox = cells["bbox"]
    return Place(
        page=cells["page"],
        table=cells["table"],
        row=cells["row"],
        line=cells["line"],
        column=cells.get("column"),
        bbox=None if bbox is None else (bbox[0], bbox[1], bbox[2], bbox[3]),
    )


def _span(prefix: str, span: DateSpan | None) -> Columns:
    return {
        f"{prefix}_printed": span and span.printed,
        f"{prefix}_start": span and span.start.isoformat(),
        f"{prefix}_end": span and span.end.isoformat(),
        f"{prefix}_precision": span and span.precision,
        f"{prefix}_assumed_year": None if span is None else int(span.assumed_year),
    }


def _read_span(prefix: str, cells: Cells) -> DateSpan | None:
    if cells[f"{prefix}_printed"] is None:
        return None
    return DateSpan(
        printed=cells[f"{prefix}_printed"],
        start=date.fromisoformat(cells[f"{prefix}_start"]),
        end=date.fromisoformat(cells[f"{prefix}_end"]),
        precision=cells[f"{prefix}_precision"],
        assumed_year=bool(cells[f"{prefix}_assumed_year"]),
    )


def period_columns(period: Period | None) -> Columns:
    return {
        "period": period and period.label,
        "period_start": period and period.start.isoformat(),
        "period_end": period and period.end.isoformat(),
        "period_kind": period and period.kind,
    }


def read_period(cells: Cells) -> Period | None:
    if cells["period"] is None:
        return None
    return Period(
        label=cells["period"],
        start=date.fromisoformat(cells["period_start"]),
        end=date.fromisoformat(cells["period_end"]),
        kind=cells["period_kind"],
    )


def action_columns(action: Action) -> Columns:
    """Without its id, which the history gives, and its leads, which have a table of their own."""
    return {
        "row": action.row,
        "action": action.action,
        "ref": action.ref,
        "theme": action.theme,
        "key_deliverable": action.key_deliverable,
        "description": action.description,
        "lead": action.lead,
        "outcome_measure": action.outcome_measure,
        "timescale": action.timescale,
        "timescale_printed": action.timescale_printed,
        "due": action.due,
        "carried_forward": int(action.carried_forward),
        "status_printed": action.status_printed,
        "status": action.status,
        "state": action.state,
        "previous_status_printed": action.previous_status_printed,
        "evidence": action.evidence,
        "other": json.dumps(action.other, ensure_ascii=False),
        "other_words": "\n".join(f"{heading}: {text}" for heading, text in action.other) or None,
        "columns": json.dumps(sorted(action.columns), ensure_ascii=False),
        "parts": json.dumps([_place(part) for part in action.parts]),
        "place": place_json(action.place),
        **_span("starts", action.starts),
        **_span("due", action.due_span),
        **_span("term", action.term_span),
    }


def read_action(cells: Cells, leads: Sequence[str]) -> Action:
    return Action(
        row=cells["row"],
        action=cells["action"],
        place=read_place(cells["place"]),
        ref=cells["ref"],
        theme=cells["theme"],
        key_deliverable=cells["key_deliverable"],
        description=cells["description"],
        lead=cells["lead"],
        leads=tuple(leads),
        outcome_measure=cells["outcome_measure"],
        timescale=cells["timescale"],
        timescale_printed=cells["timescale_printed"],
        starts=_read_span("starts", cells),
        due=cells["due"],
        due_span=_read_span("due", cells),
        term_span=_read_span("term", cells),
        carried_forward=bool(cells["carried_forward"]),
        status_printed=cells["status_printed"],
        status=cells["status"],
        state=cells["state"],
        previous_status_printed=cells["previous_status_printed"],
        evidence=cells["evidence"],
        other=tuple((heading, text) for heading, text in json.loads(cells["other"])),
        columns=frozenset(json.loads(cells["columns"])),
        parts=tuple(_read_place(part) for part in json.loads(cells["parts"])),
        action_id=cells["action_id"],
    )


def milestone_columns(milestone: Milestone) -> Columns:
    return {
        "text": milestone.text,
        "kind": milestone.kind,
        "theme": milestone.theme,
        "action_row": milestone.action_row,
        "met": None if milestone.met is None else int(milestone.met),
        "place": place_json(milestone.place),
        **_span("date", milestone.date),
    }


def read_milestone(cells: Cells) -> Milestone:
    return Milestone(
        text=cells["text"],
        kind=cells["kind"],
        place=read_place(cells["place"]),
        date=_read_span("date", cells),
        theme=cells["theme"],
        action_row=cells["action_row"],
        met=None if cells["met"] is None else bool(cells["met"]),
    )


def activity_columns(activity: Activity) -> Columns:
    return {
        "kind": activity.kind,
        "text": activity.text,
        "theme": activity.theme,
        "place": place_json(activity.place),
    }


def read_activity(cells: Cells) -> Activity:
    return Activity(cells["kind"], cells["text"], read_place(cells["place"]), cells["theme"])


def count_columns(count: StatedCount) -> Columns:
    return {
        "printed": count.printed,
        "source": count.source,
        "value": count.value,
        "of": count.of,
        "percent": count.percent,
        "bound": count.bound,
        "part": count.part,
        "theme": count.theme,
        "timescale": count.timescale,
        "timescale_printed": count.timescale_printed,
        "status_printed": count.status_printed,
        "status": count.status,
        "state": count.state,
        "carried_forward": count.carried_forward,
        "what": count.what,
        "noun": count.noun,
        "sentence": count.sentence,
        "list_number": count.group,
        "complete_list": int(count.complete_list),
        "place": place_json(count.place),
    }


def read_count(cells: Cells) -> StatedCount:
    return StatedCount(
        printed=cells["printed"],
        place=read_place(cells["place"]),
        source=cells["source"],
        value=cells["value"],
        of=cells["of"],
        percent=cells["percent"],
        bound=cells["bound"],
        part=cells["part"],
        theme=cells["theme"],
        timescale=cells["timescale"],
        timescale_printed=cells["timescale_printed"],
        status_printed=cells["status_printed"],
        status=cells["status"],
        state=cells["state"],
        carried_forward=cells["carried_forward"],
        what=cells["what"],
        noun=cells["noun"],
        sentence=cells["sentence"],
        group=cells["list_number"],
        complete_list=bool(cells["complete_list"]),
    )


def key_columns(entry: KeyEntry) -> Columns:
    return {
        "label": entry.label,
        "meaning": entry.meaning,
        "kind": entry.kind,
        "place": place_json(entry.place),
    }


def read_key(cells: Cells) -> KeyEntry:
    return KeyEntry(cells["label"], cells["meaning"], cells["kind"], read_place(cells["place"]))


def prose_columns(prose: Prose) -> Columns:
    return {
        "text": prose.text,
        "heading": prose.heading,
        "marker": prose.marker,
        "place": place_json(prose.place),
    }


def read_prose(cells: Cells) -> Prose:
    return Prose(cells["text"], read_place(cells["place"]), cells["heading"], cells["marker"])


def leftover_columns(leftover: Leftover) -> Columns:
    return {"text": leftover.text, "reason": leftover.reason, "place": place_json(leftover.place)}


def read_leftover(cells: Cells) -> Leftover:
    return Leftover(cells["text"], read_place(cells["place"]), cells["reason"])


def problem_columns(problem: Problem) -> Columns:
    return {"text": problem.text, "place": None if problem.place is None else place_json(problem.place)}


def read_problem(cells: Cells) -> Problem:
    return Problem(cells["text"], None if cells["place"] is None else read_place(cells["place"]))
