"""What a number counts, under its plain name: "priority actions" are actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalise.prose_counts.lexicon import lexicon
from normalise.prose_counts.mention import Mention
from normalise.prose_counts.positions import BREAKS, after_number, in_brackets
from normalise.prose_counts.words import NUMBERS, STATUS, THING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_TAKES_OBJECT = frozenset(("met", "exceeded", "missed", "achieved", "passed", "failed", "satisfied"))
_SINGLE = frozenset(("1", "one", "a", "an", "each", "every"))


def noun_of(doc: Doc, mention: Mention) -> str | None:
    own = [at for at in (mention.count_at, mention.percent_at) if at is not None]
    starts = (min(own) + 1, after_number(doc, mention), mention.last + 1)
    noun = next((noun for noun in (noun_after(doc, at) for at in starts) if noun), None)
    if noun is None and in_brackets(doc, mention):
        return noun_before(doc[max(mention.first - 7, 0) : mention.first])
    if noun is None and mention.value is None and mention.percent is not None:
        return _opening_noun(doc, mention.first)
    return noun


def _opening_noun(doc: Doc, until: int) -> str | None:
    """What a sentence opens with, before its first number: "Of the actions in the plan, 40% are ..."."""
    opening = doc[:until]
    if not opening or opening[0].lower_ != "of" or any(token.ent_type_ in NUMBERS for token in opening):
        return None
    return noun_after(doc, 1)


def noun_before(words: Span) -> str | None:
    """The plain name of the last thing named in ``words``: "Key indicators stand at: 36"."""
    named = [token for token in words if token.ent_type_ == THING]
    return lexicon().things[named[-1].lower_] if named else None


def noun_after(doc: Doc, at: int) -> str | None:
    """The plain name of the thing that the words from ``at`` name, None where they name none.

    Of several things in a row the last is counted: "priority actions".
    """
    words = lexicon()
    steps = 0
    while at < len(doc) and steps < 8:
        token = doc[at]
        if token.ent_type_ == THING:
            while at + 1 < len(doc) and doc[at + 1].ent_type_ == THING:
                at += 1
            return None if _describes(doc, at) else words.things[doc[at].lower_]
        adjective = token.ent_type_ == STATUS and _leads_to_thing(doc, at)
        linked = token.lower_ in ("of", "the", "these", "those", "all", "in")
        blocked = token.lower_ in words.predicates and not linked
        if token.text in BREAKS or token.ent_type_ in NUMBERS or blocked:
            return None
        if token.ent_type_ == STATUS and not adjective:
            return None
        at += 1
        steps += 1
    return None


def _describes(doc: Doc, at: int) -> bool:
    """Whether a thing only describes what is counted, which has no plain name: "120 priority homes"."""
    thing, after = doc[at], doc[at + 1] if at + 1 < len(doc) else None
    if after is None or thing.lower_.endswith("s") or not after.is_alpha or after.ent_type_:
        return False
    if any(token.lower_ in _SINGLE for token in doc[max(at - 3, 0) : at]):
        return False  # "one action involves"
    return len(after) > 3 and after.lower_.endswith("s") and after.lower_ not in lexicon().predicates


def _leads_to_thing(doc: Doc, at: int) -> bool:
    """Whether a status only describes a thing: "12 high and medium priority actions"."""
    if doc[at].lower_ in _TAKES_OBJECT:
        return False
    for token in doc[at + 1 : at + 5]:
        if token.ent_type_ == THING and token.lower_.endswith("s"):
            return True
        if token.text in BREAKS or token.ent_type_ in NUMBERS or token.lower_ in lexicon().predicates:
            return False
    return False
