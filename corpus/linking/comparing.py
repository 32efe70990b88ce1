"""How alike two actions are, with the reasons in words and numbers.

Wording, description, key deliverable, theme, lead, reference, dates and outcome measure each add or take
points (``weights``); marks such as "Tranche 2" or "north" weigh against a pair that differs in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from corpus.linking import weights
from corpus.linking.marks import Clash, Marks, clashes, marks
from corpus.linking.wording import Rarity, clean, shared, stems, telling
from normalise.records import Action, DateSpan

_MORE_THAN_A_PHRASE = 4  # telling words; "transformation programme" stands inside many names
_ADDED_TO = 0.4  # of the distance to 1
_REMEMBERED = 20_000  # texts; most actions are printed word for word again in the next report


@dataclass(frozen=True, slots=True)
class Text:
    """A field ready to be compared: cleaned text and the stems of its words."""

    plain: str
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An action ready to be compared with many others. A field without words is None."""

    action: Action
    wording: Text
    marks: Marks
    description: Text | None
    key_deliverable: Text | None
    deliverable_marks: Marks
    theme: Text | None
    outcome: Text | None
    leads: frozenset[str]
    ref: str

    @property
    def content(self) -> tuple[str, ...]:
        """What the action says, without its place: equal for rows that nothing tells apart."""
        action = self.action
        named = (self.wording, self.key_deliverable, self.theme, self.description, self.outcome)
        due = action.due_span.start.isoformat() if action.due_span else action.due or ""
        starts = action.starts.start.isoformat() if action.starts else ""
        return (*(text.plain if text else "" for text in named), self.ref, *sorted(self.leads), due, starts)


@dataclass(frozen=True, slots=True)
class Likeness:
    """``points`` are the sum of the evidence, ``score`` the same from 0 to 1; ``wording`` is the likeness
    of the wording alone, 0..1."""

    points: float
    score: float
    reasons: tuple[str, ...]
    wording: float


def sheet(action: Action) -> Sheet:
    """An action made ready for ``compare``. An action without wording goes by its description."""
    wording = _text(action.action) or _text(action.description) or Text("", frozenset())
    return Sheet(
        action=action,
        wording=wording,
        marks=marks(action.action or action.description),
        description=_text(action.description) if _text(action.action) else None,
        key_deliverable=_text(action.key_deliverable),
        deliverable_marks=marks(action.key_deliverable),
        theme=_text(action.theme),
        outcome=_text(action.outcome_measure),
        leads=frozenset(filter(None, (clean(lead) for lead in action.leads or (action.lead,)))),
        ref=clean(action.ref),
    )


@lru_cache(_REMEMBERED)
def _text(printed: str | None) -> Text | None:
    plain = clean(printed)
    return Text(plain, frozenset(stems(printed))) if plain else None


def likeness(first: Text, second: Text, rare: Rarity) -> float:
    """Likeness of two texts, 0..1: the mean of the characters in sorted word order (rapidfuzz
    ``token_sort_ratio``) and of the shared words weighted by rarity; the same words in order give 1.
    A text that was only added to or cut short, and is more than a phrase, counts as nearer."""
    from rapidfuzz import fuzz

    if first.plain == second.plain:
        return 1.0
    letters = max(fuzz.ratio(first.plain, second.plain), fuzz.token_sort_ratio(first.plain, second.plain)) / 100
    mean = (letters + shared(first.stems, second.stems, rare)) / 2
    shorter, longer = sorted((first.stems, second.stems), key=len)
    if shorter <= longer and telling(shorter) >= _MORE_THAN_A_PHRASE:
        mean += (1 - mean) * _ADDED_TO
    return min(0.99, mean)


def compare(earlier: Sheet, later: Sheet, rare: Rarity) -> Likeness:
    """How alike an earlier and a later action are. ``rare`` weighs the words (``wording.rarity``)."""
    wording = likeness(earlier.wording, later.wording, rare)
    evidence = [(f"wording {wording:.2f}", weights.points(weights.WORDING, wording))]
    evidence += _mark_evidence(clashes(earlier.marks, later.marks))
    evidence += _field_evidence(earlier, later, rare)
    evidence += _lead_evidence(earlier.leads, later.leads)
    evidence += _reference_evidence(earlier.action.ref, later.action.ref, earlier.ref == later.ref, wording)
    evidence += _date_evidence(earlier.action, later.action)
    total = round(sum(worth for _, worth in evidence), 6)
    return Likeness(total, round(weights.score(total), 4), tuple(reason for reason, _ in evidence), wording)


def _field_evidence(earlier: Sheet, later: Sheet, rare: Rarity) -> list[tuple[str, float]]:
    found = []
    for name, first, second, curve in (
        ("description", earlier.description, later.description, weights.DESCRIPTION),
        ("key deliverable", earlier.key_deliverable, later.key_deliverable, weights.KEY_DELIVERABLE),
        ("theme", earlier.theme, later.theme, weights.THEME),
        ("outcome measure", earlier.outcome, later.outcome, weights.OUTCOME),
    ):
        if first is None or second is None:
            continue
        alike = likeness(first, second, rare)
        if name == "key deliverable" and any(
            clash.both and weights.CLASH[clash.sort] <= weights.CLASH["number"]
            for clash in clashes(earlier.deliverable_marks, later.deliverable_marks)
        ):
            alike = 0.0
        words = f"same {name}" if alike == 1 else f"{name} {alike:.2f}"
        found.append((words, weights.points(curve, alike)))
    return found


def _mark_evidence(found: tuple[Clash, ...]) -> list[tuple[str, float]]:
    names = {
        "stage": "numbers",
        "number": "numbers",
        "side": "sides",
        "opposite": "words",
        "code": "codes",
        "name": "names",
    }
    evidence = []
    for clash in found:
        what = names.get(clash.sort, f"{clash.sort}s")
        if clash.both:
            words = f"different {what}: {', '.join(clash.earlier)} / {', '.join(clash.later)}"
            evidence.append((words, weights.CLASH[clash.sort]))
        elif clash.sort != "opposite":
            side, values = ("earlier", clash.earlier) if clash.earlier else ("later", clash.later)
            evidence.append((f"only in the {side}: {', '.join(values)}", weights.ONE_SIDED[clash.sort]))
    return evidence


def _lead_evidence(earlier: frozenset[str], later: frozenset[str]) -> list[tuple[str, float]]:
    if not earlier or not later:
        return []
    share = len(earlier & later) / len(earlier | later)
    words = "same lead" if share == 1 else "one lead in common" if share else "lead differs"
    return [(words, weights.points(weights.LEAD, share))]


def _reference_evidence(earlier: str | None, later: str | None, same: bool, wording: float) -> list[tuple[str, float]]:
    if not earlier or not later:
        return []
    if not same:
        return [(f"ref {earlier} -> {later}", 0.0)]
    if wording < weights.REFERENCE_NEEDS_WORDING:
        return [(f"same ref {later}, unlike text", 0.0)]
    return [(f"same ref {later}", weights.SAME_REFERENCE)]


def _date_evidence(earlier: Action, later: Action) -> list[tuple[str, float]]:
    evidence = []
    if earlier.starts and later.starts:
        same = earlier.starts.start == later.starts.start
        evidence.append(("same start", weights.SAME_START) if same else ("start differs", weights.OTHER_START))
    before, after = earlier.due_span, later.due_span
    if before and after:
        evidence.append(_due_evidence(before, after))
    elif earlier.due and later.due and clean(earlier.due) == clean(later.due):
        evidence.append((f"same due date {later.due}", weights.SAME_DUE))
    return evidence


def _due_evidence(before: DateSpan, after: DateSpan) -> tuple[str, float]:
    days = (after.end - before.end).days
    if (before.start, before.end) == (after.start, after.end):
        return ("same due date", weights.SAME_DUE)
    way = "later" if days > 0 else "earlier"
    words = f"due date moved {_length(before.end, after.end)} {way}" if days else "due date differs"
    if abs(days) > weights.MANY_DAYS:
        return (words, weights.DUE_YEARS_APART)
    return (words, weights.DUE_MOVED_LATER if days >= 0 else weights.DUE_MOVED_EARLIER)


def _length(before: date, after: date) -> str:
    months = abs((after.year - before.year) * 12 + after.month - before.month)
    if months:
        return f"{months} month{'s' if months != 1 else ''}"
    days = abs((after - before).days)
    return f"{days} day{'s' if days != 1 else ''}"
