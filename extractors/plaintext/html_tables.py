"""Tables written in HTML inside a text, as Markdown allows where its own cells are too narrow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from extractors.plaintext.lines import Grid, RawRow, SourceLine

_OPENS = re.compile(r"\s*<table[\s>]", re.IGNORECASE)
_CLOSES = re.compile(r"</table\s*>\s*", re.IGNORECASE)
_INLINE_BREAKS = frozenset(("br", "p", "li", "div"))
_MOST_LINES = 20_000
_MOST_SPANNED = 50


def find_html_grids(lines: Sequence[SourceLine]) -> list[Grid]:
    """The tables of a text, in order. One begins and ends its lines: where words stand beside it, where it is never
    closed, or where another stands in one of its cells, its lines stay what they are."""
    found: list[Grid] = []
    at = 0
    while at < len(lines):
        stop = _end_of(lines, at) if _OPENS.match(lines[at].text) else None
        rows = list(_rows(lines[at:stop])) if stop else []
        if stop and rows:
            found.append(Grid(at, stop, tuple(rows)))
        at = stop if stop and rows else at + 1
    return found


def _end_of(lines: Sequence[SourceLine], start: int) -> int | None:
    """The position after the line that ends the table which begins here, or None."""
    for at in range(start, min(len(lines), start + _MOST_LINES)):
        opened = len(_OPENS.findall(lines[at].text))
        if lines[at].page != lines[start].page or opened > (at == start):
            return None
        closing = _CLOSES.search(lines[at].text)
        if closing:
            return at + 1 if closing.end() == len(lines[at].text) else None
    return None


def _rows(lines: Sequence[SourceLine]) -> Iterator[RawRow]:
    reader = _Reader()
    reader.feed("\n".join(line.text for line in lines))
    reader.close()
    for line, cells in reader.rows:
        yield RawRow(tuple(" ".join(cell.split()) for cell in cells), lines[line - 1].number)


class _Reader(HTMLParser):
    """``rows`` are the line of each row, from 1, and its cells. A cell over several columns has blank ones behind it;
    words outside of all cells (a caption) are a row of their own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[tuple[int, list[str]]] = []
        self.inside = False
        self.spanned = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_cell()
            self.rows.append((self.getpos()[0], []))
        elif tag in ("td", "th"):
            self._end_cell()
            if not self.rows:
                self.rows.append((self.getpos()[0], []))
            self.rows[-1][1].append("")
            width = dict(attrs).get("colspan") or "1"
            self.inside, self.spanned = True, min(int(width), _MOST_SPANNED) if width.isdecimal() else 1
        elif tag in _INLINE_BREAKS:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][1][-1] += data
        elif data.strip():
            self.rows.append((self.getpos()[0], [data]))

    def _end_cell(self) -> None:
        if self.inside:
            self.rows[-1][1].extend([""] * (self.spanned - 1))
        self.inside = False
