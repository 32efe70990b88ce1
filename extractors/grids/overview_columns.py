"""What each column of an overview counts: a rating, a term, all actions, those carried forward; or a percentage of
the column beside it. Columns of other things (the last report's figures, a trend, comments) are passed over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.grids.columns import role_of
from extractors.grids.ratings import is_count, is_rating_label, is_term_label, numbered_columns
from extractors.grids.strips import Strip
from extractors.grids.sums import (
    PERIOD,
    are_percentages,
    has_digit,
    is_carried,
    is_change,
    is_earlier,
    is_percent,
    is_total,
    without_percent,
)
from extractors.wording import one_line, plain

_LETTER = re.compile(r"[A-Z]{1,2}")
_RUN_TOGETHER = re.compile(r"(?:\d+|[-–—])(?: +(?:\d+|[-–—]))+")  # figures of two columns in one cell
_MOST_LABELS = 3  # columns that name a row: a number, a theme, a term
_JUDGED = 40  # rows


@dataclass(frozen=True, slots=True)
class Column:
    """A column of counts: of which term and rating, ``""`` for all. ``percent_of`` is the column whose percentages it
    gives instead."""

    index: int
    timescale: str
    status: str
    percent_of: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of an overview below the headings of row ``last``. ``first`` is the first that is no label; ``aside``
    are those whose cells are of something else."""

    counted: tuple[Column, ...]
    first: int
    last: int
    aside: frozenset[int] = frozenset()


def rated_columns(strips: Sequence[Strip], at: int) -> Columns | None:
    """The columns of an overview whose headings of ratings are this row; None where it is none."""
    heads, last = _headings(strips, at)
    below = strips[last + 1 : last + 1 + _JUDGED]
    rated = [c for c in _rated(heads) if c > 0 or _is_figures_throughout(below, 0)]
    if len(rated) < 2:
        return None
    rated = [*_lettered(heads, below, rated[0]), *rated]
    return _columns(strips, at, heads, last, rated)


def term_columns(strips: Sequence[Strip], at: int) -> Columns | None:
    """The columns of an overview by terms alone, "Theme | Short | Medium | Long | Total"; None where it is none."""
    heads, last = _headings(strips, at)
    terms = [c for c, text in enumerate(heads) if c > 0 and is_term_label(text)]
    return _columns(strips, at, heads, last, terms, by_term=True) if len(terms) >= 2 else None


def _headings(strips: Sequence[Strip], at: int) -> tuple[tuple[str, ...], int]:
    """The headings of each column and their last row: below a rating there may stand "No." and "%"."""
    top = strips[at].texts
    below = strips[at + 1].texts if at + 1 < len(strips) else ()
    under = {c: text for c, text in enumerate(below) if text.strip()}
    if len(under) < 2 or not all(is_percent(text) or is_total(text) for text in under.values()):
        return top, at
    heads, group = [], ""
    for column, text in enumerate(top):
        group = text or group
        heads.append("%" if is_percent(under.get(column, "")) else group if column in under else text)
    return tuple(heads), at + 1


def _rated(heads: Sequence[str]) -> list[int]:
    rated = [c for c, text in enumerate(heads) if text.strip() and is_rating_label(text) and not is_percent(text)]
    return rated or numbered_columns(heads)


def _columns(
    strips: Sequence[Strip], at: int, heads: Sequence[str], last: int, marked: Sequence[int], by_term: bool = False
) -> Columns | None:
    """The columns, where ``marked`` are those of a rating (or, ``by_term``, a term)."""
    below = strips[last + 1 : last + 1 + _JUDGED]
    kinds = {c: _kind(text) for c, text in enumerate(heads) if text.strip() and c not in marked}
    labels = [c for c, kind in kinds.items() if c < marked[0] and kind == "" and not (c and _holds_figures(below, c))]
    run_together = any(_RUN_TOGETHER.fullmatch(strip.texts[c].strip()) for strip in below for c in labels if c)
    if len(labels) > _MOST_LABELS or run_together:
        return None
    first = max(labels) + 1 if labels else 0 if 0 in marked else 1
    groups = {} if by_term else _groups(strips, at, first)
    totals = [c for c, kind in kinds.items() if c >= first and kind == "total"]
    aside = {c for c, kind in kinds.items() if kind == "aside"} | _totals_of_other_periods(heads, totals)
    aside |= {c for c in range(first, len(heads)) if is_earlier(_group(groups, c))}
    unknown = [c for c, kind in kinds.items() if c >= first and kind == "" and c not in aside]
    aside |= {c for c in unknown if not has_digit([strip.texts[c] for strip in below])}
    unknown = [c for c in unknown if c not in aside]
    if not totals and len(unknown) == 1 and _sums_up(below, [c for c in marked if c not in aside], unknown[0]):
        kinds[unknown[0]], unknown = "total", []  # "Steps": what is counted, under its own name
    if unknown:
        known = [c for c in marked if c not in aside]
        needed = _are_needed(below, known, unknown, [c for c in totals if c not in aside])
        if needed is None:
            return None
        marked, aside = (sorted([*marked, *unknown]), aside) if needed else (marked, aside | set(unknown))
    counted: list[Column] = []
    for c in range(first, len(heads)):
        if not heads[c].strip() and counted and _gives_percentages(below, c):
            counted.append(Column(c, "", "", percent_of=_percent_of(heads, c, counted)))
        if not heads[c].strip() or c in aside:
            continue
        term, head = _group(groups, c), one_line(heads[c])
        if c in marked:
            counted.append(Column(c, head, "") if by_term else Column(c, term, head))
        elif kinds[c] == "percent":
            counted.append(Column(c, term, "", percent_of=_percent_of(heads, c, counted)))
        else:
            counted.append(Column(c, term, head if kinds[c] == "carried" else ""))
    seen = [(column.timescale, column.status) for column in counted if column.percent_of is None]
    return Columns(tuple(counted), first, last, frozenset(aside)) if len(set(seen)) == len(seen) else None


def _kind(head: str) -> str:
    """``percent``, ``carried``, ``aside``, ``total``, or "" for a label or something that nobody knows."""
    if is_percent(head):
        return "percent"
    if is_carried(head):
        return "carried"
    if is_earlier(head) or is_change(head) or role_of(head) in ("evidence", "previous_status"):
        return "aside"
    return "total" if is_total(head) else ""


def _groups(strips: Sequence[Strip], at: int, first: int) -> dict[int, str]:
    """Column -> the term it begins, from the rows above the ratings; "" for what means all of them, or only says that
    ratings stand below."""
    for row in range(at - 1, -1, -1):
        texts = strips[row].texts
        found = {c: one_line(texts[c]) for c in range(first, len(texts)) if texts[c].strip()}
        if found and not all(is_count(text) for text in found.values()):
            alone = len(found) == 1
            return {c: "" if is_total(text) or _is_title(text, alone) else text for c, text in found.items()}
    return {}


def _is_title(text: str, alone: bool) -> bool:
    return role_of(text) == "status" or alone and not (is_term_label(text) or PERIOD.search(text))


def _gives_percentages(rows: Sequence[Strip], column: int) -> bool:
    """True for a column without a heading of its own, below one that spans two, that holds percentages."""
    filled = [strip.texts[column] for strip in rows if strip.texts[column].strip()]
    return bool(filled) and are_percentages(filled) and all(map(is_count, filled))


def _group(groups: dict[int, str], column: int) -> str:
    """What stands over a column."""
    begins = max((at for at in groups if at <= column), default=None)
    return "" if begins is None else groups[begins]


def _percent_of(heads: Sequence[str], column: int, counted: Sequence[Column]) -> int:
    """The column whose percentages this one gives: the one that it names, or that before it."""
    named = without_percent(heads[column])
    name = plain(named) or named
    same = [c for each in counted if name and (plain(heads[c := each.index]) or one_line(heads[c])) == name]
    before = [each.index for each in counted if each.percent_of is None]
    return same[0] if same else before[-1] if before else column - 1


def _totals_of_other_periods(heads: Sequence[str], totals: Sequence[int]) -> set[int]:
    """Beside a plain total, those that name a period are other reports'."""
    dated = {c for c in totals if PERIOD.search(heads[c])}
    return dated if len(dated) < len(totals) else set()


def _are_needed(
    rows: Sequence[Strip], marked: Sequence[int], unknown: Sequence[int], totals: Sequence[int]
) -> bool | None:
    """Whether the totals count columns under words that nobody knows: such a word is a rating. None where the rows do
    not tell. One row may be wrong, so most of them decide."""
    if len(totals) != 1:
        return None
    figures = [[_figure(strip.texts[c]) for c in (totals[0], *marked, *unknown)] for strip in rows]
    rows_of_figures = [row for row in figures if row[0] is not None and any(row[len(marked) + 1 :])]
    together = sum(1 for total, *parts in rows_of_figures if sum(part or 0 for part in parts) == total)
    alone = sum(1 for total, *parts in rows_of_figures if sum(part or 0 for part in parts[: len(marked)]) == total)
    if max(together, alone) < 2 or 2 * max(together, alone) <= len(rows_of_figures):
        return None
    return together > alone


def _sums_up(rows: Sequence[Strip], marked: Sequence[int], column: int) -> bool:
    """True where a column is the sum of the ratings in most rows, and in two at least that are not all noughts."""
    sums = [(_figure(strip.texts[column]), sum(_figure(strip.texts[c]) or 0 for c in marked)) for strip in rows]
    told = [(whole, parts) for whole, parts in sums if whole or parts]
    fitting = sum(1 for whole, parts in told if whole == parts)
    return fitting >= 2 and 2 * fitting > len(told)


def _figure(text: str) -> int | None:
    match = re.match(r"\d+", text.strip())
    return int(match[0]) if match else None


def _lettered(heads: Sequence[str], below: Sequence[Strip], first: int) -> list[int]:
    """Columns of figures right before the known ratings, under letters that only the report's key explains."""
    found: list[int] = []
    for column in range(first - 1, 0, -1):
        if not _LETTER.fullmatch(heads[column].strip()) or not _holds_figures(below, column):
            break
        found.insert(0, column)
    return found


def _holds_figures(strips: Sequence[Strip], column: int) -> bool:
    """True where a column begins with a figure, or with a blank and then a figure."""
    texts = [strip.texts[column].strip() for strip in strips[:4]]
    return all(is_count(text) for text in texts) and any(text[:1].isdecimal() for text in texts)


def _is_figures_throughout(strips: Sequence[Strip], column: int) -> bool:
    """True where nothing but figures stands in a column, as in an overview of one row without a label."""
    texts = [strip.texts[column].strip() for strip in strips]
    return bool(texts) and all(text[:1].isdecimal() and is_count(text) for text in texts)
