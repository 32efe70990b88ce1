"""What a layout recovers from a document: the words as printed, with their places and no meaning yet."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.records import Place, Problem


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of printed text with its place: a title line, a heading."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class PrintedAction:
    """One row of a grid of actions. Every field is as printed, ``""`` where the cell is blank or absent.

    ``place`` is the row it starts in; ``parts`` are the rows that continue it over a page break.
    ``columns`` names the fields that the grid has a column for (so a blank lead in a lead column is
    told from a grid without one). ``other`` holds printed columns without a field of their own.
    """

    place: Place
    action: str = ""
    ref: str = ""
    theme: str = ""
    key_deliverable: str = ""
    description: str = ""
    lead: str = ""
    outcome_measure: str = ""
    timescale: str = ""
    start: str = ""
    due: str = ""
    status: str = ""
    status_fill: str | None = None
    previous_status: str = ""
    carried_forward: str = ""
    evidence: str = ""
    other: tuple[tuple[str, str], ...] = ()
    columns: frozenset[str] = frozenset()
    parts: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedCount:
    """One cell of an overview. ``""`` in theme, timescale or status means "all of them" (a total).

    ``printed`` is ``""`` for a blank cell in a row of the matrix, which an overview uses for nought.
    ``overview`` numbers the overviews of a document from 1.
    """

    printed: str
    place: Place
    overview: int
    theme: str = ""
    timescale: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One line of the report's own key: the label and what the report says it means.

    ``kind`` is ``status``, ``timescale`` or ``carried forward``.
    """

    label: str
    meaning: str
    kind: str
    place: Place


@dataclass(frozen=True, slots=True)
class PrintedMilestone:
    """A milestone that stands by itself, outside a grid. ``date`` is the printed date, if any."""

    text: str
    place: Place
    date: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class PrintedActivity:
    """Something done, planned, recommended or given priority.

    ``kind``: ``done``, ``planned``, ``recommendation``, ``priority``, ``objective`` or ``outcome``.
    """

    kind: str
    text: str
    place: Place
    theme: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph kept as what it is, under the heading it stands under."""

    text: str
    place: Place
    heading: str = ""
    marker: str = ""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A row or paragraph that became no record, and why: it is shown, never dropped."""

    text: str
    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one row or paragraph: the conservation law is one account for each.

    ``fate``: ``title``, ``heading``, ``header`` (of a grid), ``theme``, ``action``, ``continuation``,
    ``count``, ``key``, ``milestone``, ``activity``, ``prose`` or ``leftover``.
    """

    place: Place
    fate: str


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """Everything recovered from one document.

    ``kind``: ``action plan``, ``quarterly narrative``, ``committee report``, ``briefing paper`` or
    ``unknown``. ``title_lines`` are the lines before the body, in order; ``headings`` are all headings.
    """

    kind: str
    name: str
    sha256: str
    format: str
    pages: int
    title_lines: tuple[Line, ...] = ()
    headings: tuple[Line, ...] = ()
    actions: tuple[PrintedAction, ...] = ()
    counts: tuple[PrintedCount, ...] = ()
    key: tuple[KeyEntry, ...] = ()
    milestones: tuple[PrintedMilestone, ...] = ()
    activities: tuple[PrintedActivity, ...] = ()
    prose: tuple[Prose, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    problems: tuple[Problem, ...] = ()
    accounts: tuple[Account, ...] = field(default=(), repr=False)
