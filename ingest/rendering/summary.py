"""The findings of a run in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ingest.auditing import Checked
from ingest.gate import HOLDER
from ingest.rendering.entries import all_entries


def counts(checked: Sequence[Checked]) -> dict[str, int]:
    """How many reports were checked, the findings that count for the gate by severity, those that are
    suppressed or known from the baseline, and the checks that were ``skipped``: those that could not run for what was
    ``lost`` in reading, and those that had nothing to compare."""
    tally: Counter[str] = Counter()
    for entry in all_entries(checked):
        settled = "suppressed" if entry.suppressed is not None else "known"
        tally[entry.finding.severity if entry.open else settled] += 1
    return {
        "reports": sum(one.report.kind != HOLDER for one in checked),
        **{severity: tally[severity] for severity in ("error", "warning", "info")},
        "suppressed": tally["suppressed"],
        "known": tally["known"],
        "skipped": sum(len(one.skipped) for one in checked),
        "lost": sum(skip.lost for one in checked for skip in one.skipped),
    }


def by_code(checked: Sequence[Checked]) -> dict[str, int]:
    """How many findings that count for the gate each check has."""
    codes = Counter(entry.finding.code for entry in all_entries(checked) if entry.open)
    return dict(sorted(codes.items()))
