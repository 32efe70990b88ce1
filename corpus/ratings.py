"""Ratings of two reports compared, each as its own report means it.

A rating is the states it can stand for and its colour. "Worse" and "complete" are only said where no reading
of either rating speaks against it: a green that may be done or on track is neither surely.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.key_words import label_words
from extractors.printed import KeyEntry
from extractors.records import Place
from extractors.wording import plain
from normalise.records import Action, Report
from normalise.statuses import Scale
from normalise.vocabulary import OPEN_STATES

_HALF_STEPS = frozenset({"amber/green", "amber/red"})
_STEPS = {"red": 0, "amber/red": 1, "amber": 2, "amber/green": 3, "green": 4}
# On a scale of three lights a half step may have been rounded to either side.
_ROUNDED = {"red": (0, 0), "amber/red": (0, 2), "amber": (2, 2), "amber/green": (2, 4), "green": (4, 4)}
_RANKS = {"off track": 0, "at risk": 1, "in progress": 2, "on track": 2, "complete": 3}
_SCALES = 64  # keys remembered; most reports of a plan print the same one


@dataclass(frozen=True, slots=True)
class Rating:
    """``states`` are all that it can stand for in its report; ``scale`` is that report's key, by label and
    meaning; ``halves`` tells whether there are steps between the three lights."""

    printed: str
    colour: str | None
    states: frozenset[str]
    scale: frozenset[tuple[str, str]] = frozenset()
    halves: bool = False

    @property
    def complete(self) -> bool:
        """Surely complete."""
        return self.states == {"complete"}

    @property
    def open(self) -> bool:
        """Surely still to be done."""
        return bool(self.states) and self.states <= OPEN_STATES


@dataclass(frozen=True, slots=True)
class _Scale:
    """How one report rates: its labels that may stand for several states, its key, its half steps."""

    several: Mapping[str, frozenset[str]]
    key: frozenset[tuple[str, str]]
    halves: bool


@dataclass(slots=True)
class Ratings:
    """Reads ratings by the key of their report, or by the vocabulary that fits it; each report once."""

    _scales: dict[str, _Scale] = field(default_factory=dict)

    def of(self, action: Action, report: Report) -> Rating:
        """What the rating of an action means in its report."""
        scale = self._scale(report)
        states = scale.several.get(action.status_printed or "", frozenset())
        # The state that was recovered decides, unless the label says as much and more.
        states = states if action.state in states else frozenset({action.state})
        return Rating(action.status_printed or "", action.status, states, scale.key, scale.halves)

    def of_label(self, printed: str, report: Report) -> Rating:
        """What a label printed elsewhere in a report ("previous status") means on the report's scale."""
        scale = self._scale(report)
        reading = _read(_entries(report), tuple(sorted({*_labels(report), printed}))).read(printed)
        states = frozenset(reading.may_be) or frozenset({reading.state})
        return Rating(printed, reading.status, states, scale.key, scale.halves)

    def _scale(self, report: Report) -> _Scale:
        if report.sha256 not in self._scales:
            labels = _labels(report)
            scale = _read(_entries(report), tuple(sorted(labels)))
            several = {label: frozenset(scale.read(label).may_be) for label in labels}
            key = frozenset((label_words(label), plain(meaning)) for label, meaning in _entries(report))
            self._scales[report.sha256] = _Scale(several, key, _has_halves(report))
        return self._scales[report.sha256]


def worse(before: Rating, now: Rating) -> bool:
    """Whether ``now`` is surely a worse rating than ``before``.

    The states decide, as each report's key gives them. Where they are equal, or cannot be ranked ("not
    started" may be as it should), the colours do. The same label is never worse: its meaning changed.
    """
    if label_words(before.printed) == label_words(now.printed) or not now.open or "superseded" in before.states:
        return False
    steps = {_compared(one, other) for one in before.states for other in now.states}
    colours = _colours_compared(before, now)
    if colours is None:
        return steps == {-1}
    return colours < 0 and max(steps) <= 0


def _compared(before: str, now: str) -> int:
    """-1 where a state is worse than the one before, 1 where it is better, 0 where nobody can say."""
    if "not started" in (before, now):
        if before in ("in progress", "complete"):
            return -1
        return 1 if now in ("in progress", "complete") else 0
    first, second = _RANKS.get(before), _RANKS.get(now)
    if first is None or second is None:
        return 0
    return (second > first) - (second < first)


def _colours_compared(before: Rating, now: Rating) -> int | None:
    """As ``_compared``, by colour; None where one has none that is a light."""
    if before.colour not in _STEPS or now.colour not in _STEPS:
        return None
    if before.halves == now.halves:
        first, second = _STEPS[before.colour], _STEPS[now.colour]
        return (second > first) - (second < first)
    (low, high), (least, most) = _ROUNDED[before.colour], _ROUNDED[now.colour]
    return (least > high) - (most < low)


def contradict(printed: Rating, history: Rating) -> bool:
    """Whether two ratings given for the same action and time cannot both be right. Across two scales a colour
    may have been put into the other scale's terms, so only states that exclude each other count."""
    said, was = label_words(printed.printed), label_words(history.printed)
    if said == was:
        return False
    if printed.scale == history.scale and {said, was} <= {label for label, _ in printed.scale}:
        return True  # two labels of one key, whatever they mean
    if "unknown" in printed.states | history.states:
        return False
    apart = not any(_may_be_one(one, other) for one in printed.states for other in history.states)
    if printed.colour and history.colour:
        return printed.colour != history.colour and (apart or printed.scale == history.scale)
    return apart


def _may_be_one(one: str, other: str) -> bool:
    """ "In progress" is said of all that is open."""
    return one == other or ("in progress" in (one, other) and {one, other} <= OPEN_STATES)


def _labels(report: Report) -> set[str]:
    return {action.status_printed for action in report.actions if action.status_printed}


def _has_halves(report: Report) -> bool:
    labels = " ".join(plain(entry.label) for entry in report.key if entry.kind == "status")
    return "amber green" in labels or any(action.status in _HALF_STEPS for action in report.actions)


def _entries(report: Report) -> tuple[tuple[str, str], ...]:
    return tuple((entry.label, entry.meaning) for entry in report.key if entry.kind == "status")


@lru_cache(_SCALES)
def _read(entries: tuple[tuple[str, str], ...], labels: tuple[str, ...]) -> Scale:
    return Scale.from_key([KeyEntry(label, meaning, "status", Place()) for label, meaning in entries], labels)
