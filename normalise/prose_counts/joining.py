"""Whether a mention is a further part of the open list, or opens one of its own."""

from __future__ import annotations

from normalise.arithmetic import shares_can_add_to
from normalise.prose_counts.context import EVERY, SOME, Context
from normalise.prose_counts.count_lists import SHARE, WITHIN, CountList, fits
from normalise.prose_counts.lexicon import lexicon
from normalise.prose_counts.mention import Mention

_REACH = 3  # sentences over which a whole without parts waits for them


def joins(current: CountList, mention: Mention, words: Context) -> bool:
    """Whether a mention is a further part of the open list."""
    gap = mention.sentence - current.last_sentence
    if words.outside or (words.area_first and current.parts) or _has_its_own_whole(current, words):
        return False
    if other_noun(current, words) or _other_of(current, mention, words) or repeated(current, words):
        return False
    if current.of is not None and mention.value is not None and mention.value > current.of:
        return gap == 0 and _plainly_too_many(current, words)
    if current.of is None and not _of_one_kind(current, mention, words):
        return False
    if not current.parts:
        return gap <= _REACH
    if gap > 1 or _is_full(current, mention, words):
        return False
    if gap == 0:
        return True
    if words.last_part and words.opens and words.bare and current.of is not None:
        return True  # "The remaining nine are in progress."
    closed = current.shares and current.shares[-1].context.joins
    overflows = current.of is not None and sum(current.counts) + (mention.value or 0) > current.of
    if overflows or (mention.percent is None and not words.opens):
        return False
    return not closed or words.opens


def opens_list(mention: Mention, words: Context) -> bool:
    """Whether a mention without a whole is worth keeping: a count with its percentage, or a thing counted with
    a status said of it."""
    if mention.value is not None and mention.percent is not None:
        return True
    if words.says_status and words.is_part and (words.labelled or words.names_status):
        return True
    if mention.value is None and mention.percent_bound:
        # "Over 70% of all actions are complete", at the head of a sentence; else it is a bound on anything.
        return words.opens and words.says_status and words.noun is not None and bool(words.of_phrase)
    return words.is_part and words.noun is not None and (words.says_status or bool(words.of_phrase))


def beside(current: CountList, mention: Mention, words: Context) -> tuple[CountList, str]:
    """A list beside the open one, and the kind of part that the mention is in it: out of the same whole or
    inside its last part, whichever the figures fit; else its whole is not known."""
    new = CountList(noun=words.noun or current.noun, sure=False)
    last = current.shares[-1].mention.value if current.shares else None
    for of, kind in ((current.of, SHARE), (last, WITHIN)):
        if of and fits(mention, of):
            new.of = of
            return new, kind
    return new, SHARE


def split_off(found: CountList) -> CountList | None:
    """The list that belongs to a part of ``found``, taken out of it: "Of the 50 actions 35 were updated: 20
    (57%) are green, 15 (43%) amber". The parts after the 35 must make it, and their percentages say so."""
    shares = found.shares
    for at, outer in enumerate(shares[:-2]):
        rest = shares[at + 1 :]
        counts = [part.mention.value or 0 for part in rest]
        if outer.mention.percent is not None or sum(counts) != outer.mention.value or found.of is None:
            continue
        if all(fits(part.mention, sum(counts)) and not fits(part.mention, found.of) for part in rest):
            inner = CountList(sum(counts), found.noun, parts=rest, last_sentence=found.last_sentence)
            found.parts = [part for part in found.parts if part not in rest]
            return inner
    return None


def may_share(current: CountList, words: Context) -> bool:
    return not (words.outside or words.of_area or words.area_first or other_noun(current, words))


def other_noun(current: CountList, words: Context) -> bool:
    return words.noun is not None and current.noun is not None and words.noun != current.noun


def _has_its_own_whole(current: CountList, words: Context) -> bool:
    """ "Of the actions in the plan, 38% ..." after a list of something less; "Of the housing actions, ..."."""
    if words.opening != EVERY:
        return words.opening == SOME
    return bool(current.parts) or (current.whole is not None and current.whole.context.of_area)


def _is_full(current: CountList, mention: Mention, words: Context) -> bool:
    """Whether nothing is left for a further part: the counts make the whole, or the percentages 100. The last part
    of a list ("... and 14% are red") belongs to it however much is left."""
    if mention.sentence == current.last_sentence and words.joins and words.bare and words.says_status:
        return False
    if current.of is not None and len(current.counts) == len(current.shares):
        return sum(current.counts) == current.of and mention.value != 0
    percents = current.percents
    if len(percents) < 2 or len(percents) != len(current.shares) or mention.percent is None:
        return False
    return shares_can_add_to(percents) and not shares_can_add_to([*percents, mention.percent])


def _plainly_too_many(current: CountList, words: Context) -> bool:
    """ "Of the 12 actions 14 are complete": said of the whole and of nothing else."""
    known = current.sure and current.noun is not None and not current.parts
    return known and words.noun is None and words.says_status and not words.of_phrase


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


def repeated(current: CountList, words: Context) -> bool:
    """The same status said twice belongs to two lists."""
    said = _plain(words.what)
    return bool(said) and said in {_plain(part.context.what) for part in current.shares}


def _plain(what: str) -> str:
    return " ".join(what.lower().replace("-", " ").split())


def _of_one_kind(current: CountList, mention: Mention, words: Context) -> bool:
    """Without a stated whole, only parts that speak of one thing, or all of statuses, make one list."""
    labels = words.labelled and all(part.context.labelled for part in current.shares)
    unnamed = current.noun is None and not labels
    alone = current.counts or unnamed or mention.sentence != current.last_sentence
    if mention.value is None and (alone or mention.percent_bound):
        return False
    if words.of_area or words.area_first or any(part.context.of_area for part in current.shares):
        return False
    if words.qualifier and current.shares and words.qualifier != current.shares[0].context.qualifier:
        return False
    return current.noun is not None or words.says_status or words.noun in lexicon().things.values()
