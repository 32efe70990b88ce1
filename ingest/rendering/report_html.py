"""Findings as one web page that needs nothing else: beside pictures of the pages with the cells marked."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.records import Finding
from ingest.auditing import Checked
from ingest.limits import Limits
from ingest.marks import meant_in, row_of
from ingest.page_views import SeenRow, Value, Views, views
from ingest.rendering.aside import NOTHING_ASIDE, Aside
from ingest.rendering.entries import by_report, entries, said_place, said_quote_place, sides
from ingest.rendering.escaping import visible
from ingest.rendering.page_choice import Numbered, looked_for, numbered
from ingest.rendering.summary import counts
from ingest.rendering.words import quantity
from ingest.settings import DEFAULTS, Settings
from normalise.records import Report

if TYPE_CHECKING:
    from extractors.records import Cell

_FOLDER = Path(__file__).parent
_SEVERITIES = (("error", "error"), ("warning", "warning"), ("info", "note"))


def report_html(
    checked: Sequence[Checked],
    limits: Limits,
    password: str = "",
    aside: Aside = NOTHING_ASIDE,
    settings: Settings = DEFAULTS,
) -> str:
    """The whole page. Files that are still there are read again, within ``limits``, for what is quoted."""
    import jinja2

    shown, left_out = numbered(checked)
    page = looked_for(checked, shown)
    files = [(one.path, one.report.sha256) for one in checked if one.report.sha256 in page.wanted]
    seen = views(dict.fromkeys(files), page.wanted, limits, password, settings) if files else {}
    known = by_report(checked)
    tally = counts(checked)
    style = (_FOLDER / "report.css").read_text(encoding="utf-8")
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_finalized
    )
    environment.globals["quantity"] = quantity
    template = environment.from_string((_FOLDER / "report.html.jinja").read_text(encoding="utf-8"))
    return template.render(
        style=style,
        style_hash=base64.b64encode(sha256(style.encode()).digest()).decode(),
        day=date.today().isoformat(),
        tally=tally,
        found=", ".join(quantity(tally[name], words) for name, words in _SEVERITIES if tally[name]),
        changing=sum(each.entry.finding.changes_conclusion for found in shown for each in found),
        reports=[
            _section(at, one, found, seen.get(one.report.sha256, Views()), known)
            for at, (one, found) in enumerate(zip(checked, shown, strict=True), 1)
        ],
        idle=tally["skipped"] - tally["lost"],
        skips=(
            ("skipped", "Checks that could not run", _skipped(checked, lost=True)),
            ("idle", "Checks that had nothing to compare", _skipped(checked, lost=False)),
        ),
        aside=aside,
        pictures_left_out=page.left_out,
        findings_left_out=left_out,
    )


def _finalized(value: object) -> object:
    """What may not reach a reader raw is written out; what is markup already, by this template, stays."""
    return visible(value) if type(value) is str else value


def _section(
    at: int, one: Checked, found: Sequence[Numbered], seen: Views, known: Mapping[str, Checked]
) -> dict[str, Any]:
    report = one.report
    every = entries(one)
    on_pages: dict[int | None, list[Numbered]] = {}
    for each in found:
        on_pages.setdefault(_page_of(each.entry.finding, seen), []).append(each)
    for page in seen.pictures:
        on_pages.setdefault(page, [])
    tally = Counter(each.entry.finding.severity for each in found)
    return {
        "id": f"report-{at}",
        "path": one.path,
        "name": report.name,
        "plan": report.plan,
        "period": report.period.label if report.period else "",
        "tally": ", ".join(quantity(tally[name], words) for name, words in _SEVERITIES if tally[name]),
        "told": bool(every or report.problems),
        "why_not": seen.why_not,
        "pages": [
            _page(at, page, on_pages[page], report, seen, known)
            for page in sorted(on_pages, key=lambda page: _rank(on_pages[page], page))
        ],
        "problems": [
            {"text": problem.text, "where": said_place(problem.place, report.format) if problem.place else ""}
            for problem in report.problems
        ],
        "suppressed": [entry for entry in every if entry.suppressed],
        "known": [entry for entry in every if entry.known and not entry.suppressed],
    }


def _rank(found: Sequence[Numbered], page: int | None) -> tuple[bool, int, int]:
    """Pages by the gravest of their findings; those that only hold the other side of one come last."""
    return not found, min((each.number for each in found), default=0), page or 0


def _page_of(finding: Finding, seen: Views) -> int | None:
    """The page beside whose picture a finding stands; None for those of files without pictures."""
    return finding.place.page if finding.place.page in seen.pictures else None


def _page(
    at: int,
    page: int | None,
    found: Sequence[Numbered],
    report: Report,
    seen: Views,
    known: Mapping[str, Checked],
) -> dict[str, Any]:
    picture = seen.pictures.get(page) if page else None
    return {
        "id": f"report-{at}-page-{page}" if page else f"report-{at}-others",
        "number": page,
        "picture": picture
        and {
            "data": base64.b64encode(picture.png).decode(),
            "width": picture.width,
            "height": picture.height,
        },
        "findings": [_finding(at, each, report, seen, known) for each in found],
    }


def _finding(at: int, each: Numbered, report: Report, seen: Views, known: Mapping[str, Checked]) -> dict[str, Any]:
    finding = each.entry.finding
    return {
        "id": f"report-{at}-finding-{each.number}",
        "number": each.number,
        "severity": finding.severity,
        "severity_words": dict(_SEVERITIES)[finding.severity],
        "code": finding.code,
        "message": finding.message,
        "changes_conclusion": finding.changes_conclusion,
        "sides": sides(finding),
        "fingerprint": each.entry.fingerprint,
        "where": said_place(finding.place, report.format),
        "quotes": [
            {
                "where": said_quote_place(quote, report, known),
                "text": quote.text,
                "page": f"report-{at}-page-{quote.place.page}"
                if quote.is_of(report) and quote.place.page in seen.pictures
                else "",
                "row": _row(seen.rows.get(row_of(quote.place)), meant_in(finding, quote))
                if quote.is_of(report)
                else None,
            }
            for quote in finding.quotes
        ],
    }


def _row(row: SeenRow | None, value: Value) -> dict[str, Any] | None:
    if row is None:
        return None
    marked = row.meant.get(value)
    return {
        "headings": [(cell.text, cell.colspan) for cell in _filled(row.headings)],
        "cells": [(cell.text, cell.colspan, cell.column == marked) for cell in _filled(row.cells)],
        "marked": marked is not None,
    }


def _filled(cells: Sequence[Cell]) -> Iterator[Cell]:
    """The cells with blank ones where a span from above covers the row, so that columns stay under each other."""
    from extractors.records import Cell

    column = 0
    for cell in cells:
        if cell.column > column:
            yield Cell("", column, cell.column - column)
        yield cell
        column = cell.column + cell.colspan


def _skipped(checked: Sequence[Checked], *, lost: bool) -> list[tuple[str, str, int]]:
    """Code, reason and in how many reports, for each check that was skipped for what was ``lost``, or had no need."""
    skipped = Counter((skip.code, skip.why) for one in checked for skip in one.skipped if skip.lost is lost)
    return [(code, why, times) for (code, why), times in sorted(skipped.items())]
