"""Prints what the gate says of truthful reports and of planted mistakes.

    python -m benchmarks.gate [--truthful 680] [--histories 170] [--planted 25] [--from 100000] [--keep FOLDER]

Every report has a number, from which all of it follows. Those below 100,000 are for work on the checks; the figures
that are published come from numbers that nobody looked at. ``--keep`` writes the files that went wrong to a folder.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import groupby
from pathlib import Path

from benchmarks.gate.planting import MISTAKES
from benchmarks.gate.running import Attempt, Truthful, planted, truthful, truthful_history
from corpus.records import Finding


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--truthful", type=int, default=680, help="How many truthful reports.")
    parser.add_argument("--histories", type=int, default=170, help="How many truthful histories with a covering paper.")
    parser.add_argument("--planted", type=int, default=25, help="How many mistakes of each kind.")
    parser.add_argument("--from", dest="first", type=int, default=100_000, help="The number of the first of each.")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="A folder for the files that went wrong.")
    wish = parser.parse_args()
    with ProcessPoolExecutor(wish.jobs) as pool:
        runs = list(pool.map(truthful, range(wish.first, wish.first + wish.truthful), chunksize=25))
        runs += pool.map(truthful_history, range(wish.first, wish.first + wish.histories), chunksize=5)
        attempts = [
            each
            for kind in MISTAKES
            for each in pool.map(partial(planted, kind), range(wish.first, wish.first + wish.planted), chunksize=5)
        ]
    if runs:
        print_truthful(runs, wish.keep)
    if attempts:
        print_planted(attempts, wish.keep)


def print_truthful(runs: Sequence[Truthful], keep: Path | None) -> None:
    """The truthful reports by layout: how many gave an error or a warning without cause, and how many were not
    read whole."""
    print(f"{'truthful':<34} {'runs':>6} {'with an error':>14} {'a false warning':>16} {'not read whole':>15}")
    for layout, there in groupby(sorted(runs, key=lambda run: run.layout), key=lambda run: run.layout):
        _print_runs(layout, list(there))
    _print_runs("all", runs)
    _print_runs("all that were read whole", [run for run in runs if not run.lost])
    codes = Counter(f"{each.code} ({each.severity})" for run in runs for each in (*run.errors, *run.warnings))
    if codes:
        print("of these:", ", ".join(f"{number} {code}" for code, number in codes.most_common()))
    for run in runs:
        if keep and (run.errors or run.warnings or run.lost):
            _keep(keep, run.files, [*run.errors, *run.warnings], f"{run.lost} actions differ")


def _print_runs(name: str, runs: Sequence[Truthful]) -> None:
    errors, warnings = sum(bool(run.errors) for run in runs), sum(bool(run.warnings) for run in runs)
    lost = sum(bool(run.lost) for run in runs)
    print(f"{name:<34} {len(runs):>6} {errors:>14} {warnings:>16} {lost:>15}")


def print_planted(attempts: Sequence[Attempt], keep: Path | None) -> None:
    """The planted mistakes by kind: how many were named, and in the right place."""
    print(f"\n{'planted mistakes':<34} {'code':<7} {'runs':>6} {'found':>7} {'in the right place':>19}")
    for kind, there in groupby(attempts, key=lambda each: each.kind):
        of = list(there)
        _print_attempts(f"{kind:<34} {of[0].code:<7}", of)
    by_file = sorted(attempts, key=lambda each: each.medium)
    for medium, there in groupby(by_file, key=lambda each: each.medium):
        _print_attempts(f"all, {medium}".ljust(42), list(there))
    _print_attempts("all".ljust(42), attempts)
    for number, each in enumerate(attempts):
        if keep and not each.in_place:
            files = [(f"{each.code}-{number}-{name}", data) for name, data in each.files]
            _keep(keep, files, each.findings, each.kind)


def _print_attempts(name: str, attempts: Sequence[Attempt]) -> None:
    found, placed = sum(each.named for each in attempts), sum(each.in_place for each in attempts)
    print(f"{name} {len(attempts):>6} {found / len(attempts):>7.1%} {placed / len(attempts):>19.1%}")


def _keep(folder: Path, files: Sequence[tuple[str, bytes]], findings: Sequence[Finding], why: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        (folder / name).write_bytes(data)
    heard = [f"{finding.code}: {finding.message}" for finding in findings]
    (folder / f"{files[-1][0]}.findings").write_text("\n".join([why, *heard]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
