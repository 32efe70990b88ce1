"""Invented plans as somebody would keep them: actions with ratings, leads and dates, and the counts that follow."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Rating:
    """One entry of a legend. ``colour`` is what an office paints the cell with (``RRGGBB``)."""

    label: str
    meaning: str
    state: str
    colour: str

    @property
    def ended(self) -> bool:
        return self.state in ("complete", "superseded")


@dataclass(frozen=True)
class Act:
    """One action as it is printed in one quarter."""

    ref: str
    theme: str
    action: str
    lead: str
    due: date
    rating: Rating
    evidence: str
    term: str = ""
    carried: bool = False
    more: tuple[str, ...] = ()  # what stands in the plan's ``extra`` columns


@dataclass(frozen=True)
class Plan:
    """A plan in one quarter. ``terms`` are its timescales, empty where it has none; ``extra`` its columns beside
    the usual ones."""

    body: str
    title: str
    quarter: int
    year: int
    legend: tuple[Rating, ...]
    terms: tuple[str, ...]
    acts: tuple[Act, ...]
    extra: tuple[str, ...] = ()

    @property
    def period(self) -> str:
        return f"Quarter {self.quarter} {self.year}/{(self.year + 1) % 100:02}"

    @property
    def end(self) -> date:
        return quarter_end(self.year, self.quarter)

    @property
    def themes(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(act.theme for act in self.acts))

    def count(self, theme: str = "", label: str = "", term: str = "") -> int:
        """How many actions there are; ``""`` is "all"."""
        return sum(
            theme in ("", act.theme) and label in ("", act.rating.label) and term in ("", act.term) for act in self.acts
        )


GREEN, AMBER, RED, BLUE, WHITE = "00B050", "FFC000", "FF0000", "0070C0", "FFFFFF"
LEGENDS = tuple(
    tuple(Rating(*entry) for entry in legend)
    for legend in (
        (
            ("B", "Complete", "complete", BLUE),
            ("G", "On track", "on track", GREEN),
            ("A", "Some delay", "at risk", AMBER),
            ("R", "Off track", "off track", RED),
        ),
        (
            ("G", "Implemented", "complete", GREEN),
            ("A", "Being implemented", "in progress", AMBER),
            ("R", "Not implemented", "not started", RED),
            ("W", "Superseded", "superseded", WHITE),
        ),
        (
            ("Blue", "Action completed", "complete", BLUE),
            ("Green", "Progressing to plan", "on track", GREEN),
            ("Amber", "At risk of delay", "at risk", AMBER),
            ("Red", "Overdue or stopped", "off track", RED),
        ),
        (
            ("Complete", "Nothing more to do", "complete", GREEN),
            ("On track", "Will be done by its date", "on track", GREEN),
            ("Delayed", "Will be late", "off track", RED),
            ("Not started", "No work yet", "not started", AMBER),
        ),
        (
            ("C", "Completed", "complete", BLUE),
            ("P", "In progress", "in progress", GREEN),
            ("N", "Not started", "not started", RED),
        ),
    )
)
WORDED = (2, 3)  # the legends whose labels are words

_BODIES = ("Ashmouth", "Brenfield", "Calderwick", "Dunleigh", "Eastmarsh", "Fernhithe", "Galloway Cross", "Hexley")
_KINDS = (
    "Borough Council",
    "Community Safety Partnership",
    "Housing Association",
    "Health Trust",
    "Police and Crime Panel",
)
_SUBJECTS = (
    "Community Safety Plan",
    "Climate Action Plan",
    "Housing Improvement Plan",
    "Equality Action Plan",
    "Delivery Plan",
)
_THEMES = (
    "Prevention", "Young people", "Homes and places", "Health and care", "Skills and work", "Roads and travel",
    "Victims and witnesses", "Rural areas", "Partnership working", "Digital services", "Energy", "Waste and recycling",
)  # fmt: skip
_VERBS = (
    "Agree", "Publish", "Review", "Pilot", "Extend", "Refresh", "Commission", "Recruit to", "Map", "Deliver", "Renew",
    "Test", "Evaluate", "Relaunch", "Draft", "Consult on", "Procure", "Roll out",
)  # fmt: skip
_THINGS = (
    "a training offer", "a resident survey", "an information protocol", "a tenants' panel", "a toolkit", "a helpline",
    "a referral pathway", "a poster campaign", "an online directory", "a grants scheme", "an internal audit",
    "a volunteer programme", "a lighting scheme", "a repairs contract", "a mediation service", "a mentoring scheme",
)  # fmt: skip
_FOR = (
    "young carers", "night workers", "small shops", "new parents", "older drivers", "care leavers", "market traders",
    "school governors", "first-time tenants", "cyclists", "people who sleep rough", "bus passengers",
    "allotment holders",
)  # fmt: skip
_WHERE = (
    "Ashton", "Birchford", "Elmley", "Oakton", "Thornford", "Millley", "Harbour ward", "Castle ward", "the old town",
    "the northern villages", "the market square", "the station quarter", "Larkfield", "Priory Lane", "Saltmarsh",
)  # fmt: skip
_LEADS = (
    "Head of Housing", "Community Safety Manager", "J. Okafor", "Police", "Public Health", "Youth Service",
    "Environment Team / Highways", "S. Lindqvist", "Director of Place", "Fire and Rescue",
)  # fmt: skip
_DONE = (
    "Signed off by the board in {month}.", "All {n} sites have it now.", "The final paper was adopted in {month}.",
    "In use since {month}; {n} people took part.",
)  # fmt: skip
_OPEN = (
    "A first draft went to the steering group in {month}.", "{n} of the interviews have been held.",
    "The specification is with procurement.", "Work goes on with {n} volunteers.", "A meeting was held in {month}.",
)  # fmt: skip
_MONTHS = ("April", "May", "June", "July", "August", "September", "October", "November")
_TERMS = ("Short", "Medium", "Long")


def quarter_end(year: int, quarter: int) -> date:
    """The last day of a quarter of the financial year that begins in April of ``year``."""
    return (date(year, 7, 1), date(year, 10, 1), date(year + 1, 1, 1), date(year + 1, 4, 1))[quarter - 1] - timedelta(1)


def invent(chance: random.Random, legend: int | None = None) -> Plan:
    """A plan that contradicts itself nowhere: what is late is carried forward, what is complete shows for it."""
    year, quarter = chance.randint(2015, 2025), chance.randint(1, 4)
    end = quarter_end(year, quarter)
    entries = LEGENDS[chance.randrange(len(LEGENDS)) if legend is None else legend]
    themes = chance.sample(_THEMES, chance.randint(1, 5))
    terms = _TERMS[: chance.randint(2, 3)] if chance.random() < 0.3 else ()
    acts: list[Act] = []
    for number, theme in enumerate(themes, start=1):
        for place in range(1, chance.randint(2, 9) + 1):
            acts.append(_act(chance, f"{number}.{place}", theme, entries, terms, end, {act.action for act in acts}))
    body = f"{chance.choice(_BODIES)} {chance.choice(_KINDS)}"
    return Plan(body, f"{chance.choice(_SUBJECTS)} {year}-{year + 3}", quarter, year, entries, terms, tuple(acts))


def _act(
    chance: random.Random,
    ref: str,
    theme: str,
    legend: Sequence[Rating],
    terms: Sequence[str],
    end: date,
    taken: set[str],
) -> Act:
    rating = chance.choice(legend)
    late = chance.random() < 0.15 and not rating.ended
    days = -chance.randint(1, 90) if late else chance.randint(1, 500)
    if rating.ended:
        days = chance.randint(-300, 200)
    action = wording(chance)
    while action in taken:
        action = wording(chance)
    return Act(
        ref=ref,
        theme=theme,
        action=action,
        lead=chance.choice(_LEADS),
        due=end + timedelta(days),
        rating=rating,
        evidence=evidence(chance, rating),
        term=chance.choice(terms) if terms else "",
        carried=late,
    )


def wording(chance: random.Random) -> str:
    """What an action says."""
    return f"{chance.choice(_VERBS)} {chance.choice(_THINGS)} for {chance.choice(_FOR)} in {chance.choice(_WHERE)}"


def evidence(chance: random.Random, rating: Rating) -> str:
    """What is printed as evidence of a rating."""
    if not rating.ended and chance.random() < 0.15:
        return ""
    words = chance.choice(_DONE if rating.ended else _OPEN)
    return words.format(month=chance.choice(_MONTHS), n=chance.randint(2, 40))
