"""The overview as a list: ratings down the first column, with their numbers and percentages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.grids.columns import is_usual_heading, role_of
from extractors.grids.overview_gaps import closed_up
from extractors.grids.own_words import own_numbers
from extractors.grids.periods import latest_first, named_in
from extractors.grids.ratings import is_count, is_rating_label, is_term_label
from extractors.grids.strips import Strip
from extractors.grids.sums import (
    PERIOD,
    Overview,
    is_carried,
    is_change,
    is_earlier,
    is_percent,
    is_total,
    percented,
)
from extractors.printed import PrintedCount
from extractors.wording import one_line

_INVENTED = re.compile(
    r"(?!(?i:of |includ|average|mean |median|target|net |change|last |previous|progress))"
    r"[A-Z][\w’'/&-]*(?: [\w’'/&-]+){0,4}"
)
_MOST_HEADINGS = 3  # rows that may stand above the first rating


def read_listing(strips: list[Strip], number: int, said: str = "") -> Overview | None:
    """Ratings down the first column: "Green | 12 | 40%". ``said`` are the first lines of the report: of columns for
    several quarters, that of the quarter which they name is read."""
    scale = _scale(strips)
    start = next((i for i, s in enumerate(strips[:_MOST_HEADINGS]) if _is_line(s, scale)), None)
    if start is None or start and any(is_rating_label(text) for text in strips[start - 1].texts):
        return None
    strips = closed_up(strips, start - 1) if start else strips
    end = start
    while end < len(strips) and (_is_line(strips[end], scale) or _counts_nothing(strips[end], scale)):
        end += 1
    start, end = _with_invented(strips, start, end, scale)
    lines = strips[start:end]
    if len(lines) < 2 or not any(_rates(strip, scale) for strip in lines):
        return None
    heads = [one_line(text) for text in strips[start - 1].texts] if start else [""] * len(strips[0].texts)
    aside = _aside(heads)
    dated = [c for c, head in enumerate(heads) if c and c not in aside and PERIOD.match(head) and not is_total(head)]
    if dated:
        current = _current(dated, heads, lines, said)
        if current is None:
            return None
        aside |= {c for c in range(1, len(heads)) if c != current}
        heads[current] = ""
    figures = max(sum(_is_figure(strip, c, aside) for c in range(1, len(strip.texts))) for strip in lines)
    headed = [c for c in range(1, len(heads)) if any(_is_figure(strip, c, aside) for strip in lines)]
    if figures > 1 and not all(heads[c] for c in headed):
        return None
    counts = [count for strip in lines for count in _line(strip, heads, aside, number)]
    return Overview(tuple(counts), ("header",) * start + ("count",) * len(lines))


def _current(dated: Sequence[int], heads: Sequence[str], lines: Sequence[Strip], said: str) -> int | None:
    """The column of the period that the report names for its own, if it is also the latest with figures; None where
    that is not sure."""
    cells = [[strip.texts[c] for strip in lines] for c in range(len(heads))]
    named = named_in(dated, heads, said)
    return named if named is not None and latest_first(dated, heads, cells)[0] == named else None


def _scale(strips: Sequence[Strip]) -> tuple[str, ...]:
    """The report's own numbers, where they stand below a heading of ratings; elsewhere a number numbers a row."""
    headed = any(role_of(strip.texts[0]) in ("status", "score") for strip in strips[:_MOST_HEADINGS] if strip.texts)
    return own_numbers() if headed else ()


def _rates(strip: Strip, scale: Sequence[str]) -> bool:
    return is_rating_label(strip.texts[0]) or strip.texts[0].strip() in scale


def _with_invented(strips: Sequence[Strip], start: int, end: int, scale: Sequence[str]) -> tuple[int, int]:
    """The lines from the heading "Status" on, where most of them are known: then the words of the others ("Monitor")
    are this report's own."""
    head = next((at for at, s in enumerate(strips[: start + 1]) if role_of(s.texts[0]) == "status"), None)
    if head is None:
        return start, end
    last = head + 1
    while last < len(strips) and (_is_line(strips[last], scale, invented=True) or _counts_nothing(strips[last], scale)):
        last += 1
    lines = strips[head + 1 : last]
    known = sum(_rates(strip, scale) for strip in lines)
    other = sum(not (_is_line(strip, scale) or _counts_nothing(strip, scale)) for strip in lines)
    return (head + 1, last) if other and known >= max(2, other) else (start, end)


def _is_line(strip: Strip, scale: Sequence[str], invented: bool = False) -> bool:
    label = strip.texts[0].strip() if strip.texts else ""
    known = _rates(strip, scale) or is_total(label) or is_carried(label)
    if not label or not (known or invented and _INVENTED.fullmatch(label)):
        return False
    cells = [text for text in strip.texts[1:] if text.strip() and not is_change(text)]
    return bool(cells) and all(map(is_count, cells)) and any(ch.isdigit() for text in cells for ch in text)


def _counts_nothing(strip: Strip, scale: Sequence[str]) -> bool:
    """True for a rating with a dash or a blank for nought, which goes on with a list and starts none."""
    return _rates(strip, scale) and not any(ch.isalnum() for text in strip.texts[1:] for ch in text)


def _is_counted(head: str) -> bool:
    """True for "Pledges" over the figures: what is counted, and no theme."""
    return any(is_usual_heading(head, role) for role in ("action", "subject", "milestone"))


def _aside(heads: Sequence[str]) -> set[int]:
    """The columns of other reports' figures, and those that follow them: their percentages, the change since."""
    aside: set[int] = set()
    for column, head in enumerate(heads):
        after_one = column - 1 in aside and is_percent(head)
        if column and (is_earlier(head) or is_change(head) or after_one):
            aside.add(column)
    return aside


def _is_figure(strip: Strip, column: int, aside: set[int]) -> bool:
    return column not in aside and bool(strip.texts[column].strip()) and "%" not in strip.texts[column]


def _line(strip: Strip, heads: Sequence[str], aside: set[int], number: int) -> list[PrintedCount]:
    status = "" if is_total(strip.texts[0]) else one_line(strip.texts[0])
    counts: list[PrintedCount] = []
    for column in range(1, len(strip.texts)):
        printed, head = one_line(strip.texts[column]), heads[column]
        alone = "%" in printed and not printed[: printed.index("%")].count("(")
        if column in aside or not printed and (not head or is_percent(head)):
            continue
        if counts and printed and (is_percent(head) or alone):
            counts[-1] = percented(counts[-1], printed)
            continue
        term = head if is_term_label(head) else ""
        theme = "" if term or is_total(head) or is_percent(head) or _is_counted(head) else head
        counts.append(PrintedCount(printed, strip.place, number, theme=theme, timescale=term, status=status))
    return counts
