"""What all records share, as columns of a table and back: places, date spans, periods.

Places are JSON in the very form of the public views; a date span is five columns.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from corpus.places import place_object
from extractors.records import Place
from normalise.records import DateSpan, Period

Columns = dict[str, Any]
Cells = Mapping[str, Any]


def place_json(place: Place) -> str:
    """The place as JSON text (see ``place_object``)."""
    return json.dumps(place_object(place))


def read_place(text: str) -> Place:
    return read_place_object(json.loads(text))


def read_place_object(cells: Cells) -> Place:
    bbox = cells["bbox"]
    return Place(
        page=cells["page"],
        table=cells["table"],
        row=cells["row"],
        line=cells["line"],
        column=cells.get("column"),
        bbox=None if bbox is None else (bbox[0], bbox[1], bbox[2], bbox[3]),
        chart=cells.get("chart"),
    )


def span_columns(prefix: str, span: DateSpan | None) -> Columns:
    return {
        f"{prefix}_printed": span and span.printed,
        f"{prefix}_start": span and span.start.isoformat(),
        f"{prefix}_end": span and span.end.isoformat(),
        f"{prefix}_precision": span and span.precision,
        f"{prefix}_assumed_year": None if span is None else int(span.assumed_year),
    }


def read_span(prefix: str, cells: Cells) -> DateSpan | None:
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
