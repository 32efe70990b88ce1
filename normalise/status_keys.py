"""The tables that statuses are read with: from a report's own key, or from the vocabulary that fits it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.printed import KeyEntry
from extractors.wording import plain
from normalise.carried_forward import is_marked
from normalise.colours import LETTERS, WORDS, colour_of_label
from normalise.state_words import states_of_text
from normalise.vocabulary import Meaning, Vocabulary, label_form, vocabularies

_STRONG = frozenset(("red", "amber", "green"))
_ALTERNATIVES = re.compile(r"[()\[\]=]")
PUBLIC = frozenset(("red", "amber", "green", "blue", "white", "grey", "amber/green", "amber/red"))


@dataclass(frozen=True, slots=True)
class Tables:
    """``labels`` by label, ``words`` by the key's own words for them, ``colours`` by colour.

    ``carried`` are the labels that mean carried forward; ``only_words`` is true of a report that rates in
    words throughout.
    """

    letters_are_colours: bool
    labels: Mapping[str, Meaning]
    words: Mapping[str, Meaning]
    colours: Mapping[str, Meaning]
    carried: frozenset[str] = frozenset()
    only_words: bool = False


def public_colour(colour: str, beside: Iterable[str]) -> str | None:
    """The rating that a colour is called: yellow is the amber light, or the step to green where the report
    prints amber ``beside`` it; black and purple have no word."""
    if colour == "yellow":
        return "amber/green" if "amber" in beside else "amber"
    return colour if colour in PUBLIC else None


def tables_of_key(entries: Sequence[KeyEntry]) -> Tables:
    """The tables of a report that prints its key."""
    letters = _letters_are_colours(entries)
    colour_of = [_colour_of_entry(entry, letters) for entry in entries]
    present = frozenset(colour for colour in colour_of if colour)
    labels: dict[str, Meaning] = {}
    words: dict[str, Meaning] = {}
    colours: dict[str, Meaning] = {}
    carried: set[str] = set()
    for entry, colour in zip(entries, colour_of, strict=True):
        status = public_colour(colour, present) if colour else None
        meaning = Meaning(status, *_state_of_entry(entry, status, present))
        for form in _forms(entry.label):
            labels.setdefault(form, meaning)
            if is_marked(entry.meaning) or is_marked(entry.label):
                carried.add(form)
        if plain(entry.meaning):
            words.setdefault(plain(entry.meaning), meaning)
        if colour:
            colours.setdefault(colour, meaning)
    return Tables(letters, labels, words, colours, frozenset(carried), only_words=not colours)


def _forms(label: str) -> tuple[str, ...]:
    """A label as cells may print it: "Red (R)" is also "red" and "r"."""
    parts = (label, *_ALTERNATIVES.split(label))
    return tuple(dict.fromkeys(form for form in map(label_form, parts) if form))


def _letters_are_colours(entries: Sequence[KeyEntry]) -> bool:
    """False for a key whose letters are initials of its words ("C - Complete, A - Awaiting").

    Two of red, amber and green among them, or a colour in words, make a scale of colours, unless every
    letter only abbreviates its meaning.
    """
    single = {form: plain(e.meaning) for e in entries if len(form := label_form(e.label)) == 1}
    if not single:
        return True
    told = {letter: words for letter, words in single.items() if words}
    if told and all(w[0] == letter and w.split()[0] not in WORDS for letter, w in told.items()):
        return False
    named = sum(1 for letter in single if LETTERS.get(letter) in _STRONG)
    return named >= 2 or any(colour_of_label(entry.label, letters=False) for entry in entries)


def _colour_of_entry(entry: KeyEntry, letters: bool) -> str | None:
    for form in _forms(entry.label):
        colour = colour_of_label(form, letters=False)
        if colour is not None:
            return colour
    opening = plain(entry.meaning).partition(" ")[0]
    if opening in WORDS and label_form(entry.label) == opening[0]:
        return WORDS[opening]  # "B - Black: closed" is not blue
    colour = colour_of_label(entry.label, letters)
    if colour == "blue" and _state_of_text(entry.meaning, None)[0] == "superseded":
        # B is black as often as blue where it marks what was dropped, and nothing says which.
        return None
    # "Completed - Green": a key printed the other way round.
    return colour or colour_of_label(entry.meaning, letters=False)


def _state_of_entry(entry: KeyEntry, status: str | None, present: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """State and all it may be: by the label's own words, then by what the key says of it; "Closed = No longer
    pursued" is not complete, whatever "closed" means elsewhere."""
    dropped = _state_of_text(entry.meaning, status)[0] == "superseded"
    for text in (entry.meaning, entry.label) if dropped else (entry.label, entry.meaning):
        alone = plain_labels().get(label_form(text))
        if alone is not None:
            return alone.state, alone.may_be
        state, may_be = _state_of_text(text, status)
        if may_be:
            return state, may_be if len(may_be) > 1 else ()
    if status and (not entry.meaning.strip() or colour_of_label(entry.meaning, letters=False)):
        # A key that only spells its letters out leaves the meaning to the convention.
        meaning = scale_for(present).labels.get(status)
        if meaning is not None:
            return meaning.state, meaning.may_be
    return "unknown", ()


def _state_of_text(text: str, status: str | None) -> tuple[str, tuple[str, ...]]:
    return states_of_text(text, status) or ("unknown", ())


def tables_of_vocabulary(labels: Iterable[str]) -> Tables:
    """The tables of a report without a key, by the labels that stand in its cells."""
    forms = {label_form(label) for label in labels} - {""}
    seen = {colour for form in forms if (colour := colour_of_label(form))}
    chosen = scale_for(forms | seen)
    colours = {form: m for form, m in chosen.labels.items() if form in WORDS or form in PUBLIC}
    return Tables(True, chosen.labels, {}, colours, only_words=bool(forms) and not seen)


def with_own_ratings(tables: Tables, own: Mapping[str, Meaning], keyed: bool) -> Tables:
    """The tables with what the organisation says of its labels (by ``label_form``).

    They outrank every vocabulary. Where the report prints a key (``keyed``) they only say what it leaves out.
    """
    if keyed:
        return replace(tables, labels={**{f: m for f, m in own.items() if not _in_key(f, tables)}, **tables.labels})
    colours = {colour: meaning for form, meaning in own.items() if (colour := colour_of_label(form, letters=False))}
    labels = {form: colours.get(colour_of_label(form) or "", meaning) for form, meaning in tables.labels.items()}
    return replace(tables, labels={**labels, **own}, colours={**tables.colours, **colours})


def _in_key(form: str, tables: Tables) -> bool:
    colour = colour_of_label(form, tables.letters_are_colours)
    return form in tables.labels or plain(form) in tables.words or colour in tables.colours


def scale_for(labels: Iterable[str]) -> Vocabulary:
    """The scale that knows most of the labels and was made for one of them; plain RAG where none is."""
    used = frozenset(labels)
    scales = [vocabulary for vocabulary in vocabularies() if vocabulary.is_scale]
    fitting = [v for v in scales if v.chosen_by & used and v.needs <= used]
    return min(
        fitting or [v for v in scales if v.name == "rag"],
        key=lambda v: (-len(used & v.labels.keys()), -len(v.needs), len(v.labels), v.name),
    )


@lru_cache(maxsize=1)
def no_rating() -> Vocabulary:
    """What stands in a cell where no rating is given."""
    return next(vocabulary for vocabulary in vocabularies() if vocabulary.openings)


@lru_cache(maxsize=1)
def plain_labels() -> Mapping[str, Meaning]:
    """The labels in words, which explain themselves whatever the scale: those without a colour."""
    return {
        form: meaning
        for vocabulary in vocabularies()
        for form, meaning in vocabulary.labels.items()
        if meaning.status is None and len(form) > 1 and vocabulary is not no_rating()
    }


@lru_cache(maxsize=64)
def convention(colour: str) -> Meaning | None:
    """What a colour means where the chosen scale lacks it: by the first scale that has it."""
    scales = (v for v in vocabularies() if v.is_scale and not v.needs)
    return next((v.labels[colour] for v in scales if colour in v.labels), None)
