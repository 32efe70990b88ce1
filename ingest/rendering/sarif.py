"""Findings as SARIF 2.1.0, which code hosts and editors show beside the files.

The names and their meaning are those of the OASIS standard "Static Analysis Results Interchange Format (SARIF)
Version 2.1.0"; what GitHub asks for beyond it is in its page "SARIF support for code scanning".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from corpus.audit import Rule, rules
from corpus.places import place_object
from corpus.records import Quote
from extractors.faults import Fault
from extractors.records import Place
from ingest.auditing import Checked
from ingest.marks import quotes_in
from ingest.rendering.aside import NOTHING_ASIDE, Aside
from ingest.rendering.entries import (
    IN_LINES,
    Entry,
    by_report,
    entries,
    other_quotes,
    said_by,
    said_place,
    said_quote_place,
    sides,
)
from ingest.rendering.file_uris import artifact_location
from ingest.source_text import lines_of, span_in
from ingest.sources import path_of

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_MIME_TYPES = {
    "pdf": "application/pdf",
    "word": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv",
    "text": "text/plain",
}
_FINGERPRINT = "tallybook/v1"
_PLACEHOLDER = re.compile(r"\{(\d+)\}")

Node = dict[str, Any]


def sarif(
    checked: Sequence[Checked],
    exit_code: int,
    version: str,
    aside: Aside = NOTHING_ASIDE,
    fault: Fault | None = None,
) -> Node:
    """The run as one SARIF log. ``fault`` is what ended it before its time."""
    catalogue = rules()
    positions = {rule.code: at for at, rule in enumerate(catalogue)}
    known = by_report(checked)
    run: Node = {
        "tool": {
            "driver": {
                "name": "Tallybook",
                "version": version or "0",
                "rules": [_rule(rule) for rule in catalogue],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder that the audit ran in."}}},
        "invocations": [_invocation(checked, exit_code, aside, fault)],
        "artifacts": [
            {
                "location": artifact_location(one.path),
                "hashes": {"sha-256": one.report.sha256},
                "mimeType": _MIME_TYPES.get(one.report.format, "text/plain"),
            }
            for one in checked
        ],
        "results": [result for at, one in enumerate(checked) for result in _results(one, at, positions, known)],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(rule: Rule) -> Node:
    summary, _, rest = rule.manual.partition("\n\n")
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _plain(" ".join(summary.split()))},
        "fullDescription": {"text": _plain(" ".join((_first_paragraph(rest) or summary).split()))},
        "help": {"text": _plain(rule.manual), "markdown": _markdown(rule.manual)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.code[:3].lower()]},
    }


def _first_paragraph(manual: str) -> str:
    """What stands below the first heading of a manual page."""
    return manual.partition("\n\n")[0].partition("\n")[2]


def _markdown(manual: str) -> str:
    """A manual page with its headings, the lines that are not set in, as Markdown headings."""
    summary, *lines = manual.split("\n")
    headed = (f"### {line}\n" if line and not line.startswith(" ") else line.strip() for line in lines)
    return "\n".join([f"**{summary}**", *headed])


def _results(
    one: Checked, artifact: int, positions: Mapping[str, int], others: Mapping[str, Checked]
) -> Iterator[Node]:
    lines = lines_of(path_of(one.path), one.report.sha256) if one.report.format in IN_LINES else ()
    for entry in entries(one):
        yield _result(entry, one, artifact, positions, others, lines)


def _result(
    entry: Entry,
    one: Checked,
    artifact: int,
    positions: Mapping[str, int],
    others: Mapping[str, Checked],
    lines: Sequence[str],
) -> Node:
    finding = entry.finding
    quoted = next(quotes_in(finding, one.report))[1].text
    words = [finding.message, *(f"{label.capitalize()}: {text}." for label, text in sides(finding))]
    result: Node = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": _plain(" ".join(words))},
        "locations": [_location(finding.place, one, artifact, quoted, lines)],
        # GitHub tells alerts apart by a value of this name and would else make one from the line, which changes
        # with every edit above it.
        "partialFingerprints": {_FINGERPRINT: entry.fingerprint, "primaryLocationLineHash": f"{entry.fingerprint}:1"},
        "properties": {
            "plan": one.report.plan,
            "period": one.report.period.label if one.report.period else None,
            "subject": finding.key,
            "changesConclusion": finding.changes_conclusion,
        },
    }
    if finding.code in positions:
        result["ruleIndex"] = positions[finding.code]
    related = [
        _related(number, quote, one, others) for number, quote in enumerate(other_quotes(finding, one.report), 1)
    ]
    if related:
        result["relatedLocations"] = related
    # An empty list says that nobody suppressed it; a missing one, that nobody knows.
    result["suppressions"] = (
        [{"kind": "external", "status": "accepted", "justification": entry.because}] if entry.suppressed else []
    )
    if entry.known is not None:
        result["baselineState"] = "unchanged" if entry.known else "new"
    return result


def _location(place: Place, one: Checked, artifact: int, quoted: str, lines: Sequence[str]) -> Node:
    where = said_place(place, one.report.format)
    location: Node = {
        "physicalLocation": {
            "artifactLocation": {**artifact_location(one.path), "index": artifact},
            "region": _region(place, one.report.format, quoted, lines),
        },
        "properties": place_object(place),
    }
    if where:
        location["logicalLocations"] = [{"fullyQualifiedName": where, "kind": "row" if place.row else "passage"}]
        location["message"] = {"text": _plain(f"{where}: {quoted}" if quoted else where)}
    return location


def _region(place: Place, format: str, quoted: str, lines: Sequence[str]) -> Node:
    """The line in a text file. A PDF or Word file has none: code hosts that ask for one get the first, and the
    place stands in words and as properties beside it."""
    if format not in IN_LINES or place.line is None:
        return {"startLine": 1}
    if place.line > len(lines):
        return {"startLine": place.line}
    line = lines[place.line - 1]
    start, end = span_in(line, quoted)
    if start == end:
        return {"startLine": place.line}
    return {
        "startLine": place.line,
        "startColumn": start + 1,
        "endLine": place.line,
        "endColumn": end + 1,
        "snippet": {"text": line[start:end]},
    }


def _related(number: int, quote: Quote, one: Checked, others: Mapping[str, Checked]) -> Node:
    """The other side of a finding; without a file where that is not among the reports checked."""
    where = said_quote_place(quote, one.report, others)
    related: Node = {
        "id": number,
        "message": {"text": _plain(f"{where}: {quote.text}" if where else quote.text)},
        "properties": place_object(quote.place),
    }
    if other := said_by(quote, others):
        in_lines = other.report.format in IN_LINES and quote.place.line is not None
        related["physicalLocation"] = {
            "artifactLocation": artifact_location(other.path),
            "region": {"startLine": quote.place.line if in_lines else 1},
        }
    elif where:
        related["logicalLocations"] = [{"fullyQualifiedName": where}]
    return related


def _invocation(checked: Sequence[Checked], exit_code: int, aside: Aside, fault: Fault | None) -> Node:
    return {
        "executionSuccessful": fault is None and not aside.unread,
        "exitCode": exit_code,
        "toolExecutionNotifications": [*_unread(aside, fault), *_notifications(checked)],
        "ruleConfigurationOverrides": [
            {"descriptor": {"id": code}, "configuration": {"enabled": False}} for code in aside.left_out
        ],
    }


def _unread(aside: Aside, fault: Fault | None) -> Iterator[Node]:
    """What kept the run, or single drafts, from being checked."""
    if fault is not None:
        yield {"level": "error", "message": {"text": _plain(f"{fault.cause}; {fault.remedy}")}}
    for path, cause in aside.unread:
        file = {"physicalLocation": {"artifactLocation": artifact_location(path)}}
        yield {"level": "error", "message": {"text": _plain(f"{path}: {cause}")}, "locations": [file]}


def _notifications(checked: Sequence[Checked]) -> Iterator[Node]:
    """What of the reports was not read, and which checks could not run."""
    for at, one in enumerate(checked):
        file = {"physicalLocation": {"artifactLocation": {**artifact_location(one.path), "index": at}}}
        for problem in one.report.problems:
            where = said_place(problem.place, one.report.format) if problem.place else ""
            text = _plain(problem.text + (f" ({where})" if where else ""))
            yield {"level": "warning" if problem.lost else "note", "message": {"text": text}, "locations": [file]}
        for skip in one.skipped:
            text = _plain(f"{skip.code} {'could not run' if skip.lost else 'had nothing to compare'}: {skip.why}")
            rule = {"id": skip.code}
            yield {"level": "note", "message": {"text": text}, "associatedRule": rule, "locations": [file]}


def _plain(text: str) -> str:
    """Text that no viewer takes for a link or for a place to put an argument (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    return _PLACEHOLDER.sub(r"{{\1}}", text).replace("](", "] (")
