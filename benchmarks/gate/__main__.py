"""Prints what the gate says of truthful reports and of planted mistakes.

    python -m benchmarks.gate [--truthful 10000] [--planted 100] [--keep FOLDER]

``--keep`` writes the files that went wrong to a folder, to be looked at.
"""

from __future__ import annotations

import argparse
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import groupby
from pathlib import Path

from benchmarks.gate.planting import MISTAKES
from benchmarks.gate.running import Attempt, Truthful, planted, truthful


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--truthful", type=int, default=2_000, help="How many truthful reports.")
    parser.add_argument("--planted", type=int, default=50, help="How many mistakes of each kind.")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="A folder for the files that went wrong.")
    wish = parser.parse_args()
    with ProcessPoolExecutor(wish.jobs) as pool:
        runs = list(pool.map(truthful, range(wish.truthful), chunksize=25))
        attempts = [
            each for kind in MISTAKES for each in pool.map(partial(planted, kind), range(wish.planted), chunksize=5)
        ]
    print_truthful(runs, wish.keep)
    print_planted(attempts, wish.keep)


def print_truthful(runs: list[Truthful], keep: Path | None) -> None:
    """The truthful reports by layout: how many gave an error, how many were not read whole."""
    print(f"{'truthful reports':<34} {'runs':>6} {'with an error':>14} {'not read whole':>15}")
    for layout, there in groupby(sorted(runs, key=lambda run: run.layout), key=lambda run: run.layout):
        of = list(there)
        print(f"{layout:<34} {len(of):>6} {sum(bool(r.errors) for r in of):>14} {sum(bool(r.lost) for r in of):>15}")
    wrong = [run for run in runs if run.errors]
    print(f"{'all':<34} {len(runs):>6} {len(wrong):>14} {sum(bool(run.lost) for run in runs):>15}")
    codes = Counter(finding.code for run in wrong for finding in run.errors)
    if codes:
        print("errors:", ", ".join(f"{number} {code}" for code, number in codes.most_common()))
    for run in runs:
        if keep and (run.errors or run.lost):
            _keep(keep / run.name, run.data, [finding.message for finding in run.errors], f"{run.lost} actions differ")


def print_planted(attempts: list[Attempt], keep: Path | None) -> None:
    """The planted mistakes by kind: how many were named, and in the right place."""
    print(f"\n{'planted mistakes':<34} {'code':<7} {'runs':>6} {'found':>7} {'in the right place':>19}")
    for kind, there in groupby(attempts, key=lambda each: each.kind):
        of = list(there)
        found, placed = sum(each.named for each in of), sum(each.in_place for each in of)
        print(f"{kind:<34} {of[0].code:<7} {len(of):>6} {found / len(of):>7.1%} {placed / len(of):>19.1%}")
    found, placed = sum(each.named for each in attempts), sum(each.in_place for each in attempts)
    print(f"{'all':<42} {len(attempts):>6} {found / len(attempts):>7.1%} {placed / len(attempts):>19.1%}")
    for number, each in enumerate(attempts):
        if keep and not each.in_place:
            for name, data in each.files:
                heard = [f"{finding.code}: {finding.message}" for finding in each.findings]
                _keep(keep / f"{each.code}-{number}-{name}", data, heard, each.kind)


def _keep(path: Path, data: bytes, heard: list[str], why: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.with_name(path.name + ".findings").write_text("\n".join([why, *heard]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
