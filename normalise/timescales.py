"""Timescales: the terms a report uses (S, M, L; Year 1; 2016/17), the years they cover, and what a cell says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.printed import PrintedReport
from extractors.wording import plain
from normalise.carried_forward import marks_of, split_note
from normalise.dates import find_dates, parse_date
from normalise.number_words import UNITS
from normalise.records import DateSpan

_TERMS = {
    "short": "S",
    "s": "S",
    "st": "S",
    "medium": "M",
    "med": "M",
    "mid": "M",
    "m": "M",
    "mt": "M",
    "long": "L",
    "l": "L",
    "lt": "L",
}
_TERM = re.compile(
    r"(?:(?P<word>short|medium|med|mid|long)(?:er)?(?:[\s-]*term)?|(?P<letter>s|m|l|st|mt|lt)(?:[\s-]*term)?)\.?",
    re.IGNORECASE,
)
_YEAR_NUMBER = re.compile(r"(?:year|yr|y)\s*(?P<number>\d|one|two|three|four|five)", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
# Words that say when without naming a term: no key needs to explain them.
_PLAIN = re.compile(
    r"(?:on[\s-]?going|continuous|continuing|annual(?:ly)?|quarterly|monthly|weekly|throughout|immediate(?:ly)?|"
    r"complete|completed|as required|as needed|recurring|rolling|business as usual|bau)\b.*",
    re.IGNORECASE,
)
_NOTHING = frozenset(("", "n a", "na", "tbc", "tbd", "tba", "to be confirmed", "none", "nil", "not applicable"))


@dataclass(frozen=True, slots=True)
class TermReading:
    """``timescale`` is the term's label, or None where nothing is printed or the key lacks it.

    ``known`` is False only where the report names its terms and this is none of them. ``span`` are the years
    of the term, where the report (or the cell itself) says them.
    """

    timescale: str | None
    carried_forward: bool
    known: bool
    span: DateSpan | None = None


@dataclass(frozen=True, slots=True)
class Timescales:
    """The terms of one report by label, each with its years where the report gives them."""

    terms: Mapping[str, DateSpan | None]
    marks: tuple[str, ...] = ()
    year_start: int = 4
    _read: dict[str, TermReading] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, printed: PrintedReport, year_start: int = 4) -> Timescales:
        """The terms that a report explains: in its key, and as the columns of its overviews."""
        terms: dict[str, DateSpan | None] = {}
        named = [(entry.label, entry.meaning) for entry in printed.key if entry.kind == "timescale"]
        named += [(term, "") for term in dict.fromkeys(count.timescale for count in printed.counts) if term]
        for label, meaning in named:
            term = term_label(label)
            span = _years(label, year_start) or _years(meaning, year_start)
            terms[term] = terms.get(term) or span
            if (spoken := term_label(meaning)) in ("S", "M", "L"):
                terms.setdefault(spoken, span)
        marks = marks_of(entry.label for entry in printed.key if entry.kind == "carried forward")
        return cls(terms, marks, year_start)

    def read(self, printed: str) -> TermReading:
        """What a timescale cell says: "M c/f" is term M, carried forward."""
        known = self._read.get(printed)
        if known is None:
            known = self._read[printed] = self._read_cell(printed)
        return known

    def _read_cell(self, printed: str) -> TermReading:
        text, carried = split_note(" ".join(printed.split()), self.marks)
        if plain(text) in _NOTHING:
            return TermReading(None, carried, True)
        term = term_label(text)
        by_form = {plain(label): label for label in self.terms}
        term = by_form.get(plain(term), term)
        if term in self.terms:
            return TermReading(term, carried, True, self.terms[term] or _years(text, self.year_start))
        span = _years(text, self.year_start)
        if span is not None:
            # "2016/17" where the key gives the medium term those years.
            same = [
                t for t, years in self.terms.items() if years and (years.start, years.end) == (span.start, span.end)
            ]
            return TermReading(same[0] if len(same) == 1 else text, carried, True, span)
        if not self.terms or _PLAIN.fullmatch(text) or self._is_several(text):
            return TermReading(term, carried, True)
        return TermReading(None, carried, False)

    def _is_several(self, text: str) -> bool:
        """ "S/M" and "Short to medium": each part a term of the report."""
        parts = re.split(r"\s*(?:[/,&+–-]|\bto\b|\band\b)\s*", text)
        return len(parts) > 1 and all(term_label(part) in self.terms for part in parts)


@lru_cache(maxsize=4096)
def term_label(text: str) -> str:
    """The label of a term however it is written; anything else stays as printed, on one line.

    >>> term_label("Medium-Term (2016/17)"), term_label("Yr 2"), term_label("2016/17")
    ('M', 'Year 2', '2016/17')
    """
    bare = " ".join(_BRACKETED.sub(" ", text).split()).strip(" :;,-–.") or " ".join(text.split())
    match = _TERM.fullmatch(bare)
    if match is not None:
        return _TERMS[(match["word"] or match["letter"]).casefold()]
    numbered = _YEAR_NUMBER.fullmatch(bare)
    if numbered is not None:
        number = numbered["number"].casefold()
        return f"Year {UNITS.get(number, number)}"
    return bare


@lru_cache(maxsize=4096)
def _years(text: str, year_start: int) -> DateSpan | None:
    """The years or days that a term is given: the only date in its brackets, or in the whole of it."""
    for part in (*_BRACKETED.findall(text), text):
        span = parse_date(part, year_start=year_start)
        if span is not None and not span.assumed_year:
            return span
        found = [date for date in find_dates(part, year_start=year_start) if not date.assumed_year]
        if len(found) == 1:
            return found[0]
    return None
