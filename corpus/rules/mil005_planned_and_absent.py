"""Planned for the next report, and absent from it

What it checks
    Each activity that the report before planned for the coming period with everything that this report
    says: what was done, what is planned now, its actions with their evidence, its milestones and its
    prose. Only where nothing in all of it resembles the plan is it listed; the nearest text is shown.

Why it matters
    A promise that the next report does not mention is quietly forgotten. Readers of one report at a time
    cannot notice.

Example
    The July report planned "Train reception staff in all libraries". The October report says nothing of
    libraries, reception or training.

Innocent explanations
    The activity is told in other words altogether, or in a report to another body. It was planned for a
    later date than the next report.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import quoting
from corpus.linking.wording import stems, telling
from corpus.records import Case, Finding, Skip
from corpus.unread import unread_grid
from extractors.records import Place
from normalise.calendar import year_start_of
from normalise.dates import find_dates
from normalise.records import Activity, Report

CODE = "MIL005"
NAME = "planned-and-absent"
SEVERITY = "warning"
_ENOUGH = 0.4  # of the telling words; a text that shares so many may be about the same thing
_SOME = 3  # shared telling words that are enough by themselves in a long sentence
_LEAST = 3  # telling words; with fewer there is nothing to look for
_COMMON = frozenset(
    stem
    for word in "continue continued work working plan planned planning develop development deliver delivery next "
    "further new ensure support meeting report review complete completed begin hold held agree progress".split()
    for stem in stems(word)
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Something that this report says, by its telling words."""

    text: str
    place: Place
    words: frozenset[str]


def check(case: Case) -> Iterator[Finding | Skip]:
    earlier, report = case.earlier, case.report
    planned = [activity for activity in earlier.activities if activity.kind == "planned"] if earlier else []
    if earlier is None or not planned:
        yield Skip(CODE, "no earlier report of this plan says what was planned for this one")
        return
    if not report.activities and not report.actions:
        yield Skip(CODE, "this report does not list what was done")
        return
    if why := unread_grid(report):
        yield Skip(CODE, why, lost=True)
        return
    passages = [Passage(text, place, _telling(text)) for text, place in _said(report)]
    everything = frozenset(word for passage in passages for word in passage.words)
    for activity in planned:
        words = _telling(activity.text)
        if len(words) < _LEAST or _for_later(activity, report) or _told(words, passages, everything):
            continue
        yield _finding(activity, words, passages, earlier, report)


def _telling(text: str) -> frozenset[str]:
    found = frozenset(stem for stem in stems(text) if telling(frozenset({stem})) and not stem.isdigit())
    return found - _COMMON


def _said(report: Report) -> Iterator[tuple[str, Place]]:
    for activity in report.activities:
        yield activity.text, activity.place
    for action in report.actions:
        columns = (action.action, action.evidence, action.description, action.outcome_measure)
        yield " ".join(text for text in (*columns, *(text for _, text in action.other)) if text), action.place
    for milestone in report.milestones:
        yield milestone.text, milestone.place
    for paragraph in report.prose:
        yield f"{paragraph.heading} {paragraph.text}", paragraph.place
    for leftover in report.leftovers:
        yield leftover.text, leftover.place


def _told(words: frozenset[str], passages: Sequence[Passage], everything: frozenset[str]) -> bool:
    if len(words & everything) < max(1, _ENOUGH * len(words)):
        return False
    return any(len(words & one.words) >= min(_SOME, max(1, _ENOUGH * len(words))) for one in passages)


def _for_later(activity: Activity, report: Report) -> bool:
    """Whether the activity itself names a day after this report's period."""
    if report.period is None:
        return False
    dates = find_dates(activity.text, None, year_start=year_start_of(report.period))
    return any(date.start > report.period.end for date in dates)


def _finding(
    activity: Activity, words: frozenset[str], passages: Sequence[Passage], earlier: Report, report: Report
) -> Finding:
    when = earlier.period.label if earlier.period else earlier.name
    text = quoting.shortened(activity.text)
    nearest = max(passages, key=lambda one: len(words & one.words), default=None)
    quotes = [quoting.quote(text, activity.place, earlier)]
    if nearest is not None and words & nearest.words:
        quotes.append(quoting.quote(quoting.shortened(nearest.text), nearest.place, report))
    return Finding(
        code=CODE,
        severity=SEVERITY,
        message=f"The report for {when} planned “{text.rstrip('.')}”; this report does not mention it.",
        stated=f"planned in {when}",
        counted="nothing that resembles it" if len(quotes) == 1 else f"the nearest is “{quotes[1].text}”",
        place=nearest.place if nearest is not None and len(quotes) > 1 else Place(),
        quotes=tuple(quotes),
        key=activity.text,
    )
