"""A plan set out on a page, whatever the file will be: headings, paragraphs and tables.

Each style is one way in which offices lay out an action plan; ``benchmarks.gate.media`` writes the blocks.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks.gate.charts import Chart, chart_of
from benchmarks.gate.plan import Act, Plan


@dataclass(frozen=True)
class Heading:
    text: str
    level: int = 2


@dataclass(frozen=True)
class Words:
    text: str


@dataclass(frozen=True)
class Box:
    """A cell: its text, fill (``RRGGBB``) and how many columns and rows it spans."""

    text: str = ""
    fill: str = ""
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Grid:
    """A table; None is a place that a spanning cell covers."""

    rows: tuple[tuple[Box | None, ...], ...]
    header: int = 1


def filled(grid: Grid) -> list[list[str]]:
    """The texts of each row of a table; what a span covers is empty."""
    return [[cell.text if cell else "" for cell in cells] for cells in grid.rows]


Block = Heading | Words | Grid | Chart
Style = Callable[[Plan, random.Random], Iterator[Block]]

_HEADINGS = (
    ("Ref", "Action", "Lead", "Due date", "RAG", "Progress"),
    ("No.", "What we will do", "Responsible officer", "By when", "Status", "Update"),
    ("Ref", "Action", "Owner", "Target date", "Rating", "Evidence"),
)
_DATES = ("%d %B %Y", "%d/%m/%Y", "%d %b %Y")


def row(*texts: str | Box | None) -> tuple[Box | None, ...]:
    """A row of cells."""
    return tuple(Box(text) if isinstance(text, str) else text for text in texts)


@dataclass(frozen=True)
class _Look:
    """What one office chose: headings, how it writes dates, the order of the columns, whether it paints."""

    headings: tuple[str, ...]
    dates: str
    order: tuple[int, ...]
    painted: bool

    @classmethod
    def choose(cls, chance: random.Random) -> _Look:
        order = [0, 1, 2, 3, 4, 5]
        if chance.random() < 0.3:
            order = [0, 1, 4, 5, 2, 3]
        return cls(chance.choice(_HEADINGS), chance.choice(_DATES), tuple(order), chance.random() < 0.5)

    def head(self, plan: Plan) -> tuple[Box | None, ...]:
        named = [self.headings[place] for place in self.order]
        return row(*(["Timescale"] if plan.terms else []), *named, *plan.extra)

    def cells(self, act: Act, status: Box | None = None) -> tuple[Box | None, ...]:
        shown = status or Box(act.rating.label, act.rating.colour if self.painted else "")
        due = act.due.strftime(self.dates)
        # The note stands where the office puts it: beside the term, or beside the date.
        values = (
            act.ref,
            act.action,
            act.lead,
            due + (" c/f" if act.carried and not act.term else ""),
            shown,
            act.evidence,
        )
        term = [act.term + (" c/f" if act.carried else "")] if act.term else []
        return row(*term, *(values[place] for place in self.order), *act.more)


def themes_apart(plan: Plan, chance: random.Random) -> Iterator[Block]:
    """A heading and a grid for each theme."""
    look = _Look.choose(chance)
    yield from _front(plan, chance)
    for theme in plan.themes:
        yield Heading(theme)
        yield Grid((look.head(plan), *(look.cells(act) for act in plan.acts if act.theme == theme)))


def theme_bands(plan: Plan, chance: random.Random) -> Iterator[Block]:
    """One grid with a row across it for each theme."""
    look = _Look.choose(chance)
    yield from _front(plan, chance)
    head = look.head(plan)
    rows = [head]
    for theme in plan.themes:
        rows.append((Box(theme, across=len(head)), *[None] * (len(head) - 1)))
        rows += [look.cells(act) for act in plan.acts if act.theme == theme]
    yield Grid(tuple(rows))


def theme_column(plan: Plan, chance: random.Random) -> Iterator[Block]:
    """One grid with the theme in its first column, once in a cell that spans its rows, or in every row."""
    look = _Look.choose(chance)
    spanning = chance.random() < 0.5
    yield from _front(plan, chance)
    rows = [(Box("Theme"), *look.head(plan))]
    for theme in plan.themes:
        acts = [act for act in plan.acts if act.theme == theme]
        for place, act in enumerate(acts):
            first = (Box(theme, down=len(acts)) if place == 0 else None) if spanning else Box(theme)
            rows.append((first, *look.cells(act)))
    yield Grid(tuple(rows))


def ticks(plan: Plan, chance: random.Random) -> Iterator[Block]:
    """A column for each rating with a tick in one of them."""
    look = _Look.choose(chance)
    mark = chance.choice(("X", "✓", "x"))
    yield from _front(plan, chance)
    labels = [rating.label for rating in plan.legend]
    for theme in plan.themes:
        yield Heading(theme)
        rows = [row("Ref", "Action", "Lead", "Due date", *labels, "Comments", *plan.extra)]
        for act in plan.acts:
            if act.theme == theme:
                due = act.due.strftime(look.dates) + (" c/f" if act.carried else "")
                under = [mark if act.rating.label == label else "" for label in labels]
                rows.append(row(act.ref, act.action, act.lead, due, *under, act.evidence, *act.more))
        yield Grid(tuple(rows))


def colours_alone(plan: Plan, chance: random.Random) -> Iterator[Block]:
    """The rating is the colour of an empty cell, explained by a key in colour."""
    look = _Look.choose(chance)
    yield from _front(plan, chance, coloured=True)
    for theme in plan.themes:
        yield Heading(theme)
        acts = [act for act in plan.acts if act.theme == theme]
        yield Grid((look.head(plan), *(look.cells(act, Box("", act.rating.colour)) for act in acts)))


def cards(plan: Plan, chance: random.Random) -> Iterator[Block]:
    """A small table for each action, its headings down the side."""
    look = _Look.choose(chance)
    yield from _front(plan, chance)
    for theme in plan.themes:
        yield Heading(theme)
        for act in plan.acts:
            if act.theme != theme:
                continue
            due = act.due.strftime(look.dates) + (" c/f" if act.carried else "")
            names = (*look.headings, *plan.extra)
            values = (act.ref, act.action, act.lead, due, act.rating.label, act.evidence, *act.more)
            yield Grid(tuple(row(name, value) for name, value in zip(names, values, strict=True)), header=0)


def covering(plan: Plan, sentences: Sequence[str]) -> Iterator[Block]:
    """A paper that puts the plan before a committee; the plan itself is another file."""
    yield Heading(plan.body, 1)
    yield Heading(f"{plan.title}: {plan.period}", 1)
    yield Words("Report of the Partnership Manager")
    yield Heading("Purpose of the report")
    yield Words(f"To tell the committee how the {plan.title} stood at the end of {plan.period}.")
    yield Heading("Progress")
    yield Words(" ".join(["The action plan is attached at Appendix 1.", *sentences]))
    yield Heading("Recommendation")
    yield Words("That the committee notes the position.")


STYLES: tuple[Style, ...] = (themes_apart, theme_bands, theme_column, ticks, colours_alone, cards)


def _front(plan: Plan, chance: random.Random, coloured: bool = False) -> Iterator[Block]:
    from benchmarks.gate.prose import sentences

    yield Heading(plan.body, 1)
    yield Heading(f"{plan.title}", 1)
    yield Words(f"Progress report for {plan.period}")
    labels = [rating.label for rating in plan.legend]
    if coloured:
        yield Words("Key")
        yield Grid(tuple((Box("", rating.colour), Box(rating.meaning)) for rating in plan.legend), header=0)
    else:
        yield Words("Key to ratings")
        yield Grid(tuple(row(rating.label, rating.meaning) for rating in plan.legend), header=0)
    if chance.random() < 0.7:
        for sentence in sentences(plan, chance):
            yield Words(sentence)
    if not coloured and chance.random() < 0.8:
        yield Heading("Overview")
        yield overview(plan, labels, blank=chance.choice(("", "0", "-")))
    if not coloured and chance.random() < 0.3:
        yield Heading("Actions by rating")
        yield chart_of(plan, chance)


def overview(plan: Plan, labels: list[str], blank: str) -> Grid:
    """Counts by theme and rating, by timescale too where there are any, with totals both ways."""
    by_term = bool(plan.terms)
    rows = [row("Theme", *(["Timescale"] if by_term else []), *labels, "Total")]
    for theme in (*plan.themes, ""):
        for term in plan.terms or ("",):
            counts = [plan.count(theme, label, term) for label in labels]
            named = [theme or "Total", *([term] if by_term else [])]
            rows.append(row(*named, *(str(count) if count else blank for count in counts), str(sum(counts))))
    return Grid(tuple(rows))
