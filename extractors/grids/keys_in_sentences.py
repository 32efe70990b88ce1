"""A key that is told in a sentence or two: "Each action is judged Secure (delivered) or Exposed (not delivered)",
"Done: nothing more to do. Stuck: needs a decision."

Sentences about other things look alike, so half of the meanings or more must tell how far something is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.grids.keys import entries_of, kind_of_label
from extractors.grids.ratings import is_rating_label, tells_state
from extractors.printed import KeyEntry
from extractors.records import Paragraph

_WORD = r"(?:[\w/-]|['’](?=\w))"
_LABEL = rf"(?P<label>(?=[A-Z]){_WORD}+(?: {_WORD}+){{0,2}})"
_BRACKETED = re.compile(rf"['‘“\"]?{_LABEL}['’”\"]?\s+\((?P<meaning>[^()]{{3,100}})\)")
_BETWEEN = re.compile(r"[\s,;]*(?:(?:and|or|as)\s+)*(?:an?\s+)?")
_JUDGED = re.compile(
    r"\b(?:rated|judged|graded|assessed|scored|marked|shown|described|classed|status|ratings?|words|colou?rs?)\b", re.I
)
_SENTENCE = re.compile(rf"{_LABEL}\s*(?::|=|–|—|\s-\s)\s*(?P<meaning>[A-Za-z].*)")
_NEXT_SENTENCE = re.compile(r"(?<=[a-z)])[.;]\s+(?=[A-Z])|\s*\n\s*")
_LONGEST_LEAD = 100  # characters
_LONGEST = 800
_MOST_WORDS = 12  # of a meaning
_FEWEST = 3


def read_key_sentence(paragraph: Paragraph) -> list[KeyEntry]:
    """The key that a paragraph is from beginning to end; [] where it is none, or says anything else."""
    text = paragraph.text.strip()
    if len(text) > _LONGEST:
        return []
    pairs = _in_brackets(text) or _one_after_another(text)
    told = sum(tells_state(meaning) for _, meaning in pairs)
    if len(pairs) < _FEWEST or len(dict(pairs)) < len(pairs) or 2 * told < len(pairs):
        return []
    return [
        entry
        for label, meaning in pairs
        for entry in entries_of(label, meaning, kind_of_label(label) or "status", paragraph.place)
    ]


def _in_brackets(text: str) -> Sequence[tuple[str, str]]:
    """Label and meaning of each of "Secure (delivered), Advancing (being delivered) or Exposed (not delivered)."."""
    found = list(_BRACKETED.finditer(text))
    if not found or found[0].start() > _LONGEST_LEAD or text[found[-1].end() :].strip(" ."):
        return []
    lead, apart = text[: found[0].start()], pairwise(found)
    if ". " in lead or not _JUDGED.search(lead):
        return []
    together = all(_BETWEEN.fullmatch(text[one.end() : other.start()]) for one, other in apart)
    return [(match["label"], match["meaning"]) for match in found] if together else []


def _one_after_another(text: str) -> Sequence[tuple[str, str]]:
    """Label and meaning of each of "Done: nothing more to do. Going: on course."; half of the labels or more must be
    ratings that others use too."""
    matches = [_SENTENCE.fullmatch(piece.strip()) for piece in _NEXT_SENTENCE.split(text.rstrip(". "))]
    pairs = [(match["label"], match["meaning"].strip(" .;")) for match in matches if match]
    if len(pairs) < len(matches) or any(len(meaning.split()) > _MOST_WORDS for _, meaning in pairs):
        return []
    known = sum(is_rating_label(label) for label, _ in pairs)
    return pairs if 2 * known >= len(pairs) else []
