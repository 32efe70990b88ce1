"""Findings that a person has accepted: which findings a suppression is about, and for how long it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from corpus.records import Finding, Suppression


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with what surrounds it. ``marks`` are the fingerprints it answers to, its own one first."""

    finding: Finding
    plan: str
    period: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a run really checked, to tell "not found" from "not looked for".

    ``everything``: all reports there are. ``plans``: those of which every report was checked. ``reports``:
    ``(plan, period)`` of the reports checked. ``left_out``: codes that the user did not want. ``skipped``:
    ``(code, plan, period)`` of checks that could not run.
    """

    everything: bool = False
    plans: frozenset[str] = frozenset()
    reports: frozenset[tuple[str, str]] = frozenset()
    left_out: frozenset[str] = frozenset()
    skipped: frozenset[tuple[str, str, str]] = frozenset()

    def covers(self, code: str, plan: str, period: str) -> bool:
        """Whether each finding of this code, plan and period would have been found; ``""`` means any."""
        if not self.everything and (not plan or same_words(plan) not in map(same_words, self.plans)):
            return False
        if (plan or period) and not any(_open_to(plan, one) and _open_to(period, then) for one, then in self.reports):
            return False  # that report has not come in yet, or was taken away
        if code in self.left_out or (self.left_out and not code):
            return False
        return not any(
            _open_to(code, skipped_code) and _open_to(plan, skipped_plan) and _open_to(period, skipped_period)
            for skipped_code, skipped_plan, skipped_period in self.skipped
        )


def same_words(text: str) -> str:
    """A text in the form in which two are compared: without case, and blanks single."""
    return " ".join(text.casefold().split())


def fits(suppression: Suppression, found: Found) -> bool:
    """Whether a suppression is about a finding; one that has expired fits too.

    Every part that is given must fit, so a fingerprint beside a mistyped code fits nothing rather than
    too much.
    """
    finding = found.finding
    return (
        bool(suppression.fingerprint or (suppression.code and suppression.plan and suppression.subject))
        and (not suppression.fingerprint or suppression.fingerprint.casefold() in found.marks)
        and _open_to(suppression.code, finding.code)
        and _open_to(suppression.plan, found.plan)
        and _open_to(suppression.period, found.period)
        and (not suppression.subject or _like(suppression.subject, finding.key))
    )


def expired(suppression: Suppression, today: date) -> bool:
    """Whether its last day is over."""
    return suppression.until is not None and suppression.until < today


def first_fitting(suppressions: Iterable[Suppression], found: Found, today: date) -> Suppression | None:
    """The first suppression in force that is about a finding."""
    return next((each for each in suppressions if not expired(each, today) and fits(each, found)), None)


def _open_to(wanted: str, value: str) -> bool:
    return not wanted or same_words(wanted) == same_words(value)


def _like(pattern: str, text: str) -> bool:
    # Not fnmatch: subjects hold square brackets ("[fill #00FF00]"), which it would take for a set of letters.
    parts = (re.escape(part) for part in same_words(pattern).split("*"))
    return re.fullmatch(".*".join(parts), same_words(text), re.DOTALL) is not None
