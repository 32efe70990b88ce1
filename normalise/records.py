"""A report as it is meant: the records that the history stores and the checks read.

Dates are ``datetime.date``; percentages stay the digits that were printed; a value that is not
printed is None, never a guess. Field names are those of the public views (docs/history.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from extractors.printed import KeyEntry, Leftover, Prose
from extractors.records import Place, Problem


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period. ``label`` is what people call it: ``2017-18 Q4``, ``2019-10``, ``2018-04-23``.

    ``kind``: ``day``, ``month``, ``quarter``, ``half``, ``year``, ``term`` (of a school, in whole months) or ``span``
    (any other run of months).
    """

    label: str
    start: date
    end: date
    kind: str


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A printed date as the days it can mean. ``precision``: ``day``, ``month``, ``quarter``, ``season``,
    ``half``, ``year``. ``assumed_year`` is true where the year came from the report, not the print."""

    printed: str
    start: date
    end: date
    precision: str
    assumed_year: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """One action of one report. ``action_id`` is None until the history has linked it.

    ``status`` is the rating as a colour word; ``state`` is what it means in this report
    (``complete``, ``on track``, ``in progress``, ``at risk``, ``off track``, ``not started``,
    ``superseded``, ``unknown``). ``timescale`` is the label without a carry-forward note, or None
    where the report's key does not know it (``timescale_printed`` keeps the print).
    ``columns`` are the fields its grid has a column for.
    """

    row: int  # position among the actions of its report, from 1
    action: str
    place: Place
    ref: str | None = None
    theme: str | None = None
    key_deliverable: str | None = None
    description: str | None = None
    lead: str | None = None
    leads: tuple[str, ...] = ()
    outcome_measure: str | None = None
    timescale: str | None = None
    timescale_printed: str | None = None
    starts: DateSpan | None = None
    due: str | None = None
    due_span: DateSpan | None = None  # from the due column
    term_span: DateSpan | None = None  # from the timescale, where the report says what years it covers
    carried_forward: bool = False
    status_printed: str | None = None
    status: str | None = None
    state: str = "unknown"
    status_fill: str | None = None  # the colour behind the rating or of its letters, where something is printed too
    previous_status_printed: str | None = None
    evidence: str | None = None
    other: tuple[tuple[str, str], ...] = ()
    columns: frozenset[str] = frozenset()
    parts: tuple[Place, ...] = ()
    action_id: str | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """``kind``: ``milestone`` (stands by itself or in an action's outcome), ``due date`` (an action's own),
    ``planned``. ``action_row`` is the ``Action.row`` it belongs to. ``met`` is None where nothing says so."""

    text: str
    kind: str
    place: Place
    date: DateSpan | None = None
    theme: str | None = None
    action_row: int | None = None
    met: bool | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """``kind``: ``done``, ``planned``, ``recommendation``, ``priority``, ``objective``, ``outcome``."""

    kind: str
    text: str
    place: Place
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class StatedCount:
    """A number that the report states about its own contents.

    In an overview: ``source`` ``overview``, and theme/timescale/status say which rows are meant (None is
    "all"). ``printed`` is ``""`` for a blank matrix cell, whose ``value`` is 0; ``group`` tells the overviews
    of a report apart.
    In prose: ``source`` ``prose``; ``what`` is the words it is said of ("on track"), ``noun`` what is
    counted ("actions"), ``sentence`` the sentence. Claims of one list share ``group`` (numbered from 1 in
    the report), and so one base ``of`` (None where the base is not stated).
    ``percent`` is the digits as printed ("76.6"), None where none is; ``value`` is None where only a
    percentage is printed. ``bound``: ``""`` exact, ``over``, ``under``, ``at least``, ``at most``, ``about``.
    ``part``: ``share`` (one part of the base), ``whole`` (the base itself), ``within`` (counted inside
    another part of the list: "including one", "7 of these 17"), ``change`` (a difference, or a figure of
    another period). ``complete_list`` is true where the wording closes the list (nothing breaks off).
    """

    printed: str
    place: Place
    source: str
    value: int | None = None
    of: int | None = None
    percent: str | None = None
    bound: str = ""
    percent_bound: str = ""  # as ``bound``, for the percentage: "(less than 1%)" is percent "1", ``under``
    part: str = "share"
    theme: str | None = None
    timescale: str | None = None
    timescale_printed: str | None = None
    status_printed: str | None = None
    status: str | None = None
    state: str | None = None
    carried_forward: int | None = None  # "9 c/f": the note's own count; 9 here
    what: str | None = None
    noun: str | None = None
    sentence: str | None = None
    group: int = 0
    complete_list: bool = False

    @property
    def exact(self) -> bool:
        """Whether it says exactly how many."""
        return self.value is not None and not self.bound

    @property
    def decimals(self) -> int | None:
        """Decimal places of the printed percentage; None without one."""
        if self.percent is None:
            return None
        return len(self.percent.partition(".")[2])


@dataclass(frozen=True, slots=True)
class Report:
    """One report, understood.

    ``plan`` is the plan, programme or strategy it is about; ``plans_named`` are others that its prose
    names (a covering report names the plan it covers). ``as_at`` is the date its figures stand at, where
    it says one ("position at 31 March 2018"). ``revision`` ranks a corrected edition above the first.
    """

    sha256: str
    name: str
    format: str
    kind: str
    plan: str
    title: str
    pages: int
    organisation: str | None = None
    period: Period | None = None
    as_at: date | None = None
    revision: int = 0
    plans_named: tuple[str, ...] = ()
    key: tuple[KeyEntry, ...] = ()
    actions: tuple[Action, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    activities: tuple[Activity, ...] = ()
    stated_counts: tuple[StatedCount, ...] = ()
    prose: tuple[Prose, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def outcome(self) -> str:
        """``partial`` where something could not be read, else ``stored``."""
        return "partial" if any(problem.lost for problem in self.problems) else "stored"

    @property
    def problem(self) -> str | None:
        """Its problems on one line, each wording once; None where it has none."""
        return "; ".join(dict.fromkeys(problem.text for problem in self.problems)) or None
