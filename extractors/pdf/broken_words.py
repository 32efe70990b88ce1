"""Words that a narrow cell breaks wherever it is full, without a hyphen: "Complet" and below it "ed".

Word processors do so with a word that is wider than its cell. Where a page keeps the spaces at which its lines wrap,
the missing space tells such a break from a wrap; but a space for which the cell has no room may be missing as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from extractors.grids.columns import role_of
from extractors.grids.known_words import is_known_word
from extractors.grids.ratings import is_rating_label
from extractors.pdf.words import Word, Words
from extractors.plaintext.reflow import WORD_ENDING

_WIDE, _WIDEST, _USUAL = "mwMW@%", 2.0, 1.4  # the width of the first letter below, in letters of the line above
SPACE = 0.45  # of the size: the widest space of the usual fonts, and what the width of a cell may be misjudged by
_LONG = 4  # letters: more than the rest of most words
_MARKS = ".,;:!?()[]'\"‘’“”"
_SHORT_WORDS = frozenset(("the", "and", "for", "with", "to", "of", "by", "from"))  # that end no longer word


class BrokenWords:
    """Tells the words that a cell breaks, on a page that keeps the spaces at which its lines wrap."""

    def __init__(self, words: Sequence[Word], reader: Words) -> None:
        self._words, self._reader = words, reader

    def after(self, word: Word) -> WholeWords | None:
        """What judges the word below one that ends a line; None where a space stands right after it."""
        return None if self._reader.is_spaced(word) else self._whole

    @cached_property
    def _whole(self) -> WholeWords:
        """The words that no line end touches."""
        spaced = self._reader.is_spaced
        return WholeWords(
            frozenset(_bare(word.text) for last, word in pairwise(self._words) if spaced(last) and spaced(word))
        )


class WholeWords(NamedTuple):
    """The words of a page that stand unbroken on it."""

    words: frozenset[str]

    def goes_on(self, text: str, above: Word, below: Word, slack: float) -> bool:
        """True where ``below``, the first word of a line, is the rest of ``above``, which is all of the line over it
        and leaves ``slack`` points of the cell free; ``text`` is what the cell says up to there."""
        first, second = above.text, below.text
        if not _could_be_one(first, second):
            return False
        if not first[-1].isalnum():
            return True  # a date or a reference that wraps at its hyphen
        letter = (above.x1 - above.x0) / len(first)
        if slack > (_WIDEST if second[0] in _WIDE else _USUAL) * letter:
            return False
        return second[0].isdigit() or self._reads_as_one(text, second, spaceless=slack > SPACE * above.size)

    def _reads_as_one(self, text: str, second: str, spaceless: bool) -> bool:
        """Judged by the words of the page; ``spaceless`` where there was room for a space, and none was set."""
        first, below = _bare(text.split()[-1]), _bare(second)
        joined, apart = _is_label(text + second), _is_label(f"{text} {second}")
        if first + below in self.words or is_known_word(first + below) or joined and not apart:
            return True
        if below in _SHORT_WORDS or apart and not joined:
            return False
        if spaceless:
            return not (first in self.words and below in self.words)
        return first not in self.words and (
            len(below) < _LONG or below not in self.words and bool(WORD_ENDING.match(below))
        )


def _could_be_one(first: str, second: str) -> bool:
    if second[0].isdigit():
        return first[-1].isdigit() or len(first) > 1 and first[-1] in "-/" and first[-2].isalnum()
    if not (first[-1].isalpha() and second[0].isalpha()):
        return False
    return second[0].islower() or len(first) > 1 and first.isupper() and second.isupper()


def _is_label(text: str) -> bool:
    return role_of(text) is not None or is_rating_label(text)


def _bare(text: str) -> str:
    return text.strip(_MARKS).casefold()
