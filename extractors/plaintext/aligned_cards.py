"""Cards in aligned text: labels down the left side, their values at one edge beside them, one card an action."""

from __future__ import annotations

from collections.abc import Container, Sequence

from extractors.grids.columns import role_of
from extractors.plaintext.cell_lines import CellLine, merge
from extractors.plaintext.cleaning import same_width
from extractors.plaintext.lines import Grid, RawRow, SourceLine
from extractors.plaintext.rivers import LONGEST_LINE, Segment, segments_of

_FEWEST_FIELDS = 4
_LONGEST_LABEL = 40
_SUBJECTS = ("action", "subject")
_SIGNS = ("status", "due")


def find_aligned_cards(lines: Sequence[SourceLine], running: Container[int] = ()) -> list[Grid]:
    """The cards of a text, in order. A card has four fields or more, each with a label that names another, among
    them what is done and its status or date; blank lines may stand between them. A label that comes again begins
    the next card. One that goes on over a page stands on the page that it begins on; lines at the positions
    ``running`` are passed over."""
    found: list[Grid] = []
    beside = {segments[0].text for line in lines if len(segments := _segments(line)) == 2}
    at = 0
    while at < len(lines):
        card = _Card(lines, at, running, beside) if at not in running and _label(_segments(lines[at]), None) else None
        if card is not None and card.whole():
            found.append(card.grid())
            at = card.stop
        else:
            at += 1
    return found


class _Card:
    """The card that may begin at a line, as far as it goes. ``beside`` are the words that have others beside them
    somewhere: only such can be a label without its value at the top of a page, where a heading may stand as well."""

    def __init__(
        self, lines: Sequence[SourceLine], start: int, running: Container[int], beside: Container[str]
    ) -> None:
        self.start = self.stop = start
        self.running = running
        self.rows: list[list[CellLine]] = []
        self.roles: set[str] = set()
        edge = left = None
        for at in range(start, len(lines)):
            segments = _segments(lines[at])
            if at and lines[at].page != lines[at - 1].page:
                edge = left = None
            if not segments or at in running:
                continue
            left = segments[0].start if left is None else left
            role = _label(segments, edge)
            if role is None and self.rows and edge is None and len(segments) == 1 and segments[0].text in beside:
                role = role_of(segments[0].text)
            if role is not None and role not in self.roles and segments[0].start == left:
                self.roles.add(role)
                if edge is None and len(segments) == 2:
                    edge = segments[1].start
                self.rows.append([])
                cells = segments[0].text, segments[1].text if len(segments) == 2 else ""
            elif edge is not None and not lines[at - 1].blank and [s.start for s in segments] == [edge]:
                cells = "", segments[0].text
            else:
                break
            self.rows[-1].append(CellLine(cells, lines[at].number, False))
            self.stop = at + 1

    def whole(self) -> bool:
        return (
            len(self.rows) >= _FEWEST_FIELDS
            and any(role in self.roles for role in _SUBJECTS)
            and any(role in self.roles for role in _SIGNS)
        )

    def grid(self) -> Grid:
        rows = tuple(RawRow(tuple(merge(row, 2)), row[0].number) for row in self.rows)
        between = frozenset(at for at in range(self.start, self.stop) if at in self.running)
        return Grid(self.start, self.stop, rows, between)


def _segments(line: SourceLine) -> tuple[Segment, ...]:
    return segments_of(same_width(line.text.expandtabs(8))) if len(line.text) <= LONGEST_LINE else ()


def _label(segments: Sequence[Segment], edge: int | None) -> str | None:
    """The field that a line of a card names: a label with its value at the edge, or without one."""
    if len(segments) not in (1, 2) or len(segments[0].text) > _LONGEST_LABEL or segments[0].text.endswith(":"):
        return None
    if len(segments) == 2 and edge is not None and segments[1].start != edge:
        return None
    if edge is None and len(segments) == 1:
        return None
    return role_of(segments[0].text)
