"""How alike two actions are, with the reasons in words and numbers.

Wording, description, key deliverable, theme, lead, reference, dates and outcome measure each add or take
points (``weights``); marks such as "Tranche 2" or "north" weigh against a pair that differs in them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.linking import weights
from corpus.linking.dating import date_evidence, date_words
from corpus.linking.marks import PARTING, Clash, Marks, clashes, coarser, marks
from corpus.linking.naming import acronyms, written_short
from corpus.linking.wording import Rarity, clean, covered, shared, stem, stems, telling, telling_words
from normalise.records import Action

_MORE_THAN_A_PHRASE = 4  # telling words; "transformation programme" stands inside many names
_ADDED_TO = 0.4  # of the distance to 1
_SAME_NAME = 0.9  # likeness of wording from which no description need say that it is the same
_REMEMBERED = 20_000  # texts; most actions are printed word for word again in the next report


@dataclass(frozen=True, slots=True)
class Text:
    """A field ready to be compared: cleaned text, the stems of its words, and its acronyms."""

    plain: str
    stems: frozenset[str]
    short: frozenset[str] = frozenset()


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
    of the wording alone, 0..1. ``doubt`` says why the two cannot surely be the same, whatever the score."""

    points: float
    score: float
    reasons: tuple[str, ...]
    wording: float
    doubt: str = ""

    def with_more(self, worth: float, reasons: tuple[str, ...], doubt: str = "") -> Likeness:
        """The same with further evidence."""
        if not reasons:
            return self
        total = round(self.points + worth, 6)
        return Likeness(total, round(weights.score(total), 4), (*self.reasons, *reasons), self.wording, doubt)


def lead_word(lead: str) -> str:
    """A lead as a word of its own, told from the same word in a wording."""
    return f"lead {lead}"


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
    return Text(plain, frozenset(stems(printed)), acronyms(printed or "")) if plain else None


def likeness(first: Text, second: Text, rare: Rarity) -> float:
    """Likeness of two texts, 0..1: the mean of the characters in sorted word order (rapidfuzz
    ``token_sort_ratio``) and of the shared words weighted by rarity; the same words in order give 1.
    A text that was only added to or cut short, and is more than a phrase, counts as nearer."""
    from rapidfuzz import fuzz

    if first.plain == second.plain:
        return 1.0
    first, second = written_alike(first, second)
    letters = max(fuzz.ratio(first.plain, second.plain), fuzz.token_sort_ratio(first.plain, second.plain)) / 100
    mean = (letters + shared(first.stems, second.stems, rare)) / 2
    shorter, longer = sorted((first.stems, second.stems), key=len)
    if shorter <= longer and telling(shorter) >= _MORE_THAN_A_PHRASE:
        mean += (1 - mean) * _ADDED_TO
    return min(0.99, mean)


def written_alike(first: Text, second: Text) -> tuple[Text, Text]:
    """The two with an acronym of one in place of the words of the other that it stands for, and a number with a
    letter ("31e") as the bare number where the other has that."""
    if first.short != second.short:
        first, second = _shortened(first, second), _shortened(second, first)
    return (_coarsened(first, second), _coarsened(second, first))


def _shortened(text: Text, other: Text) -> Text:
    plain = written_short(text.plain, other.short, other.plain)
    return text if plain == text.plain else Text(plain, frozenset(stem(word) for word in plain.split()))


def _coarsened(text: Text, other: Text) -> Text:
    bare = coarser(text.stems - other.stems, other.stems - text.stems)
    return replace(text, stems=frozenset(bare.get(word, word) for word in text.stems)) if bare else text


def compare(earlier: Sheet, later: Sheet, rare: Rarity) -> Likeness:
    """How alike an earlier and a later action are. ``rare`` weighs the words (``wording.rarity``)."""
    wording = likeness(earlier.wording, later.wording, rare)
    evidence = [(f"wording {wording:.2f}", weights.points(weights.WORDING, wording))]
    evidence += _mark_evidence(clashes(earlier.marks, later.marks))
    evidence += _field_evidence(earlier, later, rare)
    evidence += _mention_evidence(earlier, later, rare) if wording < _SAME_NAME else []
    evidence += _lead_evidence(earlier.leads, later.leads, rare)
    evidence += _reference_evidence(earlier.action.ref, later.action.ref, earlier.ref == later.ref, wording)
    evidence += date_evidence(earlier.action, later.action, rare)
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
    parts = [clash for clash in found if clash.sort in PARTING]
    if not any(clash.both for clash in parts) and {bool(clash.earlier) for clash in parts} == {True, False}:
        evidence.append(("each marked as another part", weights.MARKED_OTHERWISE))
    return evidence


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
