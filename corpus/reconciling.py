"""Reconcile a figure in prose with the grid and the overview of a report, its own or another.

Only a figure that plainly speaks of every action is compared: one part of the report's own total, or
that total itself in words that leave nothing out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus import quoting
from corpus.conclusions import flatters
from corpus.figures import Figures, meaning_of, noun_of, prose_figures
from corpus.key_words import entry_meant, in_other_words, left_open, names_label, same_label
from corpus.overviews import column_of, filled_in, overviews, rated
from corpus.records import Finding, Quote
from corpus.unread import unread_grid
from normalise.records import Action, Report, StatedCount
from normalise.statuses import label_said

ACTIONS = frozenset("action actions activity activities task tasks project projects".split())
LIKE_ACTIONS = ACTIONS | frozenset(
    "milestone milestones deliverable deliverables commitment commitments recommendation recommendations "
    "point points item items priority priorities objective objectives".split()
)
ANOTHER_TIME = re.compile(
    r"\b(last|previous|next|coming) (quarter|period|year|month|report|time)\b|\bpreviously\b|\bhad been\b.*\bbefore\b"
    r"|\bcompared (with|to)\b|\bwill be\b|\btarget of\b",
    re.IGNORECASE,
)
# A wider word in prose may take in several of the report's own ratings: "in progress" is often all that is open.
READINGS: dict[str, tuple[frozenset[str], ...]] = {
    "complete": (frozenset({"complete"}),),
    "in progress": (
        frozenset({"in progress"}),
        frozenset({"in progress", "on track"}),
        frozenset({"in progress", "on track", "at risk", "off track"}),
        frozenset({"in progress", "on track", "at risk", "off track", "not started"}),
    ),
    "on track": (
        frozenset({"on track"}),
        frozenset({"on track", "complete"}),
        frozenset({"on track", "in progress"}),
        frozenset({"on track", "in progress", "complete"}),
    ),
    "at risk": (frozenset({"at risk"}), frozenset({"at risk", "off track"})),
    "off track": (frozenset({"off track"}), frozenset({"at risk", "off track"})),
    "not started": (frozenset({"not started"}),),
    "superseded": (frozenset({"superseded"}),),
}


_WIDE = frozenset({"in progress", "on track"})  # even beside a key these words are used for all that is open


@dataclass(frozen=True, slots=True)
class Side:
    """What the grid or the overview has to say of a figure. ``source`` is ``grid`` or ``overview``."""

    source: str
    agrees: bool
    counted: str
    quotes: tuple[Quote, ...]


@lru_cache(maxsize=16)
def _of_another_time(sentence: str) -> bool:
    return ANOTHER_TIME.search(sentence) is not None


def reconcile(claim: StatedCount, figures: Figures, report: Report) -> tuple[Side, ...]:
    """The figure against the grid and the overview of a report; empty where it cannot be compared."""
    if claim.value is None or claim.bound or claim.theme or _of_another_time(claim.sentence or ""):
        return ()
    nouns = set((noun_of(figures) or "").casefold().split()[-1:])
    if claim.part == "whole":
        if not nouns & ACTIONS or not _says_all(claim):
            return ()
        return tuple(_sides_of_total(claim, report))
    if claim.part != "share" or not nouns & LIKE_ACTIONS:
        return ()
    status, state = meaning_of(claim)
    if figures.base not in totals_of(report) or (not status and in_other_words(state, claim.what or "", report)):
        return ()
    return tuple(_sides_of_share(claim, report))


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading of a figure's words counts in a table: from ``low`` to ``high`` out of ``total``."""

    low: int
    high: int
    total: int
    quotes: tuple[Quote, ...]


def readings_in(claim: StatedCount, report: Report) -> Iterator[Reading]:
    """Every reading of a figure's words in the grid and the overview of a report, its own or another; none where
    the words may mean something else there."""
    nouns = set((claim.noun or "").casefold().split()[-1:])
    status, state = meaning_of(claim)
    if claim.theme or not nouns & LIKE_ACTIONS or (not status and in_other_words(state, claim.what or "", report)):
        return
    if report.actions and not unread_grid(report):
        for sure, maybe in _grid_readings(claim, report):
            quotes = quoting.quote_rows(sure or report.actions[:1], report)
            yield Reading(len(sure), len(sure) + len(maybe), len(report.actions), quotes)
    totals = [cell.value for cell in _grand_totals(report) if cell.value]
    for cells in overviews(report):
        for counted in _overview_readings(claim, cells):
            value = sum(cell.value or 0 for cell in counted)
            quotes = tuple(quoting.quote_cell(cell, report) for cell in counted[: quoting.MOST_ROWS])
            for total in totals or [len(report.actions)]:
                if total:
                    yield Reading(value, value, total, quotes)


def disagreements(
    report: Report, tables: Report, code: str, severity: str, names: tuple[str, str], about: str = ""
) -> Iterator[Finding]:
    """A finding for each figure in a report's prose that the tables of a report, its own or another, contradict.

    ``names`` are what the grid and the overview are called in the message; ``about`` opens each finding's key.
    """
    for figures in prose_figures(report):
        for claim in figures.claims:
            sides = reconcile(claim, figures, tables)
            if all(side.agrees for side in sides):
                continue
            what = claim.what or claim.noun or "actions"
            against = [side for side in sides if not side.agrees]
            counts = list(dict.fromkeys(side.counted.split()[0] for side in against))
            status, state = meaning_of(claim)
            yield Finding(
                code=code,
                severity=severity,
                message=f"The text says {claim.value} {what}; {_words_of_sides(sides, *names)}.",
                stated=f"{claim.value} {what}",
                counted="; ".join(f"{side.source} {side.counted}" for side in sides),
                place=claim.place,
                quotes=(quoting.quote_claim(claim, report), *(quote for side in sides for quote in side.quotes)),
                key=f"{about}{what} | {claim.printed}",
                repair=f"{quoting.listed(counts)} in the text, or {claim.value} in {_names_of(against, *names)}",
                changes_conclusion=len(against) == len(sides)
                and all(flatters(status, state, claim.value or 0, int(count), int(count)) for count in counts),
            )


def _names_of(sides: Sequence[Side], grid: str, overview: str) -> str:
    return quoting.listed([grid if side.source == "grid" else overview for side in sides])


def totals_of(report: Report) -> set[int]:
    """How many actions a report has, by its grid and by its overview."""
    totals = {cell.value for cell in _grand_totals(report) if cell.value}
    return totals | ({len(report.actions)} if report.actions else set())


def share_of_all(claim: StatedCount, report: Report) -> int | None:
    """How many rows of the grid surely have the rating or state that a figure names; None if unclear."""
    counts = list(_grid_readings(claim, report))
    return len(counts[0][0]) if counts and not counts[0][1] else None


def _grand_totals(report: Report) -> Iterator[StatedCount]:
    for cells in overviews(report):
        for cell in cells:
            if not (cell.theme or cell.timescale or rated(cell)) and cell.exact:
                yield cell


def _says_all(claim: StatedCount) -> bool:
    if claim.what:
        return False
    number, noun = re.escape(claim.printed.split()[0]) if claim.printed.split() else "", claim.noun or ""
    opening = r"(of|all|total of|has|have|had|contains?|comprises?|includes?|sets( out)?|there (are|were))( the| all)?"
    ending = r"(\s*$|\s*[.,;:(]| in (total|all)\b| in (the|this|our) (\w+ )?(plan|strategy|programme)\b)"
    pattern = rf"\b{opening} {number} (\w+ )?{re.escape(noun)}{ending}"
    return bool(number and re.search(pattern, " ".join((claim.sentence or "").split()), re.IGNORECASE))


def _sides_of_total(claim: StatedCount, report: Report) -> Iterator[Side]:
    value = claim.value or 0
    if report.actions and not unread_grid(report):
        # The text may count the numbered deliverables that the rows of a grid stand under.
        others = {len({getattr(a, name) for a in report.actions}) for name in ("ref", "key_deliverable")}
        agrees = value == len(report.actions) or value in others
        rows = quoting.number(len(report.actions), "row")
        yield Side("grid", agrees, rows, quoting.quote_rows(report.actions[-1:], report))
    for cell in _grand_totals(report):
        yield Side("overview", cell.value == value, str(cell.value), (quoting.quote_cell(cell, report),))


def _sides_of_share(claim: StatedCount, report: Report) -> Iterator[Side]:
    value = claim.value or 0
    if not unread_grid(report) and (readings := list(_grid_readings(claim, report))):
        rows, more = readings[0]
        agrees = any(len(sure) <= value <= len(sure) + len(maybe) for sure, maybe in readings)
        counted = str(len(rows)) + (f" to {len(rows) + len(more)}" if more else "")
        yield Side("grid", agrees, counted, quoting.quote_rows(rows or report.actions[:1], report))
    stated = [reading for cells in overviews(report) for reading in _overview_readings(claim, cells)]
    if stated:
        agrees = any(sum(cell.value or 0 for cell in cells) == value for cells in stated)
        counted = str(sum(cell.value or 0 for cell in stated[0]))
        quoted = [cell for cell in stated[0] if cell.value] or stated[0]
        quotes = tuple(quoting.quote_cell(cell, report) for cell in quoted[: quoting.MOST_ROWS])
        yield Side("overview", agrees, counted, quotes)


def _grid_readings(claim: StatedCount, report: Report) -> Iterator[tuple[list[Action], list[Action]]]:
    """The rows that each reading of the claim's words counts, with those that could be added."""
    actions = report.actions
    status, state = meaning_of(claim)
    entry, exact_words = entry_meant(claim.what or "", report)
    rows = [action for action in actions if entry and same_label(action.status_printed, entry)]
    by_letter = label_said(claim.what or "") != ""
    by_label = entry is not None and (by_letter or (state not in _WIDE and names_label(claim.what or "", entry)))
    if rows or (by_label and not status and _prints_its_labels(report)):
        yield rows, [action for action in actions if action.status is None and action.state == "unknown"]
        if by_label or (exact_words and state not in _WIDE):
            return
    unread = [action for action in actions if action.status is None and action.state == "unknown"]
    if status:
        if any(action.status for action in actions):
            yield [action for action in actions if action.status == status], unread
        return
    unread = [action for action in actions if action.state == "unknown"]
    several = left_open(report)
    # A state that no row has is more likely another word for one of the ratings than a contradiction.
    if state and any(action.state == state for action in actions):
        for states in READINGS.get(state, ()):
            open_labels = {label for label, meant in several.items() if states & meant}
            sure = [one for one in actions if one.state in states and one.status_printed not in open_labels]
            yield sure, [*unread, *(one for one in actions if one.status_printed in open_labels)]


def _prints_its_labels(report: Report) -> bool:
    """Whether the grid rates by the labels of the report's key: then one that no row has counts nought."""
    entries = [entry for entry in report.key if entry.kind == "status"]
    return any(same_label(action.status_printed, entry) for entry in entries for action in report.actions)


def _overview_readings(claim: StatedCount, cells: Sequence[StatedCount]) -> Iterator[list[StatedCount]]:
    """The cells that each reading of the claim's words adds up."""
    status, state = meaning_of(claim)
    label = label_said(claim.what or "")
    wanted = (frozenset({status}),) if status else READINGS.get(state or "", ())
    stated = [cell for cell in filled_in(cells) if rated(cell)]
    for rows in _whole_report(stated):
        named = [cell for cell in rows if label and column_of(cell).label == label]
        if named:
            if all(cell.exact for cell in named):
                yield named
            continue
        if not any((cell.status if status else cell.state) in wanted[:1][0] for cell in rows if wanted):
            continue
        for names in wanted:
            counted = [cell for cell in rows if (cell.status if status else cell.state) in names]
            if counted and all(cell.exact for cell in counted):
                yield counted


def _whole_report(cells: Sequence[StatedCount]) -> Iterator[list[StatedCount]]:
    """The cells that cover every action once: the Total row, and the rows of the themes together."""
    for whole in (True, False):
        rows = [cell for cell in cells if (cell.theme is None) is whole]
        termed = [cell for cell in rows if cell.timescale]
        if rows:
            yield termed or rows


def _words_of_sides(sides: Iterable[Side], grid: str, overview: str) -> str:
    """What each side has, in words: ``the grid has 41; the overview agrees with the text (42)``."""
    names = {"grid": grid, "overview": overview}
    return "; ".join(
        f"{names[side.source]} agrees with it ({side.counted})"
        if side.agrees
        else f"{names[side.source]} has {side.counted}"
        for side in sorted(sides, key=lambda side: side.agrees)
    )
