"""What a heading or a lead-in sentence says of the list below it: done, planned, recommended, a milestone."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from extractors.wording import one_line

MAX_HEADING = 150


@lru_cache(maxsize=1)
def _patterns() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """``heading``/``lead_in`` -> (kind, pattern) pairs, in the order of sections.toml."""
    words = tomllib.loads(Path(__file__).with_name("sections.toml").read_text("utf-8"))
    return {
        where: tuple((kind, re.compile("|".join(lists[where]), re.IGNORECASE)) for kind, lists in words.items())
        for where in ("heading", "lead_in")
    }


@lru_cache(maxsize=2048)
def kind_of_heading(text: str) -> str | None:
    """The kind of record that bullets under this heading are, or None.

    >>> kind_of_heading("PLANNED ACTIVITY BEFORE NEXT REPORT"), kind_of_heading("Background")
    ('planned', None)
    """
    words = re.sub(r"[\s:;.–—-]+$", "", one_line(text))
    words = re.sub(r"^[\d.]+\s+", "", words)
    if len(words) > MAX_HEADING:
        return None
    return next((kind for kind, pattern in _patterns()["heading"] if pattern.search(words)), None)


@lru_cache(maxsize=2048)
def kind_of_lead_in(text: str) -> str | None:
    """The kind of record that the list after this sentence holds, or None. Only a sentence that opens a
    list (it ends in a colon, a semicolon or a dash) is one; its last sentence decides."""
    words = one_line(text)
    if not words.endswith((":", ";", ":-", "–", "to")):
        return None
    last = re.split(r"(?<=[.!?])\s+(?=[A-Z])", words)[-1]
    return next((kind for kind, pattern in _patterns()["lead_in"] if pattern.search(last)), None)
