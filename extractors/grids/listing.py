"""The overview as a list: ratings down the first column, with their numbers and percentages."""

from __future__ import annotations

from extractors.grids.ratings import is_count, is_rating_label, is_term_label
from extractors.grids.strips import Strip
from extractors.grids.sums import PERCENT, PERIOD, Overview, is_total, percented
from extractors.printed import PrintedCount
from extractors.wording import one_line


def read_listing(strips: list[Strip], number: int) -> Overview | None:
    """Ratings down the first column: "Green | 12 | 40%"."""
    start = next((i for i, s in enumerate(strips[:3]) if s.texts and is_rating_label(s.texts[0]) and _counts(s)), None)
    if start is None or (start and any(is_rating_label(t) for t in strips[start - 1].texts)):
        return None
    end = start
    while (
        end < len(strips)
        and _counts(strips[end])
        and (is_rating_label(strips[end].texts[0]) or is_total(strips[end].texts[0]))
    ):
        end += 1
    if end - start < 2:
        return None
    heads = [one_line(text) for text in strips[start - 1].texts] if start else [""] * len(strips[0].texts)
    figures = max(sum(1 for text in strip.texts[1:] if text.strip() and "%" not in text) for strip in strips[start:end])
    if any(PERIOD.match(head) for head in heads[1:]) or (figures > 1 and not any(heads[1:])):
        return None
    counts: list[PrintedCount] = []
    for strip in strips[start:end]:
        status = "" if is_total(strip.texts[0]) else one_line(strip.texts[0])
        last: PrintedCount | None = None
        for column in range(1, len(strip.texts)):
            printed, head = one_line(strip.texts[column]), heads[column]
            alone = "%" in printed and not printed[: printed.index("%")].count("(")
            if last is not None and printed and (PERCENT.search(head) or alone):
                counts[-1] = last = percented(last, printed)
                continue
            if not printed and not head:
                continue
            term = head if is_term_label(head) else ""
            theme = "" if term or is_total(head) or not head or PERCENT.search(head) else head
            last = PrintedCount(printed, strip.place, number, theme=theme, timescale=term, status=status)
            counts.append(last)
    fates = ["header"] * start + ["count"] * (end - start)
    return Overview(tuple(counts), tuple(fates))


def _counts(strip: Strip) -> bool:
    cells = [text for text in strip.texts[1:] if text.strip()]
    return bool(cells) and all(is_count(text) for text in cells) and any(ch.isdigit() for text in cells for ch in text)
