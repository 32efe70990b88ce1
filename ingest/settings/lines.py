"""The lines of settings. ``tomllib`` gives values without their places, and no library that is kept gives both."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from typing import Any

Way = tuple[str | int, ...]
"""How a value is reached: ``("suppress", 2, "until")``."""


def lines_of(text: str) -> dict[Way, int]:
    """The line, from 1, on which the statement begins that first gives each value and each table.

    ``text`` is valid TOML with ``\\n`` between its lines. Each of its statements is TOML by itself, so the
    statements are the shortest runs of lines that can be read.
    """
    found: dict[Way, int] = {}
    tables: Counter[Way] = Counter()
    at: Way = ()
    for line, statement, values in _statements(text):
        if statement.lstrip().startswith("["):
            at = _entered(values, statement.lstrip().startswith("[["), tables)
            for length in range(1, len(at) + 1):
                found.setdefault(at[:length], line)
        else:
            for way in _ways(values):
                found.setdefault((*at, *way), line)
    return found


def _statements(text: str) -> Iterator[tuple[int, str, dict[str, Any]]]:
    lines = text.split("\n")
    start = 0
    for end in range(1, len(lines) + 1):
        statement = "\n".join(lines[start:end])
        try:
            values = tomllib.loads(statement)
        except tomllib.TOMLDecodeError:
            continue  # it goes on in the next line
        if values:
            yield start + 1, statement, values
        start = end


def _entered(values: Any, another: bool, tables: Counter[Way]) -> Way:
    """The table that a heading begins: its names, and which one it is where several have the name."""
    way: Way = ()
    while isinstance(values, dict) and values:
        [(name, values)] = values.items()
        way = (*way, name)
        if isinstance(values, list):
            [values] = values
        if another and not values:
            tables[way] += 1
        if tables[way]:
            way = (*way, tables[way] - 1)
    return way


def _ways(value: Any) -> Iterator[Way]:
    """The ways to a value's parts, and to their parts."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        yield (name,)
        for rest in _ways(part):
            yield (name, *rest)
