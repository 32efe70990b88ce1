"""What a batch came to, in words, when it is over."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable

from ingest.discovering import PassedOver
from ingest.progress_lines import print_line
from ingest.rendering.escaping import visible_name
from ingest.rendering.words import quantity, say
from ingest.runs import OUTCOMES, Summary

_FEW = 12  # files told one by one on a terminal; a log or a pipe has them all
_VERDICTS = ("same", "split", "merged", "new", "dropped", "unsure")
_SEVERITIES = ("error", "warning", "info")


def print_summary(summary: Summary, passed_over: Iterable[PassedOver] = ()) -> None:
    """The batch in numbers, and every file that was passed over with its reason."""
    skipped = _print_skipped(passed_over)
    say()
    counted = summary.files - Counter(failed=summary.failed_before)
    files = [f"{number:,} {outcome}" for outcome in OUTCOMES if (number := counted[outcome])]
    if summary.failed_before:
        files.append(f"{summary.failed_before:,} failed before")
    if skipped:
        files.append(f"{skipped:,} skipped")
    say(f"Files:     {', '.join(files) or 'none'}", hanging=11)
    for remedy, times in summary.remedies.items():
        say(f"           {quantity(times, 'failed file')}: {remedy}", hanging=11)
    if summary.failed_before:
        were = quantity(summary.failed_before, "file that failed before is", "files that failed before are")
        say(f"           {were} unchanged and not read again; `tallybook retry` reads them", hanging=11)
    if summary.read_otherwise:
        were = quantity(summary.read_otherwise, "unchanged file was", "unchanged files were")
        say(f"           {were} read with other settings; --reread reads with those of now", hanging=11)
    say(f"Actions:   {quantity(summary.actions, 'action')} stored", hanging=11)
    if summary.plans:
        _print_plans(summary)


def _print_skipped(passed_over: Iterable[PassedOver]) -> int:
    """Every file with its reason in a pipe; on a terminal, after the first few, how many there are for each reason."""
    few = _FEW if sys.stdout.isatty() else None
    more: Counter[str] = Counter()
    skipped = 0
    for item in passed_over:
        skipped += 1
        if few is None or skipped <= few:
            print_line(f"{'skipped':<9}  {visible_name(item.path)}  {item.why}")
        else:
            more[item.why] += 1
    for why, times in more.most_common():
        print_line(f"{'skipped':<9}  {quantity(times, 'more file')}: {why}")
    return skipped


def _print_plans(summary: Summary) -> None:
    links = ", ".join(f"{number} {name}" for name in _VERDICTS if (number := summary.links[name]))
    say(f"Links:     {links or 'none'} in {quantity(summary.plans, 'plan')}", hanging=11)
    if summary.links["unsure"]:
        say("           `tallybook links --review` shows the unsure ones", style="dim")
    if summary.idle_decisions:
        idle = quantity(summary.idle_decisions, "decision is", "decisions are")
        say(f"Decisions: {idle} without effect; `tallybook link list` says why", hanging=11, style="yellow")
    findings = [quantity(number, name) for name in _SEVERITIES if (number := summary.findings[name])]
    say(f"Findings:  {', '.join(findings) or 'none'}", hanging=11)
