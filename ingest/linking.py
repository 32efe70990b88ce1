"""The links of plans brought up to date: reports and decisions out of the history, links back into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.history import History
    from corpus.linking import Decision
    from ingest.plan_crew import PlanCrew
    from ingest.relinking import Relinked


def link_plans(
    history: History, plans: Sequence[str], crew: PlanCrew, begun: Callable[[str], object] = lambda plan: None
) -> Counter[str]:
    """Link each plan and count their links by verdict. ``begun`` is told each plan. Where there are many plans,
    the ``crew`` works the links out and this process saves them; the result is the same."""
    from ingest.relinking import relinked

    counted: Counter[str] = Counter()
    for plan, found in crew.each(plans, relinked):
        begun(plan)
        if found is None or history.taken_elsewhere(plan, found.named.values()):
            counted += link_plan(history, plan)
        else:
            counted += _saved(history, plan, found)
    return counted


def link_plan(history: History, plan: str) -> Counter[str]:
    """Link what changed of a plan and name its actions; the number of its links by verdict.

    A person's decisions outrank the matcher. Actions keep the ids they have.
    """
    from ingest.relinking import relinked

    found = relinked(history, plan)
    taken: frozenset[str] = frozenset()
    # Six signs are few enough to read out over the telephone, so two plans may hit upon the same ones.
    while clash := history.taken_elsewhere(plan, found.named.values()):
        taken |= clash
        found = relinked(history, plan, taken)
    return _saved(history, plan, found)


def _saved(history: History, plan: str, found: Relinked) -> Counter[str]:
    history.save_links(plan, found.links, found.named, kept=found.kept, made_by=found.made_by, as_of=found.as_of)
    return history.verdicts(plan)


def decisions(history: History, plan: str) -> list[Decision]:
    """The decisions in force about a plan."""
    return [stored.decision for stored in history.decisions(plan)]
