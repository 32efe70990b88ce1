"""An action as a row of its table, and a row as the same action again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.history.columns import (
    Cells,
    Columns,
    place_json,
    read_place,
    read_place_object,
    read_span,
    span_columns,
)
from corpus.places import place_object
from extractors.records import Place
from normalise.records import Action


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
        "status_fill": action.status_fill,
        "previous_status_printed": action.previous_status_printed,
        "evidence": action.evidence,
        "other": json.dumps(action.other, ensure_ascii=False),
        "other_words": "\n".join(f"{heading}: {text}" for heading, text in action.other) or None,
        "columns": json.dumps(sorted(action.columns), ensure_ascii=False),
        "parts": json.dumps([place_object(part) for part in action.parts]),
        "place": place_json(action.place),
        **span_columns("starts", action.starts),
        **span_columns("due", action.due_span),
        **span_columns("term", action.term_span),
    }


_NONE = "[]"
COMPARED = (
    "report_id", "record_id", "row", "action_id", "action", "ref", "theme", "key_deliverable", "description", "lead",
    "outcome_measure", "timescale", "timescale_printed", "carried_forward", "status_printed", "status", "state",
    "previous_status_printed", "due",
    "starts_printed", "starts_start", "starts_end", "starts_precision", "starts_assumed_year",
    "due_printed", "due_start", "due_end", "due_precision", "due_assumed_year",
    "term_printed", "term_start", "term_end", "term_precision", "term_assumed_year",
)  # fmt: skip
"""The columns of what an action says of itself, without where it stands and what is reported about it."""


def read_compared(cells: Cells, leads: Sequence[str]) -> Action:
    """The action without its place, evidence and unnamed columns, which linking never looks at."""
    return Action(
        row=cells["row"],
        action=cells["action"],
        place=Place(),
        ref=cells["ref"],
        theme=cells["theme"],
        key_deliverable=cells["key_deliverable"],
        description=cells["description"],
        lead=cells["lead"],
        leads=tuple(leads),
        outcome_measure=cells["outcome_measure"],
        timescale=cells["timescale"],
        timescale_printed=cells["timescale_printed"],
        starts=read_span("starts", cells),
        due=cells["due"],
        due_span=read_span("due", cells),
        term_span=read_span("term", cells),
        carried_forward=bool(cells["carried_forward"]),
        status_printed=cells["status_printed"],
        status=cells["status"],
        state=cells["state"],
        previous_status_printed=cells["previous_status_printed"],
        action_id=cells["action_id"],
    )


def read_action(cells: Cells, leads: Sequence[str]) -> Action:
    """The action as it was stored, with the id it has now."""
    return replace(
        read_compared(cells, leads),
        place=read_place(cells["place"]),
        status_fill=cells["status_fill"],
        evidence=cells["evidence"],
        other=() if cells["other"] == _NONE else tuple((name, text) for name, text in json.loads(cells["other"])),
        columns=_column_names(cells["columns"]),
        parts=() if cells["parts"] == _NONE else tuple(map(read_place_object, json.loads(cells["parts"]))),
    )


@lru_cache(256)
def _column_names(text: str) -> frozenset[str]:
    """The columns of a grid, which all its rows share."""
    return frozenset(json.loads(text))
