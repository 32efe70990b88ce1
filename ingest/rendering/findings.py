"""Findings for people, report by report with what is printed on both sides, and as JSON for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from corpus.places import place_object
from corpus.records import Finding, Quote
from ingest.auditing import Checked
from ingest.finding_rows import finding_rows
from ingest.rendering.objects import print_object
from ingest.rendering.values import place_words
from ingest.rendering.words import heading, quantity, say

_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
_MOST_QUOTES = 4
_LONGEST_QUOTE = 200


def print_findings_json(checked: Sequence[Checked]) -> None:
    """One object: ``findings``, ``skipped`` (rule, why, report) and ``summary``."""
    findings = [
        row for one in checked for row in finding_rows(one.fingerprinted(), one.report, one.path, one.report_id)
    ]
    skipped = [{"rule": skip.code, "why": skip.why, "report": one.path} for one in checked for skip in one.skipped]
    print_object({"findings": findings, "skipped": skipped, "summary": summary(checked)})


def summary(checked: Sequence[Checked]) -> dict[str, Any]:
    """How many reports were checked, findings by severity and by code, and checks skipped."""
    found = Counter(finding.severity for one in checked for finding in one.findings)
    codes = Counter(finding.code for one in checked for finding in one.findings)
    return {
        "reports": len(checked),
        **{severity: found[severity] for severity in ("error", "warning", "info")},
        "by_code": dict(sorted(codes.items())),
        "skipped": sum(len(one.skipped) for one in checked),
    }


def print_findings(checked: Sequence[Checked]) -> None:
    """Each report with its findings, then what was skipped and why, then the summary."""
    for one in checked:
        if one.findings:
            period = f", {one.report.period.label}" if one.report.period else ""
            heading(f"{one.path} ({one.report.plan}{period})")
            for finding in one.findings:
                _print_finding(finding, one.report.name)
    _print_skipped(checked)
    counts = summary(checked)
    say()
    found = ", ".join(
        quantity(counts[severity], words)
        for severity, words in (("error", "error"), ("warning", "warning"), ("info", "note"))
        if counts[severity]
    )
    tail = f"; {quantity(counts['skipped'], 'check')} could not run" if counts["skipped"] else ""
    say(f"{found or 'Nothing found'} in {quantity(counts['reports'], 'report')}{tail}.", style="bold")


def _print_finding(finding: Finding, name: str) -> None:
    say()
    say(f"{finding.severity:<8} {finding.code}  {finding.message}", 2, _STYLES[finding.severity], hanging=9)
    for label, text in (("stated", finding.stated), ("counted", finding.counted), ("mend", finding.repair)):
        if text:
            say(f"{label + ':':<9}{text}", 11, hanging=9)
    for quote in finding.quotes[:_MOST_QUOTES]:
        _print_quote(quote, name)
    if len(finding.quotes) > _MOST_QUOTES:
        say(f"and {quantity(len(finding.quotes) - _MOST_QUOTES, 'more place')} (--format json shows all)", 11)


def _print_quote(quote: Quote, name: str) -> None:
    text = " ".join(quote.text.split())
    if len(text) > _LONGEST_QUOTE:
        text = text[:_LONGEST_QUOTE].rstrip() + "…"
    where = ", ".join(
        part for part in (quote.report if quote.report != name else "", place_words(place_object(quote.place))) if part
    )
    say(f"{where or 'printed'}: “{text}”", 11, "dim", hanging=2)


def _print_skipped(checked: Sequence[Checked]) -> None:
    skipped = Counter((skip.code, skip.why) for one in checked for skip in one.skipped)
    if not skipped:
        return
    heading("Checks that could not run")
    reports = len(checked)
    for why in dict.fromkeys(why for _, why in skipped):
        codes = [(code, times) for (code, reason), times in skipped.items() if reason == why]
        named = ", ".join(
            code if times == reports else f"{code} (in {times} of {reports} reports)" for code, times in sorted(codes)
        )
        say(f"{named}: {why}", 2, hanging=2)
