"""The vocabularies of statuses: data files, one a convention, found by walking the folder.

A file may hold labels (what stands in a cell: a status, a state) and phrases (words inside a report's
key or prose: a state). ``chosen_by`` lists the labels or colours that give a scale away in a report that
prints no key (any of them; ``needs`` are those it must have all of); a file without ``chosen_by`` holds
words that explain themselves and is always read. ``openings`` begin a note that stands for "no rating".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("vocabularies")

STATUSES = ("red", "amber/red", "amber", "amber/green", "green", "blue", "white", "grey")
STATES = (
    "complete",
    "on track",
    "in progress",
    "at risk",
    "off track",
    "not started",
    "superseded",
    "unknown",
)
OPEN_STATES = frozenset(STATES) - {"complete", "superseded", "unknown"}  # still to be done
NO_STATE = "no state"  # phrases that hold a state's words and say nothing: "complete the"

_TICKS = str.maketrans("✔☑✅✗✖☒❌", "✓✓✓✘✘✘✘", "\ufe0f")
_AROUND_SLASH = re.compile(r"\s*/\s*")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label means. ``may_be`` are all states it can stand for, where it stands for several."""

    status: str | None
    state: str
    may_be: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One file: ``labels`` by their ``label_form``, ``phrases`` by their words (each to its states)."""

    name: str
    about: str
    source: str
    chosen_by: frozenset[str]
    labels: Mapping[str, Meaning]
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs: frozenset[str] = frozenset()
    openings: tuple[str, ...] = ()

    @property
    def is_scale(self) -> bool:
        """True for a scale of colours, False for words that explain themselves."""
        return bool(self.chosen_by)


class BadVocabulary(ValueError):
    """A vocabulary file that breaks the form; the message names the file, the entry and the remedy."""


def label_form(text: str) -> str:
    """A label made comparable: case, spaces, enclosing brackets and closing points put aside.

    >>> label_form(" (Amber / Green) "), label_form("C.")
    ('amber/green', 'c')
    """
    text = " ".join(text.translate(_TICKS).casefold().split())
    text = _AROUND_SLASH.sub("/", text.strip(" .:;,*\"'“”‘’"))
    if len(text) > 2 and text[0] + text[-1] in ("()", "[]"):
        text = text[1:-1].strip()
    return text


@lru_cache(maxsize=1)
def vocabularies() -> tuple[Vocabulary, ...]:
    """Every vocabulary of the folder, by name. Raises BadVocabulary for a file that breaks the form."""
    return tuple(read(path) for path in sorted(FOLDER.glob("*.toml")))


def read(path: Path) -> Vocabulary:
    """One vocabulary file. Raises BadVocabulary."""
    try:
        words = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadVocabulary(f"{path.name}: not a TOML file in UTF-8 ({error}); mend or remove it") from error
    for name in ("about", "source"):
        if not str(words.get(name, "")).strip():
            raise BadVocabulary(f"{path.name}: no '{name}'; say what it holds and whose words they are")
    return Vocabulary(
        name=path.stem,
        about=str(words["about"]),
        source=str(words["source"]),
        chosen_by=frozenset(label_form(label) for label in words.get("chosen_by", ())),
        labels=_labels(path.name, words.get("label", ())),
        phrases=_phrases(path.name, words.get("phrases", {})),
        needs=frozenset(label_form(label) for label in words.get("needs", ())),
        openings=tuple(words.get("openings", ())),
    )


def _labels(file: str, entries: Any) -> dict[str, Meaning]:
    labels: dict[str, Meaning] = {}
    for entry in entries:
        prints = entry.get("prints", ())
        status, state = entry.get("status"), entry.get("state", "")
        may_be = tuple(entry.get("may_be", ()))
        if not prints:
            raise BadVocabulary(f"{file}: a label without 'prints'; list what stands in the cell")
        if status is not None and status not in STATUSES:
            raise BadVocabulary(f"{file}: {prints[0]}: status {status!r}; use one of {', '.join(STATUSES)}")
        for word in (state, *may_be):
            if word not in STATES:
                raise BadVocabulary(f"{file}: {prints[0]}: state {word!r}; use one of {', '.join(STATES)}")
        for label in map(label_form, prints):
            if label in labels:
                raise BadVocabulary(f"{file}: {label!r} stands twice; keep one")
            labels[label] = Meaning(status, state, may_be)
    return labels


def _phrases(file: str, lists: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    phrases: dict[str, tuple[str, ...]] = {}
    for state, words in lists.items():
        if state not in (*STATES, NO_STATE):
            raise BadVocabulary(f"{file}: phrases for {state!r}; use one of {', '.join(STATES)}, {NO_STATE}")
        for phrase in words:
            phrases[phrase] = (*phrases.get(phrase, ()), state)
    return phrases
