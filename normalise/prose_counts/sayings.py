"""What is said of a number: "64 are complete (55%)", "Green: 4", "on track (45)"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from normalise.prose_counts.lexicon import lexicon
from normalise.prose_counts.mention import Mention
from normalise.prose_counts.positions import BREAKS, DASHES, JOINS, LEADS, STOPS, in_brackets, labelled
from normalise.prose_counts.words import BOUND, NUMBERS, OTHER, STATUS, THING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBS = frozenset(("is", "are", "was", "were", "has", "have", "had"))
_LINKS = frozenset(("which", "that", "this", "or", "representing", "equating", "being", "constituting"))


def says_status(doc: Doc, mention: Mention, until: int) -> bool:
    if labelled(doc, mention.first) or any(token.ent_type_ == STATUS for token in doc[mention.first : mention.last]):
        return True
    if in_brackets(doc, mention):
        return any(token.ent_type_ == STATUS for token in doc[max(mention.first - 4, 0) : mention.first])
    for token in doc[mention.last + 1 : until]:
        if token.text in STOPS or token.text == ",":
            return False
        if token.ent_type_ == STATUS:
            return True
    return False


def words_said(doc: Doc, mention: Mention, until: int) -> str:
    """The words said of a mention: inside it, else before it as a label, else after it."""
    own = {mention.count_at, mention.percent_at, mention.of_at}
    start = mention.first if not mention.short_of else mention.last
    inside = [token for token in doc[start : _link(doc, mention)] if token.i not in own]
    spoken = _trimmed([token for token in inside if token.ent_type_ != BOUND and token.text not in "()"])
    if any(letter.isalpha() for letter in spoken) and mention.of is None:
        return spoken
    if mention.of_at is not None and mention.count_at is not None:
        statuses = [token for token in doc[mention.count_at : mention.of_at] if token.ent_type_ == STATUS]
        if statuses:
            return _trimmed(statuses)
        between = [token for token in inside if mention.of_at < token.i < (mention.percent_at or 0)]
        if any(token.ent_type_ == STATUS for token in between):
            return _trimmed([token for token in between if token.text not in "()" and token.ent_type_ != BOUND])
    before, after = _words_before(doc, mention), _words_after(doc, mention, until)
    if after and _goes_on(doc, mention):
        return after
    if labelled(doc, mention.first) or not after:
        return before
    if in_brackets(doc, mention) and _ends_with_status(doc, mention):
        return before
    return after


def _goes_on(doc: Doc, mention: Mention) -> bool:
    """ "None is overdue: seven are complete": the colon opens what is said next, and is that of no label."""
    colon = mention.first > 0 and doc[mention.first - 1].text == ":"
    return colon and doc[mention.last + 1 : mention.last + 2].text.lower() in _VERBS


def _link(doc: Doc, mention: Mention) -> int:
    """The token at which a comma leads over to the percentage: "11 have been completed, which is 61%"."""
    for token in doc[mention.first : mention.last]:
        if token.text in (",", *DASHES) and doc[token.i + 1].lower_ in _LINKS:
            return int(token.i)
    return mention.last + 1


def _words_before(doc: Doc, mention: Mention) -> str:
    """The words of a label, or of "are on track (45)"; ``""`` where the mention has neither before it."""
    if not (labelled(doc, mention.first) or in_brackets(doc, mention)):
        return ""
    words: list[Token] = []
    for at in range(mention.first - 1, -1, -1):
        token = doc[at]
        if token.text in BREAKS and (words or at < mention.first - 2):
            break
        if token.ent_type_ in (*NUMBERS, OTHER) or token.lower_ in ("are", "is", "were", "was"):
            break
        if token.text not in BREAKS and token.text not in DASHES:
            words.insert(0, token)
    while words and words[0].lower_ in JOINS:
        words.pop(0)
    return _trimmed(words)


def _words_after(doc: Doc, mention: Mention, until: int) -> str:
    words: list[Token] = []
    for token in doc[mention.last + 1 : until]:
        if token.text == ")" and not words:
            continue
        if token.text in BREAKS or token.ent_type_ in NUMBERS:
            break
        words.append(token)
    if words and words[0].lower_ in JOINS:
        return ""
    while words and (words[-1].lower_ in JOINS | LEADS | DASHES | {"with"} or words[-1].ent_type_ == BOUND):
        words.pop()
    return _trimmed(words)


def _ends_with_status(doc: Doc, mention: Mention) -> bool:
    return any(token.ent_type_ == STATUS for token in doc[max(mention.first - 3, 0) : mention.first])


def _trimmed(tokens: list[Token]) -> str:
    """The words without what only leads to them: "of the actions had been achieved" is "achieved"."""
    words = lexicon()
    kept = list(tokens)
    while kept and (kept[0].lower_ in words.leading or kept[0].ent_type_ == THING or in_the_plan(kept)):
        del kept[: in_the_plan(kept) or 1]
    return "".join(token.text_with_ws for token in kept).strip(" .")


def in_the_plan(tokens: Sequence[Token]) -> int:
    """How many tokens the words begin with that say no more than where every action stands: "in the action plan"."""
    if len(tokens) < 3 or tokens[0].lower_ not in ("in", "of", "within", "across", "under"):
        return 0
    if tokens[1].lower_ not in ("the", "this", "our", "its"):
        return 0
    return next((at + 1 for at in (2, 3) if at < len(tokens) and _names_the_plan(tokens[at])), 0)


def _names_the_plan(token: Token) -> bool:
    return token.lower_.split()[-1] in lexicon().plans
