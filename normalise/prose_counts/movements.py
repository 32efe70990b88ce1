"""Numbers that are no state of things now: differences, targets, figures of another period."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from normalise.prose_counts.lexicon import lexicon
from normalise.prose_counts.mention import Mention
from normalise.prose_counts.positions import BREAKS
from normalise.prose_counts.words import BOUND, NUMBERS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def moves(doc: Doc, mention: Mention) -> bool:
    """Whether the words make the number a difference, a target or another period's figure."""
    words = lexicon()
    at = mention.first - 1
    while at >= 0 and doc[at].ent_type_ == BOUND and doc[at].lower_ not in words.movements:
        at -= 1
    before = [token.lower_ for token in doc[max(at - 12, 0) : at + 1]]
    for index in range(len(before) - 1, -1, -1):
        if before[index] in (";", "."):
            before = before[index + 1 :]
            break
    previous = before[-1] if before else ""
    if previous in words.movements:
        return True
    if previous in ("from", "to", "by", "of") and set(before) & words.movements:
        return True
    if set(before[-4:]) & (words.comparisons - {"against", "target"}):
        return True
    if before[-2:-1] == ["target"] and previous in ("of", "was", "is", ":", "="):
        return True
    return _earlier_period(doc, mention)


def _earlier_period(doc: Doc, mention: Mention) -> bool:
    """ "sixteen amber in the previous quarter", "(14 last year)", "last quarter 14 were": not this period's."""
    after = [token.lower_ for token in _up_to_number(doc, mention.last + 1)]
    if after[:2] in (["more", "than"], ["fewer", "than"], ["less", "than"]):
        return True
    for index, (word, period) in enumerate(pairwise(after)):
        if _names_earlier_period(word, period):
            lead = after[:index]
            if word != "last":
                return "since" not in lead[-2:]
            # "completed in the last quarter" is this period's; "14 last quarter" is not.
            return index <= 2 and "since" not in lead[-2:] and lead[-2:] != ["in", "the"]
    return _earlier_period_before(doc, mention)


def _earlier_period_before(doc: Doc, mention: Mention) -> bool:
    """ "Last quarter 14 were red", in the clause of the mention and with no other number between."""
    for index in range(mention.first - 1, 0, -1):
        word, before = doc[index].lower_, doc[index - 1].lower_
        clause_ends = word in (";", ".", "(") or (word == "," and index != mention.first - 1)
        if clause_ends or doc[index].ent_type_ in NUMBERS:
            return False
        if _names_earlier_period(before, word):
            lead = [token.lower_ for token in doc[max(index - 3, 0) : index - 1]]
            return not {"since", "than"} & set(lead) and (before != "last" or lead[-1:] != ["the"])
    return False


def _names_earlier_period(word: str, period: str) -> bool:
    return word in lexicon().earlier and period in lexicon().periods


def _up_to_number(doc: Doc, start: int) -> list[Token]:
    """The next few words, up to the end of the clause or the next number."""
    words: list[Token] = []
    for token in doc[start : start + 8]:
        if token.text in BREAKS or token.ent_type_ in NUMBERS:
            break
        words.append(token)
    return words
