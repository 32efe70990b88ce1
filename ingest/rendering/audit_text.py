"""Findings for people at a terminal: report by report, with what is printed on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from corpus.records import Finding
from ingest.auditing import Checked
from ingest.rendering.aside import NOTHING_ASIDE, Aside
from ingest.rendering.entries import IN_LINES, Entry, by_report, entries, headed, said_place, said_quote_place, sides
from ingest.rendering.escaping import visible
from ingest.rendering.summary import counts
from ingest.rendering.words import quantity
from normalise.records import Report

Line = tuple[str, str]  # the text and its style

_STYLES = {"error": "bold red", "warning": "yellow", "info": "dim"}
_MOST_QUOTES = 4
_LONGEST_QUOTE = 200
_MOST_ALIKE = 5  # findings of one check in one report that are shown whole
_MOST_RUNS = 12  # stretches of rows that are named of the others
_INDENT = 11


def audit_lines(checked: Sequence[Checked], width: int, aside: Aside = NOTHING_ASIDE) -> Iterator[Line]:
    """Each report with its findings, then the checks that could not run, then the summary; no line is wider
    than ``width`` characters."""
    known = by_report(checked)
    for one in checked:
        shown = [entry for entry in entries(one) if entry.open or (aside.show_suppressed and entry.suppressed)]
        if shown:
            yield "", ""
            yield from _wrapped(headed(one), width, style="bold")
            yield from _findings(shown, one, known, width)
    yield from _skipped(checked, aside, width)
    yield "", ""
    yield from _wrapped(_closing(checked), width, style="bold")
    yield from _aside(aside, width)


def _findings(shown: Sequence[Entry], one: Checked, known: Mapping[str, Checked], width: int) -> Iterator[Line]:
    times = Counter(entry.finding.code for entry in shown)
    seen: Counter[str] = Counter()
    for entry in shown:
        code = entry.finding.code
        seen[code] += 1
        # One more than may be shown is shown rather than folded into a line of its own.
        if seen[code] <= _MOST_ALIKE or times[code] == _MOST_ALIKE + 1:
            yield "", ""
            yield from _finding(entry, one.report, known, width)
        elif seen[code] == _MOST_ALIKE + 1:
            rest = [other.finding for other in shown if other.finding.code == code][_MOST_ALIKE:]
            yield "", ""
            yield from _folded(rest, one.report.format, width)


def _finding(entry: Entry, report: Report, known: Mapping[str, Checked], width: int) -> Iterator[Line]:
    finding = entry.finding
    weight = " Readers would conclude something else." if finding.changes_conclusion else ""
    opening = f"{finding.severity:<8} {finding.code}  {finding.message}{weight}"
    yield from _wrapped(opening, width, 2, hanging=9, style=_STYLES[finding.severity])
    for label, text in sides(finding):
        yield from _wrapped(f"{label + ':':<9}{text}", width, _INDENT, hanging=9)
    for quote in finding.quotes[:_MOST_QUOTES]:
        text = " ".join(quote.text.split())
        if len(text) > _LONGEST_QUOTE:
            text = text[:_LONGEST_QUOTE].rstrip() + "…"
        where = said_quote_place(quote, report, known) or "printed"
        yield from _wrapped(f"{where}: “{text}”", width, _INDENT, hanging=2, style="dim")
    if entry.suppressed:
        yield from _wrapped(f"suppressed: {entry.because}", width, _INDENT, hanging=2)
    yield from _wrapped(f"fingerprint {entry.fingerprint}", width, _INDENT, style="dim")
    more = len(finding.quotes) - _MOST_QUOTES
    if more > 0:
        yield from _wrapped(f"and {quantity(more, 'more place')} (--format json shows all)", width, _INDENT)


def _folded(findings: Sequence[Finding], format: str, width: int) -> Iterator[Line]:
    first = findings[0]
    runs = list(_runs(findings, format))
    named = "; ".join(runs[:_MOST_RUNS]) + (f"; and {len(runs) - _MOST_RUNS} more places" if runs[_MOST_RUNS:] else "")
    text = f"{first.severity:<8} {first.code}  {len(findings)} more of this kind: {named} (--format json shows all)"
    yield from _wrapped(text, width, 2, hanging=9, style=_STYLES[first.severity])


def _runs(findings: Iterable[Finding], format: str) -> Iterator[str]:
    """The places of findings, with rows or lines that follow each other as one: ``page 2, table 1, rows 4 to 9``."""
    in_lines = format in IN_LINES

    def stretch(numbered: tuple[int, Finding]) -> tuple[object, ...]:
        at, finding = numbered
        place = finding.place
        if place.row is None:
            return place.page, place.table, None, said_place(place, format)
        return place.page, place.table, place.row - at, ""

    for _, group in groupby(enumerate(findings), key=stretch):
        places = [finding.place for _, finding in group]
        first, last = places[0], places[-1]
        if len(places) == 1 or first.row is None:
            yield said_place(first, format) or "the report"
        elif in_lines:
            yield f"lines {first.line} to {last.line}"
        else:
            yield said_place(first, format).replace(f"row {first.row}", f"rows {first.row} to {last.row}")


def _skipped(checked: Sequence[Checked], aside: Aside, width: int) -> Iterator[Line]:
    if aside.left_out:
        yield "", ""
        yield from _wrapped(f"Checks left out: {', '.join(aside.left_out)}", width, hanging=2)
    reports = counts(checked)["reports"]
    lost = Counter((skip.why, skip.code) for one in checked for skip in one.skipped if skip.lost)
    if lost:
        yield "", ""
        yield "Checks that could not run", "bold"
        for why in dict.fromkeys(why for why, _ in lost):
            codes = {code: times for (reason, code), times in lost.items() if reason == why}
            yield from _wrapped(f"{_named(codes, reports)}: {why}", width, 2, hanging=2)
    idle = Counter(code for one in checked for code in {skip.code for skip in one.skipped if not skip.lost})
    if idle:
        yield "", ""
        yield "Checks that had nothing to compare (why: --format json)", "bold"
        for times in sorted(set(idle.values()), reverse=True):
            where = (
                f"in {times} of {reports} reports: " if times < reports else "in every report: " if reports > 1 else ""
            )
            yield from _wrapped(
                where + ", ".join(sorted(code for code in idle if idle[code] == times)), width, 2, hanging=2
            )


def _named(codes: Mapping[str, int], reports: int) -> str:
    """The checks, with the number of reports where it is not all of them."""
    return ", ".join(
        code if times == reports else f"{code} (in {times} of {reports} reports)"
        for code, times in sorted(codes.items())
    )


def _aside(aside: Aside, width: int) -> Iterator[Line]:
    if aside.gone:
        gone = quantity(aside.gone, "finding")
        yield from _wrapped(f"{gone} of the baseline cannot be found any more; --write-baseline takes them out.", width)
    for path, cause in aside.unread:
        yield from _wrapped(f"Not checked: {path}: {cause}", width, hanging=2)
    if aside.settings:
        yield from _wrapped(f"Settings: {aside.settings}", width, style="dim")


def _closing(checked: Sequence[Checked]) -> str:
    tally = counts(checked)
    severities = (("error", "error"), ("warning", "warning"), ("info", "note"))
    found = ", ".join(quantity(tally[name], words) for name, words in severities if tally[name])
    changing = sum(entry.finding.changes_conclusion for one in checked for entry in entries(one) if entry.open)
    parts = [f"{found or 'Nothing found'} in {quantity(tally['reports'], 'report')}"]
    if changing:
        parts.append(f"{changing} of them would change what a reader concludes")
    if tally["suppressed"]:
        parts.append(f"{quantity(tally['suppressed'], 'finding')} suppressed")
    if tally["known"]:
        parts.append(f"{quantity(tally['known'], 'finding')} known from the baseline")
    if tally["lost"]:
        parts.append(f"{quantity(tally['lost'], 'check')} could not run")
    if idle := tally["skipped"] - tally["lost"]:
        parts.append(f"{quantity(idle, 'check')} had nothing to compare")
    return "; ".join(parts) + "."


def _wrapped(text: str, width: int, indent: int = 0, hanging: int = 0, style: str = "") -> Iterator[Line]:
    """The text in lines, ``indent`` characters in, all but the first ``hanging`` more."""
    from rich.text import Text

    from ingest.rendering.console import console

    room = max(width - indent - hanging, 10)
    for number, line in enumerate(Text(visible(text)).wrap(console(), room, overflow="fold")):
        line.rstrip()
        yield " " * (indent + (hanging if number else 0)) + line.plain, style
