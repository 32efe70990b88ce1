"""Why did it read that? What became of each row and paragraph of a page, as marks to be drawn on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.faults import Unreadable
from extractors.printed import PrintedReport
from extractors.records import Place
from ingest.jobs import Job, Reading
from ingest.reading import reported, shown
from normalise.records import Action, Report

if TYPE_CHECKING:
    from extractors.pdf.sheet import Line, Mark

_STATUSES = {
    "green": "#1E8E3E",
    "amber": "#F29900",
    "red": "#D93025",
    "blue": "#1A73E8",
}
_NO_STATUS = "#5F6368"
# What becomes of a row or paragraph: the words for it, its colour and how its box is drawn.
_FATES = {
    "header": ("heading row of a table", "#44546A", "row"),
    "theme": ("theme", "#0B7A75", "row"),
    "title": ("title", "#1F3A93", "text"),
    "heading": ("heading", "#0B7285", "text"),
    "count": ("stated count", "#7B2CBF", "row"),
    "key": ("key", "#8A6D00", "row"),
    "milestone": ("milestone", "#C2185B", "row"),
    "activity": ("activity", "#8D5524", "row"),
    "prose": ("prose", "#7A8CA3", "text"),
    "leftover": ("left over: no record", "#202124", "left over"),
}


def draw_job(job: Job, number: int) -> Reading:
    """Read a file and draw page ``number`` of it, as ``read_job`` reads one."""
    from ingest.workers import told

    return told(job, lambda: _draw(job, number))


def _draw(job: Job, number: int) -> Reading:
    from extractors.pdf.showing import draw_page

    printed, report = reported(job.path, job.data, job.plan, job.password, job.settings)
    name = shown(Path(job.path.name))
    if report.format != "pdf":
        raise Unreadable(
            f"{name} is a {report.format} file, and only pages of PDF files can be drawn",
            "leave out --show-page: what was read is then printed",
        )
    marks = list(_marks(printed, report, number))
    picture = draw_page(name, job.data, number, marks, _legend(printed, report, number), job.password or None)
    return Reading(job, report, picture=picture)


def _marks(printed: PrintedReport, report: Report, number: int) -> Iterator[Mark]:
    from extractors.pdf.sheet import Mark

    starts = {action.place: action for action in report.actions}
    parts = {part: action for action in report.actions for part in action.parts}
    reasons = {leftover.place: leftover.reason for leftover in report.leftovers}
    for account in printed.accounts:
        place = account.place
        if place.page != number or place.bbox is None:
            continue
        if action := starts.get(place):
            yield Mark(place.bbox, _colour(action), "row", _label(action))
        elif action := parts.get(place):
            yield Mark(place.bbox, _colour(action), "joined", f"joined to {_name(action)}")
        elif account.fate in _FATES:
            words, colour, style = _FATES[account.fate]
            if account.fate == "leftover":
                words = f"left over: {reasons.get(place, '')}".rstrip(": ")
            yield Mark(place.bbox, colour, style, "" if account.fate in ("prose", "title", "heading") else words)


def _legend(printed: PrintedReport, report: Report, number: int) -> list[Line]:
    """What the colours of this page mean, with how often each stands on it."""
    from extractors.pdf.sheet import Line

    here = Counter(account.fate for account in printed.accounts if account.place.page == number)
    actions = [action for action in report.actions if action.place.page == number]
    lines = [Line(report.name), Line(f"page {number} of {report.pages}, read as {report.kind}"), Line("")]
    lines.append(Line(f"Actions that start on this page: {len(actions)}"))
    statuses = Counter((_status(action), _colour(action)) for action in actions)
    lines += [Line(f"{status}: {times}", colour) for (status, colour), times in statuses.items()]
    if any(_on(part, number) for action in report.actions for part in action.parts):
        lines.append(Line("row joined to the action above it", _NO_STATUS, "joined"))
    lines.append(Line(""))
    lines += [
        Line(f"{words}: {here[fate]}", colour, style) for fate, (words, colour, style) in _FATES.items() if here[fate]
    ]
    return lines


def _on(place: Place, number: int) -> bool:
    return place.page == number and place.bbox is not None


def _name(action: Action) -> str:
    return action.ref or f"action {action.row}"


def _label(action: Action) -> str:
    return f"{_name(action)}: {_status(action)}"


def _status(action: Action) -> str:
    words = dict.fromkeys(word for word in (action.status, action.state) if word and word != "unknown")
    return ", ".join(words) or action.status_printed or "no status"


def _colour(action: Action) -> str:
    return _STATUSES.get(action.status or "", _NO_STATUS)
