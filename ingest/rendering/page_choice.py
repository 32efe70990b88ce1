"""Which findings, pictures and rows a web page of findings shows: no more than a browser opens without trouble."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.auditing import Checked
from ingest.marks import meant_in, quotes_in, row_of, spots_of
from ingest.page_views import RowName, Value, Wanted
from ingest.rendering.entries import Entry, entries

_MOST_PICTURES = 60  # about 10 MB of page
_MOST_FILES = 300  # that are looked into again for the rows that findings quote
_MOST_FINDINGS = 3_000


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number in its report."""

    number: int
    entry: Entry


@dataclass(slots=True)
class Shown:
    """What is to be seen of the files, within what one page can hold."""

    pictures: int = 0
    left_out: int = 0
    wanted: dict[str, Wanted] = field(default_factory=dict)


def numbered(checked: Sequence[Checked]) -> tuple[list[list[Numbered]], int]:
    """The findings that count, numbered report by report, and how many are too many for one page."""
    shown = []
    room, left_out = _MOST_FINDINGS, 0
    for one in checked:
        found = [Numbered(number, entry) for number, entry in enumerate(filter(_is_open, entries(one)), 1)]
        shown.append(found[:room])
        left_out += len(found[room:])
        room -= len(found[:room])
    return shown, left_out


def _is_open(entry: Entry) -> bool:
    return entry.open


def looked_for(checked: Sequence[Checked], shown: Sequence[Sequence[Numbered]]) -> Shown:
    """What is to be looked up in the files again: pages to draw of PDF files, of others the rows that are quoted."""
    page = Shown()
    for one, found in zip(checked, shown, strict=True):
        if not found:
            continue
        if one.report.format != "pdf":
            if (rows := _quoted_rows(one, found)) and len(page.wanted) < _MOST_FILES:
                page.wanted[one.report.sha256] = Wanted(rows=rows)
            continue
        spots = spots_of([(each.number, each.entry.finding) for each in found], one.report)
        pages = sorted({spot.page for spot in spots if spot.box})
        room = _MOST_PICTURES - page.pictures
        page.left_out += len(pages[room:])
        page.pictures += len(pages[:room])
        if pages[:room]:
            page.wanted[one.report.sha256] = Wanted(tuple(pages[:room]), tuple(spots))
    return page


def _quoted_rows(one: Checked, found: Sequence[Numbered]) -> dict[RowName, tuple[Value, ...]]:
    rows: dict[RowName, list[Value]] = {}
    for each in found:
        for _, quote in quotes_in(each.entry.finding, one.report):
            if quote.place.row:
                rows.setdefault(row_of(quote.place), []).append(meant_in(each.entry.finding, quote))
    return {name: tuple(meant) for name, meant in rows.items()}
