"""Findings as every form of the gate shows them: in order, with what a person has decided about each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from corpus.records import Finding, Quote, Suppression
from extractors.records import Place
from ingest.auditing import Checked
from ingest.gate import HOLDER
from normalise.records import Report

IN_LINES = frozenset(("text", "csv", HOLDER))
"""The formats whose places are lines that an editor shows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding with the name by which it is known from run to run.

    ``suppressed`` is the word of the person who lets it stand. ``known`` says whether the baseline has it; None
    where no baseline was given.
    """

    finding: Finding
    fingerprint: str
    suppressed: Suppression | None = None
    known: bool | None = None

    @property
    def open(self) -> bool:
        """Whether it counts for the gate: neither suppressed nor in the baseline."""
        return self.suppressed is None and not self.known

    @property
    def because(self) -> str:
        """Why it may stand, who said so and for how long; ``""`` where nobody did."""
        if self.suppressed is None:
            return ""
        until = f", until {self.suppressed.until}" if self.suppressed.until else ""
        return f"{self.suppressed.because} ({self.suppressed.who}{until})"


def entries(one: Checked) -> list[Entry]:
    """The findings of a report in the order in which people should read them."""
    return [
        Entry(finding, mark, one.suppressed.get(mark), None if one.known is None else mark in one.known)
        for finding, mark in one.fingerprinted()
    ]


def all_entries(checked: Iterable[Checked]) -> Iterator[Entry]:
    """The findings of all reports."""
    for one in checked:
        yield from entries(one)


def headed(one: Checked) -> str:
    """A report as the heading of its findings: its file, plan and period."""
    period = one.report.period.label if one.report.period else ""
    about = ", ".join(part for part in (one.report.plan, period) if part)
    return f"{one.path} ({about})" if about else one.path


def by_report(checked: Iterable[Checked]) -> Mapping[str, Checked]:
    """Each report by what quotes name it by: its SHA-256, else its file name where no other has that."""
    checked = tuple(checked)
    names = Counter(one.report.name for one in checked)
    by_name = {one.report.name: one for one in checked if names[one.report.name] == 1}
    return by_name | {one.report.sha256: one for one in checked}


def said_by(quote: Quote, known: Mapping[str, Checked]) -> Checked | None:
    """The report that says it, if it is among those that were checked."""
    return known.get(quote.sha256 or quote.report)


def said_place(place: Place, format: str) -> str:
    """A place as people look it up: ``page 3, table 1, row 7``, in text ``line 41, table 1, row 7``; ``""`` for
    none. Word files have no lines: theirs are paragraphs. Of a chart nobody counts the rows that it was drawn from."""
    if place.chart:
        parts = {"page": place.page, "chart": place.chart}
    else:
        parts = {"page": place.page, "table": place.table, "row": place.row, "column": place.column}
    if format in IN_LINES:
        parts = {"line": place.line, **parts}
        if place.line:
            parts["page"] = None
    elif place.row is None or format != "word":
        parts["paragraph" if format == "word" else "line"] = place.line
    return ", ".join(f"{what} {number}" for what, number in parts.items() if number)


def said_quote_place(quote: Quote, report: Report, known: Mapping[str, Checked]) -> str:
    """Where a quote stands, with its file where that is another than this report's."""
    by = said_by(quote, known)
    where = said_place(quote.place, by.report.format if by else _usual_format(quote.report))
    return ", ".join(part for part in ("" if quote.is_of(report) else quote.report, where) if part)


def _usual_format(name: str) -> str:
    """The format of a report that was not checked itself, by what its file is called; ``""`` for none."""
    from extractors.formats import formats

    suffix = PurePath(name).suffix.lower()
    return next((str(each.FORMAT) for each in formats() if suffix in each.SUFFIXES), "")


def sides(finding: Finding) -> list[tuple[str, str]]:
    """The two sides of a finding and what would mend it, each with its label; without those that are blank."""
    labelled = (("stated", finding.stated), ("counted", finding.counted), ("mend", finding.repair))
    return [(label, text) for label, text in labelled if text]


def other_quotes(finding: Finding, report: Report) -> Sequence[Quote]:
    """The quotes that stand elsewhere than the finding itself, which is about this report."""
    return [quote for quote in finding.quotes if quote.place != finding.place or not quote.is_of(report)]
