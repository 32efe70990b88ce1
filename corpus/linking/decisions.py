"""What a person decided about two actions, kept by what the actions say, so that it outlives re-reading.

A decision names its actions by plan, period, reference and wording, never by a row number or a key of
the database: it holds again after the report was read anew, corrected, or the history built afresh.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from corpus.linking.wording import clean, fingerprint
from normalise.records import Action, Report

Verb = Literal["accept", "reject", "join", "split", "note"]
VERBS: tuple[str, ...] = ("accept", "reject", "join", "split", "note")
_REREAD = 92  # of 100: a wording read a little differently the next time is still the one that was meant


@dataclass(frozen=True, slots=True)
class Side:
    """One action as a decision remembers it. ``context`` is its theme and key deliverable, cleaned, and
    ``nth`` its number among rows of the same wording: both only tell twins of one report apart."""

    plan: str
    period: str
    ref: str
    fingerprint: str
    wording: str
    context: str = ""
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Decision:
    """``accept`` and ``join``: the two are the same action. ``reject``: they are not. ``split``: the later
    one is a part of the earlier one that goes its own way. ``note``: words only. ``accept`` with one side
    None: this action was indeed dropped (no later side), or is indeed new (no earlier side).

    ``when`` is ISO 8601 with its offset from UTC, so that text order is time order. ``revoked`` is when
    the decision was taken back, or None while it stands.
    """

    verb: Verb
    who: str
    when: str
    why: str
    earlier: Side | None
    later: Side | None
    revoked: str | None = None

    @classmethod
    def from_dict(cls, stored: Mapping[str, Any]) -> Decision:
        """The decision of plain values (``dataclasses.asdict``); a side needs only its ``wording`` and ``period``.

        Raises ValueError for a verb that is none of ``VERBS``."""
        if stored["verb"] not in VERBS:
            raise ValueError(f"a decision cannot be {stored['verb']!r}; it is one of {', '.join(VERBS)}")
        return cls(
            verb=cast(Verb, stored["verb"]),
            who=stored["who"],
            when=stored["when"],
            why=stored["why"],
            earlier=_stored_side(stored.get("earlier")),
            later=_stored_side(stored.get("later")),
            revoked=stored.get("revoked"),
        )


def _stored_side(stored: Mapping[str, Any] | None) -> Side | None:
    if stored is None:
        return None
    wording = str(stored["wording"])
    return Side(
        plan=str(stored.get("plan") or ""),
        period=str(stored.get("period") or ""),
        ref=str(stored.get("ref") or ""),
        fingerprint=str(stored.get("fingerprint") or fingerprint(wording)),
        wording=wording,
        context=str(stored.get("context") or ""),
        nth=int(stored.get("nth") or 1),
    )


def period_label(report: Report) -> str:
    """What the report's period is called; the date its figures stand at where no period is printed."""
    if report.period:
        return report.period.label
    return report.as_at.isoformat() if report.as_at else ""


def twin_numbers(report: Report) -> dict[int, int]:
    """For each row of a report, the how-manieth of the rows with its wording it is, from 1."""
    seen: Counter[str] = Counter()
    numbers: dict[int, int] = {}
    for action in sorted(report.actions, key=lambda action: action.row):
        mark = fingerprint(action.action)
        seen[mark] += 1
        numbers[action.row] = seen[mark]
    return numbers


def side(action: Action, report: Report, numbers: Mapping[int, int] | None = None) -> Side:
    """An action of a report as a decision should remember it. ``numbers`` are the report's ``twin_numbers``, for
    a caller who asks about many of its actions."""
    return Side(
        plan=report.plan,
        period=period_label(report),
        ref=action.ref or "",
        fingerprint=fingerprint(action.action),
        wording=action.action,
        context=_context(action),
        nth=(numbers if numbers is not None else twin_numbers(report))[action.row],
    )


def _context(action: Action) -> str:
    return f"{clean(action.theme)} | {clean(action.key_deliverable)}"


def find(remembered: Side, report: Report) -> Action | None:
    """The action that a decision remembers, or None where the report has no such action.

    Of rows with one wording, the one with the same theme and key deliverable, then the same reference,
    then the same number is meant. Where no wording is quite the same, a single row with the same
    reference and nearly the same wording is taken: it was read a little differently. The plan is not
    looked at: a plan is renamed by its users, and its decisions are asked for by plan already.
    """
    if period_label(report) != remembered.period:
        return None
    twins = [action for action in report.actions if fingerprint(action.action) == remembered.fingerprint]
    if twins:
        ordered = sorted(twins, key=lambda action: action.row)
        nth = {action.row: number for number, action in enumerate(ordered, start=1)}
        return max(
            ordered,
            key=lambda action: (
                _context(action) == remembered.context,
                clean(action.ref) == clean(remembered.ref),
                nth[action.row] == remembered.nth,
                -action.row,
            ),
        )
    from rapidfuzz import fuzz

    near = [
        action
        for action in report.actions
        if remembered.ref
        and clean(action.ref) == clean(remembered.ref)
        and fuzz.ratio(clean(action.action), clean(remembered.wording)) >= _REREAD
    ]
    return near[0] if len(near) == 1 else None


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that still stand, the newest first. Of equal times the one given last is the newer."""
    numbered = [(decision.when, place, decision) for place, decision in enumerate(decisions)]
    return tuple(
        decision
        for _, _, decision in sorted(numbered, key=lambda entry: entry[:2], reverse=True)
        if not decision.revoked
    )
