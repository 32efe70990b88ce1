"""Words of an action, made comparable: cleaned text, word stems, how rare each word is, fingerprints."""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

# Words that hold a sentence together and say nothing about which action it is.
_HOLDING_WORDS = frozenset({
    "a", "all", "an", "and", "are", "as", "at", "be", "been", "both", "by", "each", "for", "from", "has",
    "have", "in", "into", "is", "it", "its", "of", "on", "or", "our", "that", "the", "their", "them", "they",
    "this", "through", "to", "was", "we", "were", "which", "will", "with", "within",
})  # fmt: skip
_HOLDING_WEIGHT = 0.1  # not nought: texts made only of such words must still differ from each other
_LETTERS_THEN_DIGITS = re.compile(r"(?<=[a-z]{2})(?=\d)")  # "phase1" is "phase 1", but "a12" is a road
_DIGIT_COMMA = re.compile(r"(?<=\d),(?=\d{3}\b)")
_WORD = re.compile(r"\d+(?:\.\d+)+|\w+")
_SLIPS_FROM = 5  # letters; a shorter word with one letter exchanged is another word
_MATTER = re.compile(r"[\W_]+")


def clean(text: str | None) -> str:
    """Lower-case words and numbers with single spaces: case, bullets, hyphens and punctuation are gone."""
    return " ".join(words(text))


def words(text: str | None) -> tuple[str, ...]:
    """The words of a text in order, lower case; ``10,000`` is one word, ``Phase1`` is two."""
    if not text:
        return ()
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u00ad", "").replace("'", "").replace("’", "")
    plain = _DIGIT_COMMA.sub("", plain.replace("&", " and "))
    return tuple(_WORD.findall(_LETTERS_THEN_DIGITS.sub(" ", plain.replace("_", " "))))


@lru_cache(100_000)
def stem(word: str) -> str:
    """A word without its commonest endings, so that "recruiting" meets "recruitment" and "leads" "lead".

    Only for comparing: the stem is often no word. Words of four letters or fewer and numbers stay whole.
    """
    if len(word) <= 4 or not word.isalpha():
        return word
    for ending in (
        "isations",
        "isation",
        "ments",
        "ment",
        "ings",
        "ing",
        "ers",
        "ies",
        "ed",
        "es",
        "er",
        "s",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].removesuffix("e")
    return word.removesuffix("e")


@lru_cache(100_000)
def same_but_for_a_slip(first: str, second: str) -> bool:
    """Whether two longer words differ in one letter, put in, left out, exchanged or swapped with its neighbour."""
    if min(len(first), len(second)) < _SLIPS_FROM or abs(len(first) - len(second)) > 1:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(first, second, score_cutoff=1) <= 1


def stems(text: str | None) -> tuple[str, ...]:
    """The stems of a text's words, in order."""
    return tuple(stem(word) for word in words(text))


def fingerprint(text: str | None) -> str:
    """16 hex digits of the letters and digits alone: equal however spacing, case and bullets were read."""
    matter = _MATTER.sub("", unicodedata.normalize("NFKC", text or "").casefold())
    return hashlib.sha256(matter.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much each word tells about which action is meant, learnt from the actions in hand.

    A word in every action of a report ("programme") tells little; a word in one of them tells most.
    The weight is log(1 + actions / actions with the word), as in inverse document frequency.
    """

    weights: Mapping[str, float]
    unseen: float

    def of(self, word: str) -> float:
        """The weight of a stem, always above nought."""
        return self.weights.get(word, self.unseen)


def rarity(sides: Iterable[Iterable[frozenset[str]]]) -> Rarity:
    """Rarity over several reports, each the stems of its actions. The larger count of any one report is
    used, so that an action standing in both does not look common."""
    counts: Counter[str] = Counter()
    most = 1
    for side in sides:
        actions = list(side)
        counts |= Counter(word for stemmed in actions for word in stemmed)
        most = max(most, len(actions))
    weighed = {word: math.log1p(most / count) for word, count in counts.items()}
    return Rarity(weighed | dict.fromkeys(_HOLDING_WORDS, _HOLDING_WEIGHT), math.log1p(most))


def telling_words(stemmed: frozenset[str]) -> frozenset[str]:
    """The stems that are more than words that hold a sentence together."""
    return stemmed - _HOLDING_WORDS


def telling(stemmed: frozenset[str]) -> int:
    """How many of the stems are more than words that hold a sentence together."""
    return len(telling_words(stemmed))


def shared(first: frozenset[str], second: frozenset[str], rare: Rarity) -> float:
    """Weight of the words in both over the mean weight of the two texts (a weighted Dice measure), 0..1."""
    both = sum(rare.of(word) for word in sorted(first & second))
    total = sum(rare.of(word) for word in sorted(first)) + sum(rare.of(word) for word in sorted(second))
    return 2 * both / total if total else 0.0


def covered(part: frozenset[str], whole: frozenset[str], rare: Rarity) -> float:
    """How much of the weight of ``part`` stands in ``whole`` too, 0..1."""
    total = sum(rare.of(word) for word in sorted(part))
    return sum(rare.of(word) for word in sorted(part & whole)) / total if total else 0.0
