"""Which kind of text a file holds: a report in words and grids, or a delimited table (CSV)."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import PurePath

from extractors.plaintext.decoding import MAX_BYTES, SAMPLE_BYTES, sample

DELIMITED_SUFFIXES = (".csv", ".tsv", ".tab")
_MARKDOWN_SUFFIXES = (".md", ".markdown")
_DELIMITERS = (",", ";", "\t", "|")
_LINE_END = re.compile(r"\r\n|\r|\n")
_MOST_RECORDS = 400
_LONGEST_PREAMBLE = 12


def kind_of(name: str, data: bytes) -> str | None:
    """``delimited``, ``text``, or None for what is not text. Looks at the suffix and the first 64 KiB."""
    text = sample(data)
    if text is None:
        return None
    if not text.strip():
        return "text" if len(data) > SAMPLE_BYTES else None
    return "delimited" if delimiter_of(name, text) else "text"


def delimiter_of(name: str, text: str) -> str | None:
    """The character that parts the cells of a delimited file, or None where it is no such file.

    A file named .csv or .tsv is taken at its word unless it reads like prose; any other has to show
    three columns or more over three records or more. Tabs in other files are the grid reader's.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in _MARKDOWN_SUFFIXES:
        return None
    named = suffix in DELIMITED_SUFFIXES
    opening = next((line for line in text.splitlines() if any(mark in line for mark in _DELIMITERS)), "")
    best: tuple[float, str] | None = None
    for delimiter in _DELIMITERS:
        if delimiter == "\t" and not named:
            continue
        score = _score(text, delimiter, named) * _share_of_opening(opening, delimiter)
        if score and (best is None or score > best[0]):
            best = (score, delimiter)
    return best[1] if best else None


def _share_of_opening(opening: str, delimiter: str) -> float:
    """The header is the first line with a delimiter, and has the one that parts the cells; a title
    with a comma may stand before it, but no title has three words or more parted by commas alone."""
    if delimiter in opening:
        return 1.0
    parted = max(len(re.findall(rf"{re.escape(mark)}(?! )", opening)) for mark in _DELIMITERS)
    return 0.1 if parted >= 2 else 0.5


def _score(text: str, delimiter: str, named: bool) -> float:
    """How surely this character parts the cells; 0 where it does not."""
    counts = _fields(text, delimiter)
    if delimiter == "|" and any(line.lstrip().startswith("|") for line in text.splitlines()[:50]):
        return 0.0
    records = len(counts)
    first = next((at for at, count in enumerate(counts) if count > 1), 0)
    if first <= _LONGEST_PREAMBLE:
        counts = counts[first:]
    wide = [count for count in counts if count >= 2]
    if not wide:
        return 0.0
    usual, times = Counter(wide).most_common(1)[0]
    even = times / len(counts)
    # Titles above the table have no delimiter, but a character that most lines lack parts nothing; and
    # a few commas in every line are fewer than its tabs.
    score = (1 + min(usual, 6) / 12) * even * len(wide) / records
    spaced = _followed_by_space(text, delimiter)
    if named:
        if delimiter in ",;" and spaced > 0.8 and not (even >= 0.9 and usual >= 3 and times >= 3):
            return 0.0
        return score if len(wide) * 2 >= len(counts) else 0.0
    if usual < 3 or times < 3 or even < 0.8 or (delimiter != "|" and spaced > 0.3):
        return 0.0
    return score


def _fields(text: str, delimiter: str) -> list[int]:
    """The number of fields of each record that is not blank."""
    csv.field_size_limit(MAX_BYTES)
    reader = csv.reader(_LINE_END.sub("\n", text).splitlines(keepends=True), delimiter=delimiter)
    counts: list[int] = []
    for record in reader:
        if any(field.strip() for field in record):
            counts.append(len(record))
        if len(counts) >= _MOST_RECORDS:
            break
    return counts


def _followed_by_space(text: str, delimiter: str) -> float:
    """The share of delimiters outside quotation marks with a space after them, as commas in prose have."""
    outside = re.sub(r'"[^"]*"', '""', text)
    marks = outside.count(delimiter)
    return outside.count(delimiter + " ") / marks if marks else 0.0
