"""A place as the views show it."""

from __future__ import annotations

from typing import Any

from extractors.records import Place


def place_object(place: Place) -> dict[str, Any]:
    """``{"page", "table", "row", "bbox", "line"}``, and ``column`` and ``chart`` only where they are set."""
    shown: dict[str, Any] = {
        "page": place.page,
        "table": place.table,
        "row": place.row,
        "bbox": place.bbox,
        "line": place.line,
    }
    seldom = {"column": place.column, "chart": place.chart}
    return shown | {name: value for name, value in seldom.items() if value is not None}
