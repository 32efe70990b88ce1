"""A quarter of the plan as a report, with the truth of its rows written into the story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from benchmarks.linking.drifting.story import Standing, Story
from benchmarks.linking.drifting.voices import CHANGES
from benchmarks.linking.drifting.wording import say
from benchmarks.linking.drifting.words import meanings
from extractors.records import Place
from normalise.records import Action, DateSpan, Period, Report

_COLUMN_OF = {"due date": "due", "theme renamed": "theme"}


def print_report(story: Story, quarter: int, changed: Mapping[str, list[str]]) -> None:
    story.now.sort(key=lambda each: (each.theme, each.place))
    sha256 = f"{story.style.name} {quarter:02}"
    actions = []
    for row, each in enumerate(story.now, start=1):
        key = (sha256, row)
        actions.append(_action(story, each, row))
        story.identity[key] = each.who
        if each.who in story.rows:
            told = [
                what
                for what in changed.get(each.who, ())
                if _COLUMN_OF.get(what, what) in {*CHANGES, *story.style.fields}
            ]
            story.changes[story.rows[each.who], key] = tuple(told)
        story.rows[each.who] = key
    year, nth = divmod(quarter, 4)
    start = _first_day(quarter)
    period = Period(
        f"{2020 + year}-{21 + year} Q{nth + 1}",
        start,
        _last_day(quarter),
        "quarter",
    )
    title = story.style.name
    story.reports.append(
        Report(sha256, f"{sha256}.txt", "text", "action plan", title, title, 1, period=period, actions=tuple(actions))
    )


def _first_day(quarter: int) -> date:
    """The first day of a quarter; quarter 0 starts in April 2020."""
    months = 3 + 3 * quarter
    return date(2020 + months // 12, months % 12 + 1, 1)


def _last_day(quarter: int) -> date:
    return _first_day(quarter + 1) - timedelta(days=1)


def _action(story: Story, each: Standing, row: int) -> Action:
    there = story.style.fields
    leads = meanings("around", "leads")[each.lead]
    lead = leads[each.lead_way % len(leads)] if "lead" in there else None
    due = _last_day(each.due)
    printed = f"{due.day} {due:%B %Y}"
    return Action(
        row=row,
        action=say(each.matter, each.voice),
        place=Place(row=row),
        ref=f"{each.theme + 1}.{each.place}" if "ref" in there else None,
        theme=_of(meanings("around", "themes"), each.theme, story.theme_ways) if "theme" in there else None,
        key_deliverable=_of(meanings("around", "deliverables"), each.deliverable, story.deliverable_ways)
        if "deliverable" in there
        else None,
        lead=lead,
        leads=(lead,) if lead else (),
        outcome_measure=_measure(each) if "measure" in there else None,
        due=printed if "due" in there else None,
        due_span=DateSpan(printed, due, due, "day") if "due" in there else None,
        carried_forward=each.carried,
        state=each.state,
    )


def _of(named: Sequence[Sequence[str]], number: int, ways: Mapping[int, int]) -> str:
    number %= len(named)
    return named[number][ways.get(number, 0) % len(named[number])]


def _measure(each: Standing) -> str:
    which, way, number = each.measure
    ways = meanings("around", "measures")[which]
    task = each.matter.tasks[0]
    thing = meanings("kinds", task.kind, "things")[task.thing][0]
    thing = thing[0].upper() + thing[1:]
    return ways[way % len(ways)].format(thing=thing, count=number, percent=number % 95 + 1)
