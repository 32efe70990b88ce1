"""Words to states: the phrases of all vocabularies, found in a report's key, in a cell or in prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extractors.wording import plain
from normalise.vocabulary import NO_STATE, vocabularies

# What "not", "no" or "yet to" before a phrase leaves of it. A word of trouble denied says nothing.
_DENIED = {
    "complete": ("in progress", "off track", "not started"),
    "on track": ("off track", "at risk"),
    "in progress": ("not started",),
}
_DENIALS = frozenset(("not", "no", "never", "without", "cannot", "unlikely", "yet", "neither", "nor", "none"))
_BETWEEN_DENIAL = frozenset(
    ("yet", "been", "be", "to", "being", "fully", "currently", "have", "has", "had", "any", "a", "the", "all")
)
# "To be completed" and "once complete" say what is meant to happen, not what has.
_AHEAD = frozenset(
    ("to", "be", "will", "can", "could", "should", "would", "may", "might", "must", "until", "once", "when", "if")
)
_PARTLY = frozenset(("part", "partly", "partially", "mostly", "largely", "nearly", "almost", "substantially", "half"))
_SHARE = re.compile(r"\b(\d{1,3})(?:\.\d+)?\s?(?:%|per ?cent)\s*(?:complete|done|delivered|implemented)")
_FILLERS = frozenset(
    re.findall(
        r"\w+",
        """a an the is are was were been has have had now currently still already also as at of it this
        date all fully successfully action actions task work item project recommendation recommendations
        status rating rated rag assessed reported shown showing judged considered remain remains""",
    )
)
# Where a text names several states, the plain one gives way to what says more.
_MORE_THAN_IN_PROGRESS = frozenset(("on track", "at risk", "off track", "superseded"))

# What a colour customarily means: used only to choose among states that the words themselves allow.
CUSTOMARY = {
    "red": "off track",
    "amber/red": "at risk",
    "amber": "at risk",
    "amber/green": "on track",
    "green": "on track",
    "blue": "complete",
    "white": "not started",
    "grey": "not started",
}

Found = tuple[int, int, tuple[str, ...]]  # first word, word after the last, states


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    """First word -> ((words, states), ...), the longest first. One phrase may stand in several files."""
    states: dict[tuple[str, ...], tuple[str, ...]] = {}
    for vocabulary in vocabularies():
        for phrase, meant in vocabulary.phrases.items():
            words = tuple(plain(phrase).split())
            states[words] = tuple(dict.fromkeys((*states.get(words, ()), *meant)))
    by_first: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for words, meant in sorted(states.items(), key=lambda entry: -len(entry[0])):
        by_first.setdefault(words[0], []).append((words, meant))
    return {first: tuple(entries) for first, entries in by_first.items()}


def find_states(words: Sequence[str]) -> tuple[Found, ...]:
    """Every phrase in the words, in order, the longest at each place, with its states."""
    found: list[Found] = []
    at = 0
    while at < len(words):
        for phrase, states in _phrases().get(words[at], ()):
            if tuple(words[at : at + len(phrase)]) == phrase:
                found.append((at, at + len(phrase), _in_context(words, at, states)))
                at += len(phrase)
                break
        else:
            at += 1
    return tuple(entry for entry in found if entry[2])


def _in_context(words: Sequence[str], at: int, states: tuple[str, ...]) -> tuple[str, ...]:
    if NO_STATE in states:
        return ()
    before = at - 1
    while before >= 0 and words[before] in _BETWEEN_DENIAL and at - before <= 4:
        if words[before] == "yet":
            break
        before -= 1
    if before >= 0 and words[before] in _DENIALS and words[at] not in ("no", "not"):
        return tuple(dict.fromkeys(state for meant in states for state in _DENIED.get(meant, ())))
    if "complete" in states and at > 0 and words[at - 1] in _AHEAD:
        return ()
    if "complete" in states and at > 0 and words[at - 1] in _PARTLY:
        return ("in progress",)
    return states


def settle(found: Iterable[tuple[str, ...]], colour: str | None = None) -> tuple[str, tuple[str, ...]] | None:
    """One state out of the states found in one text, and all it may be; None where none was found.

    A state that says less gives way. Of several left, the colour that the report prints beside the words
    decides, else the unfinished one of "complete or on track", else the first.
    """
    entries = _telling(found)
    states = list(dict.fromkeys(state for entry in entries for state in entry))
    if "unknown" in states and len(states) > 1:
        states.remove("unknown")
    if not states:
        return None
    likely = CUSTOMARY.get(colour or "")
    if likely in states:
        return likely, tuple(states)
    if "complete" in states:
        for unfinished in ("on track", "in progress"):
            if unfinished in states:
                return unfinished, tuple(states)
    return states[0], tuple(states)


def _telling(found: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Without a plain "in progress" beside a state that says more."""
    entries = list(found)
    if any(_MORE_THAN_IN_PROGRESS & set(entry) for entry in entries):
        return [entry for entry in entries if entry != ("in progress",)]
    return entries


def _state_of_share(text: str) -> str | None:
    """ "75% complete" is in progress; None where no share is given."""
    share = _SHARE.search(text.casefold())
    return None if share is None else {"0": "not started", "100": "complete"}.get(share[1], "in progress")


def states_of_text(text: str, colour: str | None = None) -> tuple[str, tuple[str, ...]] | None:
    """The state that a meaning in a key, or a clause of prose, speaks of, and all it may be; or None."""
    share = _state_of_share(text)
    if share is not None:
        return share, (share,)
    return settle((states for _, _, states in find_states(plain(text).split())), colour)


def states_of_cell(segments: Sequence[str], colour: str | None = None) -> tuple[str, tuple[str, ...]] | None:
    """The state of a status cell, given as the segments its punctuation makes; or None.

    Strict, because a cell may hold a note: the first segment must begin with words of state, and each
    later one must consist of them, or it is passed over.
    """
    found: list[tuple[str, ...]] = []
    for index, segment in enumerate(segments):
        share = _state_of_share(segment)
        if share is not None:
            found.append((share,))
            continue
        words = plain(segment).split()
        matches = find_states(words)
        if not matches:
            continue
        opens = index == 0 and all(word in _FILLERS for word in words[: matches[0][0]])
        if opens or _is_covered(words, matches):
            found.extend(states for _, _, states in matches)
    return settle(found, colour)


def _is_covered(words: Sequence[str], matches: Iterable[Found]) -> bool:
    """True where every word belongs to a phrase or only fills."""
    inside = {at for first, after, _ in matches for at in range(first, after)}
    return all(at in inside or word in _FILLERS for at, word in enumerate(words))


def without_fillers(text: str) -> str:
    """The text in plain form, without the words that only carry it: "were rated as green" -> "green"."""
    return " ".join(word for word in plain(text).split() if word not in _FILLERS)


@lru_cache(maxsize=8192)
def states_of_clause(text: str) -> tuple[str, ...]:
    """The states that a clause of prose may stand for; none where its words say more than a state.

    Strict, because figures are checked by it: "completed since May" are not all that are complete, and
    "complete or on track" is neither.

    >>> states_of_clause("have been completed"), states_of_clause("completed since May")
    (('complete',), ())
    """
    words = [word for word in plain(text).split() if word not in ("and", "or")]
    found = find_states(words)
    if not _is_covered(words, found):
        return ()
    told = _telling(dict.fromkeys(states for _, _, states in found))
    return told[0] if len(told) == 1 else ()


def state_of_words(text: str) -> str | None:
    """The one state that a clause of prose speaks of, by the vocabularies; None where none or several.

    "Behind schedule" is at risk in one report and off track in another, so it is none here.

    >>> state_of_words("in the process of being implemented"), state_of_words("behind schedule")
    ('in progress', None)
    """
    states = states_of_clause(text)
    return states[0] if len(states) == 1 and states[0] != "unknown" else None


def put_off(text: str) -> bool:
    """Whether a label or clause says that the work is put off ("deferred", "on hold"): open still, and in no state
    of progress.

    >>> put_off("Deferred"), put_off("unknown"), put_off("Complete")
    (True, False, False)
    """
    return states_of_clause(text) == ("unknown",) and without_fillers(text) != "unknown"
