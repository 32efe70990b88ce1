"""Pair the themes of an overview with those of the grid, whose wording may differ."""

from __future__ import annotations

import re
from collections.abc import Sequence


def pair_themes(stated: Sequence[str], printed: Sequence[str]) -> dict[str, str]:
    """Each stated theme with the theme of the grid that it means; those without one are absent."""
    pairs = {}
    for theme in stated:
        words = _words(theme)
        fitting = [other for other in printed if _words(other) == words]
        fitting = fitting or [other for other in printed if _opens(words, _words(other))]
        if len(fitting) == 1:
            pairs[theme] = fitting[0]
    return pairs


def _words(theme: str) -> list[str]:
    return [word for word in re.findall(r"\w+", theme.casefold()) if word != "and"]


def _opens(stated: list[str], printed: list[str]) -> bool:
    return bool(stated) and all(
        long.startswith(short) or short.startswith(long) for short, long in zip(stated, printed, strict=False)
    )
