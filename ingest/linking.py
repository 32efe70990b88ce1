"""The links of one plan brought up to date: reports and decisions out of the history, links back into it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.history import History
    from corpus.linking import Decision


def link_plan(history: History, plan: str) -> Counter[str]:
    """Link what changed of a plan and name its actions; the number of its links by verdict.

    A person's decisions outrank the matcher. Actions keep the ids they have.
    """
    from ingest.relinking import relinked

    decided = decisions(history, plan)
    made_by = matcher(decided)
    work = history.load_to_link(plan, made_by)
    found = relinked(work, decided)
    named = found.naming.named()
    taken: frozenset[str] = frozenset()
    # Six signs are few enough to read out over the telephone, so two plans may hit upon the same ones.
    while clash := history.taken_elsewhere(plan, named.values()):
        taken |= clash
        named = found.naming.named(taken)
    history.save_links(plan, found.links, named, kept=found.kept, made_by=made_by)
    return work.verdicts()


def matcher(decided: list[Decision]) -> str:
    """What makes the links of a plan: another version makes all of them again; ``""`` where people had a say, for
    links that follow from decisions stand only as long as these do."""
    from ingest.batch import version

    return "" if decided else version()


def decisions(history: History, plan: str) -> list[Decision]:
    """The decisions in force about a plan."""
    return [stored.decision for stored in history.decisions(plan)]
