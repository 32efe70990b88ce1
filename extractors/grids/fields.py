"""The columns of a grid as fields, and what a row shows through them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.grids.drafts import Draft
from extractors.grids.ratings import is_count, is_rating_label, is_tick
from extractors.grids.settling import settle, stand_ins
from extractors.grids.strips import Strip
from extractors.wording import starts_inside

SIGNS_OF_A_RECORD = ("ref", "status", "timescale", "due", "start")
_TOTAL = re.compile(r"(?:grand\s+|sub-?\s*)?total\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fields:
    """What each column of one grid holds.

    ``roles`` has a field or None for each column, ``column`` the reverse; ``ticks`` maps a column of marks to
    its field and label; ``instead`` gives the columns that stand in for a blank field. ``small_starts``: actions
    are written in small letters, so that a small letter says nothing. ``singles``: rows with one filled cell.
    """

    labels: tuple[str, ...]
    roles: tuple[str | None, ...]
    column: dict[str, int]
    ticks: dict[int, tuple[str, str]]
    instead: dict[str, tuple[int, ...]]
    small_starts: bool
    singles: int

    @classmethod
    def of(cls, draft: Draft) -> Fields:
        """The fields of a draft, from its headings and all its cells."""
        labels, cells = draft.header.labels, draft.cells()
        ticks = {column: (role, label) for column, role, label in draft.header.ticks}
        settled = settle(labels, cells)
        roles = tuple(None if column in ticks else role for column, role in enumerate(settled))
        column = {role: at for at, role in enumerate(roles) if role}
        starts = [text for text in cells[column["action"]] if text.strip()] if "action" in column else []
        small = sum(1 for text in starts if starts_inside(text)) > 0.3 * len(starts)
        singles = sum(1 for entry in draft.entries if entry.strip is not None and len(entry.strip.filled()) == 1)
        return cls(labels, roles, column, ticks, stand_ins(labels, roles, cells), small, singles)

    def text(self, strip: Strip, role: str) -> str:
        """The text of a strip under this field, or ``""``."""
        column = self.column.get(role)
        return strip.texts[column].strip() if column is not None and column < len(strip.texts) else ""

    def signs(self, strip: Strip) -> list[str]:
        """The short cells that only the first line of a record carries."""
        signs = [role for role in SIGNS_OF_A_RECORD if self.text(strip, role)]
        ticked = any(
            is_tick(strip.texts[c]) or is_rating_label(strip.texts[c]) for c in self.ticks if c < len(strip.texts)
        )
        return [*signs, "status"] if ticked and "status" not in signs else signs

    def is_record(self, strip: Strip) -> bool:
        """True for a row that says enough to be an action of its own."""
        if self.text(strip, "action"):
            return True
        others = [role for role in self.column if role not in ("ref", "theme") and self.text(strip, role)]
        signs = self.signs(strip)
        return bool(others) and ("status" in signs or ("ref" in signs and len(others) >= 1)) or len(signs) >= 2

    def is_total(self, strip: Strip) -> bool:
        """True for a sum under the grid: "Total", or a rating without an action, and nothing but figures beside it."""
        texts = [strip.texts[c].strip() for c in strip.filled()]
        figures = [text for text in texts if is_count(text)]
        labels = [text for text in texts if not is_count(text)]
        if any(_TOTAL.match(text) for text in labels):
            return len(labels) == 1 or len(texts) <= 2
        if self.text(strip, "action") or self.text(strip, "ref") or not figures:
            return False
        return bool(labels) and all(is_rating_label(text) for text in labels) and texts[-1][:1].isdigit()
