"""What the words of a figure in prose count in the grid and in the overview of a report, its own or another.

A word in prose may be wider than the report's own ratings ("in progress" is often all that is open), so one figure
may have several readings; what none of them counts is a contradiction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from corpus import quoting
from corpus.figures import is_said_as_rating, meaning_of
from corpus.key_words import entry_meant, in_other_words, label_words, left_open, names_label, same_label
from corpus.overviews import column_of, filled_in, overviews, plain_label, rated
from corpus.records import Quote
from corpus.unread import unread_grid
from extractors.wording import plain
from normalise.arithmetic import percent_of
from normalise.records import Action, Report, StatedCount
from normalise.state_words import put_off, without_fillers
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


_BEGUN = re.compile(r"\b(?:started|commenced|begun|began)\b", re.IGNORECASE)
_SINCE_BEGUN = frozenset({"in progress", "on track", "at risk", "off track", "complete"})  # what is done was begun
_WIDE = frozenset({"in progress", "on track"})  # even beside a key these words are used for all that is open


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that one reading of a figure's words counts, and those that could be added. ``meant`` is the reading:
    a label, a colour, or states."""

    sure: tuple[Action, ...]
    maybe: tuple[Action, ...]
    meant: str | frozenset[str]


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of an overview that one reading of a figure's words adds up."""

    cells: tuple[StatedCount, ...]
    meant: str | frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reading of a figure's words counts in a table: from ``low`` to ``high`` out of ``total``."""

    low: int
    high: int
    total: int
    quotes: tuple[Quote, ...]
    meant: str | frozenset[str]

    @property
    def least(self) -> Fraction:
        """The lowest share that it can be, in per cent."""
        return Fraction(100 * self.low, self.total)

    @property
    def most(self) -> Fraction:
        """The highest share that it can be, in per cent."""
        return Fraction(100 * self.high, self.total)

    def in_words(self, places: int = 1) -> str:
        """ "38 of 53 (71.7%)"."""
        return f"{self.low} of {self.total} ({percent_of(self.low, self.total, places)}%)"


def readings_in(claim: StatedCount, report: Report) -> Iterator[Reading]:
    """Every reading of a figure's words in the grid and the overview of a report, its own or another; none where
    the words may mean something else there."""
    nouns = set((claim.noun or "").casefold().split()[-1:])
    status, state = meaning_of(claim)
    if claim.theme or not nouns & LIKE_ACTIONS or (not status and in_other_words(state, claim.what or "", report)):
        return
    if report.actions and not unread_grid(report):
        for rows in grid_readings(claim, report):
            low, quotes = len(rows.sure), quoting.quote_rows(rows.sure or report.actions[:1], report)
            yield Reading(low, low + len(rows.maybe), len(report.actions), quotes, rows.meant)
    totals = [cell.value for cell in grand_totals(report) if cell.value]
    for stated in overviews(report):
        for counted in overview_readings(claim, stated):
            value = sum(cell.value or 0 for cell in counted.cells)
            quotes = tuple(quoting.quote_cell(cell, report) for cell in counted.cells[: quoting.MOST_ROWS])
            for total in totals or [len(report.actions)]:
                if total:
                    yield Reading(value, value, total, quotes, counted.meant)


def in_one_sense(of: Sequence[Reading], like: Sequence[Reading]) -> list[Reading]:
    """Those of the readings that take the words as one of the others does; all where none does."""
    senses = {one.meant for one in like}
    return [one for one in of if one.meant in senses] or list(of)


@lru_cache(maxsize=16)
def of_another_time(sentence: str) -> bool:
    """Whether a sentence speaks of another period, a target or what is to come."""
    return ANOTHER_TIME.search(sentence) is not None


def totals_of(report: Report) -> set[int]:
    """How many actions a report has, by its grid and by its overview."""
    totals = {cell.value for cell in grand_totals(report) if cell.value}
    return totals | ({len(report.actions)} if report.actions else set())


def share_of_all(claim: StatedCount, report: Report) -> int | None:
    """How many rows of the grid surely have the rating or state that a figure names; None if unclear."""
    counts = list(grid_readings(claim, report))
    return len(counts[0].sure) if counts and not counts[0].maybe else None


def grand_totals(report: Report) -> Iterator[StatedCount]:
    """The totals of all actions that the overviews print."""
    for cells in overviews(report):
        for cell in cells:
            if not (cell.theme or cell.timescale or rated(cell)) and cell.exact:
                yield cell


def speaks_of_all(claim: StatedCount) -> bool:
    """Whether a share is said of every action: "31% of all actions", and not of those of a place or a kind."""
    words = " ".join((claim.sentence or "").casefold().split())
    noun = (claim.noun or "").casefold()
    openings = ("of ", "of all ", "of the ", "of our ", "of all the ")
    return any(f"{opening}{noun} " in f"{words} " for opening in openings)


def of_every_action(claim: StatedCount, report: Report) -> bool:
    """Whether a percentage without a count plainly speaks of every action of a report that has a grid, and of now."""
    nouns = set((claim.noun or "").casefold().split()[-1:])
    if claim.part != "share" or claim.theme or not nouns & ACTIONS or not report.actions or unread_grid(report):
        return False
    return speaks_of_all(claim) and not of_another_time(claim.sentence or "") and meaning_of(claim) != (None, None)


def grid_readings(claim: StatedCount, report: Report) -> Iterator[Rows]:
    """The rows that each reading of the claim's words counts."""
    actions = report.actions
    status, state = meaning_of(claim)
    words = claim.what or ""
    entry, exact_words = entry_meant(words, report)
    rows = [action for action in actions if entry and same_label(action.status_printed, entry)]
    by_letter = label_said(words) != ""
    plainly = state not in _WIDE or is_said_as_rating(claim)
    by_label = entry is not None and (by_letter or (plainly and names_label(words, entry)))
    unrated = [action for action in actions if action.status is None and action.state == "unknown"]
    if entry and (rows or (by_label and not status and _prints_its_labels(report))):
        yield Rows(tuple(rows), tuple(unrated), label_words(entry.label))
        if by_label or (exact_words and state not in _WIDE):
            return
    if status:
        if any(action.status for action in actions):
            sure = tuple(action for action in actions if action.status == status)
            yield Rows(sure, tuple(unrated), status)
        return
    if state is None:
        yield from _of_a_word(without_fillers(words), actions)
        return
    # Of two labels for one state ("Embedded", "Delivered") a figure may mean the one whose word it says.
    if labelled := [one for one in actions if is_same_word(one.status_printed, words)]:
        yield Rows(tuple(labelled), tuple(unrated), label_words(words))
    # What is put off is surely not complete; whether it is in progress, or not started, nobody says.
    unread = [one for one in actions if one.state == "unknown" and not (state == "complete" and _is_put_off(one))]
    several = left_open(report)
    # A state that no row has is more likely another word for one of the ratings than a contradiction.
    if any(action.state == state for action in actions):
        for states in _senses(state, words):
            open_labels = {label for label, meant in several.items() if states & meant}
            sure = tuple(one for one in actions if one.state in states and one.status_printed not in open_labels)
            maybe = (*unread, *(one for one in actions if one.status_printed in open_labels))
            yield Rows(sure, maybe, states)


def is_same_word(printed: str | None, words: str | None) -> bool:
    """Whether a cell prints just the words that a figure is said of."""
    said = without_fillers(words or "")
    return bool(said) and printed is not None and said == without_fillers(printed)


def _senses(state: str, words: str) -> tuple[frozenset[str], ...]:
    begun = state == "in progress" and _BEGUN.search(words) is not None
    return (*READINGS.get(state, ()), *([_SINCE_BEGUN, _SINCE_BEGUN | {"superseded"}] if begun else []))


def _of_a_word(word: str, actions: Sequence[Action]) -> Iterator[Rows]:
    """The rows that print the very word ("deferred"), which no vocabulary knows a state of."""
    rows = tuple(action for action in actions if word and plain(action.status_printed or "") == word)
    if rows and put_off(word):
        yield Rows(rows, tuple(action for action in actions if not action.status_printed), word)


def _is_put_off(action: Action) -> bool:
    return put_off(action.status_printed or "")


def _prints_its_labels(report: Report) -> bool:
    """Whether the grid rates by the labels of the report's key: then one that no row has counts nought."""
    entries = [entry for entry in report.key if entry.kind == "status"]
    return any(same_label(action.status_printed, entry) for entry in entries for action in report.actions)


def overview_readings(claim: StatedCount, cells: Sequence[StatedCount]) -> Iterator[Cells]:
    """The cells that each reading of the claim's words adds up."""
    status, state = meaning_of(claim)
    label = label_said(claim.what or "") or (plain_label(claim.what or "") if is_said_as_rating(claim) else "")
    wanted = (frozenset({status}),) if status else _senses(state or "", claim.what or "")
    stated = [cell for cell in filled_in(cells) if rated(cell)]
    for rows in _whole_report(stated):
        named = [cell for cell in rows if label and column_of(cell).label == label]
        if named:
            if all(cell.exact for cell in named):
                yield Cells(tuple(named), label)
            continue
        labelled = [cell for cell in rows if is_same_word(cell.status_printed, claim.what)]
        if labelled and all(cell.exact for cell in labelled):
            yield Cells(tuple(labelled), label_words(claim.what or ""))
        if not any((cell.status if status else cell.state) in wanted[:1][0] for cell in rows if wanted):
            continue
        for names in wanted:
            counted = [cell for cell in rows if (cell.status if status else cell.state) in names]
            if counted and all(cell.exact for cell in counted):
                yield Cells(tuple(counted), status or names)


def _whole_report(cells: Sequence[StatedCount]) -> Iterator[list[StatedCount]]:
    """The cells that cover every action once: the Total row, and the rows of the themes together."""
    for whole in (True, False):
        rows = [cell for cell in cells if (cell.theme is None) is whole]
        termed = [cell for cell in rows if cell.timescale]
        if rows:
            yield termed or rows
