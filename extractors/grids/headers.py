"""Finding the header of a grid: one or two rows, in any order of columns, and its repeats."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.grids.columns import role_of
from extractors.grids.periods import names_period
from extractors.grids.ratings import is_rating_label, is_term_label, numbered_columns
from extractors.grids.strips import Strip
from extractors.wording import plain

_SUBJECTS = {"action", "subject", "milestone", "key_deliverable"}
_VALUE = re.compile(r"[\d.,/%£-]+|\d{1,2}[ /.-]\w{2,9}[ /.-]\d{2,4}")
_SENTENCE = 4  # words and a full stop
MAX_WORDS = 14


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a grid. ``ticks`` maps a column to (field, label) where a mark under a letter is the
    value: R, A, G, W columns with a tick in one of them."""

    labels: tuple[str, ...]
    ticks: tuple[tuple[int, str, str], ...] = ()

    def same_as(self, other: Header) -> bool:
        """True for a header that repeats this one (on the next page)."""
        mine, theirs = [plain(t) for t in self.labels], [plain(t) for t in other.labels]
        if len(mine) != len(theirs):
            return False
        alike = sum(1 for a, b in zip(mine, theirs, strict=True) if a == b)
        return alike >= 0.8 * len(mine)


def find_header(strips: list[Strip], at: int) -> tuple[Header, int] | None:
    """The header that starts at this row and the number of rows it takes, or None."""
    here = strips[at]
    if not could_be_heading(here):
        return None
    below = strips[at + 1] if at + 1 < len(strips) else None
    if below is not None and _is_second_level(here, below):
        return _header(here, below), 2
    if _is_header(here):
        return _header(here, None), 1
    return None


def _is_header(strip: Strip) -> bool:
    filled = [strip.texts[column] for column in strip.filled()]
    roles = {role_of(text) for text in filled} - {None}
    roles -= {"other"}
    periods = sum(1 for text in filled if names_period(text))
    named = sum(1 for text in filled if role_of(text) or is_rating_label(text) or is_term_label(text))
    named += len(numbered_columns(strip.texts))
    if len(filled) < 2 or named + periods < 0.5 * len(filled):
        return False
    if periods >= 2 and roles & _SUBJECTS:
        return True
    return bool(roles & _SUBJECTS) and len(roles) >= 2 or len(roles) >= 4


def could_be_heading(strip: Strip) -> bool:
    """No heading is a number (but those of the report's own scale, side by side), a day or a story."""
    scale = numbered_columns(strip.texts)
    filled = [strip.texts[column].strip() for column in strip.filled() if column not in scale]
    if scale and not filled:
        return True
    if len(filled) < 2 or any(_VALUE.fullmatch(text) and not names_period(text) for text in filled):
        return False
    wordy = sum(1 for text in filled if len(plain(text).split()) > MAX_WORDS and "(" not in text)
    # A day may head a column of figures; beside a sentence it is that of a row.
    told = any(text.endswith(".") and len(text.split()) >= _SENTENCE for text in filled)
    return wordy <= len(filled) // 4 and not (told and any(_VALUE.fullmatch(text) for text in filled))


def _is_second_level(top: Strip, below: Strip) -> bool:
    """True where the row below only divides headings of the row above (RAG into R, A, G, W; dates into start
    and end) or where the row above only groups the headings below."""
    low = below.filled()
    if not low or not could_be_heading(below) and len(low) > 1:
        return False
    letters = [c for c in low if is_rating_label(below.texts[c]) or is_term_label(below.texts[c])]
    letters = letters or numbered_columns(below.texts)
    spanned = {c for start, width in top.wide for c in range(start + 1, start + width)}
    beneath = [c for c in low if not top.texts[c].strip() or c in spanned or _has_blank_right(top, c)]
    if _is_header(top):
        # Rating letters side by side under the blank columns to the right of a heading.
        if len(letters) >= 2 and len(letters) == len(low) and len({plain(below.texts[c]) for c in low}) == len(low):
            return len(beneath) >= len(low) - 1
        divided = [c for c in low if role_of(below.texts[c]) or names_period(below.texts[c])]
        return len(divided) == len(low) >= 2 and len(beneath) >= len(low) - 1 and not _is_same(top, below)
    named = [c for c in top.filled() if role_of(top.texts[c])]
    return len(top.filled()) >= 2 and len(named) >= 1 and _is_header(below) and len(low) > len(top.filled())


def _has_blank_right(strip: Strip, column: int) -> bool:
    return column + 1 < len(strip.texts) and not strip.texts[column + 1].strip()


def _is_same(top: Strip, below: Strip) -> bool:
    return [plain(t) for t in top.texts] == [plain(t) for t in below.texts]


def _header(top: Strip, below: Strip | None) -> Header:
    labels, group = [], ""
    numbers = numbered_columns((below or top).texts)
    ticks: list[tuple[int, str, str]] = []
    for column, text in enumerate(top.texts):
        group = text.strip() or group
        under = below.texts[column].strip() if below is not None else ""
        label = text.strip()
        if under:
            label = under if role_of(under) else f"{group} {under}".strip()
        mark = under or label
        if (column in numbers or is_rating_label(mark)) and (below is None or role_of(group) in ("status", None)):
            ticks.append((column, "status", mark))
        elif is_term_label(mark) and (below is None or role_of(group) in ("timescale", None)):
            ticks.append((column, "timescale", mark))
        labels.append(label)
    kept = [tick for tick in ticks if sum(1 for other in ticks if other[1] == tick[1]) >= 2]
    return Header(tuple(labels), tuple(kept))
