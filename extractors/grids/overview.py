"""The overview: themes by terms by ratings, with totals. Told apart from a grid of actions by its cells.

A matrix has labels of ratings (or of terms) over columns of numbers; a list has ratings down its first column.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from extractors.grids.columns import role_of
from extractors.grids.listing import read_listing
from extractors.grids.overview_columns import Column, Columns, rated_columns, term_columns
from extractors.grids.overview_gaps import closed_up
from extractors.grids.overview_rows import counts_below
from extractors.grids.periods import names_period
from extractors.grids.ratings import is_count, is_term_label
from extractors.grids.strips import Strip
from extractors.grids.sums import PERIOD, Overview, are_percentages, is_earlier, is_percent, is_total, named, percented
from extractors.grids.theme_totals import total_columns
from extractors.movements import is_of_movements
from extractors.printed import PrintedCount
from extractors.wording import one_line, plain

_SUBTOTAL = re.compile(r"sub ?totals?\b")
_OTHER_THINGS = re.compile(
    r"\b(?:indicator|measure|kpi|(?<!at )risk|budget|complaint|incident|audit(?! committee| and)|metric|pi)s?\b", re.I
)
_EARLIER = re.compile(r"\b(?:last|previous|prior|preceding) (?:quarter|period|month|year|report)\b", re.IGNORECASE)
_SINCE = re.compile(
    r"\b(?:since|than|compared (?:with|to)|from|against|on|over)(?: (?:in|at|the|our|its|those|that|of|end|\d+%?))*"
    r" (?:last|previous|prior|preceding) (?:quarter|period|month|year|report)\b",
    re.IGNORECASE,
)
_ACTIONS = re.compile(
    r"\b(?:action|milestone|deliverable|task|project|activit|commitment|recommendation|pledge)\w*", re.IGNORECASE
)
_MOST_HEADINGS = 6  # rows that may stand above the first count


def read_overview(strips: list[Strip], number: int, heading: str = "", said: str = "") -> Overview | None:
    """The overview that stands at the top of these strips, or None where there is none.

    ``said`` are the first lines of the report, which may name the one of several quarters that it is about.

    ``heading`` is the text above the table: an overview of indicators or risks counts something else
    than actions and is not read as one; nor is a table of what was opened and closed
    between two days, or one that says that it gives the position of an earlier report.
    """
    about = " ".join([heading, *(text for strip in strips[:4] for text in strip.texts[:1])])
    if not counts_actions(about, heading):
        return None
    if is_of_movements(text for strip in strips[:8] for text in strip.texts if text.strip()):
        return None
    ways = (
        partial(_matrix, strips, number, rated_columns),
        partial(read_listing, strips, number, said),
        partial(_matrix, strips, number, term_columns),
        partial(_matrix, strips, number, total_columns),
    )
    found = (overview for overview in (way() for way in ways) if overview and not _has_figures_for_themes(overview))
    return next(found, None)


def counts_actions(about: str, heading: str | None = None) -> bool:
    """False for figures of something else than actions, as ``about`` says, or of an earlier report, as the ``heading``
    over them does."""
    if _OTHER_THINGS.search(about) and not _ACTIONS.search(about):
        return False
    return not _EARLIER.search(_SINCE.sub(" ", about if heading is None else heading))


def _has_figures_for_themes(overview: Overview) -> bool:
    """True where the names of the rows are numbers, and not those of themes in their order."""
    numbers = [int(theme) for theme in dict.fromkeys(count.theme for count in overview.counts) if theme.isdecimal()]
    return bool(numbers) and numbers != list(range(numbers[0], numbers[0] + len(numbers)))


def _matrix(
    printed: list[Strip], number: int, columns_of: Callable[[Sequence[Strip], int], Columns | None]
) -> Overview | None:
    for at in range(min(len(printed), _MOST_HEADINGS)):
        strips = closed_up(printed, at)
        columns = columns_of(strips, at)
        last = counts_below(strips, columns) if columns else 0
        if columns is None or last <= columns.last + 1:
            continue
        rows = strips[columns.last + 1 : last]
        labels = _labels(strips[at], rows, columns.first)
        if any(_is_of_some_period(label) for label, _ in labels):
            return None
        counts = [count for row in range(at) for count in _above(strips[row], columns, number)]
        fates = ["count" if _above(strips[row], columns, number) else "header" for row in range(at)]
        fates += ["header"] * (columns.last + 1 - at)
        for strip, (label, term) in zip(rows, labels, strict=True):
            if _SUBTOTAL.match(plain(label)) or is_earlier(label):
                fates.append("leftover")
                continue
            fates.append("count")
            if is_percent(label) or not label and are_percentages(strip.texts):
                width = sum(1 for column in columns.counted if column.percent_of is None)
                counts[-width:] = _with_percents(counts[-width:], strip, columns.counted)
            else:
                counts.extend(_row(strip, columns.counted, number, label, term))
        return Overview(tuple(counts), tuple(fates))
    return None


def _is_of_some_period(label: str) -> bool:
    """True for "Q1" or "June 2024": of rows that follow the ratings through time none is known as the report's own."""
    return bool(PERIOD.match(label)) and not is_total(label) and names_period(label)


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


def _above(strip: Strip, columns: Columns, number: int) -> list[PrintedCount]:
    """Totals that stand above the ratings: "ACTIONS (53)" with a number for each term."""
    first = columns.counted[0].index
    label = _label(strip.texts[:first])
    theme, total = named(label)
    cells = {c: text.strip() for c, text in enumerate(strip.texts) if c >= first and text.strip()}
    if not label or theme or not all(is_count(text) for text in cells.values()) or not (cells or total):
        return []
    counts = [PrintedCount(total, strip.place, number)] if total else []
    by_term = {column.index: column.timescale for column in columns.counted}
    for c, text in cells.items():
        counts.append(PrintedCount(text, strip.place, number, timescale=by_term.get(c, "")))
    return counts


def _row(strip: Strip, columns: Sequence[Column], number: int, label: str, term: str) -> list[PrintedCount]:
    """The counts of one row, with the percentages that stand beside them."""
    theme, total = named(label)
    counts = [PrintedCount(total, strip.place, number, theme=theme, timescale=term)] if total else []
    by_column: dict[int, int] = {}
    for column in columns:
        printed = one_line(strip.texts[column.index])
        if column.percent_of is None:
            by_column[column.index] = len(counts)
            timescale = column.timescale or term
            counts.append(
                PrintedCount(printed, strip.place, number, theme=theme, timescale=timescale, status=column.status)
            )
    for column in columns:
        at, percent = by_column.get(column.percent_of or 0), one_line(strip.texts[column.index])
        if column.percent_of is None or at is None or not percent:
            continue
        if counts[at].printed:
            counts[at] = percented(counts[at], percent)
        elif percent[0].isdecimal() and " " in percent:
            counts[at] = replace(counts[at], printed=percent)  # "5 15%", set so close that both stand in one cell
    return counts


def _with_percents(counts: list[PrintedCount], strip: Strip, columns: Sequence[Column]) -> list[PrintedCount]:
    percents = [strip.texts[column.index] for column in columns if column.percent_of is None]
    if len(percents) != len(counts):
        return counts
    return [
        percented(count, text) if text.strip() and count.printed else count
        for count, text in zip(counts, percents, strict=True)
    ]
