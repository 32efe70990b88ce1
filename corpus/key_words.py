"""Words in prose matched with the key of the report that they speak of: "delayed" with "A: Some delay".

A report's own words outrank every vocabulary, so they are tried first; what the key itself leaves open
(a delay may be at risk or off track) contradicts nothing.
"""

from __future__ import annotations

from extractors.printed import KeyEntry
from extractors.wording import plain
from normalise.records import Report
from normalise.state_words import without_fillers
from normalise.statuses import Scale, label_said
from normalise.vocabulary import label_form

_TROUBLE = frozenset({"at risk", "off track"})
_SHORTEST_STEM = 4
_LONGEST_ENDING = 3
# Words that make another meaning of the ones beside them: they must stand on both sides or on neither.
_TURNING = frozenset("not no never un non partly partially part nearly almost yet late".split())


def entry_meant(words: str, report: Report) -> tuple[KeyEntry | None, bool]:
    """The one status of the report's key whose meaning has these words, and whether it has no others; the one
    that they name by its label ("rated C").

    None where no status has them, or several.
    """
    if label := label_said(words):
        named = [entry for entry in report.key if entry.kind == "status" and label_form(entry.label) == label]
        if len(named) == 1:
            return named[0], True
    said = without_fillers(words).split()
    if not said:
        return None, False
    labelled = [e for e in report.key if e.kind == "status" and without_fillers(e.label).split() == said]
    if len(labelled) == 1:
        return labelled[0], True
    if _opens_several(said, report):
        return None, False
    fits = [
        (entry, meaning)
        for entry in report.key
        if entry.kind == "status" and (meaning := without_fillers(entry.meaning or entry.label).split())
        if _all_in(said, meaning) and _turning(said) == _turning(meaning)
    ]
    if len(fits) != 1:
        return None, False
    entry, meaning = fits[0]
    return entry, _all_in(meaning, said)


def _opens_several(said: list[str], report: Report) -> bool:
    """Whether the words only open the meanings of several ratings ("behind schedule, recoverable" and "behind schedule,
    not recoverable"): then they are said of all of these together."""
    meanings = {tuple(without_fillers(e.meaning or e.label).split()) for e in report.key if e.kind == "status"}
    opened = [each for each in meanings if len(each) >= len(said) and all(map(_same, said, each))]
    return len(opened) > 1 and tuple(said) not in opened


def names_label(words: str, entry: KeyEntry) -> bool:
    """Whether a clause names an entry of the key by its label: "rated C", "rated complete"."""
    said = label_said(words)
    return said == label_form(entry.label) if said else without_fillers(words) == without_fillers(entry.label)


def in_other_words(claimed: str | None, words: str, report: Report) -> bool:
    """Whether a figure speaks of trouble in words that the report's key has not: "at risk" is amber in one
    report and red in another."""
    rated = any(entry.kind == "status" and entry.meaning.strip() for entry in report.key)
    return rated and claimed in _TROUBLE and entry_meant(words, report)[0] is None


def same_label(printed: str | None, entry: KeyEntry) -> bool:
    """Whether a status cell prints the label of the key's entry, or its meaning."""
    return printed is not None and label_words(printed) in (label_words(entry.label), label_words(entry.meaning))


def label_words(label: str) -> str:
    """A label in plain words; one that is no more than a sign ("▲") as it is printed."""
    return plain(label) or label_form(label)


def left_open(report: Report) -> dict[str, frozenset[str]]:
    """The printed labels whose meaning in the report's own key may be several states, with those states."""
    if not report.key:
        return {}
    labels = {action.status_printed for action in report.actions if action.status_printed}
    scale = Scale.from_key(report.key, sorted(labels))
    readings = {label: scale.read(label) for label in labels}
    return {label: frozenset(reading.may_be) for label, reading in readings.items() if len(reading.may_be) > 1}


def _all_in(words: list[str], others: list[str]) -> bool:
    return all(any(_same(word, other) for other in others) for word in words)


def _same(one: str, other: str) -> bool:
    """ "delayed" and "delay": one word but for its ending."""
    short, long = sorted((one, other), key=len)
    return one == other or (
        len(short) >= _SHORTEST_STEM and long.startswith(short) and len(long) - len(short) <= _LONGEST_ENDING
    )


def _turning(words: list[str]) -> frozenset[str]:
    return _TURNING & frozenset(words)
