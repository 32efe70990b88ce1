"""The labels of a table of movements: open at the start, new, closed, open at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.wording import plain, without_brackets

OPENING, NEW, CLOSED, CLOSING = "opening", "new", "closed", "closing"
_THINGS = r"(?:actions?|recommendations?|items?|milestones?|tasks?|projects?|risks?|number|no|total|count|of|all|the|balance|position)"
_PERIOD = r"(?:(?:in|during|within|since|this|the|last|q[1-4]|quarter|period|month|year|half|report|\d+)\s*)*"
_FORMS = {
    OPENING: rf"(?:{_THINGS} )*(?:(?:open|outstanding|in place|live|held) )?(?:as )?(?:at|from) (?:the )?(?:start|beginning)(?: of .*)?"
    rf"|(?:start|opening|brought forward|b f|bfwd)(?: {_THINGS})*(?: (?:of|from|at) .*)?|opened with|start of .*",
    NEW: rf"(?:{_THINGS} )*(?:new|newly|added|opened|raised|received|additions?|identified|accepted|new added)(?: (?:{_THINGS}|added|raised|opened))*(?: {_PERIOD})?",
    CLOSED: rf"(?:{_THINGS} )*(?:less )?(?:closed|completed?|completions?|closures?|discharged|removed|withdrawn|cancelled|superseded|signed off)"
    rf"(?: {_THINGS})*(?: {_PERIOD})?",
    CLOSING: rf"(?:{_THINGS} )*(?:(?:still )?(?:open|outstanding|remaining|in place|live|held) )?(?:as )?at (?:the )?(?:end|close)(?: of .*)?"
    rf"|(?:end|closing|carried forward|c f|cfwd|remaining|still open)(?: {_THINGS})*(?: (?:to|into|at) .*)?|end of .*",
}
_ROLES = {role: re.compile(form) for role, form in _FORMS.items()}


def role_of_label(label: str) -> str | None:
    """What a label counts in a table of movements: ``opening``, ``new``, ``closed``, ``closing``; or None.

    >>> role_of_label("Open at start of Q2"), role_of_label("Closing balance"), role_of_label("Green")
    ('opening', 'closing', None)
    """
    words = plain(without_brackets(label)) or plain(label)
    return next((role for role, form in _ROLES.items() if form.fullmatch(words)), None)


def is_of_movements(labels: Iterable[str]) -> bool:
    """Whether labels are those of a table of movements: both ends are among them, and what changed between."""
    roles = {role_of_label(label) for label in labels}
    return {OPENING, CLOSING} <= roles and bool(roles & {NEW, CLOSED})
