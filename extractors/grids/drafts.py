"""A grid while it is gathered over pages, and whether a piece of table without headings belongs to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import islice

from extractors.grids.headers import Header
from extractors.grids.ratings import is_rating_label, is_tick
from extractors.grids.settling import settle
from extractors.grids.strips import Strip
from extractors.wording import has_letters

REF = re.compile(r"[A-Za-z]{0,6}[ ./_-]?\d[\w./ -]{0,14}\.?|[A-Z]{1,3}|[ivxIVX]{1,5}\.?|\([a-z0-9]{1,3}\)")
_JUDGED = 60  # rows at the end of a grid that its next piece is held against


@dataclass(frozen=True, slots=True)
class Entry:
    """One strip of a draft, or (``theme`` set) a heading that stands between its rows."""

    strip: Strip | None
    theme: str = ""


@dataclass(slots=True)
class Draft:
    """A grid while it is being gathered over pages: its header and everything below it."""

    header: Header
    entries: list[Entry] = field(default_factory=list)

    def cells(self, last: int | None = None) -> list[list[str]]:
        """The texts of each column, row by row; of the ``last`` so many rows only, where that is given."""
        upwards = (entry.strip for entry in reversed(self.entries) if entry.strip is not None)
        strips = list(islice(upwards, last))[::-1]
        width = len(self.header.labels)
        return [[s.texts[c] if c < len(s.texts) else "" for s in strips] for c in range(width)]

    def takes(self, strips: Sequence[Strip]) -> bool:
        """False where the cells under the short headings are of another kind than those above them.

        Two tables may have as many columns by chance: a list of officers below a plan has telephone numbers
        where the plan has ratings. A single cell proves nothing, since a rating may break over a page; but in a
        piece with one column more or fewer it may be a rating that has moved under another heading.
        """
        cells = self.cells(_JUDGED)
        roles = settle(self.header.labels, cells)
        other_width = [strip for strip in strips if len(strip.texts) != len(self.header.labels)]
        if not all(self._rates_in_place(strip, roles, cells) for strip in other_width):
            return False
        for column, role in enumerate(roles):
            kind = _KINDS.get(role or "")
            own = [text.strip() for text in cells[column] if text.strip()]
            if kind is None or not own or sum(map(kind, own)) < 0.8 * len(own):
                continue
            new = [text for s in strips if column < len(s.texts) and (text := s.texts[column].strip())]
            figures = all(map(_is_figure, own))  # a scale of 0 to 4, of which "1" alone would be a tick as well
            alien = sum(1 for text in new if not kind(text) and text not in own and not (figures and _is_figure(text)))
            if alien >= 2 and 2 * alien > len(new):
                return False
        return True

    def _rates_in_place(self, strip: Strip, roles: Sequence[str | None], cells: Sequence[Sequence[str]]) -> bool:
        """True where what stands under the headings of ratings is a rating, and no rating stands elsewhere instead."""
        ticks = {column for column, _, _ in self.header.ticks}
        rated = {c for c, role in enumerate(roles) if role in ("status", "previous_status")} | ticks
        here = {c for c in strip.filled() if c in rated}
        alien = any(not _is_rating(strip.texts[c]) and strip.texts[c].strip() not in cells[c] for c in here)
        astray = not here and any(is_rating_label(strip.texts[c]) for c in strip.filled())
        return not rated or not alien and not astray


def _is_rating(text: str) -> bool:
    return is_rating_label(text) or is_tick(text)


def _is_figure(text: str) -> bool:
    return len(text) == 1 and text.isdigit()


def _is_ref(text: str) -> bool:
    return bool(REF.fullmatch(text))


def _is_date(text: str) -> bool:
    return any(character.isdigit() for character in text)


_KINDS: dict[str, Callable[[str], bool]] = {
    "action": has_letters,
    "status": _is_rating,
    "previous_status": _is_rating,
    "ref": _is_ref,
    "due": _is_date,
}
