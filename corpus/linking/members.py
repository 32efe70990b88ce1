"""An action together with the report it stands in, and a link together with its two reports."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from corpus.linking.comparing import Sheet, sheet
from corpus.records import Link
from normalise.records import Action, Report

Key = tuple[str, int]  # the report's sha256 and the action's row
Node = tuple[int, str, int]  # the same with the place of its period in the series, counted from 0


@dataclass(frozen=True)
class Member:
    """One action of one report; ``period`` is the place of the report's period in the series, from 0,
    or -1 where the report has none. ``report`` may be an outline without its actions."""

    report: Report
    action: Action
    period: int

    @property
    def key(self) -> Key:
        return (self.report.sha256, self.action.row)

    @property
    def node(self) -> Node:
        return (self.period, self.report.sha256, self.action.row)

    @cached_property
    def sheet(self) -> Sheet:
        """The action made ready for comparing."""
        return sheet(self.action)


@dataclass(frozen=True, slots=True)
class ReportLink:
    """A link and the reports at its two ends. Both reports are always given, also where the link has no
    action on one side: ``dropped`` names the report it is missing from, ``new`` the one before it.
    ``gap`` is the number of periods between them in which the action did not stand.
    """

    link: Link
    earlier_report: Report
    later_report: Report
    gap: int = 0

    @property
    def earlier_key(self) -> Key | None:
        return (self.earlier_report.sha256, self.link.earlier.row) if self.link.earlier else None

    @property
    def later_key(self) -> Key | None:
        return (self.later_report.sha256, self.link.later.row) if self.link.later else None


def members_of(reports: tuple[Report, ...], period: int) -> tuple[Member, ...]:
    """Every action of the reports of one period."""
    return tuple(Member(report, action, period) for report in reports for action in report.actions)
