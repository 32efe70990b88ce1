"""Telling a printed rating label, a term or a tick from other text, without saying what it means."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from extractors.grids.own_words import is_own_rating, own_numbers
from extractors.wording import plain, without_brackets

_TICKS = frozenset("✓✔√☑✅xX×✗✘•●■▪◼★*yY1")
DISCS = "🔴🟥🟠🟧🟡🟨🟢🟩🔵🟦⚪⬜⚫⬛🟣🟪🟤"
# What a legend may set before its words: discs, ticks, crosses and shapes.
SYMBOLS = DISCS + "✓✔√☑✅✗✘✖❌●○◉■□▲△▼▽◆◇★☆⬤◼⚠➜→↑↓~≈◐◑◒◓◔◕⯀⯁"
_COUNT = re.compile(
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,6}|[-–—−.]{1,3}|nil|none|zero|n/?a)?"
    r"(?:\s*(?:/|of|out of)\s*\d{1,6}(?!\s*%))?"
    r"(?:\s*\(?\s*\d*\s*(?:c/?f|b/?f|carried forward)\s*\)?)?"
    r"(?:\s*[(/,]?\s*\d{1,3}(?:\.\d+)?\s*%\s*\)?)?"
    r"(?:\s*[(,;]?\s*(?:was|previously)\s+\d{1,6}\s*\)?)?",
    re.IGNORECASE,
)
# What points to a note below the table, or says which way a figure went, is no part of the figure.
_MARKS = re.compile(r"(?<=\d)\s*(?:[*†‡§¹²³^]+|\([a-z]\)|[↑↓→←↔▲▼►◄])\s*")
_TELLS_STATE = re.compile(
    r"\b(?:complet|implement|progress|start|track|target|schedul|delay|overdue|under ?way|on ?going|due|hold|done|clos|"
    r"achiev|deliver|risk|behind|ahead|supersed|cancel|withdraw|abandon|stop|stall|begun|begin|met\b|late\b|finish|open\b|"
    r"slip|defer|paus|plan\b|outstanding|embedded|commenc|work|date\b|await|nothing|problem|issue|concern|stuck|well\b)",
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


def rating_columns(texts: Sequence[str]) -> list[int]:
    """The columns of a row of headings that are labels of a rating scale. The report's own numbers are only where
    the row has all of them side by side, in order, once or once for each term: elsewhere a number is a number.

    >>> rating_columns(["Theme", "Red", "Green", "Total"])
    [1, 2]
    """
    found = [column for column, text in enumerate(texts) if text.strip() and is_rating_label(text)]
    return found or numbered_columns(texts)


def numbered_columns(texts: Sequence[str]) -> list[int]:
    """The columns of a row of headings that are the report's own scale of numbers, or []."""
    scale = list(own_numbers())
    numbered = [(column, text.strip()) for column, text in enumerate(texts) if text.strip().isdecimal()]
    printed = [text for _, text in numbered]
    upwards = sorted(scale, key=int)
    orders = [order * (len(printed) // len(order)) for order in (scale, scale[::-1], upwards, upwards[::-1]) if order]
    return [column for column, _ in numbered] if len(scale) >= 2 and printed and printed in orders else []


def tells_state(text: str) -> bool:
    """True where the words may say how far something has come ("Work goes on"): what ratings are explained by."""
    return bool(_TELLS_STATE.search(text)) or is_rating_label(text)


@lru_cache(maxsize=4096)
def _is_rating_label(text: str) -> bool:
    if len(text) > 60:
        return False
    if text.strip()[:1] in DISCS and text.strip():
        return True
    kinds = _words()
    label = plain(without_brackets(text)) or plain(text)
    bare = re.sub(r"^(?:no|number|count|total|rated|rag) (?:of )?| (?:actions|rated|rating|status)$", "", label)
    known = any(each in kinds[kind] for kind in ("letters", "colours", "words") for each in (label, bare))
    return known or is_colour(bare)


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


def is_symbol(text: str) -> bool:
    """True for one of the shapes, ticks and discs that a legend explains.

    >>> is_symbol("▲"), is_symbol("A")
    (True, False)
    """
    text = text.strip().rstrip("\ufe0f")
    return len(text) == 1 and text in SYMBOLS


def is_term_label(text: str) -> bool:
    """True for S, M, L or short, medium, long term."""
    return len(text) <= 40 and plain(without_brackets(text)) in _words()["terms"]


def is_tick(text: str) -> bool:
    """True for a mark that only says "this one"."""
    text = text.strip()
    return bool(text) and all(ch in _TICKS for ch in text) and len(text) <= 2


def is_count(text: str) -> bool:
    """True for a number with at most a carry-forward note, a percentage or a mark, and for a blank."""
    text = _MARKS.sub("", text).strip()
    return bool(_COUNT.fullmatch(text)) and (not text or any(ch.isdigit() for ch in text) or len(text) <= 4)
