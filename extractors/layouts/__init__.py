"""Layouts: one file a shape of report. Each says how surely it knows a report, and what its lists hold.

A layout is found by walking this package. Grids, overviews and keys are read alike whatever the shape;
a report that fits no shape still gives those, its prose and its dates, and says so in ``problems``.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from extractors.grids import GridReading, read_grids
from extractors.milestones import read_milestone
from extractors.outline import Item, Outline, outline
from extractors.printed import (
    Account,
    Line,
    PrintedActivity,
    PrintedReport,
    Prose,
)
from extractors.records import Document, Problem
from extractors.wording import one_line


class Layout(Protocol):
    """What a layout module offers."""

    KIND: str

    def recognise(self, outline: Outline, grids: GridReading) -> int:
        """0 for a report of another shape; the surer, the higher."""

    def kind_of(self, item: Item) -> str | None:
        """What an item becomes: ``milestone``, a kind of activity, or None for prose."""


@lru_cache(maxsize=1)
def layouts() -> tuple[Layout, ...]:
    """Every layout of the package, by name."""
    names = sorted(module.name for module in iter_modules(__path__))
    return tuple(import_module(f"{__name__}.{name}") for name in names)


def read(document: Document) -> PrintedReport:
    """What is printed in a document, every row and paragraph accounted for once."""
    grids = read_grids(document)
    paragraphs = outline(document, grids.claimed)
    scores = [(layout.recognise(paragraphs, grids), layout) for layout in layouts()]
    score, layout = max(scores, key=lambda pair: pair[0])
    problems = [*document.problems, *grids.problems]
    if score <= 0:
        problems.append(
            Problem("No known shape of report: its prose, counts and dates were read, nothing more.", lost=False)
        )
    accounts = list(grids.accounts)
    milestones = list(grids.milestones)
    activities = list(grids.activities)
    prose: list[Prose] = []
    for paragraph in paragraphs.titles:
        accounts.append(Account(paragraph.place, "title"))
    for paragraph in paragraphs.headings:
        accounts.append(Account(paragraph.place, "heading"))
    for item in paragraphs.items:
        kind = layout.kind_of(item) if score > 0 else None
        paragraph = item.paragraph
        if kind == "milestone":
            milestones.append(read_milestone(paragraph.text, paragraph.place, item.theme))
            accounts.append(Account(paragraph.place, "milestone"))
        elif kind:
            activities.append(PrintedActivity(kind, paragraph.text, paragraph.place, item.theme))
            accounts.append(Account(paragraph.place, "activity"))
        else:
            prose.append(Prose(paragraph.text, paragraph.place, item.heading, paragraph.marker))
            accounts.append(Account(paragraph.place, "prose"))
    return PrintedReport(
        kind=layout.KIND if score > 0 else "unknown",
        name=document.name,
        sha256=document.sha256,
        format=document.format,
        pages=len(document.pages),
        title_lines=(*(Line(one_line(p.text), p.place) for p in paragraphs.titles), *grids.title_lines),
        headings=tuple(Line(one_line(p.text), p.place) for p in paragraphs.headings),
        actions=tuple(grids.actions),
        counts=tuple(grids.counts),
        key=tuple(grids.key),
        milestones=tuple(milestones),
        activities=tuple(activities),
        prose=tuple(prose),
        leftovers=tuple(grids.leftovers),
        problems=tuple(problems),
        accounts=tuple(accounts),
    )
