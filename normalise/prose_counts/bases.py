"""Which numbers are the whole that others are parts of: "Of the 53 actions", "Total 50", "The plan has 49 actions"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from normalise.prose_counts.lexicon import lexicon
from normalise.prose_counts.mention import Mention
from normalise.prose_counts.nouns import noun_after
from normalise.prose_counts.words import BOUND, COUNT, NUMBERS, OTHER, PERCENT, STATUS, THING, read_words

if TYPE_CHECKING:
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

_COUNT = {"ENT_TYPE": COUNT}
_BOUND = {"ENT_TYPE": BOUND, "OP": "?"}
_DETERMINER = {"LOWER": {"IN": ["the", "these", "those", "our", "its", "their", "all"]}}
_ADJECTIVE = {
    "LOWER": {"IN": ["total", "overall", "full", "original", "current", "remaining", "other", "planned", "agreed"]},
    "OP": "?",
}
_TOTALS = {"LOWER": {"IN": ["total", "totals", "totalling", "totaling", "totalled", "overall"]}}

_SURE: dict[str, list[list[dict[str, Any]]]] = {
    "of": [
        [{"LOWER": {"IN": ["of", "among", "amongst", "across"]}}, {**_DETERMINER, "OP": "+"}, _ADJECTIVE, _COUNT],
        [{"LOWER": "out"}, {"LOWER": "of"}, {"LOWER": {"IN": ["a", "total", "of", "the"]}, "OP": "*"}, _COUNT],
        [{"LOWER": "total"}, {"LOWER": "of"}, _BOUND, _COUNT],
    ],
    "total": [
        [_TOTALS, {"TEXT": {"IN": [":", "-", "–", "="]}, "OP": "?"}, _COUNT],
        [_TOTALS, {"ENT_TYPE": THING}, {"TEXT": {"IN": [":", "-", "–", "="]}, "OP": "?"}, _COUNT],
        [
            _COUNT,
            {"ENT_TYPE": {"NOT_IN": [*NUMBERS, OTHER, STATUS]}, "TEXT": {"NOT_IN": list(";:().,")}, "OP": "{0,6}"},
            {"LOWER": "in"},
            {"LOWER": {"IN": ["total", "all"]}},
        ],
        [_COUNT, {"ENT_TYPE": THING, "OP": "{0,2}"}, {"LOWER": "altogether"}],
    ],
}

# Verbs that say what a plan holds; "there" must stand before the first ones.
_THERE = frozenset(("is", "are", "was", "were"))
# Statuses that say which of its actions a period's plan is about, and leave them all in.
_NO_PART = frozenset(("due", "scheduled", "planned", "agreed", "started", "open", "accepted", "high", "medium", "low"))


@lru_cache(maxsize=1)
def _matcher() -> Matcher:
    from spacy.matcher import Matcher

    matcher = Matcher(read_words("").vocab)
    for name, patterns in _SURE.items():
        matcher.add(name, patterns)
    return matcher


def sure_wholes(doc: Doc) -> dict[int, str]:
    """The tokens that are totals by the words around them: ``of`` for "of the 53", ``these`` for "of these
    17", ``total`` for "Total 50"."""
    found: dict[int, str] = {}
    for name, start, end in _matcher()(doc):
        at = next(token.i for token in doc[start:end] if token.ent_type_ == COUNT)
        kind = doc.vocab.strings[name]
        if start and doc[start - 1].lower_ in lexicon().movements:
            continue
        if start and doc[start - 1].lower_ == "in" and at == start + 2:
            continue  # "49 actions in total: 42 (86%) ..."
        if doc[at - 1].lower_ in ("these", "those") and kind == "of":
            kind = "these"
        found[at] = kind
    if doc and doc[0].lower_ == "of" and len(doc) > 1 and doc[1].ent_type_ == COUNT:
        found.setdefault(1, "of")
    return found


def holds(doc: Doc, mention: Mention) -> bool:
    """ "The plan has 49 actions", "There were 43 measures of success": a whole by its verb."""
    at = mention.count_at
    if at is None or mention.percent is not None or noun_after(doc, at + 1) is None:
        return False
    before = at - 1
    while before >= 0 and (
        doc[before].ent_type_ == BOUND or doc[before].lower_ in ("the", "a", "now", "currently", "some")
    ):
        before -= 1
    if before < 0 or doc[before].lower_ not in lexicon().holding:
        return False
    if doc[before].lower_ in _THERE and (before == 0 or doc[before - 1].lower_ != "there"):
        return False
    return not _said_of(doc, at)


def introduces(doc: Doc, mention: Mention) -> bool:
    """ "73 key measures were reported: ...", "53 actions, of which ...": a whole by what follows it."""
    at = mention.count_at
    if at is None or mention.percent is not None:
        return False
    if doc[at + 1 : at + 2].text == ":" and at and doc[at - 1].lower_ in ("for", "of", "these", "those"):
        return True  # "data is available for 44: ..."
    if [token.lower_ for token in doc[at + 1 : at + 4]] == [",", "of", "which"]:
        return True  # "in quarter 2 there were 34, of which ..."
    if noun_after(doc, at + 1) is None:
        return False
    for token in doc[at + 1 :]:
        if token.ent_type_ in NUMBERS or token.text in ";.":
            return False
        if token.text == ":" or (token.text == "(" and _splits(doc, token.i)):
            return True
        if token.text == "," and token.i + 2 < len(doc):
            return doc[token.i + 1].lower_ == "of" and doc[token.i + 2].lower_ in ("which", "these", "those")
    return False


def _splits(doc: Doc, bracket: int) -> bool:
    """ "(8 complete, 5 in progress)": several numbers with a status each."""
    end = next((token.i for token in doc[bracket + 1 :] if token.text == ")"), len(doc))
    labels = [token.ent_type_ for token in doc[bracket + 1 : end] if token.ent_type_ in (COUNT, PERCENT, STATUS)]
    return len(labels) > 3 and labels[0] == COUNT and labels.count(COUNT) == labels.count(STATUS)


def stands_alone(doc: Doc, mention: Mention) -> bool:
    """ "105 indicators", "59 measures were rated": a thing counted, with no status said of it. It may be the
    whole of the list that follows, or may not."""
    at = mention.count_at
    bare = mention.percent is None and mention.of is None
    return bare and at is not None and noun_after(doc, at + 1) is not None and not _said_of(doc, at)


def _said_of(doc: Doc, at: int) -> bool:
    """Whether a status is said of the number at ``at``, before the clause ends."""
    for token in doc[at + 1 : at + 12]:
        if token.text in ";:,.()" or token.ent_type_ in (COUNT, PERCENT) or token.lower_ == "to":
            return False  # "98 actions to be delivered by March" says nothing of them yet
        if token.ent_type_ == STATUS and token.lower_ not in _NO_PART:
            return True
    return False
