"""What a sample says, as records: written with the sample, never taken from what the program reads."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Act:
    """One action as it ought to come back. ``due_on`` is the last day that the printed date can mean;
    ``status_printed`` is None where a picture or shape stands in the cell, whose print nobody can quote."""

    action: str
    ref: str = ""
    theme: str = ""
    key_deliverable: str = ""
    lead: str = ""
    due: str = ""
    due_on: str = ""
    timescale: str = ""
    status_printed: str | None = ""
    status: str = ""
    state: str = "unknown"
    evidence: str = ""
    outcome_measure: str = ""
    carried_forward: bool = False


@dataclass(frozen=True)
class Count:
    """A figure of an overview; ``""`` is "all"."""

    value: int
    theme: str = ""
    timescale: str = ""
    status_printed: str = ""
    carried_forward: int | None = None


@dataclass(frozen=True)
class Truth:
    """A report. ``key`` is (label, meaning); ``milestones`` (text, printed date or ""); ``activities`` (kind, text)."""

    plan: str
    period: str
    kind: str = "action plan"
    key: tuple[tuple[str, str], ...] = ()
    actions: tuple[Act, ...] = ()
    counts: tuple[Count, ...] = ()
    milestones: tuple[tuple[str, str], ...] = ()
    activities: tuple[tuple[str, str], ...] = ()


def write(truth: Truth, path: Path) -> None:
    """The records as JSON; fields that are not printed are null, fields that cannot be quoted are left out."""
    record = asdict(truth)
    for action in record["actions"]:
        if action["status_printed"] is None:
            del action["status_printed"]
    record["actions"] = [_nulls(action) for action in record["actions"]]
    record["counts"] = [_nulls(count) for count in record["counts"]]
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _nulls(record: dict[str, object]) -> dict[str, object]:
    return {name: None if value == "" else value for name, value in record.items()}
