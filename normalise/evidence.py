"""What an update says of its action as a whole: delayed, not started, complete, on track, under way.

Precision before recall: a word of progress counts only where it is said of the whole action, plainly and in
the present. "No delays", "was delayed", "delayed discharges fell" and "phase 1 is complete" say nothing here.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

_FILE = Path(__file__).with_name("evidence_words.toml")
LATE, UNSTARTED, DONE, FINE, BEGUN = "late", "unstarted", "done", "fine", "begun"
_SORTS = (LATE, UNSTARTED, DONE, FINE, BEGUN)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\s*[\n•▪●]\s*")
_LABEL = re.compile(
    r"^\W*(?:(?:q[1-4]|quarter [1-4]|20\d\d(?:[/-]\d\d)?|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|"
    r"oct\w*|nov\w*|dec\w*|update|status|progress|comment|position|latest|current|rag|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
    r"[\s–-]*)+:\s*",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"^(?:in full\b)?\s*(?:on time\b|ahead of (?:time|schedule)\b)?\s*(?:(?:in|on|by|during|at|since)\s+)?(?:the\s+)?"
    r"(?:(?:early|mid|late|end of|end)[\s-]+)?(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
    r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|q[1-4]|quarter\s+\d|spring|summer|autumn|winter|20\d\d|"
    r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4})?\s*(?:20\d\d(?:[/-]\d\d)?)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What an update says of its action: ``sort`` is ``late``, ``unstarted``, ``done``, ``fine`` or ``begun``."""

    sort: str
    sentence: str


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in tomllib.loads(_FILE.read_text(encoding="utf-8")).items()}


@lru_cache(maxsize=32)
def _trigger(sorts: frozenset[str]) -> re.Pattern[str]:
    phrases = sorted((phrase for sort in sorts for phrase in _words()[sort]), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    import spacy

    pipeline = spacy.blank("en")
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": sort, "pattern": phrase} for sort in _SORTS for phrase in sorted(_words()[sort])]
    )
    return pipeline


@lru_cache(maxsize=8192)
def says(evidence: str, looked_for: frozenset[str] = frozenset(_SORTS)) -> Said | None:
    """What an update says plainly of the whole action, and only that; None where it says several things or none.

    An update without a word of the sorts ``looked_for`` is not read any further.

    >>> says("Delayed: the contractor withdrew.").sort, says("No delays."), says("Completed in June 2023.").sort
    ('late', None, 'done')
    """
    if not _trigger(looked_for).search(evidence):
        return None
    sentences = [sentence for part in _SENTENCE.split(evidence) if (sentence := part.strip())]
    if sum(_LABEL.match(sentence) is not None for sentence in sentences) > 1:
        return None  # a log of several updates: which of them stands today is not for us to say
    docs = [_pipeline()(_LABEL.sub("", sentence)) for sentence in sentences]
    sorts = {entity.label_ for doc in docs for entity in doc.ents}
    plain = [(entity, doc) for doc in docs for entity in doc.ents if _of_the_whole(entity, doc)]
    if not plain:
        return None
    first, doc = plain[0]
    if not _alone(first, sorts, docs):
        return None
    return Said(first.label_, doc.text)


def _of_the_whole(entity: Span, doc: Doc) -> bool:
    words = _words()
    before = [token.lower_ for token in doc[: entity.start] if not token.is_punct]
    if any(word in words["turning"] for word in before):
        return False
    if not all(word in words["action"] or word in words["carrying"] for word in before):
        return False
    if entity.label_ == DONE:
        return _WHEN.match(doc[entity.end :].text.strip(" .!;)")) is not None
    after = doc[entity.end : entity.end + 1]
    return not len(after) or after.text.lower() in words["following"] or after[0].is_punct


def _alone(statement: Span, sorts: set[str], docs: list[Doc]) -> bool:
    """Whether nothing beside a statement takes it back."""
    text = " ".join(doc.text for doc in docs).casefold()
    if statement.label_ in (LATE, UNSTARTED):
        in_time = statement.label_ == UNSTARTED and any(phrase in text for phrase in _words()["in_time"])
        return not in_time and not sorts & {DONE, FINE, BEGUN}
    if statement.label_ == DONE:
        return not sorts & {LATE, UNSTARTED} and not any(_has(phrase, text) for phrase in _words()["left"])
    return not sorts & {LATE, UNSTARTED}


def _has(phrase: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(phrase)}\b", text) is not None
