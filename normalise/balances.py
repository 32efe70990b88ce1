"""Opening and closing balances: "We began the quarter with 20 actions, added 3 and closed 5, leaving 18".

Strict: one opening and one closing number with what came and went between them, and no other number in the
sentence. In tables the labels say which column is which; a column that is none of these is left unexplained,
and so is the whole table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.movements import CLOSED, CLOSING, NEW, OPENING, role_of_label
from extractors.records import Place
from normalise.number_words import SIMPLE, TENS, UNITS, read_number

Line = tuple[str, Place]


@dataclass(frozen=True, slots=True)
class Balance:
    """``opening`` and ``closing`` numbers, and what was added and closed between them. ``scope`` is the label of
    its row in a table. ``text`` and ``place`` are what is quoted; ``noun`` is what is counted, where it is said."""

    opening: int
    new: tuple[int, ...]
    closed: tuple[int, ...]
    closing: int
    text: str
    place: Place
    scope: str = ""

    @property
    def due(self) -> int:
        """What the closing number should be."""
        return self.opening + sum(self.new) - sum(self.closed)


_IN_WORDS = rf"(?:{'|'.join(TENS)})[ -](?:{'|'.join(UNITS)})|{'|'.join(SIMPLE)}"
_N = rf"(?P<n>(?<![\w.,/£-])(?:\d{{1,3}}(?:,\d{{3}})*|\d{{1,6}}|{_IN_WORDS}|no)(?![\w%/]|[.,]\d))"
_GAP = r"[^.;:\d()]{0,45}?"
_SHORT = r"(?:\s+[a-z-]+){0,3}?"
_GONE = (
    r"(?:closed|completed|delivered|implemented|achieved|fulfilled|removed|withdrawn|withdrew|discharged|cancelled|"
    r"signed off|concluded|finished)"
)
_COME = r"(?:added|opened|raised|received|accepted|identified|taken on|took on|gained|agreed)"
_BEGAN = r"(?:beg[au]n|started|opened|entered|starting|beginning|opening)"
_STAYED = r"(?:at the (?:end|close)|remain(?:ed|ing|s)?(?: open| outstanding)?|carried forward|still open)"
_TOTAL = r"(?:a total of |us with |the plan with |a balance of )?"
# The first pattern to claim a number has it.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        (OPENING, rf"\b{_BEGAN}\b(?!{_GAP}\bleav){_GAP}\bwith {_TOTAL}{_N}"),
        (OPENING, rf"\bopening (?:balance|position|number|total|figure)\b{_GAP}{_N}"),
        (OPENING, rf"\b{_N}{_GAP}\b(?:at the (?:start|beginning)|brought forward)\b"),
        (OPENING, rf"\b(?:at|from) the (?:start|beginning)\b{_GAP}{_N}"),
        (OPENING, rf"\bbrought forward {_TOTAL}{_N}"),
        (CLOSING, rf"\b(?:leaving|leaves|left|(?:ended|finished|closed)\b{_GAP}\bwith) {_TOTAL}{_N}"),
        (CLOSING, rf"\bclosing (?:balance|position|number|total|figure)\b{_GAP}{_N}"),
        (CLOSING, rf"\b(?:bringing|takes?|taking|brings) the (?:total|number|balance){_GAP}\bto {_N}"),
        (CLOSING, rf"\b(?:at|by) the (?:end|close)\b(?! of \w+ \w+ with){_GAP}{_N}"),
        (CLOSING, rf"\b{_N}{_GAP}\b{_STAYED}\b"),
        (NEW, rf"\b{_COME}(?: a further| another)? {_N}"),
        (NEW, rf"\b{_N}{_SHORT} (?:(?:were|was|have been|has been) )?(?:{_COME}|new)\b"),
        (NEW, rf"\b{_N} new\b"),
        (CLOSED, rf"\b{_GONE}(?: a further| another)? {_N}"),
        (CLOSED, rf"\b{_N}{_SHORT} (?:(?:were|was|have been|has been) )?{_GONE}\b"),
    )
)  # fmt: skip
_WORTH_A_LOOK = re.compile(
    r"\b(?:beg[au]n|start|started|starting|opened|opening|entered|beginning|brought forward)\b", re.IGNORECASE
)
_ANY_NUMBER = re.compile(_N.replace("?P<n>", "?:").replace("|no)", ")"), re.IGNORECASE)
_THINGS = re.compile(
    r"\b(?:actions?|recommendations?|milestones?|tasks?|projects?|commitments?|deliverables?|objectives?|priorities|"
    r"items?|measures?|schemes?|risks?)\b",
    re.IGNORECASE,
)
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DATES = re.compile(
    rf"\(?\b(?:q[1-4]|quarter (?:[1-4]|one|two|three|four))\b(?:,?\s*(?:19|20)\d\d(?:[/-]\d{{2,4}})?)?\)?"
    rf"|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+(?:19|20)\d\d)?|\b{_MONTH}\s+(?:19|20)\d\d"
    r"|\b(?:19|20)\d\d[/-]\d{2,4}\b|\b(?:19|20)\d\d\b(?!\s+(?:actions|recommendations))|\(\d{1,3}(?:\.\d+)?%\)",
    re.IGNORECASE,
)
_BOUND = re.compile(
    rf"\b(?:about|around|approximately|over|nearly|almost|some|more than|fewer than|at least|up to|circa)\s+{_N}",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")


def balances_in_text(text: str, place: Place) -> tuple[Balance, ...]:
    """The balances that a paragraph states: in one sentence, else in all of it together."""
    sentences = [sentence for sentence in _SENTENCE_END.split(" ".join(text.split())) if sentence]
    found = [balance for sentence in sentences if (balance := _balance(sentence, place)) is not None]
    if not found and 1 < len(sentences) <= 4 and (whole := _balance(" ".join(sentences), place)) is not None:
        found = [whole]
    return tuple(found)


@lru_cache(maxsize=4096)
def states_balance(text: str) -> bool:
    """Whether a paragraph or sentence states an opening and a closing balance: its numbers are no parts of a whole."""
    return bool(balances_in_text(text, Place()))


def _balance(sentence: str, place: Place) -> Balance | None:
    if not _WORTH_A_LOOK.search(sentence) or not _THINGS.search(sentence):
        return None
    words = _DATES.sub(lambda match: "#" * len(match[0]), sentence)
    if _BOUND.search(words) or "%" in words:
        return None
    roles: dict[int, tuple[str, int]] = {}
    for role, pattern in _PATTERNS:
        if role in (OPENING, CLOSING) and any(own == role for own, _ in roles.values()):
            continue
        for match in pattern.finditer(words):
            value = 0 if match["n"].casefold() == "no" else read_number(match["n"])
            if value is not None:
                roles.setdefault(match.start("n"), (role, value))
    if any(match.start() not in roles for match in _ANY_NUMBER.finditer(words)):
        return None
    values: dict[str, tuple[int, ...]] = {
        role: tuple(value for _, (own, value) in sorted(roles.items()) if own == role)
        for role in (OPENING, NEW, CLOSED, CLOSING)
    }
    if len(values[OPENING]) != 1 or len(values[CLOSING]) != 1 or not (values[NEW] or values[CLOSED]):
        return None
    return Balance(values[OPENING][0], values[NEW], values[CLOSED], values[CLOSING][0], sentence, place)


def balances_in_rows(rows: Sequence[Line]) -> Iterator[Balance]:
    """The balances of a small table, given as its rows in print: cells parted by ``|``. Labels stand across the
    top or down the side."""
    cells = [[cell.strip() for cell in text.split("|")] for text, _ in rows]
    for at, labels in enumerate(cells):
        roles = [role_of_label(label) for label in labels]
        for own in (roles, [None, *roles]):
            if OPENING in own and CLOSING in own and None not in own[1:]:
                for texts, (text, place) in zip(cells[at + 1 :], rows[at + 1 :], strict=True):
                    scope = texts[0] if own[0] is None and texts else ""
                    yield from _of_roles(list(zip(own, texts, strict=False)), len(own), len(texts), text, place, scope)
                return
    listed = [(role_of_label(row[0]), row[1]) for row in cells if len(row) == 2]
    start = next((at for at, (role, _) in enumerate(listed) if role == OPENING), None)
    end = next((at for at, (role, _) in enumerate(listed) if role == CLOSING), None)
    if start is not None and end is not None and start < end and len(listed) == len(cells):
        part = listed[start : end + 1]
        text = "; ".join(": ".join(row) for row in cells[start : end + 1])
        yield from _of_roles(part, len(part), len(part), text, rows[end][1], "")


def _of_roles(
    pairs: Sequence[tuple[str | None, str]], labels: int, texts: int, text: str, place: Place, scope: str
) -> Iterator[Balance]:
    if labels != texts:
        return
    values: dict[str, list[int]] = {OPENING: [], NEW: [], CLOSED: [], CLOSING: []}
    for at, (role, printed) in enumerate(pairs):
        if role is None:
            if at:
                return
            continue
        value = 0 if printed in ("-", "–", "—") else read_number(printed)
        if value is None:
            return
        values[role].append(value)
    if len(values[OPENING]) == len(values[CLOSING]) == 1 and (values[NEW] or values[CLOSED]):
        yield Balance(
            values[OPENING][0], tuple(values[NEW]), tuple(values[CLOSED]), values[CLOSING][0], text, place, scope
        )
