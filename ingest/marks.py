"""What of a report is to be marked for its findings, in which colour and with which words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.records import Finding, Quote
from extractors.records import Place
from ingest.rendering.entries import sides
from ingest.rendering.escaping import visible
from normalise.records import Report

if TYPE_CHECKING:
    from extractors.pdf.spots import Spot

# Dark enough for white letters on them, and for a line on white paper (4.5 to 1 and more).
COLOURS = {"error": "#B3261E", "warning": "#8A5000", "info": "#1A5FB4"}
_BLANK = "(blank)"
_ROW = re.compile(r"row \d+(?: \([^)]*\))?: ")
_OF_RATINGS = frozenset(("CNT001", "CNT005", "CNT006", "STA001", "STA002", "STA003", "STA004", "STA005", "STA009"))
_SEVERITIES = {"error": "Error", "warning": "Warning", "info": "Note"}


def meant_in(finding: Finding, quote: Quote) -> tuple[str, tuple[str, ...]]:
    """The printed value of a quoted cell and what it is called: ``Total / A: 3 c/f`` gives ``3 c/f`` and
    ``Total``, ``A``. Of a row, ``row 2: Mend the weir | G``, it is the rating where the finding is of ratings."""
    row = _ROW.match(quote.text)
    if row and finding.code in _OF_RATINGS:
        return quote.text.rpartition(" | ")[2] if " | " in quote.text else "", ("status", "rating", "rag")
    called, colon, value = quote.text.rpartition(": ")
    if row or not colon:
        return "", ()
    return "" if value == _BLANK else value, tuple(called.split(" / "))


def quotes_in(finding: Finding, report: Report) -> Iterator[tuple[bool, Quote]]:
    """The passages of this report that a finding is about, each with whether it stands aside: the first is
    the finding's own."""
    own = [quote for quote in finding.quotes if quote.is_of(report)]
    here = next((quote for quote in own if quote.place == finding.place), None)
    yield False, here or Quote("", finding.place, report.name, report.sha256)
    yield from ((True, quote) for quote in own if quote is not here)


def spots_of(numbered: Iterable[tuple[int, Finding]], report: Report) -> list[Spot]:
    """The marks for the findings of a PDF report, tagged with their numbers. What has no place stands on the
    first page, without a box."""
    from extractors.pdf.spots import Spot

    return [
        Spot(
            page=quote.place.page or 1,
            box=quote.place.bbox,
            tag=str(number),
            words=note(number, finding, aside=aside),
            colour=COLOURS[finding.severity],
            value=meant_in(finding, quote)[0],
            labels=meant_in(finding, quote)[1],
            aside=aside,
        )
        for number, finding in numbered
        for aside, quote in quotes_in(finding, report)
    ]


def note(number: int, finding: Finding, aside: bool) -> str:
    """A finding as a note on the draft; where it stands elsewhere, only which one it is."""
    if aside:
        return visible(f"Belongs to {number} ({finding.code}): {finding.message}")
    opening = f"{number}. {_SEVERITIES[finding.severity]} {finding.code}: {finding.message}"
    both = (f"{label.capitalize()}: {text}" for label, text in sides(finding))
    return visible("\n".join([opening, *both]))


def row_of(place: Place) -> tuple[int | None, ...]:
    """What names a row in its file."""
    return place.page, place.table, place.chart, place.row
