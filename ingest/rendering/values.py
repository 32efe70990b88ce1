"""A value of a record as text in a cell, the same in tables, CSV and Markdown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

_NESTED = frozenset({"other", "place", "leads", "paths", "reasons", "statuses", "quotes", "earlier", "later"})


def decoded(name: str, value: Any) -> Any:
    """A field that the history keeps as JSON text, as the object it stands for."""
    if name in _NESTED and isinstance(value, str) and value[:1] in "[{":
        return json.loads(value)
    return value


def decoded_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record of the history with its JSON fields as objects."""
    return {name: decoded(name, value) for name, value in record.items()}


def as_text(value: Any) -> str:
    """The value for one cell: nothing for None, two decimals, lists joined by ``; ``, objects as JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return f"{value:.2f}"
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def place_words(place: Any) -> str:
    """A place as people say it: ``page 3, table 1, row 7`` or ``line 41``; ``""`` for none."""
    if not place:
        return ""
    place = decoded("place", place)
    return ", ".join(f"{part} {place[part]}" for part in ("page", "table", "row", "line") if place.get(part))
