"""A field of an action ready to be compared with the same field of others, and how alike two of them are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.linking.marks import coarser
from corpus.linking.naming import acronyms, written_short
from corpus.linking.wording import Rarity, clean, covered, same_but_for_a_slip, shared, stem, stems, telling

_MORE_THAN_A_PHRASE = 4  # telling words; "transformation programme" stands inside many names
_A_PASSAGE = 10  # telling words; of so many, most are kept where a description is written anew at greater length
_HALF_KEPT = 0.5
_ADDED_TO = 0.4  # of the distance to 1
_FEW_WORDS = 8  # in which two texts differ; of more, a slip would change nothing
_REMEMBERED = 20_000  # texts; most actions are printed word for word again in the next report


@dataclass(frozen=True, slots=True)
class Text:
    """A field ready to be compared: cleaned text, the stems of its words, and its acronyms."""

    plain: str
    stems: frozenset[str]
    short: frozenset[str] = frozenset()


@lru_cache(_REMEMBERED)
def text_of(printed: str | None) -> Text | None:
    plain = clean(printed)
    return Text(plain, frozenset(stems(printed)), acronyms(printed or "")) if plain else None


def likeness(first: Text, second: Text, rare: Rarity) -> float:
    """Likeness of two texts, 0..1: the mean of the characters in sorted word order (rapidfuzz
    ``token_sort_ratio``) and of the shared words weighted by rarity; the same words in order give 1.
    A text that was only added to or cut short, and is more than a phrase, counts as nearer; so does
    a passage the more of it stands in a longer one."""
    from rapidfuzz import fuzz

    if first.plain == second.plain:
        return 1.0
    first, second = written_alike(first, second)
    letters = max(fuzz.ratio(first.plain, second.plain), fuzz.token_sort_ratio(first.plain, second.plain)) / 100
    mean = (letters + shared(first.stems, second.stems, rare)) / 2
    shorter, longer = sorted((first.stems, second.stems), key=len)
    if shorter <= longer and telling(shorter) >= _MORE_THAN_A_PHRASE:
        mean += (1 - mean) * _ADDED_TO
    elif telling(shorter) >= _A_PASSAGE:
        kept = (covered(shorter, longer, rare) - _HALF_KEPT) / (1 - _HALF_KEPT)
        mean += (1 - mean) * _ADDED_TO * max(0.0, kept)
    return min(0.99, mean)


def written_alike(first: Text, second: Text) -> tuple[Text, Text]:
    """The two with an acronym of one in place of the words of the other that it stands for, a number with a letter
    ("31e") as the bare number where the other has that, and a word with a slip as the other writes it."""
    if first.short != second.short:
        first, second = _shortened(first, second), _shortened(second, first)
    ours, theirs = first.stems - second.stems, second.stems - first.stems
    if not ours or not theirs or len(ours) + len(theirs) > _FEW_WORDS:
        return (first, second)
    return (_respelt(first, coarser(ours, theirs)), _respelt(second, coarser(theirs, ours) | _slips(theirs, ours)))


def _shortened(text: Text, other: Text) -> Text:
    plain = written_short(text.plain, other.short, other.plain)
    return text if plain == text.plain else Text(plain, frozenset(stem(word) for word in plain.split()))


def _respelt(text: Text, spelling: dict[str, str]) -> Text:
    if not spelling:
        return text
    return replace(text, stems=frozenset(spelling.get(word, word) for word in text.stems))


def _slips(words: frozenset[str], other: frozenset[str]) -> dict[str, str]:
    found = {}
    for word in words:
        near = [there for there in other if abs(len(there) - len(word)) <= 1]
        meant = [there for there in near if same_but_for_a_slip(word, there)]
        if meant:
            found[word] = min(meant)
    return found
