"""The labels of a table of movements: open at the start, new, closed, open at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.wording import plain, without_brackets

OPENING, NEW, CLOSED, CLOSING = "opening", "new", "closed", "closing"
_LONGEST = 60  # characters; a longer cell is no label
_THINGS = (
    r"(?:actions?|recommendations?|items?|milestones?|tasks?|projects?|risks?|number|no|total|count|of|all|the|balance|"
    r"position)"
)
_WHEN = r"(?: (?:(?:in|during|within|since|this|the|last|q[1-4]|quarter|period|month|year|half|report|\d+) ?)*)?"
_OPEN = r"(?:(?:still )?(?:open|outstanding|remaining|in place|live|held) )?"
_CAME = r"(?:new|newly|added|opened|raised|received|additions?|identified|accepted)"
_WENT = r"(?:closed|completed?|completions?|closures?|discharged|removed|withdrawn|cancelled|superseded|signed off)"
_FORMS = {
    OPENING: rf"(?:{_THINGS} )*{_OPEN}(?:as )?(?:at|from) (?:the )?(?:start|beginning)(?: of .*)?|start of .*|"
    rf"(?:start|opening|opened with|brought forward|b f|bfwd)(?: {_THINGS})*(?: (?:of|from|at) .*)?",
    NEW: rf"(?:{_THINGS} )*{_CAME}(?: (?:{_THINGS}|added|raised|opened))*{_WHEN}",
    CLOSED: rf"(?:{_THINGS} )*(?:less )?{_WENT}(?: {_THINGS})*{_WHEN}",
    CLOSING: rf"(?:{_THINGS} )*{_OPEN}(?:as )?at (?:the )?(?:end|close)(?: of .*)?|end of .*|"
    rf"(?:end|closing|carried forward|c f|cfwd|remaining|still open)(?: {_THINGS})*(?: (?:to|into|at) .*)?",
}
_ROLES = {role: re.compile(form) for role, form in _FORMS.items()}


def role_of_label(label: str) -> str | None:
    """What a label counts in a table of movements: ``opening``, ``new``, ``closed``, ``closing``; or None.

    >>> role_of_label("Open at start of Q2"), role_of_label("Closing balance"), role_of_label("Green")
    ('opening', 'closing', None)
    """
    if len(label) > _LONGEST:
        return None
    words = plain(without_brackets(label)) or plain(label)
    return next((role for role, form in _ROLES.items() if form.fullmatch(words)), None)


def is_of_movements(labels: Iterable[str]) -> bool:
    """Whether labels are those of a table of movements: both ends are among them, and what changed between."""
    roles = {role_of_label(label) for label in labels}
    return {OPENING, CLOSING} <= roles and bool(roles & {NEW, CLOSED})
