"""Where the actions of a case file stood before: along its links, else by rows that print the same action."""

from collections.abc import Collection, Iterator, Sequence

from corpus.records import Link, Standing
from normalise.records import Action, Report


def courses(
    report: Report,
    links: Sequence[Link],
    before: Sequence[Report],
    reissued: Collection[str],
    unsure: Collection[int],
) -> dict[int, tuple[Standing, ...]]:
    """The course of each action by its row. ``before`` are the reports before, newest first; ``reissued`` those
    (sha256) that replaced an edition, ``unsure`` the rows whose way back is doubtful."""
    found = {
        action.row: tuple(_course(action, links, before, reissued, action.row not in unsure))
        for action in report.actions
    }
    return {row: course for row, course in found.items() if course}


def _course(
    action: Action, links: Sequence[Link], before: Sequence[Report], reissued: Collection[str], sure: bool
) -> Iterator[Standing]:
    linked = next((link for link in links if link.later == action), None)
    for place, report in enumerate(before):
        there = next((one for one in report.actions if one.action == action.action), None)
        if place == 0 and linked is not None:
            there = linked.earlier if linked.verdict in ("same", "unsure") else None
            sure = sure and linked.verdict != "unsure"
        if there is not None:
            action = there
            yield Standing(there, report, sure, report.sha256 in reissued)
