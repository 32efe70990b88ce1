"""Where the rows of a document's tables go: into grids of actions, counts, the key, titles or leftovers, each with
its account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.grids.claims import GridReading, claim_theme
from extractors.grids.drafts import Draft, Entry
from extractors.grids.headers import Header
from extractors.grids.registers import Aside
from extractors.grids.rows import read_rows
from extractors.grids.strips import Strip
from extractors.grids.sums import Overview
from extractors.printed import Account, KeyEntry, Leftover, Line
from extractors.records import Block, Place, Table
from extractors.wording import one_line


class Accounts:
    """What the tables have given so far. ``draft`` is the grid at hand, which may go on; None where none may.

    ``at`` is the position of a table among all blocks, ``first`` true for what stands at its top: only there can a
    heading above the table name the theme.
    """

    def __init__(self, reading: GridReading, blocks: Sequence[Block]) -> None:
        self.reading, self.blocks = reading, blocks
        self.draft: Draft | None = None
        self.overviews = 0
        self._drafts: list[Draft] = []
        self._aside = Aside()

    def grid(self, at: int, header: Header, places: Sequence[Place], first: bool) -> Draft:
        """The grid below these headings: a new one, unless they are those of the grid at hand."""
        theme = claim_theme(self.reading, self.blocks, at) if first else ""
        draft = self._under(header)
        if theme:
            draft.entries.append(Entry(None, theme))
        self._account(places, "header")
        return draft

    def cards(self, draft: Draft) -> None:
        """A grid that cards in prose make; no table goes on with it."""
        self.draft = None
        self._drafts.append(draft)

    def row(self, at: int, strip: Strip, first: bool) -> None:
        """A further row of the grid at hand."""
        assert self.draft is not None
        theme = claim_theme(self.reading, self.blocks, at) if first else ""
        if theme:
            self.draft.entries.append(Entry(None, theme))
            strip = replace(strip, gap=False)
        self.draft.entries.append(Entry(strip))

    def theme(self, strip: Strip, text: str, header: Header) -> None:
        """A row that names the theme of the grid whose headings stand right below it."""
        self._under(header).entries.append(Entry(None, text))
        self._account([strip.place], "theme")

    def title(self, strip: Strip, text: str) -> None:
        """A row of the report's own title."""
        self.reading.title_lines.append(Line(text, strip.place))
        self._account([strip.place], "title")

    def heading(self, strip: Strip) -> None:
        """A row that only announces what follows its table."""
        self._account([strip.place], "heading")

    def key(self, strips: Sequence[Strip], entries: Sequence[KeyEntry], fates: Sequence[str]) -> None:
        """Rows of the report's key."""
        self.reading.key.extend(entries)
        self.reading.accounts.extend(Account(s.place, fate) for s, fate in zip(strips, fates, strict=True))

    def overview(self, strips: Sequence[Strip], overview: Overview) -> int:
        """An overview at the top of these strips; returns how many of them it takes."""
        self.overviews += 1
        self.reading.counts.extend(overview.counts)
        for strip, fate in zip(strips, overview.fates, strict=False):
            if fate == "leftover":
                self.leave(strip, "a sub-total within the overview")
            else:
                self._account([strip.place], fate)
        return len(overview.fates)

    def set_aside(self, strips: Sequence[Strip], kind: str) -> None:
        """A table that lists something else than actions."""
        self.draft = None
        self._aside.kinds[kind] += 1
        for strip in strips:
            self.leave(strip, kind)

    def unknown(self, strip: Strip) -> None:
        """A row of nothing that is known; no grid goes on below it."""
        self.leave(strip, "a row of a table that is neither a grid, an overview nor a key")
        self._aside.leave(strip)
        self.draft = None

    def leave(self, strip: Strip, reason: str) -> None:
        """A row that became no record, and why."""
        text = one_line(" | ".join(strip.texts[c] for c in strip.filled()))
        self.reading.leftovers.append(Leftover(text, strip.place, reason))
        self._account([strip.place], "leftover")

    def finish(self) -> GridReading:
        """The reading, with the actions of all grids."""
        texts: dict[Place, str] = {}
        for draft in self._drafts:
            rows = read_rows(draft)
            self.reading.actions.extend(rows.actions)
            for place, fate, why in rows.fates:
                self._account([place], fate)
                if fate == "leftover":
                    texts = texts or self._texts()
                    self.reading.leftovers.append(Leftover(texts.get(place, ""), place, why))
        self.reading.problems.extend(self._aside.problems())
        return self.reading

    def _under(self, header: Header) -> Draft:
        if self.draft is None or not self.draft.header.same_as(header):
            self.draft = Draft(header)
            self._drafts.append(self.draft)
        return self.draft

    def _account(self, places: Sequence[Place], fate: str) -> None:
        self.reading.accounts.extend(Account(place, fate) for place in places)

    def _texts(self) -> dict[Place, str]:
        rows = (row for block in self.blocks if isinstance(block, Table) for row in block.rows)
        return {row.place: one_line(" | ".join(c.text for c in row.cells if c.text.strip())) for row in rows}
