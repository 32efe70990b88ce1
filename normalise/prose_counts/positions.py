"""How a number stands in its sentence: what follows it, and whether it is labelled or bracketed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from normalise.prose_counts.mention import Mention
from normalise.prose_counts.words import BOUND, NUMBERS, STATUS

if TYPE_CHECKING:
    from spacy.tokens import Doc

BREAKS = frozenset((*";:,.()!?", "..."))
STOPS = frozenset((*";:.!?", "..."))
DASHES = frozenset(("-", "–", "—", "="))
JOINS = frozenset(("and", "while", "whilst", "plus", "&", "whereas"))
LEADS = frozenset(
    "a an the further remaining other others another only just additional for final finally then in at all of".split()
)


def after_number(doc: Doc, mention: Mention) -> int:
    """The token after the number itself: the words of "64 are complete (55%)" stand inside its mention."""
    own = [at for at in (mention.count_at, mention.percent_at, mention.of_at) if at is not None]
    first = min(own)
    inside = first + 1 <= mention.last and doc[first + 1].text not in BREAKS
    if mention.of_at is not None and mention.of_at > first:
        return mention.of_at + 1
    return first + 1 if inside else mention.last + 1


def labelled(doc: Doc, first: int) -> bool:
    """ "Green: 4", "Green - 4", "Green 4", and not "96 delivered - 45 on course"."""
    at = first - 1
    colon = at >= 0 and doc[at].text == ":"
    if at >= 1 and (colon or doc[at].text in DASHES):
        at -= 1
    elif at >= 1 and doc[at].text == "," and (at == 1 or doc[at - 2].text in STOPS):
        at -= 1  # "Red, 7, 14%; ..."
    if at < 0 or doc[at].ent_type_ != STATUS:
        return False
    for before in range(at - 1, -1, -1):
        if doc[before].text in STOPS or doc[before].text in (",", "("):
            return True
        if doc[before].ent_type_ in NUMBERS:
            return colon or labelled(doc, before)
    return True


def in_brackets(doc: Doc, mention: Mention) -> bool:
    """ "on track (45)": the number alone in its brackets, after words."""
    first, last = mention.first, mention.last
    while first > 0 and doc[first - 1].ent_type_ == BOUND:
        first -= 1
    return (
        first >= 2
        and last + 1 < len(doc)
        and doc[first - 1].text == "("
        and doc[last + 1].text == ")"
        and doc[first - 2].text not in BREAKS
    )
