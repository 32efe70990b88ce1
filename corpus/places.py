"""A place as the views show it."""

from __future__ import annotations

from typing import Any

from extractors.records import Place


def place_object(place: Place) -> dict[str, Any]:
    """``{"page", "table", "row", "bbox", "line"}``, and ``column`` only where it is set."""
    shown: dict[str, Any] = {
        "page": place.page,
        "table": place.table,
        "row": place.row,
        "bbox": place.bbox,
        "line": place.line,
    }
    return shown if place.column is None else {**shown, "column": place.column}
