"""Telling a printed rating label, a term or a tick from other text, without saying what it means."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from extractors.grids.own_words import is_own_rating
from extractors.wording import plain, without_brackets

_TICKS = frozenset("✓✔√☑✅xX×✗✘•●■▪◼★*yY1")
DISCS = "🔴🟥🟠🟧🟡🟨🟢🟩🔵🟦⚪⬜⚫⬛🟣🟪🟤"
_COUNT = re.compile(
    r"(?:\d{1,6}|-|–|—|nil|none|zero|n/?a)?"
    r"(?:\s*\(?\s*\d*\s*(?:c/?f|b/?f|carried forward)\s*\)?)?"
    r"(?:\s*[(/,]?\s*\d{1,3}(?:\.\d+)?\s*%\s*\)?)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    words = tomllib.loads(Path(__file__).with_name("ratings.toml").read_text("utf-8"))
    return {kind: frozenset(labels) for kind, labels in words.items()}


def is_rating_label(text: str) -> bool:
    """True for a label of a rating scale: a letter, a colour, a word for a state, one of the organisation's own.

    >>> is_rating_label("R"), is_rating_label("Green (on track)"), is_rating_label("Prevention")
    (True, True, False)
    """
    return _is_rating_label(text) or is_own_rating(text)


@lru_cache(maxsize=4096)
def _is_rating_label(text: str) -> bool:
    if len(text) > 60:
        return False
    if text.strip()[:1] in DISCS and text.strip():
        return True
    kinds = _words()
    label = plain(without_brackets(text)) or plain(text)
    label = re.sub(r"^(?:no|number|count|total|rated|rag) (?:of )?| (?:actions|rated|rating|status)$", "", label)
    return any(label in kinds[kind] for kind in ("letters", "colours", "words")) or is_colour(label)


@lru_cache(maxsize=4096)
def is_colour(text: str) -> bool:
    """True for a colour word or a rating letter, alone or with its meaning ("Green - complete")."""
    label = plain(text)
    kinds = _words()
    if text.strip().rstrip("\ufe0f") in tuple(DISCS):
        return True
    if label in kinds["letters"] or label in kinds["colours"]:
        return True
    first = label.split(" ", 1)[0]
    return first in kinds["colours"] and len(label) <= 40 and not any(ch.isdigit() for ch in label)


def is_term_label(text: str) -> bool:
    """True for S, M, L or short, medium, long term."""
    return len(text) <= 40 and plain(without_brackets(text)) in _words()["terms"]


def is_tick(text: str) -> bool:
    """True for a mark that only says "this one"."""
    text = text.strip()
    return bool(text) and all(ch in _TICKS for ch in text) and len(text) <= 2


def is_count(text: str) -> bool:
    """True for a number with at most a carry-forward note or a percentage, and for a blank."""
    text = text.strip()
    return bool(_COUNT.fullmatch(text)) and (not text or any(ch.isdigit() for ch in text) or len(text) <= 4)
