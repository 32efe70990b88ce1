"""Mentions gathered into lists that share one whole, read from left to right as a person would.

A whole that the words make sure ("Of the 53 actions") is kept whatever its parts say. One that only
stands near ("114 actions were due. 64 (56%) ...") is kept where at least one part fits it: a wrong whole
would turn true figures into false alarms.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import TYPE_CHECKING

from normalise.arithmetic import Rounding, shares_can_add_to, truthful
from normalise.prose_counts.bases import holds, introduces, stands_alone, sure_wholes
from normalise.prose_counts.context import Context, context, noun_before
from normalise.prose_counts.lexicon import lexicon
from normalise.prose_counts.mentions import Mention, find_mentions

if TYPE_CHECKING:
    from spacy.tokens import Doc

SHARE, WHOLE, WITHIN, CHANGE = "share", "whole", "within", "change"
_REACH = 3  # sentences over which a whole without parts waits for them


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place among all sentences of the paragraph, its text as printed, its tokens."""

    number: int
    text: str
    doc: Doc


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

    def fits(self) -> bool:
        """Whether any part speaks for the whole."""
        if self.of is None:
            return True
        of = self.of
        return sum(self.counts) == of or any(_fits(part.mention, of) for part in self.parts)


def arrange(sentences: Iterable[Sentence]) -> list[CountList]:
    """The lists of a paragraph, in the order in which they open."""
    reader = _Reader()
    for sentence in sentences:
        reader.read(sentence)
    for found in reader.lists:
        if not found.sure and found.parts and not found.fits():
            found.of, found.whole = None, None
    return reader.lists


class _Reader:
    """Reads sentence after sentence, and knows the list that is open."""

    def __init__(self) -> None:
        self.lists: list[CountList] = []
        self.open: CountList | None = None
        self.outer: CountList | None = None  # the list around a nested one ("of which ...")
        self.previous: Mention | None = None

    def read(self, sentence: Sentence) -> None:
        doc = sentence.doc
        wholes = sure_wholes(doc)
        mentions = find_mentions(doc, sentence.number, frozenset(wholes))
        self._leave_nested()
        self.previous = None
        for mention, following in zip_longest(mentions, mentions[1:]):
            words = context(doc, mention, following)
            if self.previous and any(token.text == ";" for token in doc[self.previous.last : mention.first]):
                self._leave_nested()
            self._place(doc, mention, words, wholes.get(-1 if mention.count_at is None else mention.count_at))
            self.previous = mention

    def _place(self, doc: Doc, mention: Mention, words: Context, whole: str | None) -> None:
        current = self.open
        if words.moves:
            if current is not None and current.parts and mention.sentence - current.last_sentence <= 1:
                current.parts.append(Part(mention, words, CHANGE))
        elif mention.of is not None:
            self._of_its_own(mention, words)
        elif whole == "total" and current is not None and self._sums_up(current, mention):
            current.of, current.summed_up = mention.value, True
            current.whole = current.whole or Part(mention, words, WHOLE)
        elif whole is not None or holds(doc, mention) or introduces(doc, mention):
            self._open_whole(mention, words, sure=True, back=whole == "these")
        elif words.inside:
            self._inside(mention, words)
        elif words.aside and current is not None and current.shares and mention.value is not None:
            self._aside(mention, words)
        elif words.back and current is not None and current.shares:
            self._nested(mention, words)
        elif words.is_part and current is not None and joins(current, mention, words):
            current.add(mention, words, SHARE)
        elif stands_alone(doc, mention) and not words.outside:
            self._open_whole(mention, words, sure=False)
        elif _opens_list(mention, words):
            self._start(doc, mention, words)
        elif current is not None and current.last_sentence == mention.sentence and not words.outside:
            current.doubtful = True

    def _start(self, doc: Doc, mention: Mention, words: Context) -> None:
        """A list whose whole is not stated with it. After a list that is full, its figures may be out of the
        same whole ("25 (78%) are expected to ..."), or out of the last part ("4 (57%) were close")."""
        current = self.open
        new, kind = CountList(noun=words.noun or noun_before(doc[: mention.first])), SHARE
        if current is not None and mention.sentence - current.last_sentence <= 1 and _may_share(current, words):
            new, kind = _beside(current, mention, words)
        self._open(new).add(mention, words, kind)

    def _aside(self, mention: Mention, words: Context) -> None:
        """ "7 did not, although 4 (13%) were close": no further part, and the list goes on after it."""
        current = self.open
        assert current is not None
        beside, _ = _beside(current, mention, words)
        beside.add(mention, words, WITHIN)
        self.lists.append(beside)

    def _open(self, new: CountList) -> CountList:
        if new.noun is None and new.of is not None:
            new.noun = self._noun_of(new.of)
        self.lists.append(new)
        self.open = new
        return new

    def _noun_of(self, whole: int) -> str | None:
        """What a whole counts that a part before it has counted: "46 were reported. 29 out of 46 ..."."""
        for found in reversed(self.lists):
            if whole == found.of or whole in found.counts:
                return found.noun
        return None

    def _leave_nested(self) -> None:
        if self.outer is not None:
            self.open, self.outer = self.outer, None

    def _of_its_own(self, mention: Mention, words: Context) -> None:
        """ "29 out of 46": joins the list of that whole, or opens one. "7 of these 17" counts inside a part."""
        current = self.open
        if current is not None and current.of == mention.of and not _other_noun(current, words) and not words.of_phrase:
            current.add(mention, words, SHARE)
            return
        of_known = CountList(of=mention.of, noun=words.noun, last_sentence=mention.sentence)
        if mention.these:
            of_known.noun = words.noun or (current.noun if current else None)
            self.lists.append(of_known)
            of_known.add(mention, words, WITHIN)
            return
        total = Mention(
            mention.sentence, mention.of_at or 0, mention.of_at or 0, count_at=mention.of_at, value=mention.of
        )
        of_known.whole = Part(total, words, WHOLE)
        self._take_over(current, of_known, mention)
        self._open(of_known).add(mention, words, SHARE)

    def _take_over(self, current: CountList | None, later: CountList, mention: Mention) -> None:
        """ "42 are complete (79%) and 11 out of 53 are not": the whole comes late and serves the parts before
        it, where they fit it."""
        if current is None or current.of is not None or current.last_sentence != mention.sentence:
            return
        of = later.of or 0
        if sum(current.counts) + (mention.value or 0) > of or _other_noun(later, current.shares[0].context):
            return
        if not all(part.mention.percent is None or _fits(part.mention, of) for part in current.shares):
            return
        self.lists.remove(current)
        later.parts = current.parts

    def _sums_up(self, current: CountList, mention: Mention) -> bool:
        """Whether "Total 50" closes the open list."""
        near = mention.sentence - current.last_sentence <= 1
        return near and bool(current.shares) and current.of in (None, mention.value)

    def _open_whole(self, mention: Mention, words: Context, *, sure: bool, back: bool = False) -> None:
        current = self.open
        if current is not None and current.of == mention.value and (back or not current.parts):
            current.sure = current.sure or sure
            current.last_sentence = mention.sentence
            return
        new = CountList(of=mention.value, noun=words.noun, sure=sure, last_sentence=mention.sentence)
        if mention.bound:
            new.of = None  # "over 40 actions" is no number to reckon with
        if back and current is not None:
            new.noun = words.noun or current.noun
        else:
            new.whole = Part(mention, words, WHOLE)
        self._open(new)

    def _inside(self, mention: Mention, words: Context) -> None:
        """ "sixteen are amber, including one that ...": counted inside the part before it."""
        current = self.open
        if current is None or current.last_sentence != mention.sentence:
            return
        around = current.shares[-1].mention.value if current.shares else current.of
        inner = CountList(of=around, noun=current.noun, last_sentence=mention.sentence)
        inner.add(mention, words, WITHIN)
        self.lists.append(inner)

    def _nested(self, mention: Mention, words: Context) -> None:
        """ "16 are amber, of which 3 have not started": parts of the part before, if the figures bear it out."""
        current = self.open
        assert current is not None
        inner = CountList(of=current.shares[-1].mention.value, noun=current.noun, sure=False)
        if inner.of is not None and mention.value is not None and mention.value > inner.of:
            inner.of = None
        inner.add(mention, words, WITHIN)
        self.outer = self.outer or current
        self._open(inner)


def _fits(mention: Mention, of: int) -> bool:
    """Whether the count and the percentage of a mention can both be out of ``of``."""
    if mention.value is None or mention.percent is None or mention.value > of:
        return False
    return truthful(mention.value, of, mention.percent) is not Rounding.IMPOSSIBLE


def _beside(current: CountList, mention: Mention, words: Context) -> tuple[CountList, str]:
    """A list beside the open one, and the kind of part that the mention is in it: out of the same whole or
    inside its last part, whichever the figures fit; else its whole is not known."""
    beside = CountList(noun=words.noun or current.noun, sure=False)
    last = current.shares[-1].mention.value if current.shares else None
    for of, kind in ((current.of, SHARE), (last, WITHIN)):
        if of and _fits(mention, of):
            beside.of = of
            return beside, kind
    return beside, SHARE


def _may_share(current: CountList, words: Context) -> bool:
    return not words.outside and not words.of_area and not _other_noun(current, words)


def _opens_list(mention: Mention, words: Context) -> bool:
    """Whether a mention without a whole is worth keeping: a count with its percentage, or a thing counted with
    a status said of it."""
    if mention.value is not None and mention.percent is not None:
        return True
    if words.says_status and words.is_part and (words.labelled or words.names_status):
        return True
    if mention.value is None and mention.percent_bound:
        return False
    return words.is_part and words.noun is not None and (words.says_status or bool(words.of_phrase))


def joins(current: CountList, mention: Mention, words: Context) -> bool:
    """Whether a mention is a further part of the open list."""
    gap = mention.sentence - current.last_sentence
    if words.outside or _other_noun(current, words) or _other_of(current, mention, words) or _repeated(current, words):
        return False
    if current.of is not None and mention.value is not None and mention.value > current.of:
        return False
    if current.of is None and not _of_one_kind(current, mention, words):
        return False
    if not current.parts:
        return gap <= _REACH
    if gap > 1 or _is_full(current, mention):
        return False
    if gap == 0:
        return True
    closed = current.shares and current.shares[-1].context.joins
    overflows = current.of is not None and sum(current.counts) + (mention.value or 0) > current.of
    if overflows or (mention.percent is None and not words.opens):
        return False
    return not closed or words.opens


def _is_full(current: CountList, mention: Mention) -> bool:
    """Whether nothing is left for a further part: the counts make the whole, or the percentages 100."""
    if current.of is not None and len(current.counts) == len(current.shares):
        return sum(current.counts) == current.of and mention.value != 0
    percents = current.percents
    if len(percents) < 2 or len(percents) != len(current.shares) or mention.percent is None:
        return False
    return shares_can_add_to(percents) and not shares_can_add_to([*percents, mention.percent])


def _other_noun(current: CountList, words: Context) -> bool:
    return words.noun is not None and current.noun is not None and words.noun != current.noun


def _other_of(current: CountList, mention: Mention, words: Context) -> bool:
    """ "12 of the housing actions" after "30 of the transport actions", or a percentage "of the actions" that
    comes after other parts: another whole may be meant."""
    if not words.of_phrase or not current.shares:
        return False
    first = current.shares[0].context.of_phrase
    if mention.value is None:
        return words.of_phrase != first
    plain = len(words.of_phrase.split()) <= 2 and current.of is not None
    return words.of_phrase != first and not plain


def _repeated(current: CountList, words: Context) -> bool:
    """The same status said twice belongs to two lists."""
    said = _plain(words.what)
    return bool(said) and said in {_plain(part.context.what) for part in current.shares}


def _plain(what: str) -> str:
    return " ".join(what.lower().replace("-", " ").split())


def _of_one_kind(current: CountList, mention: Mention, words: Context) -> bool:
    """Without a stated whole, only parts that speak of one thing, or all of statuses, make one list."""
    alone = current.counts or current.noun is None or mention.sentence != current.last_sentence
    if mention.value is None and (alone or mention.percent_bound):
        return False
    if words.of_area or any(part.context.of_area for part in current.shares):
        return False
    if words.qualifier and current.shares and words.qualifier != current.shares[0].context.qualifier:
        return False
    return current.noun is not None or words.says_status or words.noun in lexicon().things.values()
