"""What decisions do to the links of a history, and what another one would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.faults import Fault

if TYPE_CHECKING:
    from corpus.history import Course, History, StoredDecision
    from corpus.linking import Decision, Effect
    from ingest.choosing import Ends
    from normalise.records import Action, Report

# Decisions of a plan whose reports were given other names are tried in every plan; the best outcome counts.
_BEST_FIRST = ("in force", "kept", "overruled", "cannot hold", "not found", "taken back")


@dataclass(frozen=True, slots=True)
class Standing:
    """A decision on record and its effect now. ``by`` is the newer one that overrules it."""

    kept: StoredDecision
    state: str
    because: str = ""
    by: StoredDecision | None = None

    @property
    def idle(self) -> bool:
        """Whether it waits for actions that are not there, or can never hold. To be overruled is no surprise."""
        return self.state in ("not found", "cannot hold")


def standings(history: History) -> list[Standing]:
    """Every decision on record, in the order they were taken down, each with its effect."""
    from corpus.linking import effects
    from ingest.querying import plans

    found: dict[int, Standing] = {}
    if not (everything := history.decisions(revoked=True)):
        return []
    for plan in plans(history):
        kept = history.decisions(plan, revoked=True)
        if not kept:
            continue
        now = effects(_reports(history, plan), [each.decision for each in kept])
        for standing in _stood(kept, now):
            before = found.get(standing.kept.decision_id)
            if before is None or _rank(standing) < _rank(before):
                found[standing.kept.decision_id] = standing
    return [found.get(each.decision_id) or _homeless(each) for each in everything]


def _rank(standing: Standing) -> int:
    return _BEST_FIRST.index(standing.state)


def _homeless(kept: StoredDecision) -> Standing:
    if kept.decision.revoked:
        return Standing(kept, "taken back")
    return Standing(kept, "not found", f"no report of the plan “{_plan_of(kept)}”")


def about_plan(found: Sequence[Standing], plan: str | None) -> list[Standing]:
    """Those about a plan, named in full or in part; a name in full wins."""
    if plan is None:
        return list(found)
    wanted = plan.strip().casefold()
    exact = [each for each in found if _plan_of(each.kept).casefold() == wanted]
    return exact or [each for each in found if wanted in _plan_of(each.kept).casefold()]


def _plan_of(kept: StoredDecision) -> str:
    side = kept.decision.earlier or kept.decision.later
    return side.plan if side else ""


def as_row(standing: Standing) -> dict[str, object]:
    """A decision as a record to print."""
    decision = standing.kept.decision
    earlier, later = decision.earlier, decision.later
    return {
        "decision_id": standing.kept.decision_id,
        "verb": decision.verb,
        "plan": _plan_of(standing.kept),
        "earlier_period": earlier.period if earlier else None,
        "earlier": earlier.wording if earlier else None,
        "later_period": later.period if later else None,
        "later": later.wording if later else None,
        "who": decision.who,
        "why": decision.why,
        "decided_at": decision.when,
        "revoked_at": decision.revoked,
        "revoked_by": standing.kept.revoked_by,
        "effect": standing.state,
        "because": standing.because or None,
        "earlier_ref": (earlier.ref or None) if earlier else None,
        "later_ref": (later.ref or None) if later else None,
    }


def outcome(history: History, ends: Ends) -> str:
    """How the two actions stand to each other in the history as it is now, in words."""
    first, second = (_id_now(history, end) for end in ends)
    if first is None or second is None:
        return f"action {first or second} is left alone {'after' if second is None else 'before'} that report"
    if first != second:
        return f"they are two actions, {first} and {second}"
    (course,) = history.history_of(first)
    reports = len({row["report_id"] for row in course.standings})
    return f"both are action {first}, which stands in {reports} reports"


def _id_now(history: History, end: tuple[Action, Report] | None) -> str | None:
    if end is None:
        return None
    action, report = end
    known = history.known(report.sha256)
    again = history.load_report(known.report_id) if known else report
    return next((each.action_id for each in again.actions if each.row == action.row), None)


def overruled_by(history: History, decision: Decision) -> list[StoredDecision]:
    """The decisions in force that this one, not on record yet, would overrule.

    Raises ``Fault`` where it would have no effect itself: it is then not to be kept.
    """
    from corpus.linking import effects

    plan = next(side.plan for side in (decision.earlier, decision.later) if side)
    kept = history.decisions(plan, revoked=True)
    reports = _reports(history, plan)
    taken = [each.decision for each in kept]
    before = effects(reports, taken)
    *after, new = effects(reports, [*taken, decision])
    if new.state == "overruled" and new.by is not None:
        other = kept[new.by]
        raise Fault(
            f"decision {described(other)} is dated later and says otherwise",
            f"take it back first with `tallybook link revoke {other.decision_id}`",
        )
    if new.state not in ("in force", "kept"):
        raise Fault(
            f"this can never hold: {new.why or 'it contradicts what the reports hold'}", "see `tallybook links`"
        )
    return [
        each
        for each, then, now in zip(kept, before, after, strict=True)
        if then.state == "in force" and now.state != "in force"
    ]


def described(kept: StoredDecision) -> str:
    """A decision as a message names it: ``3 (reject, by Ann Other on 2025-03-01)``."""
    return f"{kept.decision_id} ({kept.decision.verb}, by {kept.decision.who} on {kept.decision.when[:10]})"


def notes_on(history: History, course: Course) -> dict[tuple[int, int], list[Decision]]:
    """The notes about an action, by report_id and row of the standing that each is about."""
    from corpus.linking import find

    notes = [each.decision for each in history.decisions(str(course.action["plan"])) if each.decision.verb == "note"]
    found: dict[tuple[int, int], list[Decision]] = {}
    for standing in course.standings if notes else ():
        number, row = int(str(standing["report_id"])), int(str(standing["row"]))
        report = history.load_report(number)
        for note in notes:
            meant = [find(side, report) for side in (note.earlier, note.later) if side]
            if any(action is not None and action.row == row for action in meant):
                found.setdefault((number, row), []).append(note)
    return found


def _stood(kept: Sequence[StoredDecision], effects: Sequence[Effect]) -> list[Standing]:
    found = []
    for each, effect in zip(kept, effects, strict=True):
        by = kept[effect.by] if effect.by is not None else None
        because = f"by decision {described(by)}" if by else effect.why
        found.append(Standing(each, effect.state, because, by))
    return found


def _reports(history: History, plan: str) -> list[Report]:
    return [stored.report for undated in (False, True) for stored in history.load_series(plan, undated=undated)]
