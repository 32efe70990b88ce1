"""The overview: themes by terms by ratings, with totals. Told apart from a grid of actions by its cells.

A matrix has rating labels over columns of numbers; a list has rating labels down its first column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.grids.ratings import is_count, is_rating_label, is_term_label
from extractors.grids.strips import Strip
from extractors.printed import PrintedCount
from extractors.wording import one_line, plain

_TOTAL = re.compile(
    r"(?:grand |overall |sub ?)?totals?(?: .*)?|overall(?: position| status)?|all(?: \w+)?|sum|actions|plan total"
)
_SUBTOTAL = re.compile(r"sub ?totals?\b")
_LETTER = re.compile(r"[A-Z]{1,2}")
_NUMBER_OF = re.compile(r"(?:total )?(?:number|no|count|nr|num|#|actions|total|all)(?: of)?(?: actions)?(?: total)?|n")
_IN_LABEL = re.compile(
    r"\s*[(\[]\s*(?:n\s*=\s*|total:?\s*)?(\d{1,6})(?:\s+(?:actions?|milestones?|in total))?\s*[)\]]\s*$"
)
_PERCENT = re.compile(r"%|per ?cent(?:age)?|(?:number|no|%) of total", re.IGNORECASE)
_OTHER_THINGS = re.compile(r"\b(?:indicator|measure|kpi|risk|budget|complaint|incident|audit|metric|pi)s?\b", re.I)
_ACTIONS = re.compile(r"\b(?:action|milestone|deliverable|task|project|activit|commitment)\w*", re.IGNORECASE)
_PERIOD = re.compile(
    r"\b(?:q[1-4]|quarter|(?:19|20)\d\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|"
    r"\b(?:this|last|previous|prior|current|latest) (?:quarter|period|month|year|report|time)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Overview:
    """What an overview states: its counts, and how many strips from the first belong to it.
    ``fates`` has one fate for each of those strips."""

    counts: tuple[PrintedCount, ...]
    fates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    timescale: str
    status: str
    percent_of: int | None = None


def read_overview(strips: list[Strip], number: int, heading: str = "") -> Overview | None:
    """The overview that stands at the top of these strips, or None where there is none.

    ``heading`` is the text above the table: an overview of indicators or risks counts something else
    than actions and is not read as one.
    """
    said = " ".join([heading, *(text for strip in strips[:4] for text in strip.texts[:1])])
    if _OTHER_THINGS.search(said) and not _ACTIONS.search(said):
        return None
    return _matrix(strips, number) or _listing(strips, number)


def _matrix(strips: list[Strip], number: int) -> Overview | None:
    for at in range(min(len(strips), 6)):
        columns = _columns(strips, at)
        if not columns:
            continue
        last = _last_count_row(strips, at + 1, columns)
        if last <= at + 1:
            continue
        counts = [count for row in range(at) for count in _above(strips[row], columns, number)]
        fates = ["count" if _above(strips[row], columns, number) else "header" for row in range(at)] + ["header"]
        for row in range(at + 1, last):
            found = _row(strips[row], columns, number)
            if found is None:
                counts[-len(columns) :] = _with_percents(counts[-len(columns) :], strips[row], columns)
            else:
                counts.extend(found)
            subtotal = _SUBTOTAL.match(plain(_label(strips[row], columns[0].index)))
            fates.append("leftover" if subtotal else "count" if strips[row].filled() else "header")
        return Overview(tuple(counts), tuple(fates))
    return None


def _columns(strips: list[Strip], at: int) -> list[_Column]:
    """The columns of a matrix whose row of ratings is this one; empty where it is none."""
    texts = strips[at].texts
    rated = [column for column, text in enumerate(texts) if text.strip() and is_rating_label(text)]
    rated = [column for column in rated if column > 0]
    if len(rated) < 2:
        return []
    rated = [*_lettered(strips, at, rated[0]), *rated]
    first = rated[0]
    rest = [c for c in range(first, len(texts)) if texts[c].strip() and c not in rated]
    if any(not (_is_total(texts[c]) or _PERCENT.fullmatch(texts[c].strip())) for c in rest):
        return []
    before = [c for c in range(1, first) if texts[c].strip()]
    if any(not _is_total(texts[c]) for c in before) and len(before) > 1:
        return []
    labels = [c for c in before if not _is_total(texts[c])]
    if any(_holds_figures(strips[at + 1 :], c) for c in labels):
        return []
    start = (max(labels) if labels else 0) + 1
    terms = _terms(strips, at, start)
    columns = []
    for c in range(start, len(texts)):
        if not texts[c].strip():
            continue
        term = max((t for t in terms if t <= c), default=None)
        timescale = terms[term] if term is not None else ""
        if _PERCENT.fullmatch(texts[c].strip()):
            columns.append(_Column(c, timescale, "", percent_of=c - 1))
        else:
            status = "" if c not in rated and _is_total(texts[c]) else one_line(texts[c])
            columns.append(_Column(c, timescale, status))
    seen = [(column.timescale, column.status) for column in columns if column.percent_of is None]
    return columns if len(set(seen)) == len(seen) else []


def _lettered(strips: list[Strip], at: int, first: int) -> list[int]:
    """Columns of figures right before the known ratings, under letters that only the report's key explains."""
    found: list[int] = []
    for column in range(first - 1, 0, -1):
        if not _LETTER.fullmatch(strips[at].texts[column].strip()) or not _holds_figures(strips[at + 1 :], column):
            break
        found.insert(0, column)
    return found


def _holds_figures(strips: list[Strip], column: int) -> bool:
    """True where a column begins with a figure, or with a blank and then a figure."""
    texts = [strip.texts[column].strip() for strip in strips[:4]]
    return all(is_count(text) for text in texts) and any(text[:1].isdigit() for text in texts)


def _terms(strips: list[Strip], at: int, start: int) -> dict[int, str]:
    """Column -> the term it begins, from the rows above the ratings."""
    for row in range(at - 1, -1, -1):
        texts = strips[row].texts
        found = {c: one_line(texts[c]) for c in range(start, len(texts)) if texts[c].strip()}
        if found and not all(is_count(text) for text in found.values()):
            if any(_PERIOD.match(text) and not is_term_label(text) for text in found.values()) and len(found) > 1:
                # Quarters side by side are figures of other reports too; a year beside a year is a term.
                return dict(found.items())
            return {c: "" if _is_total(text) else text for c, text in found.items()}
    return {}


def _last_count_row(strips: list[Strip], start: int, columns: list[_Column]) -> int:
    """The row after the last one that holds only a label and counts."""
    at = start
    first = columns[0].index
    while at < len(strips):
        texts = strips[at].texts
        cells = [texts[c] for c in range(first, len(texts))]
        if not all(is_count(text) for text in cells):
            break
        if not any(text.strip() for text in texts[:first]) and any(text.strip() for text in cells):
            break
        at += 1
    numbered = [
        row for row in range(start, at) if any(ch.isdigit() for c in columns for ch in strips[row].texts[c.index])
    ]
    return numbered[-1] + 1 if numbered else start


def _is_total(text: str) -> bool:
    words = plain(text)
    return bool(_TOTAL.fullmatch(words) or _NUMBER_OF.fullmatch(words))


def _label(strip: Strip, first: int) -> str:
    """The words before the first count: a theme, or a number and a theme."""
    return one_line(" ".join(text for text in strip.texts[:first] if text.strip()))


def _named(label: str) -> tuple[str, str]:
    """A row's label as (theme, its total as printed): "Prevention (14)" -> ("Prevention", "14")."""
    match = _IN_LABEL.search(label)
    theme = label[: match.start()].strip() if match else label
    return ("" if _is_total(theme) else theme), (match.group(1) if match else "")


def _above(strip: Strip, columns: list[_Column], number: int) -> list[PrintedCount]:
    """Totals that stand above the ratings: "ACTIONS (53)" with a number for each term."""
    first = columns[0].index
    label = _label(strip, first)
    theme, total = _named(label)
    cells = {c: text.strip() for c, text in enumerate(strip.texts) if c >= first and text.strip()}
    if not label or theme or not all(is_count(text) for text in cells.values()) or not (cells or total):
        return []
    counts = [PrintedCount(total, strip.place, number)] if total else []
    by_term = {column.index: column.timescale for column in columns}
    for c, text in cells.items():
        counts.append(PrintedCount(text, strip.place, number, timescale=by_term.get(c, "")))
    return counts


def _row(strip: Strip, columns: list[_Column], number: int) -> list[PrintedCount] | None:
    """The counts of one row, or None where it gives the percentages of the row above."""
    label = _label(strip, columns[0].index)
    if _PERCENT.fullmatch(label.strip()):
        return None
    theme, total = _named(label)
    counts = [PrintedCount(total, strip.place, number, theme=theme)] if total else []
    if not strip.filled() or _SUBTOTAL.match(plain(label)):
        return []
    for column in columns:
        printed = one_line(strip.texts[column.index])
        if column.percent_of is not None:
            if printed and counts and counts[-1].printed:
                counts[-1] = _percented(counts[-1], printed)
            continue
        counts.append(
            PrintedCount(printed, strip.place, number, theme=theme, timescale=column.timescale, status=column.status)
        )
    return counts


def _percented(count: PrintedCount, percent: str) -> PrintedCount:
    digits = percent.strip("() %")
    printed = f"{count.printed} ({digits}%)" if digits and "%" not in count.printed else count.printed
    return PrintedCount(printed, count.place, count.overview, count.theme, count.timescale, count.status)


def _with_percents(counts: list[PrintedCount], strip: Strip, columns: list[_Column]) -> list[PrintedCount]:
    percents = [strip.texts[column.index] for column in columns if column.percent_of is None]
    if len(percents) != len(counts):
        return counts
    return [
        _percented(count, text) if text.strip() and count.printed else count
        for count, text in zip(counts, percents, strict=True)
    ]


def _listing(strips: list[Strip], number: int) -> Overview | None:
    """Ratings down the first column: "Green | 12 | 40%"."""
    start = next((i for i, s in enumerate(strips[:3]) if s.texts and is_rating_label(s.texts[0]) and _counts(s)), None)
    if start is None or (start and any(is_rating_label(t) for t in strips[start - 1].texts)):
        return None
    end = start
    while (
        end < len(strips)
        and _counts(strips[end])
        and (is_rating_label(strips[end].texts[0]) or _is_total(strips[end].texts[0]))
    ):
        end += 1
    if end - start < 2:
        return None
    heads = [one_line(text) for text in strips[start - 1].texts] if start else [""] * len(strips[0].texts)
    figures = max(sum(1 for text in strip.texts[1:] if text.strip() and "%" not in text) for strip in strips[start:end])
    if any(_PERIOD.match(head) for head in heads[1:]) or (figures > 1 and not any(heads[1:])):
        return None
    counts: list[PrintedCount] = []
    for strip in strips[start:end]:
        status = "" if _is_total(strip.texts[0]) else one_line(strip.texts[0])
        last: PrintedCount | None = None
        for column in range(1, len(strip.texts)):
            printed, head = one_line(strip.texts[column]), heads[column]
            alone = "%" in printed and not printed[: printed.index("%")].count("(")
            if last is not None and printed and (_PERCENT.search(head) or alone):
                counts[-1] = last = _percented(last, printed)
                continue
            if not printed and not head:
                continue
            term = head if is_term_label(head) else ""
            theme = "" if term or _is_total(head) or not head or _PERCENT.search(head) else head
            last = PrintedCount(printed, strip.place, number, theme=theme, timescale=term, status=status)
            counts.append(last)
    fates = ["header"] * start + ["count"] * (end - start)
    return Overview(tuple(counts), tuple(fates))


def _counts(strip: Strip) -> bool:
    cells = [text for text in strip.texts[1:] if text.strip()]
    return bool(cells) and all(is_count(text) for text in cells) and any(ch.isdigit() for text in cells for ch in text)
