"""Invented action plans of any size, as text taken out of a PDF has them, over quarters that drift.

    write_plan(1_000, quarter=2)   -> the text of the second quarterly report on a plan of 1,000 actions

Each plan has a title, an overview of its themes, a key, and a grid for each theme with tabs between the
cells. Pages end in the middle of a theme: the headings are then printed again, and a row's last words
stand on the next page. From one quarter to the next ratings move on, wordings are touched up, actions are
renumbered, and a few are dropped or added. The same arguments always give the same text.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

HEADINGS = ("Ref", "Action", "Responsible Lead", "Outcome measure", "Due", "RAG", "Progress update")
KEY = {"B": "Complete", "G": "On track", "A": "Some delay", "R": "Off track"}
ACTIONS_IN_THEME = 50
ROWS_ON_PAGE = 12

_VERBS = "Agree Publish Review Pilot Extend Refresh Commission Recruit Map Deliver Renew Test".split()
_THINGS = "training survey protocol panel toolkit helpline strategy pathway campaign directory scheme audit".split()
_FOR = ("young carers", "tenants", "night workers", "small shops", "new parents", "older drivers", "care leavers")
_PLACES = [f"{name}{end}" for name in ("Ash", "Birch", "Elm", "Oak", "Thorn", "Mill") for end in ("ton", "ford", "ley")]
_LEADS = ("Borough Council", "Police", "Fire Service", "Housing Office", "Youth Team / Police", "Health Board")
_SUBJECTS = ("Safer Streets", "Homes", "Young People", "Recovery", "Roads", "Victims", "Rural Places", "Partnership")
_NEWS = (
    "The first draft went to the steering group and was sent back with comments on cost.",
    "Two of the three suppliers have answered.",
    "Staff are in post since the spring.",
    "The lease is with the lawyers; a new date will be set at the next meeting.",
    "A second round of interviews was held in {place}.",
    "Work goes on in {place} with the help of volunteers, who meet every other week.",
)


@dataclass(frozen=True)
class Row:
    """One action as it is printed in one quarter; ``number`` is what it is, whatever its reference."""

    number: int
    theme: str
    action: str
    lead: str
    outcome: str
    due: str
    rag: str
    progress: str

    def cells(self, ref: str) -> tuple[str, ...]:
        return (ref, self.action, self.lead, self.outcome, self.due, self.rag, self.progress)


def rows_of(actions: int, quarter: int, plan: int = 0) -> list[Row]:
    """The actions of a plan as they stand in a quarter from 1 on, in printed order."""
    return rows_through(actions, quarter, plan)[-1]


def rows_through(actions: int, quarters: int, plan: int = 0) -> list[list[Row]]:
    """The actions of a plan in each of so many quarters, from the first."""
    chance = random.Random(f"{plan} {actions}")
    found = [[_first(number, actions, chance) for number in range(1, actions + 1)]]
    while len(found) < quarters:
        found.append(_a_quarter_later(found[-1], chance))
    return found


def _first(number: int, actions: int, chance: random.Random) -> Row:
    theme = (number - 1) // ACTIONS_IN_THEME
    subject = _SUBJECTS[theme % len(_SUBJECTS)]
    place, thing = chance.choice(_PLACES), chance.choice(_THINGS)
    what = f"{chance.choice(_VERBS)} the {thing} for {chance.choice(_FOR)} in {place}, ward {number}"
    return Row(
        number,
        subject if actions <= ACTIONS_IN_THEME * len(_SUBJECTS) else f"{subject} in Area {theme + 1}",
        what + chance.choice(("", " with the parish councils", " and report to the board")),
        chance.choice(_LEADS),
        f"{thing.capitalize()} in use",
        f"{chance.randint(1, 28)} {chance.choice(('September 2024', 'December 2024', 'March 2025', 'June 2025'))}",
        chance.choice("GGGAR"),
        _news(chance, place),
    )


def _news(chance: random.Random, place: str) -> str:
    return " ".join(chance.sample(_NEWS, chance.choice((0, 1, 1, 2)))).format(place=place)


def _a_quarter_later(rows: Sequence[Row], chance: random.Random) -> list[Row]:
    later = []
    for row in rows:
        if chance.random() < 0.02:
            continue  # dropped without a word
        rag = chance.choice("BBGGA") if row.rag in "GA" and chance.random() < 0.4 else row.rag
        action = row.action.replace(" for ", " meant for ") if chance.random() < 0.1 else row.action
        progress = _news(chance, chance.choice(_PLACES)) if chance.random() < 0.5 else row.progress
        later.append(replace(row, rag=rag, action=action, progress=progress))
        if chance.random() < 0.02:
            number = row.number + 1_000_000
            later.append(
                replace(row, number=number, action=f"Open a new office in ward {number}", rag="G", progress="")
            )
    return later


def write_plan(actions: int, quarter: int, plan: int = 0) -> str:
    """The printed report; ``plan`` tells one invented organisation from another."""
    rows = rows_of(actions, quarter, plan)
    lines = [f"GREATER {_PLACES[plan % len(_PLACES)].upper()} PARTNERSHIP PLAN {plan + 1} 2024/25", ""]
    lines += ["ACTION PLAN", "", f"Quarter {quarter} 2024/25 Performance Report", "", "Overview:", ""]
    lines += ["\t".join(cells) for cells in _overview(rows)]
    lines += ["", *(f"{letter}\t{meaning}" for letter, meaning in KEY.items()), ""]
    lines += _grids(rows)
    return "\n".join([*lines, ""])


def _overview(rows: Sequence[Row]) -> Iterator[list[str]]:
    counts = Counter((row.theme, row.rag) for row in rows)
    yield ["Theme", *KEY, "Total"]
    for theme in dict.fromkeys(row.theme for row in rows):
        cells = [counts[theme, letter] for letter in KEY]
        yield [theme, *(str(count or "") for count in cells), str(sum(cells))]
    totals = [sum(row.rag == letter for row in rows) for letter in KEY]
    yield ["Total", *map(str, totals), str(len(rows))]


def _grids(rows: Sequence[Row]) -> Iterator[str]:
    theme, page = "", 1
    for at, row in enumerate(rows):
        if row.theme != theme:
            theme = row.theme
            yield from ("", theme + "\t" * (len(HEADINGS) - 1), "\t".join(HEADINGS))
        cells = row.cells(str(at + 1))
        words = cells[-1].split()
        if (at + 1) % ROWS_ON_PAGE or len(words) < 12:
            yield "\t".join(cells)
            continue
        yield "\t".join((*cells[:-1], " ".join(words[:-4])))
        yield from ("", f"Partnership Office - page {page}", "", "\t".join(HEADINGS))
        yield "\t" * (len(HEADINGS) - 1) + " ".join(words[-4:])
        page += 1
