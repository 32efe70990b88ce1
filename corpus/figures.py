"""Figures in prose: the lists they stand in, what their words mean, and how far they reach."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from normalise.records import Report, StatedCount

CLOSING = re.compile(r"\b(a further|the remaining|the remainder|the rest|the other)\b", re.IGNORECASE)


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
        return all(claim.value is not None and not claim.bound for claim in self.shares)

    @property
    def total(self) -> int:
        """What the exact parts add up to."""
        return sum(claim.value or 0 for claim in self.shares if not claim.bound)

    @property
    def closed(self) -> bool:
        """Whether the wording says that nothing is left out."""
        return bool(self.shares) and all(claim.complete_list for claim in self.shares)

    @property
    def exclusive(self) -> bool:
        """Whether nothing can be counted in two parts at once.

        Answers to a survey overlap; ratings do not. So the parts must be told apart by their words, and
        half of them or more must be ratings or states of progress.
        """
        words = [(claim.what or "").casefold() for claim in self.shares]
        meanings = [meaning_of(claim) for claim in self.shares]
        known = [meaning for meaning in meanings if meaning != (None, None)]
        return len(set(words)) == len(words) and 2 * len(known) >= len(words) and bool(known)


def prose_figures(report: Report) -> tuple[Figures, ...]:
    """The lists of figures in a report's prose, one for each base; a figure by itself is a list of one."""
    found: dict[tuple[int, int, int | None], list[StatedCount]] = {}
    for place, claim in enumerate(report.stated_counts):
        if claim.source == "prose":
            alone = 0 if claim.group else place + 1
            found.setdefault((claim.group, alone, claim.of), []).append(claim)
    return tuple(Figures(of, tuple(claims)) for (_, _, of), claims in found.items())


@cache
def meaning_of(claim: StatedCount) -> tuple[str | None, str | None]:
    """The rating and the state of progress that a figure's words stand for, None where they name none."""
    if claim.status or claim.state not in (None, "unknown"):
        return claim.status, claim.state
    words = claim.what or ""
    return status_of_words(words), state_of_words(words)


def status_of_words(words: str) -> str | None:
    for colour in ("red", "amber", "green", "blue"):
        if re.search(rf"\b{colour}\b", words.casefold()):
            return colour
    return None


def state_of_words(words: str) -> str | None:
    for state, pattern in {
        "complete": r"\b(complete|completed|implemented|achieved|finished)\b",
        "not started": r"\bnot (yet )?started\b",
        "off track": r"\b(off track|behind)\b",
        "on track": r"\bon (track|target)\b",
        "in progress": r"\b(in progress|process of being|under way)\b",
    }.items():
        if re.search(pattern, words.casefold()):
            return state
    return None
