"""Reconcile a figure in prose with the grid and the overview of a report, its own or another.

Only a figure that plainly speaks of every action is compared: one part of the report's own total, or
that total itself in words that leave nothing out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus import quoting
from corpus.conclusions import flatters
from corpus.figures import Figures, meaning_of, noun_of, prose_figures
from corpus.going_through import speaks_of_the_plan
from corpus.key_words import in_other_words
from corpus.overviews import overviews
from corpus.records import Finding, Quote
from corpus.then_and_now import speaks_of_another_time
from corpus.unread import unread_grid
from corpus.word_readings import (
    ACTIONS,
    LIKE_ACTIONS,
    grand_totals,
    grid_readings,
    of_another_time,
    overview_readings,
    totals_of,
)
from normalise.number_words import SIMPLE
from normalise.records import Report, StatedCount

_MOST_MISCOUNTED = 10  # actions by which people err who have counted them


@dataclass(frozen=True, slots=True)
class Side:
    """What the grid or the overview has to say of a figure. ``source`` is ``grid`` or ``overview``."""

    source: str
    agrees: bool
    counted: str
    quotes: tuple[Quote, ...]


def _of_another_time(sentence: str, report: Report) -> bool:
    """Whether a figure speaks of another period than the report's: "at the end of Quarter 2", in one of Quarter 3."""
    return of_another_time(sentence) or speaks_of_another_time(sentence, report)


def reconcile(claim: StatedCount, figures: Figures, report: Report, *, of_all: bool = False) -> tuple[Side, ...]:
    """The figure against the grid and the overview of a report; empty where it cannot be compared. ``of_all``: its list
    is known to be of every action, though it states no total."""
    if claim.value is None or claim.bound or claim.theme or _of_another_time(claim.sentence or "", report):
        return ()
    nouns = set((noun_of(figures) or "").casefold().split()[-1:])
    if claim.part == "whole":
        if not nouns & ACTIONS or not _says_all(claim):
            return ()
        return tuple(_sides_of_total(claim, report))
    if claim.part != "share" or not nouns & LIKE_ACTIONS:
        return ()
    status, state = meaning_of(claim)
    if not (of_all or figures.base in totals_of(report)) or (
        not status and in_other_words(state, claim.what or "", report)
    ):
        return ()
    return tuple(_sides_of_share(claim, report))


def disagreements(
    report: Report, tables: Report, code: str, severity: str, names: tuple[str, str], about: str = ""
) -> Iterator[Finding]:
    """A finding for each figure in a report's prose that the tables of a report, its own or another, contradict.

    ``names`` are what the grid and the overview are called in the message; ``about`` opens each finding's key.
    """
    for figures in prose_figures(report):
        of_all = speaks_of_the_plan(figures, report, tables)
        for claim in figures.claims:
            sides = reconcile(claim, figures, tables, of_all=of_all)
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


def _says_all(claim: StatedCount) -> bool:
    if claim.what:
        return False
    number, noun = re.escape(claim.printed.split()[0]) if claim.printed.split() else "", claim.noun or ""
    opening = r"(of|all|total of|has|have|had|contains?|comprises?|includes?|sets( out)?|there (are|were))( the| all)?"
    ending = r"(\s*$|\s*[.,;:(]| in (total|all)\b| in (the|this|our) (\w+ )?(plan|strategy|programme)\b"
    ending += rf"| (?:\d|(?:{'|'.join(SIMPLE)})\b))"  # "of the five actions three are complete"
    pattern = rf"\b{opening} {number} (\w+ )?{re.escape(noun)}{ending}"
    return bool(number and re.search(pattern, " ".join((claim.sentence or "").split()), re.IGNORECASE))


def _sides_of_total(claim: StatedCount, report: Report) -> Iterator[Side]:
    value = claim.value or 0
    # A grid of far less than half of them is a list of exceptions, and no slip of anybody's.
    far = max(2 * len(report.actions), len(report.actions) + _MOST_MISCOUNTED)
    if report.actions and value <= far and not unread_grid(report):
        # The text may count the numbered deliverables that the rows of a grid stand under.
        others = {len({getattr(a, name) for a in report.actions}) for name in ("ref", "key_deliverable")}
        others |= set() if _of_the_plan(claim) else _by_theme(report)
        agrees = value == len(report.actions) or value in others
        rows = quoting.number(len(report.actions), "row")
        yield Side("grid", agrees, rows, quoting.quote_rows(report.actions[-1:], report))
    for cell in grand_totals(report):
        yield Side("overview", cell.value == value, str(cell.value), (quoting.quote_cell(cell, report),))


def _of_the_plan(claim: StatedCount) -> bool:
    """Whether a total is said of the plan, and cannot be that of the theme under whose heading it may stand."""
    return re.search(r"\b(plan|strategy|programme|in total|in all)\b", claim.sentence or "", re.IGNORECASE) is not None


def _by_theme(report: Report) -> set[int]:
    sizes = Counter(action.theme for action in report.actions if action.theme)
    return set(sizes.values()) if len(sizes) > 1 else set()


def _sides_of_share(claim: StatedCount, report: Report) -> Iterator[Side]:
    value = claim.value or 0
    if not unread_grid(report) and (readings := list(grid_readings(claim, report))):
        rows, more = readings[0].sure, readings[0].maybe
        agrees = any(len(one.sure) <= value <= len(one.sure) + len(one.maybe) for one in readings)
        counted = str(len(rows)) + (f" to {len(rows) + len(more)}" if more else "")
        yield Side("grid", agrees, counted, quoting.quote_rows(rows or report.actions[:1], report))
    stated = [reading.cells for cells in overviews(report) for reading in overview_readings(claim, cells)]
    if stated:
        agrees = any(sum(cell.value or 0 for cell in cells) == value for cells in stated)
        counted = str(sum(cell.value or 0 for cell in stated[0]))
        quoted = [cell for cell in stated[0] if cell.value] or list(stated[0])
        quotes = tuple(quoting.quote_cell(cell, report) for cell in quoted[: quoting.MOST_ROWS])
        yield Side("overview", agrees, counted, quotes)


def _words_of_sides(sides: Iterable[Side], grid: str, overview: str) -> str:
    """What each side has, in words: ``the grid has 41; the overview agrees with the text (42)``."""
    names = {"grid": grid, "overview": overview}
    return "; ".join(
        f"{names[side.source]} agrees with it ({side.counted})"
        if side.agrees
        else f"{names[side.source]} has {side.counted}"
        for side in sorted(sides, key=lambda side: side.agrees)
    )
