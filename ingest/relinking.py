"""What becomes of a plan's links: its reports are read period by period, from the first that may have changed.

Links into earlier periods stand: each rests on the two periods it joins and on the actions that were gone
before, which are read back. The result is that of linking the whole plan anew. A person's decision may tie
any two periods, so a plan with decisions is linked anew as a whole.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.history import History, PlanToLink, StoredLink
from corpus.linking.decisions import Decision
from corpus.linking.members import Member, ReportLink, members_of
from corpus.linking.returning import Gone
from corpus.linking.series import Standing, in_periods, last_day, steps
from ingest.naming import ActionIds, Naming
from ingest.version import version
from normalise.records import Report

Periods = Sequence[Sequence[Report]]


@dataclass(frozen=True, slots=True)
class Relinked:
    """New links of a plan, beside those into the ``kept`` reports, which stand, and the action ids that are not
    there yet (``named``). ``made_by`` and ``as_of`` are what the history should keep with them."""

    links: Sequence[StoredLink]
    kept: Collection[int]
    named: ActionIds
    made_by: str
    as_of: int


def relinked(history: History, plan: str, taken: Collection[str] = ()) -> Relinked:
    """The links of a plan as they must be now; ids ``taken`` by other plans are not given."""
    decided = [stored.decision for stored in history.decisions(plan)]
    made_by = _matcher(decided)
    work = history.load_to_link(plan, made_by)
    periods = in_periods([stored.report for stored in work.reports])
    first = 0 if decided else _first_changed(periods, work.since)
    kept = [work.number(report) for there in periods[:first] for report in there]
    naming = Naming(work, periods, kept)
    links: list[StoredLink] = []
    reasons: dict[tuple[str, ...], tuple[str, ...]] = {}
    for step in _steps(work, periods, first, decided, naming):
        naming.join(step)
        for each in step:
            # thousands of links have the same few reasons: each wording is kept in memory once
            link = replace(each.link, reasons=reasons.setdefault(each.link.reasons, each.link.reasons))
            links.append(StoredLink.of(work.number(each.earlier_report), work.number(each.later_report), link))
    return Relinked(links, kept, naming.named(taken), made_by, work.as_of)


def _matcher(decided: Sequence[Decision]) -> str:
    """What makes the links of a plan: another version makes all of them again; ``""`` where people had a say, for
    links that follow from decisions stand only as long as these do."""
    return "" if decided else version()


def _first_changed(periods: Periods, since: str | None) -> int:
    """The first period into which links must be made again."""
    if since is None:
        return len(periods)
    ends = (last_day(there[0]) for there in periods)
    return next((place for place, end in enumerate(ends) if end and end.isoformat() >= since), len(periods))


def _steps(
    work: PlanToLink, periods: Periods, first: int, decided: Sequence[Decision], naming: Naming
) -> Iterator[list[ReportLink]]:
    def in_hand() -> Iterator[Standing]:
        """Only the actions of the period at hand are read, and its reports stay outlines."""
        for place in range(max(0, first - 1), len(periods)):
            read = work.read(periods[place])
            naming.read(read)
            yield Standing(tuple(map(_outline, read)), _in_outline(read, place))

    def all_at_once() -> Iterator[Standing]:
        for there in whole:
            naming.read(there.reports)
            yield there

    if first == len(periods):
        return iter(())
    if not decided:
        return steps(in_hand(), gone=_gone_before(work, periods, first - 1))
    read = [work.read(there) for there in periods]
    whole = [Standing(there, members_of(there, place)) for place, there in enumerate(read)]
    return steps(all_at_once(), [member for there in whole for member in there.members], decided)


def _in_outline(reports: Sequence[Report], place: int) -> tuple[Member, ...]:
    """The actions of these reports as members that do not keep their whole report in memory."""
    return tuple(
        Member(outline, action, place)
        for report in reports
        for outline in [_outline(report)]
        for action in report.actions
    )


def _outline(report: Report) -> Report:
    return replace(report, actions=())


def _gone_before(work: PlanToLink, periods: Periods, place: int) -> Gone:
    """The actions that had gone before this period was linked to the next."""
    if place <= 0:
        return Gone()
    older = [[work.number(report) for report in there] for there in periods[: place + 1]]
    found = work.gone([number for there in older for number in there], older[-1])
    return Gone(
        Member(_outline(report), action, at)
        for at, there in enumerate(periods[:place])
        for report in there
        for action in found.get(work.number(report), ())
    )
