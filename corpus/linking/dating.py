"""What the start and the due date of two actions say: a date that few others have says most."""

from __future__ import annotations

from corpus.linking import weights
from corpus.linking.wording import Rarity, clean
from normalise.records import Action, DateSpan

Evidence = list[tuple[str, float]]
_MONTH, _NEARLY, _SIX_WEEKS = 365.25 / 12, 2.5, 42  # days; months are of 28 to 31


def date_words(action: Action) -> frozenset[str]:
    """The dates of an action as words of their own, for ``wording.rarity`` to weigh beside its other words."""
    spans = (("starts", action.starts), ("due", action.due_span))
    return frozenset(_word(name, span) for name, span in spans if span)


def date_evidence(earlier: Action, later: Action, rare: Rarity) -> Evidence:
    """The points of the dates of two actions with the reasons; none where either prints none."""
    evidence: Evidence = []
    if earlier.starts and later.starts:
        if earlier.starts.start == later.starts.start:
            worth = weights.points(weights.SAME_START, rare.of(_word("starts", earlier.starts)))
            evidence.append(("same start", worth))
        else:
            apart = abs((later.starts.start - earlier.starts.start).days) > weights.MANY_DAYS
            evidence.append(("start differs", weights.START_YEARS_APART if apart else weights.OTHER_START))
    before, after = earlier.due_span, later.due_span
    as_printed = bool(earlier.due) and clean(earlier.due) == clean(later.due)
    # "27 November" takes its year from each report: what is printed again has not moved.
    yearless = before is not None and after is not None and (before.assumed_year or after.assumed_year)
    if before and after and not (as_printed and yearless):
        evidence.append(_due(before, after, rare))
    elif as_printed:
        evidence.append((f"same due date {later.due}", weights.SAME_DUE[0][1]))
    return evidence


def _word(name: str, span: DateSpan) -> str:
    return f"{name} {span.start.isoformat()} {span.end.isoformat()}"


def _due(before: DateSpan, after: DateSpan, rare: Rarity) -> tuple[str, float]:
    days = (after.end - before.end).days
    if (before.start, before.end) == (after.start, after.end):
        return ("same due date", weights.points(weights.SAME_DUE, rare.of(_word("due", before))))
    way = "later" if days > 0 else "earlier"
    words = f"due date moved {_length(abs(days))} {way}" if days else "due date differs"
    if abs(days) > weights.MANY_DAYS:
        return (words, weights.DUE_YEARS_APART)
    return (words, weights.DUE_MOVED_LATER if days >= 0 else weights.DUE_MOVED_EARLIER)


def _length(days: int) -> str:
    """In days up to six weeks, unless they are a month; else in months. Calendar months are not counted: the 28th of
    February and the 1st of March are a day apart, and from 1 April to 30 September are six months."""
    months = round(days / _MONTH)
    if not months or (days < _SIX_WEEKS and abs(days - months * _MONTH) > _NEARLY):
        return f"{days} day{'s' if days != 1 else ''}"
    return f"{months} month{'s' if months != 1 else ''}"
