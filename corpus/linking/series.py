"""Links through all the reports of one plan: each period with the next, and past gaps.

Reports of one period (several departments, or themes reported apart) are taken as one. Only reports
with actions take part, so a covering or narrative report never breaks a series. A plan is walked through
period by period: only the actions of two periods, and those that may return, are in hand at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.linking import weights
from corpus.linking.board import Linked
from corpus.linking.bonds import Bonds
from corpus.linking.decisions import Decision, period_label
from corpus.linking.members import Member, Node, ReportLink, members_of
from corpus.linking.pairing import pair, rarity_between
from corpus.linking.returning import Gone
from corpus.linking.wording import Rarity
from corpus.records import Link
from normalise.records import Report


@dataclass(frozen=True, slots=True)
class Series:
    """A plan's actions through time. ``members`` are in time order; ``unplaced`` stand in reports that name
    no period, which cannot be put in order and are not linked."""

    links: tuple[ReportLink, ...]
    members: tuple[Member, ...]
    unplaced: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """The actions of one period: its reports (with or without what they say) and their members."""

    reports: tuple[Report, ...]
    members: tuple[Member, ...]


def link(earlier: Report, later: Report, decisions: Sequence[Decision] = ()) -> tuple[Link, ...]:
    """The links from one report's actions to another's, whatever their periods; see ``pairing.pair``."""
    ours, theirs = members_of((earlier,), 0), members_of((later,), 1)
    bonds = Bonds((*ours, *theirs), decisions)
    return tuple(linked.link for linked in sorted(pair(ours, theirs, bonds), key=_in_order))


def link_series(reports: Sequence[Report], decisions: Sequence[Decision] = ()) -> Series:
    """Every link of one plan. ``reports`` are the current reports of the plan in any order.

    An action gone for some periods is linked past the gap if it comes back (its ``dropped`` link stays:
    it was missing then). A decision holds between any two periods.
    """
    periods = [
        Standing(tuple(there), members_of(tuple(there), place)) for place, there in enumerate(in_periods(reports))
    ]
    members = tuple(member for there in periods for member in there.members)
    links = [each for found in steps(periods, members if decisions else (), decisions) for each in found]
    return Series(tuple(links), members, _unplaced(reports))


def steps(
    periods: Iterable[Standing],
    members: Sequence[Member] = (),
    decisions: Sequence[Decision] = (),
    gone: Gone | None = None,
) -> Iterator[list[ReportLink]]:
    """The links into each period but the first, as they are found; ``periods`` may be read as they are asked for.

    ``members`` are those of all the periods, needed only where there are ``decisions``. To go on from a
    period whose own links stand, begin with it and give the actions that were ``gone`` before it.
    """
    bonds = Bonds(members, decisions)
    decided = _decided(bonds, members)
    gone = gone or Gone()
    before: Standing | None = None
    for here in periods:
        if before is not None:
            rare = rarity_between(before.members, here.members)
            found = pair(before.members, here.members, bonds, rare=rare)
            _join(found, bonds)
            found = _with_returns(found, gone, bonds, rare)
            _join(found, bonds)
            yield _with_decided(_with_reports(found, before, here), here, decided)
            ended = {each.earlier.node for each in found if each.earlier and _ends(each.link)}
            for node in ended:
                gone.remove(node)
            for member in before.members:
                if member.node not in ended:
                    gone.add(member)
        before = here


def in_periods(reports: Sequence[Report]) -> list[list[Report]]:
    """The reports with actions and a period, those of one period together, in time order. Of periods that
    end on one day the longer comes last: an annual report is written after its last quarter's."""
    found: dict[tuple[date, int], list[Report]] = {}
    for report in sorted(reports, key=lambda report: (report.name, report.sha256)):
        days = _days(report)
        if days and report.actions:
            found.setdefault((days[1], -days[0].toordinal()), []).append(report)
    return [found[when] for when in sorted(found)]


def last_day(report: Report) -> date | None:
    """The last day of a report's period, by which it has its place in the series; None without one."""
    days = _days(report)
    return days[1] if days else None


def _days(report: Report) -> tuple[date, date] | None:
    if report.period:
        return (report.period.start, report.period.end)
    return (report.as_at, report.as_at) if report.as_at else None


def _unplaced(reports: Sequence[Report]) -> tuple[Member, ...]:
    return tuple(
        Member(report, action, -1)
        for report in sorted(reports, key=lambda report: (report.name, report.sha256))
        if _days(report) is None
        for action in report.actions
    )


def _join(found: Sequence[Linked], bonds: Bonds) -> None:
    for linked in found:
        if linked.link.verdict == "same" and linked.earlier and linked.later:
            bonds.join(linked.earlier.node, linked.later.node)


def _ends(found: Link) -> bool:
    """Whether this link leaves its earlier action nothing to return with."""
    return found.verdict in ("same", "merged")


def _with_returns(found: list[Linked], gone: Gone, bonds: Bonds, rare: Rarity) -> list[Linked]:
    """New actions looked for among those that were gone; a return takes the place of its ``new`` link."""
    fresh = {each.later.node: each for each in found if each.later and each.link.verdict == "new"}
    arrived = [each.later for each in fresh.values() if each.later]
    near = gone.near(arrived, (node for member in arrived for node in bonds.kin(member.node)))
    if not near:
        return found
    returns: dict[Node, Linked] = {}
    for back in pair(near, arrived, bonds, weights.SURE_PAST_A_GAP, rare, complete=False):
        if not (back.earlier and back.later):
            continue
        if back.link.verdict == "same" or back.link.decided_by != "matcher":
            why = (f"returns after {_reports(back.later.period - back.earlier.period - 1)}",)
            returns[back.later.node] = replace(back, link=_because(back.link, why))
        elif back.link.verdict == "unsure":
            when = period_label(back.earlier.report)
            why = (f"resembles {back.earlier.action.ref or 'an action'} of {when} ({back.link.score:.2f})",)
            new = fresh[back.later.node]
            returns[back.later.node] = replace(new, link=_because(new.link, why))
    return [returns.get(each.later.node, each) if each.link.verdict == "new" and each.later else each for each in found]


def _because(found: Link, why: tuple[str, ...]) -> Link:
    return replace(found, reasons=(*why, *found.reasons))


def _reports(number: int) -> str:
    return f"{number} report{'s' if number != 1 else ''}"


def _with_reports(found: Sequence[Linked], before: Standing, here: Standing) -> list[ReportLink]:
    """The links with the reports at both ends, also where one end has no action."""
    to_later, to_earlier = _neighbours(found)
    links = []
    for each in sorted(found, key=_in_order):
        near = each.nearest.report if each.nearest else None
        if each.earlier and each.later:
            gap = each.later.period - each.earlier.period - 1
            links.append(ReportLink(each.link, each.earlier.report, each.later.report, gap))
        elif each.earlier:
            later = near or to_later.get(each.earlier.report.sha256, here.reports[0])
            links.append(ReportLink(each.link, each.earlier.report, later))
        elif each.later:
            earlier = near or to_earlier.get(each.later.report.sha256, before.reports[0])
            links.append(ReportLink(each.link, earlier, each.later.report))
    return links


def _neighbours(found: Sequence[Linked]) -> tuple[dict[str, Report], dict[str, Report]]:
    """For each report, the one on the other side that most of its actions lead to."""
    tally: Counter[tuple[str, str]] = Counter()
    reports: dict[str, Report] = {}
    for each in found:
        if each.earlier and each.later and each.later.period - each.earlier.period == 1:
            before, after = each.earlier.report, each.later.report
            tally[before.sha256, after.sha256] += 1
            reports |= {before.sha256: before, after.sha256: after}
    to_later: dict[str, Report] = {}
    to_earlier: dict[str, Report] = {}
    for (one, other), _ in sorted(tally.items(), key=lambda entry: (-entry[1], entry[0])):
        to_later.setdefault(one, reports[other])
        to_earlier.setdefault(other, reports[one])
    return to_later, to_earlier


def _decided(bonds: Bonds, members: Iterable[Member]) -> Mapping[Node, list[tuple[Member, Decision]]]:
    """What a person said is the same as an action, or that it is a part of: by the later action of the two."""
    pairs = bonds.decided_pairs()
    wanted = {first for first, _, _ in pairs}
    of_node = {member.node: member for member in members if member.node in wanted} if pairs else {}
    found: dict[Node, list[tuple[Member, Decision]]] = {}
    for first, second, decision in pairs:
        found.setdefault(second, []).append((of_node[first], decision))
    return found


def _with_decided(
    links: list[ReportLink], here: Standing, decided: Mapping[Node, list[tuple[Member, Decision]]]
) -> list[ReportLink]:
    """A person's joins and splits between periods that do not follow each other, where no link shows them yet."""
    if not decided:
        return links
    shown = {(each.earlier_key, each.later_key) for each in links}
    added = []
    for later in here.members:
        for earlier, decision in decided.get(later.node, ()):
            if (earlier.key, later.key) not in shown:
                why = (decision.said,)
                verdict = "split" if decision.verb == "split" else "same"
                said = Link(earlier.action, later.action, 1.0, why, verdict, decision.who, decision.when)
                added.append(ReportLink(said, earlier.report, later.report, later.period - earlier.period - 1))
    explained = {each.later_key for each in added}
    kept = [each for each in links if each.link.verdict != "new" or each.later_key not in explained]
    return [*kept, *added]


def _in_order(linked: Linked) -> tuple[bool, Node, Node]:
    first = linked.earlier or linked.later
    second = linked.later or linked.earlier
    if first is None or second is None:
        raise ValueError("a link needs an action on one side")
    return (linked.earlier is None, first.node, second.node)
