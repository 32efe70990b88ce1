"""A printed report understood: its period and plan, its actions, milestones and counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from extractors.printed import PrintedReport
from normalise.actions import read_actions
from normalise.bare_terms import bare_terms
from normalise.milestones import read_milestones
from normalise.overviews import read_overview
from normalise.periods import as_at, choose_period
from normalise.plan_names import plans_named, same_plan
from normalise.plans import plan_name, revision
from normalise.printed_periods import find_year_start, parse_period, year_start_of_titles
from normalise.records import Activity, Period, Report
from normalise.stated_in_prose import stated_in_prose
from normalise.statuses import Scale
from normalise.timescales import Timescales
from normalise.vocabulary import Meaning


def understand(
    printed: PrintedReport,
    plan: str | None = None,
    year_start: int = 4,
    ratings: Mapping[str, Meaning] | None = None,
) -> Report:
    """What a printed report means.

    ``plan`` overrules the name worked out from the title; ``year_start`` is the month in which the year
    starts, and ``ratings`` what labels of ratings mean (by their ``label_form``), unless the report says otherwise.
    Raises nothing: what cannot be read becomes a problem.
    """
    printed = replace(printed, key=(*printed.key, *bare_terms(printed)))
    titles = [line.text for line in printed.title_lines]
    headings = [line.text for line in printed.headings]
    prose = [paragraph.text for paragraph in printed.prose]
    said = find_year_start([*titles, *headings, *prose]) or year_start_of_titles(titles)
    year_start = year_start if said is None else said
    period = _period(titles, headings, prose, printed.name, year_start)
    in_text = plans_named(prose)
    named = plan_name(titles, printed.name, in_text=in_text)
    scale = scale_of(printed, ratings)
    timescales = Timescales.of(printed, year_start)
    actions, readings, bad_dates = read_actions(printed.actions, scale, timescales, period, year_start)
    stated, bad_counts = read_overview(printed.counts, scale, timescales)
    return Report(
        sha256=printed.sha256,
        name=printed.name,
        format=printed.format,
        kind=printed.kind,
        plan=plan or named.plan,
        title=named.title,
        pages=printed.pages,
        organisation=named.organisation,
        period=period,
        as_at=as_at([*titles, *headings, *prose]),
        revision=revision(titles, printed.name),
        plans_named=tuple(name for name in in_text if not same_plan(name, plan or named.plan)),
        key=printed.key,
        actions=actions,
        milestones=read_milestones(printed.milestones, actions, readings, period, year_start),
        activities=tuple(
            Activity(activity.kind, activity.text, activity.place, activity.theme or None)
            for activity in printed.activities
        ),
        stated_counts=(*stated, *stated_in_prose(printed, scale)),
        prose=printed.prose,
        leftovers=printed.leftovers,
        problems=(*printed.problems, *bad_dates, *bad_counts),
    )


def scale_of(printed: PrintedReport, ratings: Mapping[str, Meaning] | None = None) -> Scale:
    """The scale of a report: its key, or the vocabulary that fits the labels in its grids and overviews; beside
    them what the organisation itself says of its ``ratings``."""
    labels = [row.status for row in printed.actions] + [count.status for count in printed.counts]
    return Scale.from_key(printed.key, labels, ratings)


def _period(
    titles: Sequence[str], headings: Sequence[str], prose: Sequence[str], name: str, year_start: int
) -> Period | None:
    """From the title; else from a heading that is nothing but a period; else from the wording of the body or the
    name of the file."""
    body = [*headings, *prose]
    period, _ = choose_period(titles, year_start=year_start)
    alone = [heading for heading in headings if parse_period(heading, year_start)] if period is None else []
    period, _ = choose_period([*titles, *alone], body, name, year_start)
    return period
