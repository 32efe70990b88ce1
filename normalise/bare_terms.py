"""Timescales that a report names without explaining them: a line that says no more than "Key: S M L".

Only where the grid itself goes by these terms is such a line its key; elsewhere it is three letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.printed import KeyEntry, PrintedReport
from extractors.records import Place
from normalise.carried_forward import split_note
from normalise.timescales import term_label

_NAMED = re.compile(r"(?:key|timescales?|time ?frames?|timings?|terms?)\b[^:=]{0,20}[:=–-]?\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*[,/|;•–-]\s*(?:and\s+|or\s+)?|\s+(?:(?:and|or)\s+)?", re.IGNORECASE)
_ORDER = ("S", "M", "L")


def bare_terms(printed: PrintedReport) -> tuple[KeyEntry, ...]:
    """The terms of such a line as entries of the key, in their order; ``()`` where the key explains its terms, or the
    grid goes by others."""
    if any(entry.kind == "timescale" for entry in printed.key):
        return ()
    cells = [split_note(" ".join(row.timescale.split()))[0] for row in printed.actions if row.timescale.strip()]
    for terms, place in _lines(printed):
        if cells and 2 * sum(term_label(cell) in terms for cell in cells) > len(cells):
            return tuple(KeyEntry(term, "", "timescale", place) for term in terms)
    return ()


def _lines(printed: PrintedReport) -> Iterator[tuple[Sequence[str], Place]]:
    """Each line that names nothing but terms; three lines in a row of a term each are one."""
    lines = [(line.text, line.place) for line in (*printed.title_lines, *printed.headings)]
    lines += [(paragraph.text, paragraph.place) for paragraph in printed.prose]
    for text, place in lines:
        named = _NAMED.match(text)
        terms = _terms(text[named.end() :] if named else text)
        if terms == _ORDER or (named and terms == _ORDER[:2]):
            yield terms, place
    for at in range(len(lines) - 2):
        if tuple(term_label(text) for text, _ in lines[at : at + 3]) == _ORDER:
            yield _ORDER, lines[at][1]


def _terms(text: str) -> tuple[str, ...]:
    words = re.sub(r"(?i)[\s-]+term\b", "", text.strip(" ()[].:"))
    return tuple(term_label(word) for word in _BETWEEN.split(words))
