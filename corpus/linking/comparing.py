"""How alike two actions are, with the reasons in words and numbers.

Wording, description, key deliverable, theme, lead, reference, dates and outcome measure each add or take
points (``weights``); marks such as "Tranche 2" or "north" weigh against a pair that differs in them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from corpus.linking import weights
from corpus.linking.dating import date_evidence, date_words
from corpus.linking.marking import marking
from corpus.linking.marks import Marks, clashes, marks
from corpus.linking.texts import Text, likeness, text_of, written_alike
from corpus.linking.wording import Rarity, clean, covered, same_but_for_a_slip, stem, telling_words
from normalise.records import Action
from normalise.vocabulary import OPEN_STATES

_CLOSED = frozenset({"complete", "superseded"})
_SAME_NAME = 0.9  # likeness of wording from which no description need say that it is the same


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

    @property
    def weighed(self) -> frozenset[str]:
        """What ``wording.rarity`` should weigh of it: the stems of its wording, its leads and its dates."""
        return self.wording.stems | {lead_word(lead) for lead in self.leads} | date_words(self.action)


@dataclass(frozen=True, slots=True)
class Likeness:
    """``points`` are the sum of the evidence, ``score`` the same from 0 to 1; ``wording`` is the likeness
    of the wording alone, 0..1. ``apart``: the two are marked as two of one kind. ``doubt`` says why they cannot
    surely be the same, whatever the score."""

    points: float
    score: float
    reasons: tuple[str, ...]
    wording: float
    apart: bool = False
    doubt: str = ""

    def with_more(self, worth: float, reasons: tuple[str, ...], doubt: str = "") -> Likeness:
        """The same with further evidence."""
        if not reasons:
            return self
        total = round(self.points + worth, 6)
        return replace(
            self,
            points=total,
            score=round(weights.score(total), 4),
            reasons=(*self.reasons, *reasons),
            doubt=self.doubt or doubt,
        )


def lead_word(lead: str) -> str:
    """A lead as a word of its own, told from the same word in a wording."""
    return f"lead {lead}"


def sheet(action: Action) -> Sheet:
    """An action made ready for ``compare``. An action without wording goes by its description."""
    wording = text_of(action.action) or text_of(action.description) or Text("", frozenset())
    return Sheet(
        action=action,
        wording=wording,
        marks=marks(action.action or action.description),
        description=text_of(action.description) if text_of(action.action) else None,
        key_deliverable=text_of(action.key_deliverable),
        deliverable_marks=marks(action.key_deliverable),
        theme=text_of(action.theme),
        outcome=text_of(action.outcome_measure),
        leads=frozenset(filter(None, (clean(lead) for lead in action.leads or (action.lead,)))),
        ref=clean(action.ref),
    )


def compare(earlier: Sheet, later: Sheet, rare: Rarity) -> Likeness:
    """How alike an earlier and a later action are. ``rare`` weighs the words (``wording.rarity``)."""
    wording = likeness(earlier.wording, later.wording, rare)
    before, after = written_alike(earlier.wording, later.wording)
    marked = marking(_with_acronyms(earlier, before, later), _with_acronyms(later, after, earlier))
    evidence = [(f"wording {wording:.2f}", weights.points(weights.WORDING, wording)), *marked.evidence]
    next_step = _next_step(earlier, later, before, after)
    evidence += next_step
    around = _field_evidence(earlier, later, rare)
    around += _mention_evidence(earlier, later, rare) if wording < _SAME_NAME else []
    around += _lead_evidence(earlier.leads, later.leads, rare)
    around += _reference_evidence(earlier.action.ref, later.action.ref, earlier.ref == later.ref, wording)
    around += date_evidence(earlier.action, later.action, rare)
    evidence += [(words, min(worth, 0.0)) for words, worth in around] if marked.apart else around
    total = round(sum(worth for _, worth in evidence), 6)
    reasons = tuple(reason for reason, _ in evidence)
    doubt = marked.doubt or "; ".join(words for words, _ in next_step)
    return Likeness(total, round(weights.score(total), 4), reasons, wording, marked.apart, doubt)


def _with_acronyms(own: Sheet, written: Text, other: Sheet) -> Marks:
    """The marks of an action with the names that the other writes short ("JSNA") as the other writes them."""
    short = (written.stems - own.wording.stems) & other.wording.short
    if not short or "name" not in own.marks:
        return own.marks
    return {**own.marks, "name": (own.marks["name"] & written.stems) | short}


def _next_step(earlier: Sheet, later: Sheet, before: Text, after: Text) -> list[tuple[str, float]]:
    """ "Commission the survey" is done, and "Publish the survey" is to be done: work that follows on what was finished
    is told in its words far oftener than finished work is both opened again and worded anew. ``before`` and ``after``
    are the two wordings, written alike."""
    if earlier.action.state not in _CLOSED or later.action.state not in OPEN_STATES:
        return []
    gone, put_in = telling_words(before.stems - after.stems), telling_words(after.stems - before.stems)
    # "Agree the agreement" and "Monitor the agreement": what went is in the other still, in another form.
    was, now = _deed(before), _deed(after)
    same_deed = was == now or same_but_for_a_slip(was, now) or (was in after.stems and now in before.stems)
    if same_deed and not (gone and put_in):
        return []
    return [(f"was {earlier.action.state}, and is open in other words", weights.NEXT_STEP)]


def _deed(wording: Text) -> str:
    """The first word of a wording that tells anything: what is to be done."""
    return next((each for word in wording.plain.split() for each in telling_words(frozenset({stem(word)}))), "")


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


def _mention_evidence(earlier: Sheet, later: Sheet, rare: Rarity) -> list[tuple[str, float]]:
    """A renamed action often says in its description what it was called, or what it will be: the part of the
    one name, by the weight of its words, that the other has in its description and not in its own name."""
    found = [
        (covered(telling_words(name.stems), text.stems - own.stems, rare), words)
        for name, own, text, words in (
            (earlier.wording, later.wording, later.description, "its description gives the earlier name"),
            (later.wording, earlier.wording, earlier.description, "its earlier description gives the name"),
        )
        if text is not None
    ]
    said, words = max(found, default=(0.0, ""))
    worth = weights.points(weights.MENTIONED, said)
    return [(f"{words} ({said:.0%})", worth)] if worth > 0 else []


def _lead_evidence(earlier: frozenset[str], later: frozenset[str], rare: Rarity) -> list[tuple[str, float]]:
    if not earlier or not later:
        return []
    both = earlier & later
    share = len(both) / len(earlier | later)
    if not both:
        return [("lead differs", weights.OTHER_LEAD)]
    rarest = max(rare.of(lead_word(lead)) for lead in both)
    words = "same lead" if share == 1 else "one lead in common"
    return [(words, weights.points(weights.SAME_LEAD, rarest) * (1 + share) / 2)]


def _reference_evidence(earlier: str | None, later: str | None, same: bool, wording: float) -> list[tuple[str, float]]:
    if not earlier or not later:
        return []
    if not same:
        return [(f"ref {earlier} -> {later}", 0.0)]
    if wording < weights.REFERENCE_NEEDS_WORDING:
        return [(f"same ref {later}, unlike text", 0.0)]
    return [(f"same ref {later}", weights.SAME_REFERENCE)]
