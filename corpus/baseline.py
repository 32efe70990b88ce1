"""The baseline: findings that an old archive was adopted with, as a text that people can read and compare."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from typing import Any

_ABOUT = "Findings that were known when these reports were adopted. Written by `tallybook audit --write-baseline`."


@dataclass(frozen=True, slots=True, order=True)
class KnownFinding:
    """A finding of the baseline. Only the fingerprint counts; the rest is for people, and sorts it."""

    plan: str
    period: str
    code: str
    message: str
    fingerprint: str


def baseline_text(known: Iterable[KnownFinding]) -> str:
    """The baseline as JSON, sorted, one value a line, without dates: two of them differ where findings do."""
    findings = [asdict(each) for each in sorted(set(known))]
    return json.dumps({"about": _ABOUT, "findings": findings}, ensure_ascii=False, indent=2) + "\n"


def read_baseline(text: str) -> tuple[KnownFinding, ...]:
    """The findings of a baseline. ``ValueError``, with what is wrong, for a text that is none."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as fault:
        raise ValueError(f"line {fault.lineno}: this is not JSON ({fault.msg})") from fault
    findings = whole.get("findings") if isinstance(whole, dict) else None
    if not isinstance(findings, list):
        raise ValueError("it has no list of findings")
    return tuple(_known(number, each) for number, each in enumerate(findings, 1))


def _known(number: int, entry: Any) -> KnownFinding:
    names = [field.name for field in fields(KnownFinding)]
    if not isinstance(entry, dict) or not all(isinstance(entry.get(name, ""), str) for name in names):
        raise ValueError(f"finding {number} is not one")
    if not entry.get("fingerprint"):
        raise ValueError(f"finding {number} has no fingerprint")
    return KnownFinding(**{name: entry.get(name, "") for name in names})
