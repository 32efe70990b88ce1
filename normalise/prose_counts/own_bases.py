"""Percentages whose base is not the list they stand in: "85% of the capital budget", "are 75% complete"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalise.prose_counts.lexicon import lexicon
from normalise.prose_counts.positions import BREAKS
from normalise.prose_counts.words import BOUND, NUMBERS, OTHER, THING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ALL_OF_IT = frozenset(
    "total totals all whole plan plans programme strategy list these those them which it overall cases".split()
)
_FINISHED = frozenset("complete completed done finished delivered implemented built through".split())
_BE = frozenset("is are was were be being been now only still already at".split())


def of_something_else(doc: Doc, percent_at: int) -> bool:
    """ "85% of the capital budget": the words after "of" end on something that nothing else in the sentence,
    and no plan, counts."""
    if percent_at + 1 >= len(doc) or doc[percent_at + 1].lower_ != "of":
        return False
    last = None
    for token in doc[percent_at + 2 : percent_at + 9]:
        if token.ent_type_ in (*NUMBERS, OTHER):
            return False
        if token.text in BREAKS or token.lower_ in lexicon().predicates:
            break
        last = token
    if last is None or last.ent_type_ == THING or last.lower_ in _ALL_OF_IT:
        return False
    return all(token.lower_ != last.lower_ for token in doc[:percent_at])


def of_each(doc: Doc, percent_at: int, out_of_total: bool = False) -> bool:
    """ "are 75% complete", "three (50% complete)": how far each has come, not how many have. In brackets after
    "24 of 40" it is how many have."""
    after = doc[percent_at + 1] if percent_at + 1 < len(doc) else None
    if after is None or after.lower_ not in _FINISHED:
        return False
    before = percent_at - 1
    while before >= 0 and doc[before].ent_type_ == BOUND:
        before -= 1
    if before < 0:
        return False
    alone = doc[before].text == "(" and doc[percent_at + 2 : percent_at + 3].text == ")"
    return (alone and not out_of_total) or doc[before].lower_ in _BE
