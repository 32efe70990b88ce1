"""What the words around a mention say: what it counts, what is said of it, and how it hangs on its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from normalise.prose_counts.lexicon import lexicon
from normalise.prose_counts.mentions import Mention
from normalise.prose_counts.words import BOUND, COUNT, NUMBERS, OTHER, PERCENT, STATUS, THING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_BREAKS = frozenset((*";:,.()!?", "..."))
_STOPS = frozenset((*";:.!?", "..."))
_BACK = frozenset(("these", "those", "them", "which", "whom"))
_LEADS = frozenset(
    "a an the further remaining other others another only just additional for final finally then in at all of".split()
)
_DASHES = frozenset(("-", "–", "—", "="))
_JOINS = frozenset(("and", "while", "whilst", "plus", "&", "whereas"))
_LAST_PART = frozenset(("remaining", "remainder", "rest", "other", "others", "leaving", "final"))
_TAKES_OBJECT = frozenset(("met", "exceeded", "missed", "achieved", "passed", "failed", "satisfied"))
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
    number and its thing ("housing" actions). ``of_area``: said of one place or service only ("in Housing").
    ``names_status``: a status follows the number at once ("12 green"). ``aside``: "although 4 were close".
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
    names_status: bool
    aside: bool


def context(doc: Doc, mention: Mention, following: Mention | None) -> Context:
    """The context of a mention; ``following`` is the next mention of the sentence, if there is one."""
    lead, before = _lead(doc, mention.first)
    until = following.first if following else len(doc)
    what = _what(doc, mention, until)
    after_lead = doc[before].lower_ if before >= 0 else ""
    further = bool(lead & {"further", "another"})
    return Context(
        noun=_noun(doc, mention),
        what=what,
        of_phrase=_of_phrase(doc, mention),
        says_status=_says_status(doc, mention, until),
        is_part=further or bool(lead & _LAST_PART) or _is_part(doc, mention),
        joins=after_lead in _JOINS or (after_lead == "with" and (further or bool(lead & _LAST_PART))),
        last_part=bool(lead & _LAST_PART) or after_lead in _LAST_PART,
        outside=_is_outside(doc, mention),
        opens=before < 0,
        moves=_moves(doc, mention),
        inside=after_lead in ("including", "includes", "include"),
        back=_points_back(doc, mention),
        labelled=_labelled(doc, mention.first),
        qualifier=_qualifier(doc, mention),
        of_area=_AREA.match(what) is not None,
        aside=after_lead in ("although", "though", "however", "albeit"),
        names_status=_after(doc, mention) < len(doc) and doc[_after(doc, mention)].ent_type_ == STATUS,
    )


def _lead(doc: Doc, first: int) -> tuple[set[str], int]:
    """The leading words before a mention ("and a further"), and the token before them (-1: none)."""
    at, lead = first - 1, set[str]()
    while at >= 0 and (doc[at].lower_ in _LEADS or doc[at].ent_type_ == BOUND or doc[at].text == ","):
        lead.add(doc[at].lower_)
        at -= 1
    return lead, at


def _after(doc: Doc, mention: Mention) -> int:
    """The token after the number itself: the words of "64 are complete (55%)" stand inside its mention."""
    own = [at for at in (mention.count_at, mention.percent_at, mention.of_at) if at is not None]
    first = min(own)
    inside = first + 1 <= mention.last and doc[first + 1].text not in _BREAKS
    if mention.of_at is not None and mention.of_at > first:
        return mention.of_at + 1
    return first + 1 if inside else mention.last + 1


def _noun(doc: Doc, mention: Mention) -> str | None:
    own = [at for at in (mention.count_at, mention.percent_at) if at is not None]
    starts = (min(own) + 1, _after(doc, mention), mention.last + 1)
    noun = next((noun for noun in (noun_after(doc, at) for at in starts) if noun), None)
    if noun is None and _in_brackets(doc, mention):
        return noun_before(doc[max(mention.first - 7, 0) : mention.first])
    return noun


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
            return words.things[doc[at].lower_]
        adjective = token.ent_type_ == STATUS and _leads_to_thing(doc, at)
        linked = token.lower_ in ("of", "the", "these", "those", "all", "in")
        blocked = token.lower_ in words.predicates and not linked
        if token.text in _BREAKS or token.ent_type_ in NUMBERS or blocked:
            return None
        if token.ent_type_ == STATUS and not adjective:
            return None
        at += 1
        steps += 1
    return None


def _leads_to_thing(doc: Doc, at: int) -> bool:
    """Whether a status only describes a thing: "12 high and medium priority actions"."""
    if doc[at].lower_ in _TAKES_OBJECT:
        return False
    for token in doc[at + 1 : at + 5]:
        if token.ent_type_ == THING and token.lower_.endswith("s"):
            return True
        if token.text in _BREAKS or token.ent_type_ in NUMBERS or token.lower_ in lexicon().predicates:
            return False
    return False


def _of_phrase(doc: Doc, mention: Mention) -> str:
    """ "of the housing actions", in lower case; "of these" and "of them" point back and are none."""
    for start in {_after(doc, mention), mention.last + 1}:
        if start < len(doc) and doc[start].lower_ == "of" and mention.of is None:
            phrase = []
            for token in doc[start + 1 : start + 8]:
                if token.lower_ in _BACK or token.text in _BREAKS or token.ent_type_ in (*NUMBERS, STATUS):
                    break
                if token.lower_ in lexicon().predicates:
                    break
                phrase.append(token.lower_)
                if token.ent_type_ == THING:
                    break
            if phrase:
                return " ".join(phrase)
    return ""


def _tail(doc: Doc, mention: Mention) -> int:
    """The token at which a predicate would start: after "actions", "of these", "of the actions"."""
    at = _after(doc, mention)
    for token in doc[at : at + 6]:
        if token.ent_type_ == THING:
            while token.i + 1 < len(doc) and doc[token.i + 1].ent_type_ == THING:
                token = doc[token.i + 1]
            return int(token.i) + 1
        if token.lower_ in _BACK:
            return int(token.i) + 1
        if token.text in _BREAKS or token.ent_type_ or token.lower_ in lexicon().predicates - {"in", "under"}:
            break
    return at


def _is_part(doc: Doc, mention: Mention) -> bool:
    if mention.percent is not None and mention.value is not None:
        return True
    if mention.of is not None:
        return True
    if _labelled(doc, mention.first) or _in_brackets(doc, mention):
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


def _labelled(doc: Doc, first: int) -> bool:
    """ "Green: 4", "Green - 4", "Green 4", and not "96 delivered - 45 on course"."""
    at = first - 1
    colon = at >= 0 and doc[at].text == ":"
    if at >= 1 and (colon or doc[at].text in _DASHES):
        at -= 1
    elif at >= 1 and doc[at].text == "," and (at == 1 or doc[at - 2].text in _STOPS):
        at -= 1  # "Red, 7, 14%; ..."
    if at < 0 or doc[at].ent_type_ != STATUS:
        return False
    for before in range(at - 1, -1, -1):
        if doc[before].text in _STOPS or doc[before].text in (",", "("):
            return True
        if doc[before].ent_type_ in NUMBERS:
            return colon or _labelled(doc, before)
    return True


def _qualifier(doc: Doc, mention: Mention) -> str:
    for start in (_after(doc, mention), mention.last + 1):
        words: list[str] = []
        for token in doc[start : start + 5]:
            if token.ent_type_ == THING:
                return " ".join(words)
            if token.text in _BREAKS or token.ent_type_ or token.lower_ in lexicon().predicates:
                break
            if token.lower_ not in ("of", "the", "these", "those", "all"):
                words.append(token.lower_)
    return ""


def _in_brackets(doc: Doc, mention: Mention) -> bool:
    """ "on track (45)": the number alone in its brackets, after words."""
    first, last = mention.first, mention.last
    while first > 0 and doc[first - 1].ent_type_ == BOUND:
        first -= 1
    return (
        first >= 2
        and last + 1 < len(doc)
        and doc[first - 1].text == "("
        and doc[last + 1].text == ")"
        and doc[first - 2].text not in _BREAKS
    )


def _points_back(doc: Doc, mention: Mention) -> bool:
    before = [token.lower_ for token in doc[max(mention.first - 3, 0) : mention.first] if token.text != ","]
    after = [token.lower_ for start in (_after(doc, mention), mention.last + 1) for token in doc[start : start + 2]]
    pairs = (before[-2:], after[:2], after[2:])
    return any(pair[:1] == ["of"] and pair[1:] and pair[1] in _BACK for pair in pairs)


def _is_outside(doc: Doc, mention: Mention) -> bool:
    after = _after(doc, mention)
    near = [token.lower_ for token in doc[after : after + 2]]
    return bool(near) and (near[0] in lexicon().outside or (len(near) == 2 and near[1] in ("new", "additional")))


def _says_status(doc: Doc, mention: Mention, until: int) -> bool:
    if _labelled(doc, mention.first) or any(token.ent_type_ == STATUS for token in doc[mention.first : mention.last]):
        return True
    if _in_brackets(doc, mention):
        return any(token.ent_type_ == STATUS for token in doc[max(mention.first - 4, 0) : mention.first])
    for token in doc[mention.last + 1 : until]:
        if token.text in _STOPS or token.text == ",":
            return False
        if token.ent_type_ == STATUS:
            return True
    return False


def _what(doc: Doc, mention: Mention, until: int) -> str:
    """The words said of a mention: inside it, else before it as a label, else after it."""
    own = {mention.count_at, mention.percent_at, mention.of_at}
    inside = [token for token in doc[mention.first : mention.last + 1] if token.i not in own]
    spoken = _trimmed([token for token in inside if token.ent_type_ != BOUND and token.text not in "()"])
    if any(letter.isalpha() for letter in spoken) and mention.of is None:
        return spoken
    if mention.of_at is not None and mention.count_at is not None:
        statuses = [token for token in doc[mention.count_at : mention.of_at] if token.ent_type_ == STATUS]
        if statuses:
            return _trimmed(statuses)
    before, after = _words_before(doc, mention), _words_after(doc, mention, until)
    if _labelled(doc, mention.first) or not after:
        return before
    if _in_brackets(doc, mention) and _ends_with_status(doc, mention):
        return before
    return after


def _words_before(doc: Doc, mention: Mention) -> str:
    """The words of a label, or of "are on track (45)"; ``""`` where the mention has neither before it."""
    if not (_labelled(doc, mention.first) or _in_brackets(doc, mention)):
        return ""
    words: list[Token] = []
    for at in range(mention.first - 1, -1, -1):
        token = doc[at]
        if token.text in _BREAKS and (words or at < mention.first - 2):
            break
        if token.ent_type_ in (*NUMBERS, OTHER) or token.lower_ in ("are", "is", "were", "was"):
            break
        if token.text not in _BREAKS and token.text not in _DASHES:
            words.insert(0, token)
    while words and words[0].lower_ in _JOINS:
        words.pop(0)
    return _trimmed(words)


def _words_after(doc: Doc, mention: Mention, until: int) -> str:
    words: list[Token] = []
    for token in doc[mention.last + 1 : until]:
        if token.text == ")" and not words:
            continue
        if token.text in _BREAKS or token.ent_type_ in NUMBERS:
            break
        words.append(token)
    if words and words[0].lower_ in _JOINS:
        return ""
    while words and (words[-1].lower_ in _JOINS | _LEADS | _DASHES | {"with"} or words[-1].ent_type_ == BOUND):
        words.pop()
    return _trimmed(words)


def _ends_with_status(doc: Doc, mention: Mention) -> bool:
    return any(token.ent_type_ == STATUS for token in doc[max(mention.first - 3, 0) : mention.first])


def _trimmed(tokens: list[Token]) -> str:
    """The words without what only leads to them: "of the actions had been achieved" is "achieved"."""
    words = lexicon()
    kept = list(tokens)
    while kept and (kept[0].lower_ in words.leading or kept[0].ent_type_ == THING):
        kept.pop(0)
    return "".join(token.text_with_ws for token in kept).strip()


def _moves(doc: Doc, mention: Mention) -> bool:
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
    words = lexicon()
    after = [token.lower_ for token in doc[mention.last + 1 : mention.last + 8]]
    for index, (word, period) in enumerate(pairwise(after)):
        if word in _BREAKS or any(
            token.ent_type_ in NUMBERS for token in doc[mention.last + 1 + index : mention.last + 2 + index]
        ):
            break
        if word in words.earlier and period in words.periods:
            close = index <= (2 if word == "last" else 6)
            return (
                close
                and after[:index][-1:] not in (["since"], ["than"])
                and after[:index][-2:] != ["in", "the"]
                or word != "last"
            )
    if after[:2] in (["more", "than"], ["fewer", "than"], ["less", "than"]):
        return True
    before = [token.lower_ for token in doc[: mention.first]]
    for index in range(len(before) - 1, 0, -1):
        if before[index] in (";", ".", "(") or (before[index] == "," and index != len(before) - 1):
            break
        if doc[index].ent_type_ in (COUNT, PERCENT):
            break
        if before[index] in words.periods and before[index - 1] in words.earlier:
            opened = before[max(index - 3, 0) : index - 1]
            return not set(opened) & {"since", "than"} and not (before[index - 1] == "last" and opened[-1:] == ["the"])
    return False
