"""Milestones: those that stand by themselves, and the dates that actions set themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractors.printed import PrintedMilestone
from normalise.dates import find_dates, parse_date
from normalise.printed_dates.patterns import MONTH, plain_dashes
from normalise.records import Action, DateSpan, Milestone, Period
from normalise.state_words import states_of_clause
from normalise.statuses import Reading
from normalise.vocabulary import OPEN_STATES

_LINES = re.compile(r"\s*(?:\n|[•▪●])\s*")
_IN_BRACKETS = re.compile(r"\([^()•▪●]{3,60}\)")  # "(October\n2017)" is one date in a narrow column
_BRACKETED = re.compile(r"\(([^()]{3,60})\)")
_BY = re.compile(
    r"\b(?:by|before|no later than)\s+(?P<when>[^.;,()\n]{3,40}?)\s*(?=[.;,()]|$)",
    re.IGNORECASE,
)
_BY_A_DAY = re.compile(
    r"(?:\b(?:by|before|no later than)(?: the)? |\()"
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH},? (?:19|20)\d\d\b|"
    r"\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\b)",
    re.IGNORECASE,
)
# All that may stand beside the date where the date is what is meant, not the age of a figure.
_ONLY_WHEN = re.compile(
    r"(?:[\W_]|\b(?:by|due|target|date|deadline|end|of|the|in|on|early|mid|late|before|no|later|than|"
    r"complete|completed|completion|delivery|delivered|planned|expected|w/?c|week|commencing)\b)*",
    re.IGNORECASE,
)
_FIGURE_OF = re.compile(r"\b(?:baseline|compared|since|from|as at|at|data|figures?|source|was)\W*$", re.I)
_TAIL = re.compile(r"(?:\s[–—-]|:)\s*\(?([a-z][a-z ]{2,30}?)\)?\.?\s*$", re.IGNORECASE)
_STILL_OPEN = re.compile(r"(?:still )?(?:outstanding|open|pending|to do|to follow|not (?:yet )?met)", re.IGNORECASE)


def read_milestones(
    printed: Sequence[PrintedMilestone],
    actions: Sequence[Action],
    readings: Sequence[Reading],
    period: Period | None,
    year_start: int = 4,
) -> tuple[Milestone, ...]:
    """Milestones of the report's own, then each action's due date and the dates in its outcome."""
    own = [_standing(milestone, period, year_start) for milestone in printed]
    for action, reading in zip(actions, readings, strict=True):
        own.extend(_of_action(action, reading, period, year_start))
    return tuple(own)


def _standing(milestone: PrintedMilestone, period: Period | None, year_start: int) -> Milestone:
    date = parse_date(milestone.date, period, ahead=True, year_start=year_start) if milestone.date else None
    if date is None:
        found = find_dates(milestone.text, period, ahead=True, year_start=year_start)
        # Of several dates only the one it opens with is surely its own.
        if len(found) == 1 or (found and milestone.text.startswith(found[0].printed)):
            date = found[0]
    return Milestone(milestone.text, "milestone", milestone.place, date, milestone.theme or None)


def _of_action(action: Action, reading: Reading, period: Period | None, year_start: int) -> Iterator[Milestone]:
    if action.due_span is not None:
        yield Milestone(
            text=action.action,
            kind="due date",
            place=action.place,
            date=action.due_span,
            theme=action.theme,
            action_row=action.row,
            met=_met(action, reading, action.due_span, period),
        )
    for text, date in dates_in_outcome(action.outcome_measure or "", year_start):
        said = _in_its_own_words(text)
        yield Milestone(
            text=text,
            kind="milestone",
            place=action.place,
            date=date,
            theme=action.theme,
            action_row=action.row,
            met=_met(action, reading, date, period) if said is None else said,
        )


def dates_in_outcome(outcome: str, year_start: int = 4) -> Iterator[tuple[str, DateSpan]]:
    """What an outcome is to have achieved, and by when: "Report produced (January 2017)", "... by May 2018".

    Strict: only a date in brackets of its own or after "by", with its year printed; never a year alone, nor
    the date of a figure ("baseline (March 2015)").
    """
    if not any(character.isdigit() for character in outcome):
        return
    for line in _LINES.split(_IN_BRACKETS.sub(lambda bracket: " ".join(bracket[0].split()), outcome)):
        found: list[DateSpan] = []
        for match in (*_BRACKETED.finditer(line), *_BY.finditer(line)):
            date = _only_a_date(match[1], year_start)
            if date is not None and date not in found and not _FIGURE_OF.search(line[: match.start()]):
                found.append(date)
                yield line, date


def lines_without_a_day(outcome: str) -> Iterator[str]:
    """The lines of an outcome that are to be met by a day there is not: "Submitted by 31 June 2024"."""
    for line in _LINES.split(outcome):
        days = [match["day"] for match in _BY_A_DAY.finditer(plain_dashes(line))]
        if any(parse_date(day) is None for day in days):
            yield line


@lru_cache(maxsize=8192)
def _only_a_date(text: str, year_start: int) -> DateSpan | None:
    date = parse_date(text, year_start=year_start)
    if date is None or date.assumed_year or date.precision == "year":
        return None
    before, _, after = text.partition(date.printed)
    return date if _ONLY_WHEN.fullmatch(before) and _ONLY_WHEN.fullmatch(after) else None


def _in_its_own_words(line: str) -> bool | None:
    """Whether the line itself closes with its state: "Policy adopted (June 2023) – outstanding"."""
    tail = _TAIL.search(line)
    if tail is None:
        return None
    if _STILL_OPEN.fullmatch(tail[1]):
        return False
    states = states_of_clause(tail[1])
    if states == ("complete",):
        return True
    return False if states and set(states) <= OPEN_STATES else None


def _met(action: Action, reading: Reading, date: DateSpan, period: Period | None) -> bool | None:
    """True once complete; False where it is not and the period ended after the date; else None."""
    if action.state == "complete":
        return True
    if action.state in ("unknown", "superseded") or "complete" in reading.may_be:
        return None
    return False if period is not None and period.end > date.end else None
