"""The overview: themes by terms by ratings, with totals. Told apart from a grid of actions by its cells.

A matrix has rating labels over columns of numbers; a list has rating labels down its first column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.grids.columns import role_of
from extractors.grids.listing import read_listing
from extractors.grids.ratings import is_count, is_rating_label, is_term_label
from extractors.grids.strips import Strip
from extractors.grids.sums import PERCENT, PERIOD, Overview, is_total, named, percented
from extractors.movements import is_of_movements
from extractors.printed import PrintedCount
from extractors.wording import one_line, plain

_SUBTOTAL = re.compile(r"sub ?totals?\b")
_LETTER = re.compile(r"[A-Z]{1,2}")
_OTHER_THINGS = re.compile(r"\b(?:indicator|measure|kpi|risk|budget|complaint|incident|audit|metric|pi)s?\b", re.I)
_EARLIER = re.compile(r"\b(?:last|previous|prior|preceding) (?:quarter|period|month|year|report)\b", re.IGNORECASE)
_ACTIONS = re.compile(r"\b(?:action|milestone|deliverable|task|project|activit|commitment)\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Column:
    index: int
    timescale: str
    status: str
    percent_of: int | None = None


def read_overview(strips: list[Strip], number: int, heading: str = "") -> Overview | None:
    """The overview that stands at the top of these strips, or None where there is none.

    ``heading`` is the text above the table: an overview of indicators or risks counts something else
    than actions and is not read as one; nor is a table of what was opened and closed
    between two days, or one that says that it gives the position of an earlier report.
    """
    said = " ".join([heading, *(text for strip in strips[:4] for text in strip.texts[:1])])
    if _OTHER_THINGS.search(said) and not _ACTIONS.search(said):
        return None
    if _EARLIER.search(heading):
        return None
    if is_of_movements(text for strip in strips[:8] for text in strip.texts if text.strip()):
        return None
    return _matrix(strips, number) or read_listing(strips, number)


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
        for row, (label, term) in zip(
            range(at + 1, last), _labels(strips[at], strips[at + 1 : last], columns[0].index), strict=True
        ):
            found = _row(strips[row], columns, number, label, term)
            if found is None:
                counts[-len(columns) :] = _with_percents(counts[-len(columns) :], strips[row], columns)
            else:
                counts.extend(found)
            subtotal = _SUBTOTAL.match(plain(label))
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
    if any(not (is_total(texts[c]) or PERCENT.fullmatch(texts[c].strip())) for c in rest):
        return []
    before = [c for c in range(1, first) if texts[c].strip()]
    if any(not is_total(texts[c]) for c in before) and len(before) > 1:
        return []
    labels = [c for c in before if not is_total(texts[c])]
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
        if PERCENT.fullmatch(texts[c].strip()):
            columns.append(_Column(c, timescale, "", percent_of=c - 1))
        else:
            status = "" if c not in rated and is_total(texts[c]) else one_line(texts[c])
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
            if any(PERIOD.match(text) and not is_term_label(text) for text in found.values()) and len(found) > 1:
                # Quarters side by side are figures of other reports too; a year beside a year is a term.
                return dict(found.items())
            return {c: "" if is_total(text) else text for c, text in found.items()}
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


def _label(texts: Sequence[str]) -> str:
    """The words before the first count: a theme, or a number and a theme."""
    return one_line(" ".join(text for text in texts if text.strip()))


def _labels(header: Strip, rows: Sequence[Strip], first: int) -> list[tuple[str, str]]:
    """For each row its theme, or what says "total", and its term, which may stand in a column of its own; each is
    then often printed beside the first of its rows only."""
    down = next(
        (
            c
            for c in range(first if first > 1 else 0)
            if _down_the_side(header.texts[c], [row.texts[c] for row in rows])
        ),
        None,
    )
    if down is None:
        return [(_label(row.texts[:first]), "") for row in rows]
    found: list[tuple[str, str]] = []
    for row in rows:
        label, term = _label([*row.texts[:down], *row.texts[down + 1 : first]]), one_line(row.texts[down])
        above, within = found[-1] if found else ("", "")
        spans_rows = down == 0 and bool(label) and not is_total(label)
        found.append(
            (label or (above if term else ""), "" if is_total(term) else term or (within if spans_rows else ""))
        )
    return found


def _down_the_side(heading: str, cells: Sequence[str]) -> bool:
    """Whether a column before the counts tells the term of each row."""
    filled = [cell for cell in cells if cell.strip() and not is_total(cell)]
    if not filled or role_of(heading) not in ("timescale", None):
        return False
    return role_of(heading) == "timescale" or all(is_term_label(cell) for cell in filled)


def _above(strip: Strip, columns: list[_Column], number: int) -> list[PrintedCount]:
    """Totals that stand above the ratings: "ACTIONS (53)" with a number for each term."""
    first = columns[0].index
    label = _label(strip.texts[:first])
    theme, total = named(label)
    cells = {c: text.strip() for c, text in enumerate(strip.texts) if c >= first and text.strip()}
    if not label or theme or not all(is_count(text) for text in cells.values()) or not (cells or total):
        return []
    counts = [PrintedCount(total, strip.place, number)] if total else []
    by_term = {column.index: column.timescale for column in columns}
    for c, text in cells.items():
        counts.append(PrintedCount(text, strip.place, number, timescale=by_term.get(c, "")))
    return counts


def _row(strip: Strip, columns: list[_Column], number: int, label: str, term: str) -> list[PrintedCount] | None:
    """The counts of one row, or None where it gives the percentages of the row above."""
    if PERCENT.fullmatch(label.strip()):
        return None
    theme, total = named(label)
    counts = [PrintedCount(total, strip.place, number, theme=theme, timescale=term)] if total else []
    if not strip.filled() or _SUBTOTAL.match(plain(label)):
        return []
    for column in columns:
        printed = one_line(strip.texts[column.index])
        if column.percent_of is not None:
            if printed and counts and counts[-1].printed:
                counts[-1] = percented(counts[-1], printed)
            continue
        counts.append(
            PrintedCount(
                printed, strip.place, number, theme=theme, timescale=column.timescale or term, status=column.status
            )
        )
    return counts


def _with_percents(counts: list[PrintedCount], strip: Strip, columns: list[_Column]) -> list[PrintedCount]:
    percents = [strip.texts[column.index] for column in columns if column.percent_of is None]
    if len(percents) != len(counts):
        return counts
    return [
        percented(count, text) if text.strip() and count.printed else count
        for count, text in zip(counts, percents, strict=True)
    ]
