"""Invented plans over many periods, as records: what linking sees of an archive of any size.

    for report in plan_through_time("Harbour plan 7", periods=20, actions=50): ...

From one period to the next wordings are redrafted, leads change hands, due dates slip, a few actions are dropped,
added or come back after some periods, and now and then all are renumbered. Some actions are twins ("Tranche 2",
"Tranche 3"; the north and the south of a place). The same arguments always give the same reports.
"""

from __future__ import annotations

import calendar
import hashlib
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.records import Place
from normalise.records import Action, DateSpan, Period, Report

_VERBS = "Agree Publish Review Pilot Extend Refresh Commission Recruit Map Deliver Renew Test Fund Repair".split()
_THINGS = (
    "training offer",
    "residents' survey",
    "safeguarding protocol",
    "advice panel",
    "toolkit",
    "night helpline",
    "parking strategy",
    "referral pathway",
    "poster campaign",
    "directory of services",
    "grant scheme",
    "equality audit",
    "lighting programme",
    "tree register",
    "meals service",
    "data sharing agreement",
)
_FOR = (
    "young carers",
    "council tenants",
    "night workers",
    "small shops",
    "new parents",
    "older drivers",
    "care leavers",
    "allotment holders",
    "school governors",
    "market traders",
    "foster families",
    "river users",
)
_TOWNS = [
    first + last
    for first in ("Ash", "Birch", "Elm", "Oak", "Thorn", "Mill", "Wick", "Stan", "Marl", "Quern", "Hather", "Brack")
    for last in ("ton", "ford", "ley", "worth", "mere", "combe", "hurst", "bury")
]
_TAILS = ("", "", " with the parish councils", " and report to the board", " in partnership with local charities")
_LEADS = ("Borough Council", "Police", "Fire Service", "Housing Office", "Youth Team", "Health Board", "County Council")
_THEMES = ("Safer Streets", "Homes", "Young People", "Recovery", "Roads", "Victims", "Rural Places", "Partnership")
_STATES = (("green", "on track"), ("amber", "at risk"), ("blue", "complete"), ("red", "off track"))
_NEWS = (
    "The first draft went to the steering group and was sent back with comments on cost.",
    "Two of the three suppliers have answered.",
    "Staff are in post since the spring.",
    "The lease is with the lawyers; a new date will be set at the next meeting.",
)


@dataclass(frozen=True)
class Work:
    """One action in the making: what it is about, whatever is printed of it in one period."""

    verb: str
    thing: str
    whom: str
    town: str
    mark: str
    tail: str
    theme: str
    deliverable: str
    leads: tuple[str, ...]
    due: date
    rating: int

    @property
    def wording(self) -> str:
        return f"{self.verb} the {self.thing} for {self.whom} in {self.town}{self.mark}{self.tail}"


def plan_through_time(plan: str, periods: int, actions: int) -> Iterator[Report]:
    """The reports of a plan in time order, each made when it is asked for."""
    chance = random.Random(f"{plan} {actions}")
    works = _at_first(actions, chance)
    away: list[Work] = []
    start = 1
    for nth in range(periods):
        yield _report(plan, nth, works, start)
        works = _a_period_later(works, away, actions, chance)
        start += chance.random() < 0.1


def _at_first(actions: int, chance: random.Random) -> list[Work]:
    works: list[Work] = []
    while len(works) < actions:
        works += _fresh(chance)
    return works[:actions]


def _fresh(chance: random.Random) -> list[Work]:
    """A new action; one in eight has a twin."""
    theme = chance.randrange(len(_THEMES))
    work = Work(
        verb=chance.choice(_VERBS),
        thing=chance.choice(_THINGS),
        whom=chance.choice(_FOR),
        town=chance.choice(_TOWNS),
        mark="",
        tail=chance.choice(_TAILS),
        theme=_THEMES[theme],
        deliverable=f"{_THEMES[theme]}: {chance.choice(_THINGS)} in place",
        leads=tuple(chance.sample(_LEADS, chance.choice((1, 1, 2)))),
        due=date(2020, 1, 1) + timedelta(chance.randrange(1500)),
        rating=chance.randrange(4),
    )
    if chance.random() < 0.12:
        pair = chance.choice(((" north", " south"), (", tranche 2", ", tranche 3"), (", phase 1", ", phase 2")))
        return [replace(work, mark=mark) for mark in pair]
    return [work]


def _a_period_later(works: Sequence[Work], away: list[Work], actions: int, chance: random.Random) -> list[Work]:
    later = []
    for work in works:
        dice = chance.random()
        if dice < 0.03:
            away.append(work)
            continue
        if dice < 0.13:
            work = replace(work, tail=chance.choice(_TAILS))
        elif dice < 0.18:
            work = replace(work, verb=chance.choice(_VERBS))
        elif dice < 0.20:
            work = replace(work, leads=(chance.choice(_LEADS),))
        elif dice < 0.30:
            work = replace(work, due=work.due + timedelta(91), rating=chance.randrange(4))
        later.append(work)
    while len(later) < actions:
        if away and chance.random() < 0.25:
            later.append(away.pop(chance.randrange(len(away))))
        else:
            later.insert(chance.randrange(len(later) + 1), _fresh(chance)[0])
    return later


def _report(plan: str, nth: int, works: Sequence[Work], start: int) -> Report:
    period = _quarter(nth)
    rows = [_action(row, work, start, nth) for row, work in enumerate(works, start=1)]
    sha256 = hashlib.sha256(f"{plan} {nth}".encode()).hexdigest()
    return Report(
        sha256=sha256,
        name=f"{plan} {period.label}.txt",
        format="text",
        kind="action plan",
        plan=plan,
        title=plan,
        pages=4,
        period=period,
        actions=tuple(rows),
    )


def _quarter(nth: int) -> Period:
    """The nth quarter of a very long time: 2,000 of them are five centuries."""
    year, quarter = divmod(nth, 4)
    first, last = 3 * quarter + 1, 3 * quarter + 3
    end = date(1900 + year, last, calendar.monthrange(1900 + year, last)[1])
    return Period(f"{1900 + year} Q{quarter + 1}", date(1900 + year, first, 1), end, "quarter")


def _action(row: int, work: Work, start: int, nth: int) -> Action:
    status, state = _STATES[(work.rating + nth) % 4 if work.rating else 0]
    return Action(
        row=row,
        action=work.wording,
        place=Place(page=1 + row // 12, table=1, row=row),
        ref=f"{start}.{row}",
        theme=work.theme,
        key_deliverable=work.deliverable,
        lead=" / ".join(work.leads),
        leads=work.leads,
        outcome_measure=f"{work.thing.capitalize()} in use",
        due=f"{work.due:%d/%m/%Y}",
        due_span=DateSpan(f"{work.due:%d/%m/%Y}", work.due, work.due, "day"),
        status_printed=status,
        status=status,
        state=state,
        evidence=" ".join(_NEWS[: 1 + row % 3]),
        columns=frozenset(("ref", "action", "lead", "outcome_measure", "due", "status", "evidence")),
    )
