"""Read the case files of the checks: TOML tables that make up a small report and what must be found.

A ``[[case]]`` has a ``name``, what is ``found`` (a list with a piece of each expected message, in order;
left out for a case that must stay silent), perhaps ``skipped`` (a piece of the reason why the check does
not run), perhaps ``severities`` (of the findings, in order), and the report:

``overview``  lines of ``theme | timescale | rating | printed``; ``-`` stands for "all of them"
``grid``      a heading line of field names and a line for each row; a column ``times`` repeats the row
``prose``     a list of tables with the fields of StatedCount
``text``      paragraphs of the report, as strings; ``rows`` rows of its small tables, cells parted by ``|``
``planned``   activities planned for the next report; ``done`` those of this one
``key``       a table of label -> meaning, the report's own key
``states``    a table of label -> state, over the usual meaning of R, A, G, B and W
``terms``     a table of timescale -> the day it ends on
``period``    the day the reporting period ends on; ``as_at`` likewise
``key_kinds`` a table of label -> kind, for lines of the key that are no ratings
``remarks``   problems that lose nothing
``problems``, ``kind``, ``plan``, ``plans_named`` as in Report

``[case.earlier]`` and ``[[case.companions]]`` are reports of the same form, and ``links`` tables with
``earlier`` and ``later`` row numbers, ``verdict``, ``score``, ``nearest`` and ``decided_by``.
``[[case.past]]`` are reports before ``earlier``, newest first. Where an action stood before follows the
``links``, and otherwise rows that print the same action; ``unsure`` lists the rows whose way back is
doubtful; ``reissued = true`` in a past report says that it replaced an earlier edition.
``periods`` are further periods of the plan ("2017-18 Q3"), beside those of its reports.
``suppressions`` are tables with the fields of Suppression and of SuppressionUse.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from corpus.records import Case, Link, Suppression, SuppressionUse
from extractors.printed import KeyEntry, Leftover, Prose
from extractors.records import Place, Problem
from normalise.printed_periods import parse_period
from normalise.records import Action, Activity, DateSpan, Milestone, Period, Report, StatedCount
from tests.corpus.casecourse import courses

COLOURS = {"R": "red", "A": "amber", "G": "green", "B": "blue", "W": "white"}
STATES = {"R": "off track", "A": "in progress", "G": "complete", "B": "complete", "W": "superseded"}
SPECIAL = {"times", "milestone", "met", "timescale", "due", "status", "leads", "assumed", "fill", "table"}


@dataclass(frozen=True)
class RuleCase:
    code: str
    name: str
    case: Case
    found: tuple[str, ...]
    skipped: str
    severities: tuple[str, ...]


def read_cases(path: Path) -> list[RuleCase]:
    """The cases of one file; its name is the code of the rule."""
    return [
        RuleCase(
            path.stem,
            entry["name"],
            build_case(entry),
            tuple(entry.get("found", ())),
            entry.get("skipped", ""),
            tuple(entry.get("severities", ())),
        )
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def build_case(entry: dict[str, Any]) -> Case:
    report = build_report(entry)
    earlier = build_report(entry["earlier"], "earlier.txt") if "earlier" in entry else None
    past = [build_report(one, f"past {n}.txt") for n, one in enumerate(entry.get("past", ()), 1)]
    before = [*([earlier] if earlier else []), *past]
    reissued = {one.sha256 for one, told in zip(past, entry.get("past", ()), strict=True) if told.get("reissued")}
    reissued |= {"earlier.txt"} if entry.get("earlier", {}).get("reissued") else set()
    links = tuple(_link(link, earlier, report) for link in entry.get("links", ()))
    periods = {one.period for one in (*before, report)} | {_period(each) for each in entry.get("periods", ())}
    return Case(
        report,
        earlier,
        links,
        tuple(build_report(other, f"companion {n}.txt") for n, other in enumerate(entry.get("companions", ()), 1)),
        course=courses(report, links, before, reissued, entry.get("unsure", ())),
        periods=tuple(sorted((period for period in periods if period), key=lambda period: period.end)),
        history=entry.get("history", earlier is not None),
        suppressions=tuple(_suppression(use) for use in entry.get("suppressions", ())),
    )


def build_report(entry: dict[str, Any], name: str = "report.txt") -> Report:
    states = STATES | entry.get("states", {})
    cells = tuple(_cells(entry.get("overview", ""), states))
    terms = entry.get("terms", {})
    known = {cell.timescale for cell in cells if cell.timescale} | set(terms) or {"S", "M", "L"}
    actions, milestones = _actions(entry.get("grid", ""), states, known, terms)
    prose = (
        StatedCount(place=Place(line=500 + n), **{"printed": "", "source": "prose", **claim})
        for n, claim in enumerate(entry.get("prose", ()))
    )
    return Report(
        sha256=name,
        name=name,
        format="text",
        kind=entry.get("kind", "action plan"),
        plan=entry.get("plan", "Plan"),
        title="A plan",
        pages=1,
        period=_period(entry.get("period")),
        as_at=_day(entry.get("as_at")),
        plans_named=tuple(entry.get("plans_named", ())),
        key=tuple(
            KeyEntry(label, meaning, entry.get("key_kinds", {}).get(label, "status"), Place(line=1))
            for label, meaning in entry.get("key", {}).items()
        ),
        actions=actions,
        milestones=milestones,
        stated_counts=(*cells, *prose),
        prose=tuple(Prose(text, Place(line=700 + n)) for n, text in enumerate(entry.get("text", ()))),
        activities=tuple(
            Activity(kind, text, Place(line=800 + n))
            for kind in ("planned", "done")
            for n, text in enumerate(entry.get(kind, ()))
        ),
        leftovers=tuple(
            Leftover(text, Place(line=900 + n, table=9, row=n + 1), "a row of another table")
            for n, text in enumerate(entry.get("rows", ()))
        ),
        problems=(
            *(Problem(text, Place(line=1)) for text in entry.get("problems", ())),
            *(Problem(text, lost=False) for text in entry.get("remarks", ())),
        ),
    )


def _lines(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]


def _cells(text: str, states: dict[str, str]) -> Any:
    for n, (theme, timescale, rating, printed) in enumerate(_lines(text)):
        digits = "".join(printed.split("c/f")[0].split("(")[0].split())
        yield StatedCount(
            printed=printed,
            place=Place(line=10 + n),
            source="overview",
            value=(int(digits) if digits.isdigit() else None) if digits else 0,
            percent=printed.partition("(")[2].rstrip("%)") or None,
            theme=None if theme == "-" else theme,
            timescale=None if timescale == "-" else timescale,
            status_printed=None if rating == "-" else rating,
            status=COLOURS.get(rating),
            state=states.get(rating),
            carried_forward=int(digits) if "c/f" in printed else None,
        )


def _actions(
    text: str, states: dict[str, str], known: set[str], terms: dict[str, str]
) -> tuple[tuple[Action, ...], tuple[Milestone, ...]]:
    if not text.strip():
        return (), ()
    heading, *lines = _lines(text)
    actions: list[Action] = []
    milestones: list[Milestone] = []
    for line in lines:
        cells = dict(zip(heading, line, strict=True))
        for _ in range(int(cells.get("times", "1"))):
            row = len(actions) + 1
            actions.append(_action(row, cells, states, known, terms))
            if cells.get("milestone"):
                span = _span(cells["milestone"])
                met = {"yes": True, "no": False}.get(cells.get("met", ""))
                milestones.append(Milestone("Report", "milestone", Place(line=100 + row), span, None, row, met))
    return tuple(actions), tuple(milestones)


def _action(row: int, cells: dict[str, str], states: dict[str, str], known: set[str], terms: dict[str, str]) -> Action:
    term = cells.get("timescale", "").replace("c/f", "").strip()
    rating = cells.get("status", "")
    plain = {name: text or None for name, text in cells.items() if name not in SPECIAL}
    return Action(
        row=row,
        place=Place(line=100 + row, table=int(cells.get("table") or 1)),
        status_fill=cells.get("fill") or None,
        **{"action": f"Action number {row}", **plain},  # type: ignore[arg-type]
        leads=tuple(cells["lead"].split("/")) if cells.get("lead") else (),
        timescale=term if term in known else None,
        timescale_printed=cells.get("timescale") or None,
        due=cells.get("due") or None,
        due_span=_span(cells["due"], bool(cells.get("assumed"))) if cells.get("due") else None,
        term_span=_span(terms[term]) if term in terms else None,
        carried_forward="c/f" in cells.get("timescale", ""),
        status_printed=rating or None,
        status=COLOURS.get(rating),
        state=states.get(rating, "unknown"),
        columns=frozenset(cells) - {"times", "milestone", "met", "assumed", "fill", "table"},
    )


def _day(printed: str | None) -> date | None:
    return date.fromisoformat(printed) if printed else None


def _span(printed: str, assumed: bool = False) -> DateSpan:
    day = date.fromisoformat(printed)
    return DateSpan(printed, day, day, "day", assumed)


def _period(printed: str | None) -> Period | None:
    if printed and not re.fullmatch(r"\d{4}-\d\d-\d\d", printed):
        return parse_period(printed)
    end = _day(printed)
    return Period(end.isoformat(), end - timedelta(days=90), end, "quarter") if end else None


def _link(entry: dict[str, Any], earlier: Report | None, later: Report) -> Link:
    def row(report: Report | None, number: int | None) -> Action | None:
        return report.actions[number - 1] if report and number else None

    return Link(
        row(earlier, entry.get("earlier")),
        row(later, entry.get("later")),
        entry.get("score", 1.0),
        ("wording",),
        entry["verdict"],
        entry.get("decided_by", "matcher"),
        nearest=row(later, entry.get("nearest")),
    )


def _suppression(entry: dict[str, Any]) -> SuppressionUse:
    use = {name: entry.get(name, default) for name, default in (("fitted", 0), ("expired", False), ("covered", False))}
    fields = {name: value for name, value in entry.items() if name not in use}
    return SuppressionUse(Suppression(**{**fields, "until": _day(entry.get("until"))}), **use)
