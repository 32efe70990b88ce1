"""Statuses: what a rating in a cell means: by the report's own key, then by a vocabulary, never by a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extractors.printed import KeyEntry
from extractors.wording import plain
from normalise.carried_forward import marks_of, split_note
from normalise.colours import DISCS, WORDS, colour_of_fill, colour_of_label
from normalise.state_words import states_of_cell, states_of_clause, without_fillers
from normalise.status_keys import (
    Tables,
    convention,
    no_rating,
    plain_labels,
    public_colour,
    tables_of_key,
    tables_of_vocabulary,
    with_own_ratings,
)
from normalise.vocabulary import Meaning, label_form

_TREND = re.compile(r"[↑↓→←↔↗↘▲▼►◄⇧⇩⇨⇦⬆⬇➔➜⇒△▽^=]+")
_NOTE_MARKS = re.compile(r"(?<=[^\W\d_])[⁰¹²³⁴-⁹]+(?:[,⁰¹²³⁴-⁹]*[⁰¹²³⁴-⁹])?")  # "Red²": a figure that calls for a note
_MOVED = re.compile(r"\S\s*(?:→|➔|➜|⇒|->|=>|>)\s*(?=[^\W_]|[🔴🟠🟡🟢🔵⚪])")
_FROM_TO = re.compile(r"\bfrom\s+[\w/ -]{1,14}?\s+to\s+(.+)$", re.IGNORECASE)
_BEFORE = re.compile(
    r"[\s(\[,;–—-]*\b(?:was|were|previously|previous|prev|formerly|up from|down from|from|no change|"
    r"unchanged|last\s+(?:quarter|period|month|time|report|year))\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_PREFIX = re.compile(
    r"^(?:(?:current|overall|latest|revised|progress|action|delivery)\s+)?"
    r"(?:(?:b?rag[by]?|rayg|status|rating|rated|state|dca|assessment|confidence)\b\s*)+[:=–-]*\s*(?=\S)",
    re.IGNORECASE,
)
_LABEL_SAID = re.compile(r"(?:rated|graded|marked|scored|coded)(?: as)? ([A-Z]{1,3})")
_TWO_LANGUAGES = re.compile(r"\s+[/|]\s+")
_BREAKS = re.compile(r"[,;:()\[\]\n|–—.]+|\s+-+\s+|(?<=[a-z])/(?=[a-z])", re.IGNORECASE)
_COLOUR_STROKE = re.compile(r"^\s*(red|amber|green|blue|white|grey|gray)\s*-\s*(?=\w)", re.IGNORECASE)
_COLOURLESS_UNTIL_SAID = frozenset(("white", "grey", "blue"))  # fills that tables also wear for show
_NO_RATING: tuple[None, str, bool] = (None, "unknown", True)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell says: ``status`` the colour (or None), ``state`` its meaning in this report.

    ``known`` is False where the report's key (or, without one, every vocabulary) lacks the label; a cell that
    gives no rating is known. ``may_be`` are all states where the label stands for several ("complete or
    on track", green without a key). ``carried_forward``: the label or a note beside it says so.
    """

    status: str | None
    state: str
    known: bool
    may_be: tuple[str, ...] = ()
    carried_forward: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """The statuses of one report. Make it with ``from_key``; read every cell with ``read``.

    ``marks`` are the report's own signs for carried forward.
    """

    has_key: bool
    tables: Tables
    marks: tuple[str, ...] = ()
    _read: dict[tuple[str, str | None], Reading] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def from_key(
        cls, key: Sequence[KeyEntry], labels: Iterable[str] = (), own: Mapping[str, Meaning] | None = None
    ) -> Scale:
        """The scale of a report from its key; without one, the vocabulary that fits the labels it uses. ``own`` is
        what the organisation itself says of its labels, by their ``label_form``."""
        marks = marks_of(entry.label for entry in key if entry.kind == "carried forward")
        entries = [entry for entry in key if entry.kind == "status" and entry.label.strip()]
        tables = tables_of_key(entries) if entries else tables_of_vocabulary(labels)
        return cls(bool(entries), with_own_ratings(tables, own, bool(entries)) if own else tables, marks)

    def read(self, printed: str, fill: str | None = None) -> Reading:
        """What a status cell says; ``fill`` (``#RRGGBB``) speaks only where nothing is printed.

        >>> Scale.from_key(()).read("G (was A)").status
        'green'
        """
        known = self._read.get((printed, fill))
        if known is None:
            known = self._read[printed, fill] = self._read_cell(printed, fill)
        return known

    def read_words(self, text: str) -> Reading:
        """What a clause of prose says ("rated green", "rated C", "in the process of being implemented")."""
        label = label_said(text)
        if label in self.tables.labels:
            return _reading(self.tables.labels[label])
        for words in (plain(text), without_fillers(text)):
            for meanings in (self.tables.words, self.tables.labels):
                if words in meanings and len(words) > 2:
                    return _reading(meanings[words])
        colour = status_of_words(text)
        if colour is not None:
            return self._of_colour(colour)
        states = states_of_clause(text)
        if len(states) == 1 or (states and self.tables.only_words):
            return Reading(None, states[0], True)
        return Reading(None, "unknown", False)

    def _read_cell(self, printed: str, fill: str | None) -> Reading:
        text = " ".join(printed.replace("\n", " \n ").split(" ")).strip()
        if not text:
            return self._of_fill(fill)
        form = label_form(text)
        rest, carried = split_note(text, self.marks)
        if carried and text.casefold() not in self.tables.labels:
            reading = self.read(rest)
            return Reading(reading.status, reading.state, reading.known, reading.may_be, True)
        whole = self._whole(form)
        if whole is not None:
            return whole
        rest = _without_notes(text)
        if rest and rest != text:
            return self.read(rest)
        reading = self._of_segments(text)
        return self._in_two_languages(text) if reading.state == "unknown" and not reading.known else reading

    def _in_two_languages(self, text: str) -> Reading:
        """ "Ar y trywydd / On track": a label printed twice, of which one half is understood or both say the same."""
        halves = [half for half in _TWO_LANGUAGES.split(text) if half]
        if len(halves) == 2:
            understood = [each for each in map(self.read, halves) if each.state != "unknown" or each.status]
            if len({(each.status, each.state) for each in understood}) == 1:
                return understood[0]
        return Reading(None, "unknown", False)

    def _whole(self, form: str) -> Reading | None:
        """A cell that is one label, one of the key's own wordings, one colour, or no rating at all."""
        if form in self.tables.labels:
            return _reading(self.tables.labels[form], form in self.tables.carried)
        if form == "" or form in no_rating().labels:
            return Reading(*_NO_RATING)
        words = plain(form)
        if words in self.tables.words:
            return _reading(self.tables.words[words])
        colour = colour_of_label(form, self.tables.letters_are_colours)
        if colour is not None:
            return self._of_colour(colour)
        meaning = plain_labels().get(form)
        if meaning is not None:
            return Reading(None, meaning.state, self._knows_words, meaning.may_be)
        if any(words.startswith(opening) for opening in no_rating().openings):
            return Reading(*_NO_RATING)
        return None

    def _of_colour(self, colour: str) -> Reading:
        if colour in self.tables.colours:
            return _reading(self.tables.colours[colour])
        meaning = None if self.has_key else convention(colour)
        if meaning is not None:
            return _reading(meaning)
        return Reading(public_colour(colour, self.tables.colours), "unknown", False)

    def _of_fill(self, fill: str | None) -> Reading:
        colour = colour_of_fill(fill) if fill else None
        if colour is None or (colour in _COLOURLESS_UNTIL_SAID and colour not in self.tables.colours):
            return Reading(*_NO_RATING)
        return self._of_colour(colour)

    def _of_segments(self, text: str) -> Reading:
        parts = map(str.strip, _BREAKS.split(_COLOUR_STROKE.sub(r"\1 - ", text)))
        segments = [part for part in parts if part]
        rated: list[Reading] = []
        rest: list[str] = []
        for segment in segments:
            rating, words = self._rating_of(segment)
            if rating is not None:
                rated.append(rating)
            if words:
                rest.append(words)
        said = states_of_cell(rest, rated[0].status if rated else None)
        if not rated:
            if said is None:
                return Reading(None, "unknown", False)
            return Reading(None, said[0], self._knows_words, said[1] if len(said[1]) > 1 else ())
        first = rated[0]
        if any((other.status, other.state) != (first.status, first.state) for other in rated[1:]):
            return Reading(None, "unknown", all(reading.known for reading in rated))
        if said is None:
            return first
        # Words beside the colour say more than the colour does by itself.
        return Reading(first.status, said[0], first.known, said[1] if len(said[1]) > 1 else ())

    def _rating_of(self, segment: str) -> tuple[Reading | None, str]:
        """A segment as a rating, and the words that are left of it: "Green on track" is both."""
        form = label_form(_PREFIX.sub("", segment))
        if form in self.tables.labels:
            return _reading(self.tables.labels[form], form in self.tables.carried), ""
        colour = colour_of_label(form, self.tables.letters_are_colours)
        if colour is not None:
            return self._of_colour(colour), ""
        if plain(form) in self.tables.words:
            return _reading(self.tables.words[plain(form)]), ""
        first, _, others = form.partition(" ")
        colour = WORDS.get(first) or DISCS.get(first)
        if colour and others and (states_of_cell([others]) or plain(others) in self.tables.words):
            return self._of_colour(colour), others
        return None, segment

    @property
    def _knows_words(self) -> bool:
        """Words of state explain themselves beside a key of colours, not beside a key of other words."""
        return not self.has_key or bool(self.tables.colours)


def _reading(meaning: Meaning, carried: bool = False) -> Reading:
    return Reading(meaning.status, meaning.state, True, meaning.may_be, carried)


def _without_notes(text: str) -> str:
    """The text without arrows of trend, marks of notes, the rating before, and a heading repeated in the cell."""
    moved = _MOVED.search(text)
    if moved is not None and colour_of_label(text[: moved.start() + 1].split()[-1]) is not None:
        return text[moved.end() :].strip()
    from_to = _FROM_TO.search(text)
    if from_to is not None and colour_of_label(from_to[1]) is not None:
        return from_to[1].strip()
    text = _TREND.sub(" ", _NOTE_MARKS.sub("", text)).strip()
    before = _BEFORE.search(text)
    if before is not None and before.start() > 0:
        text = text[: before.start()]
    return _PREFIX.sub("", text.strip()).strip()


def label_said(text: str) -> str:
    """The label, in its comparable form, that a clause of prose names by itself; ``""`` where it names none.

    >>> label_said("rated as C"), label_said("rated highly")
    ('c', '')
    """
    found = _LABEL_SAID.fullmatch(text.strip())
    return label_form(found[1]) if found else ""


def status_of_words(text: str) -> str | None:
    """The colour that a clause of prose gives ("were rated green"); None where none, or more than that.

    >>> status_of_words("rated as Amber/Green"), status_of_words("green spaces")
    ('amber/green', None)
    """
    colour = colour_of_label(without_fillers(text).replace(" ", "/"), letters=False)
    return public_colour(colour, ()) if colour else None
