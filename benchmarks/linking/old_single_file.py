"""How well actions are linked, measured on three years of a public portfolio whose identities are known.

    python -m benchmarks.linking          (needs the public reports; set TALLYBOOK_SHARED)

The printed identity is hidden: links must come from names, descriptions, departments, owners and dates.
Prints precision, recall and F1 of the links, sure ones alone and with the doubtful ones, how many look-alikes were
wrongly linked, and how many renamed projects were found. ``--misses`` lists what went wrong.
"""

from __future__ import annotations

import csv
import itertools
import os
import random
import resource
import sys
import time
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from corpus.linking import link
from corpus.records import Link
from extractors.records import Place
from normalise.records import Action, DateSpan, Period, Report

SHARED = Path(os.environ.get("TALLYBOOK_SHARED", Path(__file__).resolve().parents[2] / "shared"))
YEARS = ("2019_20", "2020_21", "2021_22")


def portfolio(folder: Path) -> tuple[dict[str, Report], dict[tuple[str, int], str]]:
    """The three years as reports, and the true identity of each (year, row)."""
    with (folder / "truth.csv").open(encoding="utf-8-sig", newline="") as file:
        truth = list(csv.DictReader(file))
    identity: dict[tuple[str, int], str] = {}
    reports = {}
    for year in YEARS:
        descriptions = _descriptions(folder / f"gmpp_{year}.csv")
        rows = [entry for entry in truth if entry["year"] == year]
        actions = []
        for row, entry in enumerate(rows, start=1):
            identity[year, row] = entry["entity"]
            actions.append(_action(row, entry, descriptions.get(entry["gmpp_id_as_printed"])))
        reports[year] = _report(year, tuple(actions))
    return reports, identity


def _descriptions(path: Path) -> dict[str, str]:
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    grid = list(csv.reader(text.splitlines(keepends=True)))
    if "Project Name" not in grid[0]:
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
    return Report(
        year, f"{year}.csv", "csv", "action plan", "Portfolio", "Portfolio", 1, period=period, actions=actions
    )


def measure(reports: dict[str, Report], identity: dict[tuple[str, int], str], misses: bool) -> dict[str, float]:
    """Precision, recall and F1 of sure links over both steps, printed and returned."""
    sure: set[tuple[str, int, int]] = set()
    doubtful: set[tuple[str, int, int]] = set()
    truth: set[tuple[str, int, int]] = set()
    for before, after in itertools.pairwise(YEARS):
        later = {identity[after, action.row]: action.row for action in reports[after].actions}
        for action in reports[before].actions:
            if identity[before, action.row] in later:
                truth.add((before, action.row, later[identity[before, action.row]]))
        for found in link(reports[before], reports[after]):
            if found.earlier and found.later and found.verdict in ("same", "unsure"):
                pair = (before, found.earlier.row, found.later.row)
                (sure if found.verdict == "same" else doubtful).add(pair)
                if misses and (pair in truth) != (found.verdict == "same"):
                    _show("wrong" if pair not in truth else "doubted", before, found)
            elif misses and found.earlier and any(pair[:2] == (before, found.earlier.row) for pair in truth):
                _show("missed", before, found)
    for name, links in (("sure", sure), ("sure and doubtful", sure | doubtful)):
        print(f"{name:18} {len(links):4} links  " + _line(links, truth))
    precision, recall, f1 = _scores(sure, truth)
    return {"precision": precision, "recall": recall, "f1": f1}


def _show(what: str, year: str, found: Link) -> None:
    ends = " -> ".join(action.action if action else "-" for action in (found.earlier, found.later or found.nearest))
    print(f"  {what} {year} {found.verdict} {found.score:.2f}: {ends}\n      {'; '.join(found.reasons)}")


def _scores(found: set[tuple[str, int, int]], truth: set[tuple[str, int, int]]) -> tuple[float, float, float]:
    right = len(found & truth)
    precision = right / len(found) if found else 0.0
    recall = right / len(truth)
    return precision, recall, 2 * right / (len(found) + len(truth))


def _line(found: set[tuple[str, int, int]], truth: set[tuple[str, int, int]]) -> str:
    precision, recall, f1 = _scores(found, truth)
    return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}"


def look_alikes(folder: Path, reports: dict[str, Report], identity: dict[tuple[str, int], str]) -> None:
    """How many pairs of look-alikes were linked across years, and how many renamed projects were found."""
    entities: set[tuple[str, str]] = set()
    with (folder / "hard_negatives.csv").open(encoding="utf-8-sig", newline="") as file:
        for entry in csv.DictReader(file):
            entities |= {(entry["entity_a"], entry["entity_b"]), (entry["entity_b"], entry["entity_a"])}
    with (folder / "renames.csv").open(encoding="utf-8-sig", newline="") as file:
        renames = {(entry["entity"], entry["from_year"]) for entry in csv.DictReader(file)}
    wrong = found_renames = doubtful = 0
    for before, after in itertools.pairwise(YEARS):
        for found in link(reports[before], reports[after]):
            if not (found.earlier and found.later) or found.verdict not in ("same", "unsure"):
                continue
            one, other = identity[before, found.earlier.row], identity[after, found.later.row]
            wrong += (one, other) in entities
            if one == other and (one, before) in renames:
                found_renames += found.verdict == "same"
                doubtful += found.verdict == "unsure"
    print(f"look-alikes linked: {wrong} of {len(entities) // 2} pairs")
    print(f"renames found: {found_renames} of {len(renames)}, and {doubtful} more as doubtful")


def speed(actions: int) -> None:
    """Time and peak memory of linking two invented reports of this many actions."""
    verbs = "Deliver Publish Review Agree Pilot Extend Refresh Commission Recruit Map".split()
    things = "training survey protocol panel toolkit helpline strategy pathway database campaign".split()
    places = [
        f"{name}{end}"
        for name in ("Ash", "Birch", "Elm", "Oak", "Thorn", "Mill")
        for end in ("ton", "ford", "by", "ley")
    ]
    chance = random.Random(7)

    def invented(row: int) -> Action:
        words = [
            chance.choice(verbs),
            "the",
            chance.choice(things),
            "for",
            chance.choice(places),
            "and",
            chance.choice(places),
        ]
        words += [chance.choice(verbs).lower(), chance.choice(things), f"in ward {chance.randrange(400)}"]
        return Action(row, " ".join(words), Place(row=row), ref=f"{row}", lead=chance.choice(places))

    first = [invented(row) for row in range(1, actions + 1)]
    second = [Action(a.row, f"{a.action} as agreed", a.place, ref=str(a.row + 3), lead=a.lead) for a in first]
    chance.shuffle(second)
    began = time.perf_counter()
    found = link(_report("2019_20", tuple(first)), _report("2020_21", tuple(second)))
    taken = time.perf_counter() - began
    right = sum(1 for each in found if each.earlier and each.later and each.earlier.row == each.later.row)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{actions:6} actions each: {taken:6.1f} s, peak {peak:5.0f} MB, {right} linked rightly")


def main(arguments: Iterable[str]) -> int:
    options = set(arguments)
    folder = SHARED / "real" / "gmpp"
    if folder.is_dir():
        reports, identity = portfolio(folder)
        measure(reports, identity, misses="--misses" in options)
        look_alikes(folder, reports, identity)
    else:
        print(f"The public portfolio is not at {folder}; set TALLYBOOK_SHARED to the folder that holds real/gmpp.")
    for size in (100, 1_000, 10_000):
        if "--quick" not in options:
            speed(size)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
