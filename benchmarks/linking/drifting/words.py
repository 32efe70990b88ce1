"""The words of the invented plans (``words.toml``): each meaning with the ways it can be said."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

Ways = tuple[str, ...]  # one meaning, the plainest way first


@cache
def _book() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))


@cache
def meanings(*path: str) -> tuple[Ways, ...]:
    """The meanings of one list, such as ``meanings("kinds", "works", "verbs")``."""
    found: Any = _book()
    for step in path:
        found = found[step]
    return tuple(tuple(way.strip() for way in line.split(" | ")) for line in found)


def kinds() -> tuple[str, ...]:
    """The sorts of things that actions are about; each has verbs that go with its things."""
    return tuple(_book()["kinds"])


@cache
def places() -> Ways:
    """Invented place names."""
    starts, ends = meanings("around", "place_starts"), meanings("around", "place_ends")
    return tuple(start + end for (start,) in starts for (end,) in ends)
