"""Three yearly releases of a public portfolio of projects; identity by the printed number, which is hidden."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

from benchmarks.linking.known import Key, KnownSeries, Pair
from extractors.records import Place
from normalise.records import Action, DateSpan, Period, Report

YEARS = ("2019_20", "2020_21", "2021_22")
NAME = "public portfolio (GMPP)"


def public_portfolio(shared: Path) -> KnownSeries | None:
    """The releases under ``shared`` (the folder that holds ``real/gmpp``); None where they are not there."""
    folder = shared / "real" / "gmpp"
    if not folder.is_dir():
        return None
    truth = _rows(folder / "truth.csv")
    identity: dict[Key, str] = {}
    reports = []
    for year in YEARS:
        descriptions = _descriptions(folder / f"gmpp_{year}.csv")
        rows = [entry for entry in truth if entry["year"] == year]
        identity |= {(year, row): entry["entity"] for row, entry in enumerate(rows, start=1)}
        actions = [
            _action(row, entry, descriptions.get(entry["gmpp_id_as_printed"]))
            for row, entry in enumerate(rows, start=1)
        ]
        reports.append(_report(year, tuple(actions)))
    alike = {frozenset((entry["entity_a"], entry["entity_b"])) for entry in _rows(folder / "hard_negatives.csv")}
    renamed = {(entry["entity"], entry["from_year"]) for entry in _rows(folder / "renames.csv")}
    known = KnownSeries(NAME, tuple(reports), identity, look_alikes=frozenset(alike))
    changes = {pair: ("renamed",) for pair in known.links() if (identity[pair[0]], pair[0][0]) in renamed}
    return KnownSeries(NAME, tuple(reports), identity, look_alikes=frozenset(alike), changes=_told(known, changes))


def _told(known: KnownSeries, renamed: Mapping[Pair, tuple[str, ...]]) -> dict[Pair, tuple[str, ...]]:
    """The renames, and which other fields changed, for counting misses by kind."""
    actions = {(report.sha256, action.row): action for report in known.reports for action in report.actions}
    next_year = dict(pairwise(YEARS))
    told = {}
    for pair in known.links():
        before, after = actions[pair[0]], actions[pair[1]]
        found = list(renamed.get(pair, ()))
        found += ["gap"] if next_year.get(pair[0][0]) != pair[1][0] else []
        found += ["description"] if before.description != after.description else []
        found += ["department"] if before.theme != after.theme else []
        found += ["start date"] if before.starts != after.starts else []
        told[pair] = tuple(found)
    return told


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _descriptions(path: Path) -> dict[str, str]:
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    grid = list(csv.reader(text.splitlines(keepends=True)))
    if "Project Name" not in grid[0]:  # one release has a project a column
        grid = [list(column) for column in zip(*grid, strict=True)]
    place = grid[0].index("Description / Aims")
    return {row[0].strip(): row[place] for row in grid[1:]}


def _action(row: int, entry: dict[str, str], description: str | None) -> Action:
    return Action(
        row=row,
        action=entry["name_as_printed"],
        place=Place(row=row),
        description=description,
        theme=entry["department"] or None,
        leads=(entry["sro"],) if entry["sro"] else (),
        starts=_day(entry["start"]),
        due_span=_day(entry["end"]),
    )


def _day(printed: str) -> DateSpan | None:
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            day = datetime.strptime(printed, form).date()
        except ValueError:
            continue
        return DateSpan(printed, day, day, "day")
    return None


def _report(year: str, actions: tuple[Action, ...]) -> Report:
    start = int(year[:4])
    period = Period(f"{start}-{year[5:]}", date(start, 4, 1), date(start + 1, 3, 31), "year")
    return Report(year, f"{year}.csv", "csv", "action plan", NAME, NAME, 1, period=period, actions=actions)
