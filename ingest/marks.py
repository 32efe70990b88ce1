"""What of a report is to be marked for its findings, and in which colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from corpus.records import Finding, Quote
from extractors.records import Place
from normalise.records import Report

if TYPE_CHECKING:
    from extractors.pdf.spots import Spot

# Dark enough for white letters on them, and for a line on white paper (4.5 to 1 and more).
COLOURS = {"error": "#B3261E", "warning": "#8A5000", "info": "#1A5FB4"}
_BLANK = "(blank)"


def meant_in(quote: str) -> tuple[str, tuple[str, ...]]:
    """The printed value of a quoted cell and what it is called: ``Total / A: 3 c/f`` gives ``3 c/f`` and
    ``Total``, ``A``."""
    called, colon, value = quote.rpartition(": ")
    if not colon:
        return "", ()
    return "" if value == _BLANK else value, tuple(called.split(" / "))


def quotes_in(finding: Finding, report: Report) -> Iterator[Quote]:
    """The passages of this report that a finding is about: first where it stands itself."""
    own = [quote for quote in finding.quotes if quote.report == report.name]
    here = [quote for quote in own if quote.place == finding.place]
    yield from here or [Quote("", finding.place, report.name)]
    yield from (quote for quote in own if quote.place != finding.place)


def spots_of(numbered: Iterable[tuple[int, Finding]], report: Report) -> list[Spot]:
    """The marks for the findings of a PDF report, tagged with their numbers; places without a page are left
    out."""
    from extractors.pdf.spots import Spot

    return [
        Spot(
            page=quote.place.page,
            box=quote.place.bbox,
            tag=str(number),
            words=quote.text,
            colour=COLOURS[finding.severity],
            value=meant_in(quote.text)[0],
            labels=meant_in(quote.text)[1],
            aside=quote.place != finding.place,
        )
        for number, finding in numbered
        for quote in quotes_in(finding, report)
        if quote.place.page
    ]


def row_of(place: Place) -> tuple[int | None, int | None, int | None]:
    """What names a row in its file."""
    return place.page, place.table, place.row
