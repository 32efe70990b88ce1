"""What the words around a mention say: what it counts, what is said of it, and how it hangs on its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalise.prose_counts.lexicon import lexicon
from normalise.prose_counts.mention import Mention
from normalise.prose_counts.movements import moves
from normalise.prose_counts.nouns import noun_of
from normalise.prose_counts.positions import BREAKS, JOINS, LEADS, after_number, in_brackets, labelled
from normalise.prose_counts.sayings import in_the_plan, says_status, words_said
from normalise.prose_counts.words import BOUND, NUMBERS, STATUS, THING

if TYPE_CHECKING:
    from spacy.tokens import Doc

EVERY, SOME = "every", "some"

_BACK = frozenset(("these", "those", "them", "which", "whom"))
_LAST_PART = frozenset(("remaining", "remainder", "rest", "other", "others", "leaving", "final"))
_AREA = re.compile(r"(in|under|for|within|by|from|at) [A-Z]")
_VERBLIKE = frozenset(
    (
        "is are was were has have had will would could can cannot not being now still rated remain remains remained"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Context:
    """``noun`` is what is counted, under its plain name; ``what`` the words said of it; ``of_phrase`` the
    words of "of the ..." without a number, ``""`` without one.

    ``says_status``: a known status is said of it. ``is_part``: it reads as a part of something ("four are
    ...", "Green: 4", "on track (45)"). ``joins``: it stands after the last "and" of a list; ``last_part``:
    "the remaining 5". ``outside``: "7 more", "3 new". ``opens``: nothing but leading words stands before
    it in its sentence. ``moves``: a difference or another period's figure. ``inside``: "including one".
    ``back``: "of which 3", "3 of them". ``labelled``: "Green: 4". ``qualifier``: the words between the
    number and its thing ("housing" actions). ``of_area``: said of one place or service only ("in Housing");
    ``area_first``: the clause opens with it ("in Housing 9 are complete").
    ``names_status``: a status follows the number at once ("12 green"). ``aside``: "although 4 were close".
    ``named_again``: "the 19 complete actions", which points back to a number said before. ``bare``: what is said
    follows the number, or the thing that it counts, at once. ``opening``: what its sentence says before any number
    that it is out of: ``EVERY`` for "Of the actions in the plan, 38% ...", ``SOME`` for "Of the housing actions,
    38% ...", else ``""``.
    """

    noun: str | None
    what: str
    of_phrase: str
    says_status: bool
    is_part: bool
    joins: bool
    last_part: bool
    outside: bool
    opens: bool
    moves: bool
    inside: bool
    back: bool
    labelled: bool
    qualifier: str
    of_area: bool
    area_first: bool
    names_status: bool
    aside: bool
    named_again: bool
    bare: bool
    opening: str


def context(doc: Doc, mention: Mention, following: Mention | None) -> Context:
    """The context of a mention; ``following`` is the next mention of the sentence, if there is one."""
    lead, before = _lead(doc, mention.first)
    until = following.first if following else len(doc)
    what = words_said(doc, mention, until)
    after_lead = doc[before].lower_ if before >= 0 else ""
    further = bool(lead & {"further", "another"})
    return Context(
        noun=noun_of(doc, mention),
        what=what,
        of_phrase=_of_phrase(doc, mention),
        says_status=says_status(doc, mention, until),
        is_part=further or bool(lead & _LAST_PART) or _is_part(doc, mention),
        joins=after_lead in JOINS or (after_lead == "with" and (further or bool(lead & _LAST_PART))),
        last_part=bool(lead & _LAST_PART) or after_lead in _LAST_PART,
        outside=_is_outside(doc, mention) or _is_excluded(doc, before),
        opens=before < 0,
        moves=moves(doc, mention),
        inside=after_lead in ("including", "includes", "include"),
        back=_points_back(doc, mention),
        labelled=labelled(doc, mention.first),
        qualifier=_qualifier(doc, mention),
        of_area=_AREA.match(what) is not None,
        area_first=_after_area(doc, before),
        aside=after_lead in ("although", "though", "however", "albeit"),
        names_status=after_number(doc, mention) < len(doc) and doc[after_number(doc, mention)].ent_type_ == STATUS,
        named_again=_named_again(doc, mention),
        bare=_is_bare(doc, mention),
        opening=_opening(doc, mention.first),
    )


def _is_excluded(doc: Doc, before: int) -> bool:
    """ "excluding 3", "apart from the 3": ``before`` is the token before the leading words."""
    words = [token.lower_ for token in doc[max(before - 2, 0) : before + 1]]
    return any(" ".join(words[-length:]) in lexicon().excluding for length in (1, 2, 3))


def _after_area(doc: Doc, before: int) -> bool:
    """ "in Transport 4 (40%)": a clause that opens with the place or service of which the number speaks."""
    at = before
    while at > 0 and before - at < 6 and (doc[at].is_title or doc[at].lower_ in ("and", "&", "of", "the")):
        at -= 1
    if at < 0 or at == before or doc[at].lower_ not in ("in", "for", "under", "within", "at", "across"):
        return False
    return at == 0 or doc[at - 1].text in BREAKS or doc[at - 1].lower_ in JOINS


def _opening(doc: Doc, until: int) -> str:
    opening = doc[:until]
    if len(opening) < 2 or opening[0].lower_ != "of" or any(token.ent_type_ in NUMBERS for token in opening):
        return ""
    words = [token for token in opening[1:] if token.text != ","]
    if any(token.lower_ in _BACK for token in words):
        return ""
    while words and words[0].lower_ in ("all", "the", "our", "its", "total"):
        words.pop(0)
    every = (
        bool(words) and words[0].ent_type_ == THING and (len(words) == 1 or in_the_plan(words[1:]) == len(words) - 1)
    )
    return EVERY if every else SOME


def _is_bare(doc: Doc, mention: Mention) -> bool:
    at = _tail(doc, mention)
    return at < len(doc) and (doc[at].lower_ in lexicon().predicates or doc[at].ent_type_ == STATUS)


def _named_again(doc: Doc, mention: Mention) -> bool:
    if mention.percent is not None or mention.of is not None or mention.first == 0:
        return False
    last_part = doc[mention.last + 1 : mention.last + 2].text.lower() in _LAST_PART
    return doc[mention.first - 1].lower_ in ("the", "these", "those") and not last_part


def _lead(doc: Doc, first: int) -> tuple[set[str], int]:
    """The leading words before a mention ("and a further"), and the token before them (-1: none)."""
    at, lead = first - 1, set[str]()
    while at >= 0 and (doc[at].lower_ in LEADS or doc[at].ent_type_ == BOUND or doc[at].text == ","):
        lead.add(doc[at].lower_)
        at -= 1
    return lead, at


def _of_phrase(doc: Doc, mention: Mention) -> str:
    """ "of the housing actions", in lower case; "of these" and "of them" point back and are none."""
    for start in {after_number(doc, mention), mention.last + 1}:
        if start < len(doc) and doc[start].lower_ == "of" and mention.of is None:
            phrase = []
            for token in doc[start + 1 : start + 8]:
                if token.lower_ in _BACK or token.text in BREAKS or token.ent_type_ in (*NUMBERS, STATUS):
                    break
                if token.lower_ in lexicon().predicates:
                    break
                phrase.append(token.lower_)
                if token.ent_type_ == THING:
                    break
            if phrase:
                return " ".join(phrase)
    return ""


def _qualifier(doc: Doc, mention: Mention) -> str:
    for start in (after_number(doc, mention), mention.last + 1):
        words: list[str] = []
        for token in doc[start : start + 5]:
            if token.ent_type_ == THING:
                return " ".join(words)
            if token.text in BREAKS or token.ent_type_ or token.lower_ in lexicon().predicates:
                break
            if token.lower_ not in ("of", "the", "these", "those", "all"):
                words.append(token.lower_)
    return ""


def _is_part(doc: Doc, mention: Mention) -> bool:
    if mention.percent is not None and mention.value is not None:
        return True
    if mention.of is not None:
        return True
    if labelled(doc, mention.first) or in_brackets(doc, mention):
        return True
    at = _tail(doc, mention)
    if at >= len(doc):
        return False
    token = doc[at]
    spoken = token.lower_ in lexicon().predicates or token.ent_type_ == STATUS
    if mention.value == 1 and doc[mention.first].is_alpha:
        return token.lower_ in _VERBLIKE or token.ent_type_ == STATUS
    if spoken or (token.is_alpha and token.lower_.endswith("ed")):
        return True
    # "for 4 the data was not yet due"
    return mention.first > 0 and doc[mention.first - 1].lower_ == "for" and token.lower_ in ("the", "no")


def _tail(doc: Doc, mention: Mention) -> int:
    """The token at which a predicate would start: after "actions", "of these", "of the actions"."""
    at = _after_aside(doc, after_number(doc, mention))
    for token in doc[at : at + 6]:
        if token.ent_type_ == THING:
            while token.i + 1 < len(doc) and doc[token.i + 1].ent_type_ == THING:
                token = doc[token.i + 1]
            return int(token.i) + 1
        if token.lower_ in _BACK:
            return int(token.i) + 1
        if token.text in BREAKS or token.ent_type_ or token.lower_ in lexicon().predicates - {"in", "under"}:
            break
    return at


def _after_aside(doc: Doc, at: int) -> int:
    """The token after a short remark in brackets that starts at ``at``, or ``at``."""
    if at < len(doc) and doc[at].text == "(":
        return next((token.i + 1 for token in doc[at : at + 10] if token.text == ")"), at)
    return at


def _points_back(doc: Doc, mention: Mention) -> bool:
    before = [token.lower_ for token in doc[max(mention.first - 3, 0) : mention.first] if token.text != ","]
    after = [
        token.lower_ for start in (after_number(doc, mention), mention.last + 1) for token in doc[start : start + 2]
    ]
    pairs = (before[-2:], after[:2], after[2:])
    return any(pair[:1] == ["of"] and pair[1:] and pair[1] in _BACK for pair in pairs)


def _is_outside(doc: Doc, mention: Mention) -> bool:
    after = after_number(doc, mention)
    near = [token.lower_ for token in doc[after : after + 2]]
    return bool(near) and (near[0] in lexicon().outside or (len(near) == 2 and near[1] in ("new", "additional")))
