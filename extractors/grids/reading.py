"""Every table of a document, as actions, overviews, keys or leftovers; grids that run over pages joined."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from extractors.grids.boxes import claim_boxes, claim_milestones
from extractors.grids.breaks import filled_strips, find_rests, rest_without_headings
from extractors.grids.claims import GridReading, claim_paragraphs, claim_theme
from extractors.grids.columns import role_of
from extractors.grids.drafts import Draft, Entry
from extractors.grids.headers import Header, could_be_heading, find_header
from extractors.grids.keys import key_rows, read_key
from extractors.grids.overview import read_overview
from extractors.grids.own_words import labels_of_key
from extractors.grids.prose_cards import claim_cards
from extractors.grids.registers import Aside, other_than_actions
from extractors.grids.report_labels import labels_of
from extractors.grids.rows import GridRows, read_rows
from extractors.grids.strips import Strip, is_transposed, upright
from extractors.grids.sums import Overview, has_sums
from extractors.grids.titles import MAX_THEME, can_be_theme, heading_above, is_just_above_table
from extractors.printed import Account, Leftover, Line
from extractors.records import Block, Document, Paragraph, Place, Table
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
        self.draft: Draft | None = None
        self.drafts: list[Draft] = []
        self.overviews = 0
        self.texts: dict[Place, str] = {}
        self.aside = Aside()
        self.above = ""
        self.headers: dict[int, tuple[Header, int]] = {}
        self.header_rows: list[int] = []

    def read(self) -> GridReading:
        cards = claim_cards(self.reading, self.blocks)
        rests = find_rests(self.blocks, self.reading.claimed)
        joined = set(rests.values())
        for at, block in enumerate(self.blocks):
            if at in cards:
                self.draft = None
                self.drafts.append(cards[at])
            elif isinstance(block, Table):
                if at not in joined:
                    self._table(at, self._with_rest(filled_strips(block), rests.get(at)))
            elif at not in self.reading.claimed and not is_just_above_table(self.blocks, at):
                self.draft = None
        for draft in self.drafts:
            self._finish(read_rows(draft))
        self.reading.problems.extend(self.aside.problems())
        return self.reading

    # --- tables ---------------------------------------------------------------------------------

    def _with_rest(self, strips: list[Strip], there: int | None) -> list[Strip]:
        """The strips of a table with those of the table overleaf that is the rest of it, headings only once."""
        block = None if there is None else self.blocks[there]
        if not isinstance(block, Table):
            return strips
        rest = filled_strips(block)
        again = rest_without_headings(strips, rest)
        self.reading.accounts.extend(Account(strip.place, "header") for strip in rest[:again])
        return [*strips, *rest[again:]]

    def _table(self, at: int, strips: list[Strip]) -> None:
        if not strips:
            return
        if claim_boxes(self.reading, strips):
            self.draft = None
            return
        if is_transposed(strips):
            self._transposed(at, strips)
            return
        strips[0] = replace(strips[0], gap=True)
        heading = heading_above(self.blocks, at)
        above = self.blocks[at - 1] if at else None
        self.above = above.text if isinstance(above, Paragraph) else ""
        # Every row of a long table that is no grid asks where the next header stands.
        self.headers = {row: found for row in range(len(strips)) if (found := find_header(strips, row))}
        self.header_rows = list(self.headers)
        if self.draft and 0 not in self.headers and not self.draft.takes(strips[: self._next_header(strips, 0)]):
            self.draft = None
        row = 0
        while row < len(strips):
            if self._repeats(row):
                row = self._skip_repeat(at, strips, row)
                continue
            found = self.headers.get(row) if self._may_start(strips, row) else None
            apart = self._counts_or_register(strips, row, found, heading)
            if apart:
                row += apart
                continue
            below = strips[row + found[1] : self._next_header(strips, row + found[1] - 1)] if found else []
            if found and claim_milestones(self.reading, found[0], strips[row : row + found[1]], below):
                self.draft = None
                row += found[1] + len(below)
                continue
            if found:
                header, used = found
                self._new_header(at, header, [strip.place for strip in strips[row : row + used]], first=row == 0)
                row += used
                if row < len(strips):
                    strips[row] = replace(strips[row], gap=True)
                continue
            apart = self._overview_or_key(strips, row, heading) if row == 0 else 0
            if apart:
                row += apart
            elif self._carries_on(strips[row]):
                assert self.draft is not None
                theme = claim_theme(self.reading, self.blocks, at) if row == 0 else ""
                if theme:
                    self.draft.entries.append(Entry(None, theme))
                    strips[row] = replace(strips[row], gap=False)
                self.draft.entries.append(Entry(strips[row]))
                row += 1
            else:
                row += self._overview_or_key(strips, row, heading) or self._title_or_leftover(strips, row)

    def _counts_or_register(self, strips: list[Strip], row: int, found: tuple[Header, int] | None, heading: str) -> int:
        """Takes the rows from here on where they have the headings of a grid, or nearly, and are none."""
        if found:
            overview = read_overview(strips[row:], self.overviews + 1, heading)
            if overview and "count" in overview.fates[: found[1] + 1] and has_sums(overview):
                return self._take_overview(strips[row:], overview)
        elif self._carries_on(strips[row]) or not could_be_heading(strips[row]):
            return 0
        below = row + (found[1] if found else 1)
        headings = found[0].labels if found else strips[row].texts
        end = self._next_header(strips, below - 1)
        judged = strips[below : min(end, below + _TELLING)]
        reason = other_than_actions(headings, [[s.texts[c] for s in judged] for c in range(len(headings))])
        if reason is None or end == below:
            return 0
        self._set_aside(strips[row:end], reason)
        return end - row

    def _set_aside(self, strips: list[Strip], reason: str) -> None:
        self.draft = None
        self.aside.kinds[reason] += 1
        for strip in strips:
            self._leave_strip(strip, reason)

    def _may_start(self, strips: list[Strip], row: int) -> bool:
        """A new header only where no grid is at hand that could go on, or where nothing else can be meant."""
        return self.draft is None or not self._carries_on(strips[row]) or self._is_stark(strips[row])

    def _is_stark(self, strip: Strip) -> bool:
        """True for a row that reads like a header in nearly every cell, where a grid could go on."""
        texts = [strip.texts[c] for c in strip.filled()]
        roles = [role_of(text) for text in texts]
        named = {role for role in roles if role}
        return (
            len(texts) >= 3
            and len(named) >= 3
            and sum(map(bool, roles)) >= 0.8 * len(texts)
            and all(len(text) < 60 for text in texts)
        )

    def _repeats(self, row: int) -> bool:
        if self.draft is None:
            return False
        found = self.headers.get(row)
        return found is not None and found[0].same_as(self.draft.header)

    def _skip_repeat(self, at: int, strips: list[Strip], row: int) -> int:
        assert self.draft is not None
        theme = claim_theme(self.reading, self.blocks, at) if row == 0 else ""
        if theme:
            self.draft.entries.append(Entry(None, theme))
        end = row + self.headers[row][1]
        self.reading.accounts.extend(Account(strip.place, "header") for strip in strips[row:end])
        if end < len(strips):
            strips[end] = replace(strips[end], gap=True)
        return end

    def _carries_on(self, strip: Strip) -> bool:
        """True where a row fits the grid at hand: as many columns (a trailing blank one may be missing)."""
        if self.draft is None:
            return False
        return abs(len(strip.texts) - len(self.draft.header.labels)) <= 1

    def _new_header(self, at: int, header: Header, places: list[Place], first: bool) -> None:
        theme = claim_theme(self.reading, self.blocks, at) if first else ""
        if self.draft is None or not self.draft.header.same_as(header):
            self.draft = Draft(header)
            self.drafts.append(self.draft)
        if theme:
            self.draft.entries.append(Entry(None, theme))
        self.reading.accounts.extend(Account(place, "header") for place in places)

    def _overview_or_key(self, strips: list[Strip], row: int, heading: str) -> int:
        """Reads the overview or the key that starts with this row; returns how many rows it took, or 0."""
        lines = key_rows(strips[row:])
        ends = (len(strips), self._next_header(strips, row), *([row + lines] if lines > 1 else []))
        for end in ends:
            key = read_key(strips[row:end], self.above if row == 0 else "")
            if key:
                self.reading.key.extend(key[0])
                places = (strip.place for strip in strips[row:end])
                self.reading.accounts.extend(Account(place, fate) for place, fate in zip(places, key[1], strict=True))
                return end - row
        overview = read_overview(strips[row:], self.overviews + 1, heading)
        return self._take_overview(strips[row:], overview) if overview else 0

    def _take_overview(self, strips: list[Strip], overview: Overview) -> int:
        self.overviews += 1
        self.reading.counts.extend(overview.counts)
        for strip, fate in zip(strips, overview.fates, strict=False):
            if fate == "leftover":
                self._leave_strip(strip, "a sub-total within the overview")
            else:
                self.reading.accounts.append(Account(strip.place, fate))
        return len(overview.fates)

    def _leave_strip(self, strip: Strip, reason: str) -> None:
        text = one_line(" | ".join(strip.texts[c] for c in strip.filled()))
        self.reading.leftovers.append(Leftover(text, strip.place, reason))
        self.reading.accounts.append(Account(strip.place, "leftover"))

    def _next_header(self, strips: list[Strip], row: int) -> int:
        """The first row after this one that starts a header, or the end of the table."""
        place = bisect_right(self.header_rows, row)
        return self.header_rows[place] if place < len(self.header_rows) else len(strips)

    def _title_or_leftover(self, strips: list[Strip], row: int) -> int:
        strip = strips[row]
        left = len(strips) - row
        filled = strip.filled()
        text = one_line(" ".join(strip.texts[c] for c in filled))
        below = self.headers.get(row + 1)
        if left == 1 and len(filled) == 1 and len(text) <= MAX_THEME:
            self.reading.accounts.append(Account(strip.place, "heading"))
        elif len(filled) == 1 and len(text) <= MAX_THEME and below and can_be_theme(text):
            self.draft = (
                Draft(below[0]) if self.draft is None or not self.draft.header.same_as(below[0]) else self.draft
            )
            if self.draft not in self.drafts:
                self.drafts.append(self.draft)
            self.draft.entries.append(Entry(None, text))
            self.reading.accounts.append(Account(strip.place, "theme"))
        elif len(filled) <= 2 and self._next_header(strips, row) - row < min(left, 8):
            self.reading.title_lines.append(Line(text, strip.place))
            self.reading.accounts.append(Account(strip.place, "title"))
        else:
            self._leave_strip(strip, "a row of a table that is neither a grid, an overview nor a key")
            self.aside.leave(strip)
            self.draft = None
        return 1

    def _transposed(self, at: int, strips: list[Strip]) -> None:
        records = upright(strips)
        cells = [[strip.texts[c] for strip in records[1:]] for c in range(len(strips))]
        reason = other_than_actions(records[0].texts, cells)
        if reason:
            self._set_aside(strips, reason)
            return
        header = Header(tuple(one_line(text) if len(text) < 80 else text for text in records[0].texts))
        self._new_header(at, header, [records[0].place, *records[0].parts], first=True)
        assert self.draft is not None
        for strip in records[1:]:
            if strip.filled():
                self.draft.entries.append(Entry(strip))
                self.reading.accounts.extend(Account(part, "continuation") for part in strip.parts)

    # --- end ----------------------------------------------------------------------------------------

    def _finish(self, rows: GridRows) -> None:
        self.reading.actions.extend(rows.actions)
        for place, fate, why in rows.fates:
            self.reading.accounts.append(Account(place, fate))
            if fate == "leftover":
                self.reading.leftovers.append(Leftover(self._text_at(place), place, why))

    def _text_at(self, place: Place) -> str:
        if not self.texts:
            rows = (row for block in self.blocks if isinstance(block, Table) for row in block.rows)
            self.texts = {r.place: one_line(" | ".join(c.text for c in r.cells if c.text.strip())) for r in rows}
        return self.texts.get(place, "")
