"""What a person decided about two actions, kept by what the actions say, so that it outlives re-reading.

A decision names its actions by plan, period, reference and wording, never by a row number or a key of
the database: it holds again after the report was read anew, corrected, or the history built afresh.
Where those actions stand now is found by ``corpus.linking.locating``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from corpus.linking.wording import clean, fingerprint
from normalise.records import Action, Report

Verb = Literal["accept", "reject", "join", "split", "note"]
VERBS: tuple[str, ...] = ("accept", "reject", "join", "split", "note")


@dataclass(frozen=True, slots=True)
class Side:
    """One action as a decision remembers it. ``context`` is its theme and key deliverable, cleaned, ``nth``
    its number among rows of the same wording and ``report`` the beginning of its file's SHA-256: these only
    tell twins apart, and a file again whose period is read differently the next time."""

    plan: str
    period: str
    ref: str
    fingerprint: str
    wording: str
    context: str = ""
    nth: int = 1
    report: str = ""


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

    @property
    def said(self) -> str:
        """Who decided and why, as the reasons of a link give it."""
        return f"{self.who} decided: {self.why}" if self.why else f"{self.who} decided"

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
        report=str(stored.get("report") or ""),
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
        context=context(action),
        nth=(numbers if numbers is not None else twin_numbers(report))[action.row],
        report=report.sha256[:16],
    )


def context(action: Action) -> str:
    """The theme and key deliverable that an action stands under, cleaned."""
    return f"{clean(action.theme)} | {clean(action.key_deliverable)}"


def newest_first(decisions: Sequence[Decision]) -> list[int]:
    """The places of the decisions that still stand, the newest first. Of equal times the one given last is
    the newer."""
    standing = [(decision.when, place) for place, decision in enumerate(decisions) if not decision.revoked]
    return [place for _, place in sorted(standing, reverse=True)]


def identity(decision: Decision) -> tuple[str, ...]:
    """What makes two records one decision: what was decided, by whom, when, and about what. A reference is
    left out, for spreadsheets take it for a number or a date."""
    sides = (decision.earlier, decision.later)
    plan = next((side.plan for side in sides if side), "")
    about = [part for side in sides for part in (_matter(side) if side else ("", "", "", ""))]
    return (decision.verb, plan, decision.who, _moment(decision.when), *about)


def _moment(when: str) -> str:
    try:
        return datetime.fromisoformat(when).isoformat(timespec="milliseconds")
    except ValueError:
        return when


def _matter(side: Side) -> tuple[str, ...]:
    return (side.period, side.fingerprint, side.context, str(side.nth))
