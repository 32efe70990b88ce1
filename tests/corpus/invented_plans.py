"""Invented reports for the tests of linking."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from extractors.records import Place
from normalise.records import Action, DateSpan, Period, Report


def day(year: int, month: int, number: int) -> DateSpan:
    when = date(year, month, number)
    return DateSpan(when.isoformat(), when, when, "day")


def act(action: str, **fields: object) -> Action:
    """An action without a row; ``report`` numbers it."""
    return replace(Action(row=0, action=action, place=Place()), **fields)  # type: ignore[arg-type]


def report(actions: Sequence[Action | str], quarter: int = 0, plan: str = "Harbour Plan", part: str = "") -> Report:
    """A report of the ``quarter``-th quarter after January 2018."""
    year, nth = divmod(quarter, 4)
    first = date(2018 + year, 3 * nth + 1, 1)
    last = date(2018 + year, 3 * nth + 3, 30)
    rows = [act(each) if isinstance(each, str) else each for each in actions]
    numbered = tuple(replace(each, row=row, place=Place(row=row)) for row, each in enumerate(rows, start=1))
    label = f"{first.year} Q{nth + 1}"
    sha256 = hashlib.sha256(f"{plan}{label}{part}{[each.action for each in rows]}".encode()).hexdigest()
    period = Period(label, first, last, "quarter")
    return Report(sha256, f"{label}{part}.txt", "text", "action plan", plan, plan, 1, period=period, actions=numbered)


_VERBS = ("Publish", "Review", "Recruit for", "Extend", "Repair", "Map", "Fund", "Close", "Open", "Test")
_THINGS = (
    "the harbour lighting scheme",
    "the night bus shelter programme",
    "a register of empty shops",
    "the youth mentoring offer",
    "a protocol for missing pets",
    "the allotment waiting list",
    "cycle training in schools",
    "the flood warden rota",
    "a directory of warm spaces",
    "the market traders forum",
)

wordings = st.builds(lambda verb, thing: f"{verb} {thing}", st.sampled_from(_VERBS), st.sampled_from(_THINGS))
maybe = st.none()

actions = st.builds(
    act,
    wordings,
    ref=maybe | st.sampled_from(("1.1", "1.2", "2.1", "3")),
    theme=maybe | st.sampled_from(("Streets", "Young people", "Resilience")),
    key_deliverable=maybe | st.sampled_from(("Safer evenings", "Skills for all")),
    leads=st.sampled_from(((), ("Harbour Trust",), ("Town Council", "Harbour Trust"))),
    state=st.sampled_from(("on track", "complete", "unknown")),
    due_span=maybe | st.sampled_from((day(2018, 9, 30), day(2019, 3, 31))),
)
plans = st.lists(actions, max_size=12)
distinct_plans = st.lists(actions, max_size=12, unique_by=lambda each: each.action)
