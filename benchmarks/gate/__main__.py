"""Prints what the gate says of truthful reports and of planted mistakes.

    python -m benchmarks.gate [--truthful 680] [--histories 170] [--planted 25] [--from 100000] [--only word,tabbed]
                              [--jobs 2] [--log runs.jsonl] [--keep FOLDER]

Every report has a number, from which all of it follows. Those below 100,000 are for work on the checks; the figures
that are published come from numbers that nobody looked at. With ``--only`` the same numbers are written as these kinds
of file only, and so are other reports. ``--log`` keeps what became of each run: a series that was stopped goes on
where it was, and one that is made longer runs only what is new. ``--keep`` writes the files that went wrong to a
folder. How far it has come is told on standard error.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from time import monotonic

from benchmarks.gate.media import MEDIA
from benchmarks.gate.outcomes import Outcome, Task, log_line, outcome_of, read_log, tasks
from benchmarks.gate.summary import Summary

_CHUNK = 4
_TOLD_EVERY = 20.0  # seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--truthful", type=_count, default=680, help="How many truthful reports.")
    parser.add_argument("--histories", type=_count, default=170, help="How many truthful histories with a paper.")
    parser.add_argument("--planted", type=_count, default=25, help="How many mistakes of each kind.")
    parser.add_argument("--from", dest="first", type=int, default=100_000, help="The number of the first of each.")
    parser.add_argument("--only", type=_media, default=_names(), help=f"Kinds of file: {', '.join(_names())}.")
    parser.add_argument("--jobs", type=int, default=2, help="How many processes.")
    parser.add_argument("--log", type=Path, help="A file for what became of each run, to go on with.")
    parser.add_argument("--keep", type=Path, help="A folder for the files that went wrong.")
    wish = parser.parse_args()
    summary = Summary()
    wanted = dict.fromkeys(tasks(wish.truthful, wish.histories, wish.planted, wish.first, wish.only))
    for known in read_log(wish.log) if wish.log else ():
        if known.task in wanted:
            del wanted[known.task]
            summary.add(known)
    for outcome in _told(_run(list(wanted), wish.keep, wish.jobs), len(wanted)):
        summary.add(outcome)
        if wish.log:
            with wish.log.open("a", encoding="utf-8") as log:
                log.write(log_line(outcome))
    for line in summary.lines():
        print(line)


def _run(wanted: Sequence[Task], keep: Path | None, jobs: int) -> Iterator[Outcome]:
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(outcome_of, keep=keep), wanted, chunksize=_CHUNK)


def _told(outcomes: Iterable[Outcome], number: int) -> Iterator[Outcome]:
    """The outcomes, with a word on standard error now and then."""
    began = last = monotonic()
    wrong = 0
    for done, outcome in enumerate(outcomes, 1):
        wrong += outcome.wrong
        yield outcome
        if (now := monotonic()) - last > _TOLD_EVERY or done == number:
            last = now
            left = (now - began) / done * (number - done) / 60
            print(f"{done} of {number} runs, {wrong} of them wrong, {left:.0f} minutes left", file=sys.stderr)


def _count(printed: str) -> int:
    number = int(printed)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{number} is no number of runs; give 0 or more")
    return number


def _names() -> tuple[str, ...]:
    return tuple(medium.__name__ for medium in MEDIA)


def _media(printed: str) -> tuple[str, ...]:
    named = [name.strip() for name in printed.split(",")]
    if strange := [name for name in named if name not in _names()]:
        raise argparse.ArgumentTypeError(f"there is no “{strange[0]}”; choose among {', '.join(_names())}")
    return tuple(name for name in _names() if name in named)


if __name__ == "__main__":
    main()
