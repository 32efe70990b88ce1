"""Figures in prose: the lists they stand in, what their words mean, and how far they reach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from normalise.arithmetic import Totals, common_totals, shares_can_add_to
from normalise.records import Report, StatedCount
from normalise.state_words import state_of_words
from normalise.statuses import status_of_words

CLOSING = re.compile(r"\b(a further|the remaining|the remainder|the rest|the other)\b", re.IGNORECASE)
PERCENT = re.compile(r"\d+(\.\d+)?")
_RATED = r"\b(?:rag[- ])?(?:rated|graded|marked|scored|coded|classed)(?: as)? "


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one list in prose that share a base; ``base`` is None where none is stated."""

    base: int | None
    claims: tuple[StatedCount, ...]

    @property
    def shares(self) -> tuple[StatedCount, ...]:
        """The parts of the base: what is counted inside another part is left out."""
        return tuple(claim for claim in self.claims if claim.part == "share")

    @property
    def exact(self) -> bool:
        """Whether every part says exactly how many."""
        return all(claim.exact for claim in self.shares)

    @property
    def total(self) -> int:
        """What the exact parts add up to."""
        return sum(claim.value or 0 for claim in self.shares if not claim.bound)

    @property
    def closed(self) -> bool:
        """Whether the wording says that nothing is left out."""
        return bool(self.shares) and all(claim.complete_list for claim in self.shares)


def prose_figures(report: Report) -> tuple[Figures, ...]:
    """The lists of figures in a report's prose, one for each base; a figure by itself is a list of one."""
    found: dict[tuple[int, int, int | None], list[StatedCount]] = {}
    for place, claim in enumerate(report.stated_counts):
        if claim.source == "prose":
            alone = 0 if claim.group else place + 1
            base = claim.value if claim.part == "whole" and claim.of is None else claim.of
            found.setdefault((claim.group, alone, base), []).append(claim)
    return tuple(Figures(of, tuple(claims)) for (_, _, of), claims in found.items())


@lru_cache(maxsize=8192)
def meaning_of(claim: StatedCount) -> tuple[str | None, str | None]:
    """The rating and the state of progress that a figure's words stand for, None where they name none."""
    if claim.status or claim.state not in (None, "unknown"):
        return claim.status, claim.state
    words = claim.what or ""
    state = state_of_words(words)
    return status_of_words(words), None if state == "unknown" else state


@lru_cache(maxsize=1024)
def is_said_as_rating(claim: StatedCount) -> bool:
    """Whether the text says that things are *rated* so: "rated on track" means the rating of that name, where "on
    track" by itself may take in what is complete."""
    words = " ".join((claim.what or "").split())
    pattern = rf"{_RATED}{re.escape(words)}\b"
    return bool(words) and re.search(pattern, claim.sentence or "", re.IGNORECASE) is not None


def printed_percent(claim: StatedCount) -> str | None:
    """The printed percentage where it is one exact share of a whole, else None."""
    digits = claim.percent
    if digits is None or claim.bound or claim.percent_bound or claim.part == "change" or not PERCENT.fullmatch(digits):
        return None
    return digits if Fraction(digits) <= 100 else None


def pairs(claims: Sequence[StatedCount]) -> list[tuple[StatedCount, int, str]]:
    """The figures that state both a count and its percentage: claim, count, digits."""
    return [
        (claim, claim.value, percent)
        for claim in claims
        if claim.value is not None and (percent := printed_percent(claim)) is not None
    ]


def totals_behind(figures: Figures) -> Totals | None:
    """The totals that fit every count and percentage of a list without a stated base; None where no total does."""
    listed = pairs(figures.shares) or pairs(figures.claims)
    percents = [percent for _, _, percent in listed]
    values = [value for _, value, _ in listed]
    # Parts that can overlap (answers to a survey) need a total no larger than the largest of them.
    apart = shares_can_add_to(percents) or sum(map(Fraction, percents)) <= 100
    least = max(figures.total, sum(values)) if apart else max(values, default=1)
    return common_totals([(value, percent) for _, value, percent in listed], least)


def noun_of(figures: Figures) -> str | None:
    """What a list counts: the word printed with one of its figures."""
    return next((claim.noun for claim in figures.claims if claim.noun), None)
