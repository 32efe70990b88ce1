"""What a row says about its own story in so many words: a moved date, a fresh start, a new phase, a split.

Wide on purpose: a check that says "without a word" must not overlook one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from normalise.records import Action

_MONTHS = "january february march april may june july august september october november december".split()
_TIME = (
    r"(?:jan|feb|mar(?:ch)?\b|apr|may\b|june?\b|july?\b|aug|sept?|oct|nov|dec|spring|summer|autumn|winter|q[1-4]|quarter"
    r"|easter|christmas|next\b|20\d\d)"
)
_SLIP = re.compile(
    r"\b(?:delay|slip(?:s|p|\b)|re-?schedul|re-?profil|re-?plann?(?:ed|ing)?\b|re-?phas|re-?date|re-?base|re-?time"
    r"|re-?set|re-?vis(?:e|ed|ion)\b|defer|postpon|extend|extension|paus|suspend|stall|longer|later\b|overdue"
    r"|over-?run|behind|carr(?:y|ied) (?:over|forward)|roll(?:ed|ing)? (?:over|forward)|c/f\b|b/f\b"
    r"|push(?:ed)? (?:back|out)|put (?:back|off)|moved (?:to|back|from)|held up|on hold|await|waiting|hold-?up"
    r"|set-?back|late\b|not (?:yet|possible|able)|unable|missed|deadline|time ?(?:scale|table|line|frame)"
    r"|(?:due|target|end|new|revised|completion|delivery|go-?live) date|new (?:target|timing|end)|anticipated"
    r"|(?<!to )dates? (?:\w+ ){0,2}(?:moved|chang|agreed|amend|alter|adjust)"
    r"|(?:moved|chang|amend|alter|adjust)\w* (?:\w+ ){0,2}dates?\b"
    r"|(?:now|is|be|are|still) (?:due|expected|planned|scheduled|intended))"
    r"|\b(?:by|until|till|early|mid|late|end of|before|now|expected in|due in|planned for|completed? in|to)\s+"
    rf"(?:the\s+)?(?:end of\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{_TIME}",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\bre-?(?:open|instat|introduc|start|activat|viv|sum|launch|work|visit|submi|assess|issu|commenc|establish)"
    r"|\b(?:brought|came|come|put|added) back\b|\b(?:open|started|live|added) again\b|\bonce more\b|\breturned\b"
    r"|\b(?:further|additional|more|outstanding|remaining|follow-?on|follow-?up) (?:work|action|step|evidence|issue)"
    r"|\b(?:was|were|had been|previously) (?:rated|reported|marked|closed|shown|recorded|considered|completed?)"
    r"|\bin error\b|\berroneously\b|\bincorrectly\b|\bno longer (?:complete|closed|in place)\b|\bback (?:to|on|in)\b",
    re.IGNORECASE,
)
_PHASE = re.compile(
    r"\b(?:next|new|second|third|fourth|fifth|2nd|3rd|4th|5th|final|follow-?on|another|further|extended|wider)\s+"
    r"(?:\w+\s+)?(?:phase|stage|round|tranche|wave|cycle|cohort|year|programme|period|scope|target|part|step|strand)s?\b"
    r"|\b(?:phase|stage|round|tranche|wave|cycle|cohort|part|year)\s+(?:two|three|four|five|ii|iii|iv|[2-9]|b|c)\b"
    r"|\b(?:scope|remit|target)\b.{0,30}\b(?:widen|extend|expand|increas|rais|chang|add)"
    r"|\b(?:widen|extend|expand)\w*\b.{0,30}\b(?:scope|remit|to (?:all|more|other|include|cover))",
    re.IGNORECASE,
)
_PARTED = re.compile(
    r"\b(?:split|merg|combin|separat|divid|consolidat|amalgamat|subsum|incorporat|absorb|fold(?:ed)? into|join)"
    r"|\b(?:now|also) (?:covered|included|part|under|within|reported|in|listed)\b|\bsee (?:also )?(?:action|row|ref|\d)"
    r"|\b(?:formerly|previously|was|were|replac\w*) (?:part of|under|action|ref|actions|\d)"
    r"|\bin(?:to)? (?:two|three|separate)\b|\bbroken (?:down|into|out)\b|\bseparate (?:action|row|line)",
    re.IGNORECASE,
)


def slip(action: Action) -> bool:
    """Whether a row says anything of its date: a delay, what its work waits for, the month it is due by now."""
    if action.carried_forward or _says(_SLIP, _cells(action)):
        return True
    due = action.due_span or action.term_span
    month = _MONTHS[due.end.month - 1] if due else ""
    return bool(month) and _says(re.compile(rf"\b{month}\b", re.IGNORECASE), _cells(action))


def start_again(action: Action) -> bool:
    """Whether a row says that it was opened again, or that it was closed too soon."""
    return _says(_AGAIN, _cells(action))


def new_phase(before: Action, now: Action) -> bool:
    """Whether a row speaks of a next phase, round or wider scope that it did not speak of before."""
    said = (*_cells(now), now.action, now.description)
    return _says(_PHASE, said) and not _says(_PHASE, (*_cells(before), before.action, before.description))


def parting(actions: Iterable[Action]) -> bool:
    """Whether one of the rows says that it was split, merged, or is dealt with under another."""
    return any(_says(_PARTED, _cells(action)) for action in actions)


def _cells(action: Action) -> tuple[str | None, ...]:
    """The cells in which a row tells its story: evidence, notes beside the date and the rating, other columns."""
    return (
        action.evidence,
        action.timescale_printed,
        action.status_printed,
        *(text for _, text in action.other),
    )


def _says(pattern: re.Pattern[str], cells: Iterable[str | None]) -> bool:
    return any(pattern.search(" ".join(cell.split())) for cell in cells if cell)
