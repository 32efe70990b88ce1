"""The names of a plan's actions, while its links are made: old threads by their ends, new ones by their words."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from corpus.history import PlanToLink
from corpus.linking.members import Key, Node, ReportLink
from corpus.linking.threads import contents_of, joined, name_threads
from normalise.records import Report

ActionIds = dict[tuple[int, int], str]
"""By report_id and row."""


class Naming:
    """Told of each period as it is read and of the links into it; then it can name every action.

    Of all actions only their numbers are kept, and the words of those that begin a thread.
    """

    def __init__(self, work: PlanToLink, periods: Sequence[Sequence[Report]], kept: Iterable[int]) -> None:
        self._work = work
        self._reports = {stored.report_id: stored.report for stored in work.reports}
        place_of = {report.sha256: place for place, there in enumerate(periods) for report in there}
        self._nodes: list[Node] = []
        self._existing: dict[Key, str] = {}
        for report_id, row, action_id in work.named():
            sha256 = self._reports[report_id].sha256
            self._nodes.append((place_of.get(sha256, -1), sha256, row))
            if action_id is not None:
                self._existing[sha256, row] = action_id
        self._same: list[tuple[Key, Key]] = [
            ((self._reports[earlier].sha256, one), (self._reports[later].sha256, other))
            for earlier, one, later, other in work.joined(kept)
        ]
        self._contents: dict[Key, str] = {}
        self._at_hand: Sequence[Report] = ()

    def read(self, reports: Sequence[Report]) -> None:
        """The reports of the next period, with their actions."""
        self._note_words(frozenset())
        self._at_hand = reports

    def join(self, links: Sequence[ReportLink]) -> None:
        """The links into the period that was read last."""
        found = list(joined(links))
        self._same += found
        self._note_words(frozenset(later for _, later in found))

    def _note_words(self, joined: Collection[Key]) -> None:
        """What the actions at hand say that begin a thread; those with an id need no words."""
        for report in self._at_hand:
            rows = {
                action.row
                for action in report.actions
                if (report.sha256, action.row) not in joined and (report.sha256, action.row) not in self._existing
            }
            said = contents_of(report, rows) if rows else {}
            self._contents |= {(report.sha256, row): words for row, words in said.items()}
        self._at_hand = ()

    def named(self, taken: Collection[str] = ()) -> ActionIds:
        """The action ids that are not yet as the history has them; ids ``taken`` by other plans are out of use."""
        self._note_words(frozenset())
        number = {report.sha256: report_id for report_id, report in self._reports.items()}
        ids = name_threads(self._nodes, self._same, self._existing, self._words, taken, self._work.merged_names())
        return {
            (number[key[0]], key[1]): action_id
            for key, action_id in ids.items()
            if self._existing.get(key) != action_id
        }

    def _words(self, key: Key) -> str:
        if key not in self._contents:
            # it had an id and lost it to another part of its thread, or it stands in a report without a period
            (report,) = self._work.read([report for report in self._reports.values() if report.sha256 == key[0]])
            self._contents |= {(report.sha256, row): words for row, words in contents_of(report).items()}
        return self._contents[key]
