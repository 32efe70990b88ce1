"""Mentions gathered into lists that share one whole, read from left to right as a person would.

A whole that the words make sure ("Of the 53 actions") is kept whatever its parts say. One that only
stands near ("114 actions were due. 64 (56%) ...") is kept where at least one part fits it: a wrong whole
would turn true figures into false alarms.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import TYPE_CHECKING

from normalise.prose_counts.bases import holds, introduces, stands_alone, sure_wholes
from normalise.prose_counts.context import Context, context
from normalise.prose_counts.count_lists import CHANGE, SHARE, WHOLE, WITHIN, CountList, Part, Sentence, fits
from normalise.prose_counts.joining import beside, joins, may_share, opens_list, other_noun, repeated, split_off
from normalise.prose_counts.mention import Mention
from normalise.prose_counts.mentions import find_mentions
from normalise.prose_counts.nouns import noun_before

if TYPE_CHECKING:
    from spacy.tokens import Doc


def arrange(sentences: Iterable[Sentence]) -> list[CountList]:
    """The lists of a paragraph, in the order in which they open."""
    reader = _Reader()
    for sentence in sentences:
        reader.read(sentence)
    for found in list(reader.lists):
        inner = split_off(found)
        if inner is not None:
            reader.lists.insert(reader.lists.index(found) + 1, inner)
    for found in reader.lists:
        if not found.sure and found.parts and not found.bears_out_its_whole():
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
        if mention.short_of:
            if current is None or current.of is None or mention.value is None or mention.value > current.of:
                return  # "all but two", of nobody knows how many
            mention.value = current.of - mention.value
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
        elif words.named_again and current is not None and mention.value in current.counts:
            current.last_sentence = mention.sentence
        elif words.inside:
            self._inside(mention, words)
        elif words.aside and current is not None and current.shares and mention.value is not None:
            self._aside(mention, words)
        elif words.back and current is not None and current.shares:
            self._nested(mention, words)
        elif words.is_part and current is not None and joins(current, mention, words):
            current.add(mention, words, SHARE)
            current.sure = current.sure or words.back  # "45 recommendations, 40 of which"
        elif stands_alone(doc, mention) and not words.outside:
            self._open_whole(mention, words, sure=False)
        elif opens_list(mention, words):
            self._start(doc, mention, words)
        elif current is not None and current.last_sentence == mention.sentence and not words.outside:
            current.doubtful = True

    def _start(self, doc: Doc, mention: Mention, words: Context) -> None:
        """A list whose whole is not stated with it. After a list that is full, its figures may be out of the
        same whole ("25 (78%) are expected to ..."), or out of the last part ("4 (57%) were close")."""
        current = self.open
        new, kind = CountList(noun=words.noun or noun_before(doc[: mention.first])), SHARE
        if current is not None and mention.sentence - current.last_sentence <= 1 and may_share(current, words):
            new, kind = beside(current, mention, words)
        self._open(new).add(mention, words, kind)

    def _aside(self, mention: Mention, words: Context) -> None:
        """ "7 did not, although 4 (13%) were close": no further part, and the list goes on after it."""
        current = self.open
        assert current is not None
        aside, _ = beside(current, mention, words)
        aside.add(mention, words, WITHIN)
        self.lists.append(aside)

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
        same = current is not None and current.of == mention.of and not words.of_phrase
        if current is not None and same and not other_noun(current, words) and not repeated(current, words):
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
        if sum(current.counts) + (mention.value or 0) > of or other_noun(later, current.shares[0].context):
            return
        if not all(part.mention.percent is None or fits(part.mention, of) for part in current.shares):
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
