"""Several histories into one: what they hold is taken over, then linked and checked where something came in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corpus.history import DatabaseFault, History
from corpus.history.faults import OlderHistory
from extractors.faults import Fault
from ingest.batch import Summary, bring_up_to_date
from ingest.gate import Gate, gate_of
from ingest.reading import shown


@dataclass(slots=True)
class FromSource:
    """What was taken over from one history: files by outcome, actions, and what people had decided there."""

    source: Path
    files: Counter[str] = field(default_factory=Counter)
    actions: int = 0
    decisions: int = 0
    suppressions: int = 0


def refuse_sources(sources: Sequence[Path], target: Path) -> None:
    """Open each source once, before anything is written. Raises ``Fault`` where one cannot be read, and where one is
    the target itself."""
    for source in sources:
        if target.exists() and source.exists() and source.samefile(target):
            raise Fault(
                f"{shown(source)} is named as a source and as the history to merge into",
                "name another file with --db; it is made where it is missing",
            )
        try:
            History.open(source, create=False, read_only=True).close()
        except OlderHistory:
            continue  # it is read through a copy
        except DatabaseFault as fault:
            remedy = "name histories that `tallybook ingest` wrote" if not source.exists() else fault.remedy
            raise DatabaseFault(fault.cause, remedy) from fault


def merge(
    sources: Sequence[Path],
    history: History,
    told: Callable[[FromSource], object],
    jobs: int = 1,
    gate: Gate | None = None,
) -> Summary:
    """Take over each source in turn, then bring the links and findings of all touched plans up to date.

    ``told`` hears what came of each source. What was taken over before an interruption stays, and the same merge
    run again completes it. Raises ``DatabaseFault`` where a history cannot be used.
    """
    summary = Summary()
    for source in sources:
        done = _take_over(history, source)
        summary.files += done.files
        summary.actions += done.actions
        told(done)
    gate = gate or gate_of(history)
    bring_up_to_date(history, summary, gate=gate, jobs=jobs)
    return summary


def _take_over(history: History, source: Path) -> FromSource:
    done = FromSource(source)
    with history.merging(source) as other:
        for file in other.files():
            done.files[file.outcome] += 1
            done.actions += file.actions
        decided = other.decisions()
        done.decisions = len(decided.added) + len(decided.revoked)
        done.suppressions = other.suppressions()
    return done
