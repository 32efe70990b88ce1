"""The numbers of a sentence as mentions: a count with the percentage and the total printed beside it.

"64 (55%)", "55% (64)", "64 are complete (55%)", "7, 13%", "29 out of 46", "18 actions (from a total of 110)",
"14/32 (44%)". Which number is a total of its own, and what is a list, is decided later.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from normalise.number_words import read_number
from normalise.prose_counts.lexicon import lexicon
from normalise.prose_counts.mention import Mention
from normalise.prose_counts.own_bases import of_each, of_something_else
from normalise.prose_counts.shapes import SHAPES, shape_matcher
from normalise.prose_counts.words import BOUND, COUNT, OTHER, PERCENT, STATUS, THING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_RATIO = re.compile(r"([1-9]\d{0,3}|0)/([1-9]\d{0,3})")
_COMPARED = frozenset("more fewer less higher lower better worse up down ahead faster quicker".split())
_NUMERALS = re.compile(r"\d+(\.\d+)?")


def find_mentions(doc: Doc, sentence: int, wholes: frozenset[int]) -> list[Mention]:
    """The mentions of a sentence in reading order. ``wholes`` are tokens known to be totals: a percentage
    is never theirs, unless it is 100."""
    found: list[Mention] = []
    taken: set[int] = set()
    for mention in _candidates(doc, sentence, wholes):
        tokens = {at for at in (mention.count_at, mention.percent_at, mention.of_at) if at is not None}
        if not tokens & taken:
            taken |= tokens
            found.append(mention)
    return sorted(found, key=lambda mention: mention.first)


def _candidates(doc: Doc, sentence: int, wholes: frozenset[int]) -> Iterator[Mention]:
    """All readings of the numbers of a sentence, the surest first."""
    for token in doc:
        ratio = _RATIO.fullmatch(token.text) if token.ent_type_ == OTHER else None
        if ratio is not None and int(ratio[1]) <= int(ratio[2]):
            yield from _ratio(doc, sentence, token, int(ratio[1]), int(ratio[2]))
    order = {name: rank for rank, (name, _) in enumerate(SHAPES)}
    names = doc.vocab.strings
    for rank, _, start, end in sorted(
        (order[names[n]], end - start, start, end) for n, start, end in shape_matcher()(doc)
    ):
        if SHAPES[rank][0].startswith("fraction"):
            yield from _of_a_fraction(doc, sentence, start, end)
        elif SHAPES[rank][0] == "percent of total":
            yield from _part_of_total(doc, sentence, start, end)
        else:
            yield from _shaped(doc, sentence, start, end, wholes)
    for token in doc:
        yield from _single(doc, sentence, token)


def _part_of_total(doc: Doc, sentence: int, start: int, end: int) -> Iterator[Mention]:
    """ "66% of the 38 measures"."""
    percent, total = doc[start], doc[end - 1]
    if not _moves(doc, start, end):
        yield Mention(
            sentence,
            start,
            end - 1,
            percent_at=start,
            percent=_digits(percent),
            percent_bound=bound_before(doc, start),
            of=read_number(total.text),
            of_at=end - 1,
            these=doc[end - 2].lower_ in ("these", "those"),
        )


def _of_a_fraction(doc: Doc, sentence: int, start: int, end: int) -> Iterator[Mention]:
    """ "three quarters (76%) of the 50", "nine in ten (88%) of the 41 are on target (36)": the words only round what is
    printed beside them."""
    percent = next(token for token in doc[start:end] if token.ent_type_ == PERCENT)
    total, *counts = [token for token in doc[percent.i : end] if token.ent_type_ == COUNT]
    if not _moves(doc, start, end):
        mention = Mention(sentence, start, end - 1, percent_at=percent.i, percent=_digits(percent))
        mention.percent_bound = bound_before(doc, percent.i)
        mention.of, mention.of_at = read_number(total.text), total.i
        for count in counts:
            mention.count_at, mention.value = count.i, read_number(count.text)
        yield mention


def _shaped(doc: Doc, sentence: int, start: int, end: int, wholes: frozenset[int]) -> Iterator[Mention]:
    """The mention that a matched shape holds; nothing where its numbers only look as if they belonged together."""
    counts = [token for token in doc[start:end] if token.ent_type_ == COUNT]
    percents = [token for token in doc[start:end] if token.ent_type_ == PERCENT]
    if percents and len(counts) == 2 and doc[counts[1].i - 1].text == "(":
        counts.reverse()
    count, total = counts[0], counts[1] if len(counts) == 2 else None
    if percents and doc[percents[0].i + 1 : percents[0].i + 2].text.lower() in _COMPARED:
        return  # "Eleven were closed, which is 10% more than last year"
    if _moves(doc, start, end) or (percents and _pairs_onward(doc, end, percents[0], count)):
        return
    if any(of_something_else(doc, token.i) or of_each(doc, token.i, total is not None) for token in percents):
        return
    if count.i in wholes and not (percents and _digits(percents[0]) == "100" and total is None):
        return
    mention = Mention(sentence, start, end - 1, count_at=count.i, value=read_number(count.text))
    mention.bound = bound_before(doc, count.i)
    if percents:
        mention.percent_at, mention.percent = percents[0].i, _digits(percents[0])
        mention.percent_bound = bound_before(doc, percents[0].i)
    if total is not None:
        mention.of, mention.of_at = read_number(total.text), total.i
        mention.these = doc[total.i - 1].lower_ in ("these", "those")
        if mention.of is None or mention.value is None or mention.of < mention.value:
            return
        if _all_but(doc, count.i):
            mention.first, mention.value = count.i - 2, mention.of - mention.value
        opened = any(token.text == "(" for token in doc[start : total.i])
        if opened and mention.last == total.i and doc[total.i + 1 : total.i + 2].text == ")":
            mention.last += 1
    yield mention


def _all_but(doc: Doc, at: int) -> bool:
    """ "all but two": the number is what is left out."""
    return at > 1 and doc[at - 1].lower_ == "but" and doc[at - 2].lower_ == "all"


def _moves(doc: Doc, start: int, end: int) -> bool:
    """Whether the words inside the shape make its percentage a change, a target or another period's."""
    words = lexicon()
    # "11 declined (29%)" says how many declined.
    plainly = not {token.lower_ for token in doc[start:end]} & {"by", "from", "to"}
    inside = {token.lower_ for token in doc[start:end] if not (plainly and token.ent_type_ == STATUS)}
    return bool(inside & (words.movements | words.comparisons | words.earlier))


def _pairs_onward(doc: Doc, end: int, percent: Token, count: Token) -> bool:
    """ "7, 13% (12)": the percentage belongs to the bracket after it, not to the count before it."""
    return (
        percent.i == end - 1
        and count.i < percent.i
        and end + 1 < len(doc)
        and doc[end].text == "("
        and doc[end + 1].ent_type_ == COUNT
    )


def _single(doc: Doc, sentence: int, token: Token) -> Iterator[Mention]:
    at, bound = token.i, bound_before(doc, token.i)
    if token.ent_type_ == COUNT and _all_but(doc, at):
        yield Mention(sentence, at - 2, at, count_at=at, value=read_number(token.text), short_of=True)
    elif token.ent_type_ == COUNT:
        yield Mention(sentence, at, at, count_at=at, value=read_number(token.text), bound=bound)
    elif token.ent_type_ == PERCENT and not of_something_else(doc, at) and not of_each(doc, at):
        yield Mention(sentence, at, at, percent_at=at, percent=_digits(token), percent_bound=bound)


def _ratio(doc: Doc, sentence: int, token: Token, value: int, of: int) -> Iterator[Mention]:
    """ "14/32 actions", "14/32 (44%)", "44% (14/32)"; any other pair with a slash is a date or a year."""
    thing = token.i + 1 < len(doc) and doc[token.i + 1].ent_type_ in (THING, STATUS)
    around = doc[max(token.i - 2, 0) : token.i + (4 if thing else 3)]
    bracketed = any(near.text == "(" for near in around)
    percent = next((near for near in around if near.ent_type_ == PERCENT and bracketed), None)
    if not thing and percent is None:
        return
    mention = Mention(sentence, token.i, token.i, count_at=token.i, value=value, of=of, of_at=token.i)
    if percent is not None:
        mention.percent_at, mention.percent = percent.i, _digits(percent)
        mention.first, mention.last = min(token.i, percent.i), max(token.i, percent.i)
        if mention.last + 1 < len(doc) and doc[mention.last + 1].text == ")":
            mention.last += 1
    yield mention


def _digits(percent: Token) -> str:
    """The digits as printed; a percentage in words has those of its value."""
    found = _NUMERALS.match(percent.text)
    if found:
        return found.group()
    number = read_number(re.sub(r"\s*(per\s*cent|pc|%)$", "", percent.text, flags=re.IGNORECASE))
    return str(number)


def bound_before(doc: Doc, at: int) -> str:
    """The bound that the words before a number put on it, ``""`` for an exact number."""
    before = doc[at - 1] if at else None
    if before is None or before.ent_type_ != BOUND:
        return ""
    return lexicon().bounds[before.lower_]
