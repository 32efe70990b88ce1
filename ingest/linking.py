"""The links of one plan brought up to date: reports and decisions out of the history, links back into it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.history import History
    from corpus.linking import Decision


def link_plan(history: History, plan: str) -> Counter[str]:
    """Link a plan's reports anew and name its actions; the number of links by verdict.

    A person's decisions outrank the matcher. Actions keep the ids they have.
    """
    from corpus.history import StoredLink
    from corpus.linking import assign_action_ids, link_series

    stored = (*history.load_series(plan), *history.load_series(plan, undated=True))
    report_ids = {one.report.sha256: one.report_id for one in stored}
    series = link_series([one.report for one in stored], decisions(history, plan))
    existing = {
        (one.report.sha256, action.row): action.action_id
        for one in stored
        for action in one.report.actions
        if action.action_id is not None
    }
    ids = assign_action_ids(series, existing)
    taken: frozenset[str] = frozenset()
    # Six signs are few enough to read out over the telephone, so two plans may hit upon the same ones.
    while clash := history.taken_elsewhere(plan, ids.values()):
        taken |= clash
        ids = assign_action_ids(series, existing, taken)
    links = [
        StoredLink.of(report_ids[each.earlier_report.sha256], report_ids[each.later_report.sha256], each.link)
        for each in series.links
    ]
    named = {(report_ids[sha256], row): action_id for (sha256, row), action_id in ids.items()}
    history.save_links(plan, links, named)
    return Counter(link.verdict for link in links)


def decisions(history: History, plan: str) -> list[Decision]:
    """The decisions in force about a plan."""
    return [stored.decision for stored in history.decisions(plan)]
