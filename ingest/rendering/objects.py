"""Records as JSON (one array, or one object) and JSON Lines, written as they come."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from ingest.rendering.escaping import json_safe


def print_json(records: Iterable[Any]) -> None:
    """Print an array with one record a line, so that ``diff`` and ``grep`` are of use."""
    separator = "[\n"
    for record in records:
        sys.stdout.write(separator + _line(record))
        separator = ",\n"
    sys.stdout.write("[]\n" if separator == "[\n" else "\n]\n")


def print_json_lines(records: Iterable[Any]) -> None:
    """Print one JSON object a line."""
    for record in records:
        sys.stdout.write(_line(record) + "\n")


def print_object(value: Any) -> None:
    """Print one object, indented."""
    sys.stdout.write(json_safe_lines(json.dumps(value, ensure_ascii=False, indent=2)) + "\n")


def json_safe_lines(text: str) -> str:
    """Indented JSON made safe line by line: the line feeds between values stay."""
    return "\n".join(json_safe(line) for line in text.split("\n"))


def _line(record: Any) -> str:
    return json_safe(json.dumps(record, ensure_ascii=False))
