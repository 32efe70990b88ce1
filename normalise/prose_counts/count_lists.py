"""A list of counts that share one whole, and the sentences they stand in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from normalise.arithmetic import Rounding, truthful
from normalise.prose_counts.context import Context
from normalise.prose_counts.mention import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHARE, WHOLE, WITHIN, CHANGE = "share", "whole", "within", "change"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place among all sentences of the paragraph, its text as printed, its tokens, and the
    line of the paragraph, from 0, in which it starts."""

    number: int
    text: str
    doc: Doc
    first_line: int = 0


@dataclass(slots=True)
class Part:
    """A mention in a list, and what kind of part it is."""

    mention: Mention
    context: Context
    kind: str


@dataclass(slots=True)
class CountList:
    """A list: its whole (None where not stated), its parts, and whether a number beside it was not understood."""

    of: int | None = None
    noun: str | None = None
    sure: bool = True
    whole: Part | None = None
    parts: list[Part] = field(default_factory=list)
    summed_up: bool = False
    doubtful: bool = False
    last_sentence: int = 0

    @property
    def shares(self) -> list[Part]:
        return [part for part in self.parts if part.kind == SHARE]

    @property
    def counts(self) -> list[int]:
        return [part.mention.value for part in self.shares if part.mention.value is not None]

    @property
    def percents(self) -> list[str]:
        return [part.mention.percent for part in self.shares if part.mention.percent is not None]

    def add(self, mention: Mention, words: Context, kind: str) -> None:
        self.parts.append(Part(mention, words, kind))
        self.last_sentence = mention.sentence
        if self.noun is None and self.of is None:
            self.noun = words.noun

    def bears_out_its_whole(self) -> bool:
        """Whether any part speaks for the whole."""
        if self.of is None:
            return True
        of = self.of
        return sum(self.counts) == of or any(fits(part.mention, of) for part in self.parts)


def fits(mention: Mention, of: int) -> bool:
    """Whether the count and the percentage of a mention can both be out of ``of``."""
    if mention.value is None or mention.percent is None or mention.value > of:
        return False
    return truthful(mention.value, of, mention.percent) is not Rounding.IMPOSSIBLE
