"""Boxes of a highlight report: "Achievements this period" over or beside a list of them, and dates for milestones.

Layout tables, not grids: each cell is a list under its heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.grids.claims import GridReading
from extractors.grids.columns import role_of
from extractors.grids.headers import Header
from extractors.grids.strips import Strip
from extractors.milestones import read_milestone
from extractors.printed import Account, PrintedActivity, PrintedMilestone
from extractors.sections import kind_of_heading
from extractors.wording import one_line

_KINDS = frozenset(("done", "planned", "milestone"))
_BULLET = re.compile(r"^[•▪●○◦–—*·-]\s*")
_MAX_HEADING = 80
_MOST_COLUMNS = 4


Listed = tuple[Strip, str, str]  # the row it stands in, its kind, its text


def claim_boxes(reading: GridReading, strips: Sequence[Strip]) -> bool:
    """Takes a whole table of boxes, with headings across its first row or down its first column; False for others."""
    if len(strips[0].texts) > _MOST_COLUMNS:
        return False
    headed = _across(strips)
    lists = headed or _down(strips)
    for strip, kind, text in lists:
        for line in filter(None, (_BULLET.sub("", line.strip()) for line in text.split("\n"))):
            if kind == "milestone":
                reading.milestones.append(read_milestone(line, strip.place))
            else:
                reading.activities.append(PrintedActivity(kind, line, strip.place))
    fates = ["header" if headed and at == 0 else "activity" for at in range(len(strips))] if lists else []
    reading.accounts.extend(Account(s.place, fate) for s, fate in zip(strips, fates, strict=False))
    return bool(lists)


def _kind(text: str) -> str | None:
    kind = kind_of_heading(text) if len(text) <= _MAX_HEADING else None
    return kind if kind in _KINDS else None


def _across(strips: Sequence[Strip]) -> list[Listed]:
    kinds = {c: _kind(strips[0].texts[c]) for c in strips[0].filled()}
    if len(strips) < 2 or len(kinds) < 2 or None in kinds.values() or not {"done", "planned"} & set(kinds.values()):
        return []
    if any(not set(strip.filled()) <= set(kinds) for strip in strips[1:]):
        return []
    return [(strip, kinds[c] or "", strip.texts[c]) for strip in strips[1:] for c in strip.filled()]


def _down(strips: Sequence[Strip]) -> list[Listed]:
    """Two columns: headings, and what stands under them."""
    rows = [(strip, strip.filled()) for strip in strips]
    if len(rows) < 2 or any(len(filled) != 2 or filled != [0, rows[0][1][-1]] for _, filled in rows):
        return []
    kinds = [_kind(strip.texts[0]) for strip, _ in rows]
    if None in kinds or not {"done", "planned"} & set(kinds):
        return []
    return [(strip, kind or "", strip.texts[filled[1]]) for (strip, filled), kind in zip(rows, kinds, strict=True)]


def claim_milestones(reading: GridReading, header: Header, above: Sequence[Strip], strips: Sequence[Strip]) -> bool:
    """Takes the rows below a header that has nothing but milestones and their dates; False for others.

    Where they have a status or a lead as well, they are followed like actions and read as such.
    """
    roles = [role_of(label) if label.strip() else None for label in header.labels]
    if sorted(filter(None, roles)) != ["due", "milestone"]:
        return False
    text, date = roles.index("milestone"), roles.index("due")
    if not strips or any(strip.filled() not in ([text], sorted((text, date))) for strip in strips):
        return False
    reading.accounts.extend(Account(strip.place, "header") for strip in above)
    for strip in strips:
        reading.accounts.append(Account(strip.place, "milestone"))
        printed = PrintedMilestone(one_line(strip.texts[text]), strip.place, one_line(strip.texts[date]))
        reading.milestones.append(printed)
    return True
