"""Every table of a document, as actions, overviews, keys or leftovers; grids that run over pages joined."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.grids.accounts import Accounts
from extractors.grids.boxes import claim_boxes, claim_milestones
from extractors.grids.breaks import filled_strips, find_rests, rest_without_headings
from extractors.grids.charts import caption_below, read_chart
from extractors.grids.claims import GridReading, claim_paragraphs
from extractors.grids.cover_boxes import claim_cover_box
from extractors.grids.drafts import Entry
from extractors.grids.headers import Header, could_be_heading, find_header
from extractors.grids.keys import key_rows, read_key
from extractors.grids.keys_under_headings import read_key_mostly_known, read_key_under_headings
from extractors.grids.neighbours import is_another_table, is_surely_header
from extractors.grids.overview import read_overview
from extractors.grids.overviews_in_words import claim_overview_in_words
from extractors.grids.own_words import labels_of_key
from extractors.grids.prose_cards import claim_cards
from extractors.grids.registers import other_than_actions
from extractors.grids.report_labels import labels_of
from extractors.grids.strips import Strip, are_counts, is_transposed, strips_of, upright
from extractors.grids.sums import has_sums
from extractors.grids.titled_cards import TitledCard, find_titled_cards
from extractors.grids.titles import MAX_THEME, can_be_theme, first_lines, heading_above, is_just_above_table
from extractors.printed import Account
from extractors.records import Block, Document, Paragraph, Table
from extractors.wording import one_line

_TELLING = 200  # rows: enough to tell figures from words


def read_grids(document: Document) -> GridReading:
    """Reads all tables of a document; nothing of a table is lost, see ``GridReading.accounts``."""
    reader = _Reader(document)
    with labels_of_key(labels_of(reader.reading.key, reader.blocks)):
        return reader.read()


class _Reader:
    def __init__(self, document: Document) -> None:
        self.blocks: list[Block] = list(document.blocks())
        self.reading = claim_paragraphs(document)
        self.accounts = Accounts(self.reading, self.blocks)
        self.said = first_lines(self.blocks)
        self.above = ""
        self.headers: dict[int, tuple[Header, int]] = {}
        self.header_rows: list[int] = []

    def read(self) -> GridReading:
        worded = claim_overview_in_words(self.reading, self.blocks, self.accounts.overviews + 1)
        if worded:
            self.accounts.overview([], worded)
        cards = claim_cards(self.reading, self.blocks)
        titled = find_titled_cards(self.blocks)
        rests = find_rests(self.blocks, self.reading.claimed)
        joined = set(rests.values())
        for at, block in enumerate(self.blocks):
            if at in cards:
                self.accounts.cards(cards[at])
            elif at in titled:
                self._titled(at, titled[at])
            elif isinstance(block, Table) and block.chart:
                self._chart(at, strips_of(block))
            elif isinstance(block, Table):
                if at not in joined:
                    self._table(at, self._with_rest(filled_strips(block), rests.get(at)))
            elif at not in self.reading.claimed and not is_just_above_table(self.blocks, at):
                self.accounts.draft = None
        return self.accounts.finish()

    def _with_rest(self, strips: list[Strip], there: int | None) -> list[Strip]:
        """The strips of a table with those of the table overleaf that is the rest of it, headings only once."""
        block = None if there is None else self.blocks[there]
        if not isinstance(block, Table):
            return strips
        rest = filled_strips(block)
        again = rest_without_headings(strips, rest)
        self.reading.accounts.extend(Account(strip.place, "header") for strip in rest[:again])
        return [*strips, *rest[again:]]

    def _chart(self, at: int, strips: list[Strip]) -> None:
        """What a chart draws; the grid at hand may go on below it."""
        heading = f"{heading_above(self.blocks, at, self.reading.claimed)} {caption_below(self.blocks, at)}"
        named = [strip for at, strip in enumerate(strips) if at == 0 or any(strip.texts[1:])]
        overview = read_chart(named, self.accounts.overviews + 1, heading, self.said)
        if overview:
            self.accounts.overview(named, overview)
        for strip in strips:
            if not overview or strip not in named:
                self.accounts.leave(strip, "the words of a chart")

    def _table(self, at: int, strips: list[Strip]) -> None:
        accounts = self.accounts
        if not strips:
            return
        first = not any(isinstance(block, Table) for block in self.blocks[:at])
        if claim_boxes(self.reading, strips) or first and claim_cover_box(self.reading, strips):
            accounts.draft = None
            return
        if is_transposed(strips):
            self._transposed(at, strips)
            return
        strips[0] = replace(strips[0], gap=True)
        heading = heading_above(self.blocks, at, self.reading.claimed)
        above = self.blocks[at - 1] if at else None
        self.above = above.text if isinstance(above, Paragraph) else ""
        # Every row of a long table that is no grid asks where the next header stands.
        self.headers = {row: found for row in range(len(strips)) if (found := find_header(strips, row))}
        self.header_rows = list(self.headers)
        top = strips[: self._next_header(strips, 0)]
        if accounts.draft and 0 not in self.headers and (are_counts(top) or not accounts.draft.takes(top)):
            accounts.draft = None
        if accounts.draft and is_another_table(self.blocks, at, strips[0], len(accounts.draft.header.labels)):
            accounts.draft = None
        row = 0
        while row < len(strips):
            found = self.headers.get(row)
            if found and accounts.draft and found[0].same_as(accounts.draft.header):
                row = self._header(at, strips, row, found)
                continue
            found = found if self._may_start(strips, row) else None
            apart = self._counts_or_register(strips, row, found, heading)
            if apart:
                row += apart
                continue
            below = strips[row + found[1] : self._next_header(strips, row + found[1] - 1)] if found else []
            if found and claim_milestones(self.reading, found[0], strips[row : row + found[1]], below):
                accounts.draft = None
                row += found[1] + len(below)
                continue
            if found:
                row = self._header(at, strips, row, found)
                continue
            apart = self._overview_or_key(strips, row, heading) if row == 0 else 0
            if apart:
                row += apart
            elif self._carries_on(strips[row]):
                accounts.row(at, strips[row], first=row == 0)
                row += 1
            else:
                row += self._overview_or_key(strips, row, heading) or self._title_or_leftover(strips, row)

    def _header(self, at: int, strips: list[Strip], row: int, found: tuple[Header, int]) -> int:
        """Takes the header that stands here; returns the row below it."""
        header, used = found
        self.accounts.grid(at, header, [strip.place for strip in strips[row : row + used]], first=row == 0)
        row += used
        if row < len(strips):
            strips[row] = replace(strips[row], gap=True)
        return row

    def _counts_or_register(self, strips: list[Strip], row: int, found: tuple[Header, int] | None, heading: str) -> int:
        """Takes the rows from here on where they have the headings of a grid, or nearly, and are none."""
        if found:
            for end in (len(strips), self._next_header(strips, row + found[1] - 1)):
                key = read_key_under_headings(strips[row:end], self.above if row == 0 else "")
                if key:
                    self.accounts.draft = None
                    self.accounts.key(strips[row:end], *key)
                    return end - row
            overview = read_overview(strips[row:], self.accounts.overviews + 1, heading, self.said)
            if overview and "count" in overview.fates[: found[1] + 1] and has_sums(overview):
                return self.accounts.overview(strips[row:], overview)
        elif self._carries_on(strips[row]) or not could_be_heading(strips[row]):
            return 0
        below = row + (found[1] if found else 1)
        headings = found[0].labels if found else strips[row].texts
        end = self._next_header(strips, below - 1)
        judged = strips[below : min(end, below + _TELLING)]
        reason = other_than_actions(headings, [[s.texts[c] for s in judged] for c in range(len(headings))])
        if reason is None or end == below:
            return 0
        self.accounts.set_aside(strips[row:end], reason)
        return end - row

    def _may_start(self, strips: list[Strip], row: int) -> bool:
        """A new header only where no grid is at hand that could go on, or where nothing else can be meant."""
        return not self._carries_on(strips[row]) or is_surely_header(strips[row])

    def _carries_on(self, strip: Strip) -> bool:
        """True where a row fits the grid at hand: as many columns (a trailing blank one may be missing)."""
        draft = self.accounts.draft
        return draft is not None and abs(len(strip.texts) - len(draft.header.labels)) <= 1

    def _overview_or_key(self, strips: list[Strip], row: int, heading: str) -> int:
        """Reads the overview or the key that starts with this row; returns how many rows it took, or 0."""
        lines = key_rows(strips[row:])
        ends = (len(strips), self._next_header(strips, row), *([row + lines] if lines > 1 else []))
        for end in ends:
            title = self.above if row == 0 else ""
            key = read_key(strips[row:end], title) or read_key_under_headings(strips[row:end], title)
            key = key or (read_key_mostly_known(strips[row:]) if end == len(strips) else None)
            if key:
                self.accounts.key(strips[row:end], *key)
                return end - row
        overview = read_overview(strips[row:], self.accounts.overviews + 1, heading, self.said)
        return self.accounts.overview(strips[row:], overview) if overview else 0

    def _next_header(self, strips: list[Strip], row: int) -> int:
        """The first row after this one that starts a header, or the end of the table."""
        place = bisect_right(self.header_rows, row)
        return self.header_rows[place] if place < len(self.header_rows) else len(strips)

    def _title_or_leftover(self, strips: list[Strip], row: int) -> int:
        strip, left = strips[row], len(strips) - row
        filled = strip.filled()
        text = one_line(" ".join(strip.texts[c] for c in filled))
        below = self.headers.get(row + 1)
        if left == 1 and len(filled) == 1 and len(text) <= MAX_THEME:
            self.accounts.heading(strip)
        elif len(filled) == 1 and len(text) <= MAX_THEME and below and can_be_theme(text):
            self.accounts.theme(strip, text, below[0])
        elif len(filled) <= 2 and self._next_header(strips, row) - row < min(left, 8):
            self.accounts.title(strip, text)
        else:
            self.accounts.unknown(strip)
        return 1

    def _titled(self, at: int, cards: Sequence[TitledCard]) -> None:
        for number, card in enumerate(cards):
            draft = self.accounts.grid(at, Header(card.labels), [], first=number == 0)
            row = card.row()
            draft.entries.append(Entry(row))
            self.reading.accounts.extend(Account(part, "continuation") for part in row.parts)

    def _transposed(self, at: int, strips: list[Strip]) -> None:
        records = upright(strips)
        cells = [[strip.texts[c] for strip in records[1:]] for c in range(len(strips))]
        reason = other_than_actions(records[0].texts, cells)
        if reason:
            self.accounts.set_aside(strips, reason)
            return
        header = Header(tuple(one_line(text) if len(text) < 80 else text for text in records[0].texts))
        draft = self.accounts.grid(at, header, [records[0].place, *records[0].parts], first=True)
        for strip in records[1:]:
            if strip.filled():
                draft.entries.append(Entry(strip))
                self.reading.accounts.extend(Account(part, "continuation") for part in strip.parts)
