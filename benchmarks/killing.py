"""Kills ``tallybook ingest`` (SIGKILL) at random moments, and says whether anything was lost or left half done.

    python -m benchmarks.killing [--times 50] [--seed 1]

Each time a run over a small archive of every kind of file is killed at a moment drawn evenly from its length. Then
the history must be sound by SQLite's own checks, hold whole reports only (each is read anew and compared), and after
one more run over the archive give the same views as a run that nobody disturbed.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from benchmarks.invented_archive import write_archive
from tests.ingest.disturbed import Undisturbed, assert_complete, assert_sound, running, undisturbed_run

FILES = 14


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    wish = parser.parse_args()
    chance = random.Random(wish.seed)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_archive(place / "archive", FILES, quarters=2)
        began = time.perf_counter()
        undisturbed = undisturbed_run(place / "archive", place / "undisturbed.db")
        length = time.perf_counter() - began
        print(f"An undisturbed run takes {length:.1f} s; {wish.times} runs are killed (seed {wish.seed})")
        came_to: Counter[str] = Counter()
        for number in range(wish.times):
            came_to[killed_once(place, undisturbed, chance.uniform(0, length), number)] += 1
    for what, times in came_to.most_common():
        print(f"  {times:>3}  {what}")
    return int(any("WRONG" in what for what in came_to))


def killed_once(place: Path, undisturbed: Undisturbed, seconds: float, number: int) -> str:
    """Kill one run after so many seconds; in which stage it was, and what was wrong after it."""
    db = place / f"{number}.db"
    with running("ingest", place / "archive", "--db", db, "--jobs", number % 2 + 1) as process:
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGKILL)
        told, _ = process.communicate()
    stage = stage_of(process.returncode, db, len(told.splitlines()))
    try:
        if db.exists():
            assert_sound(db)
        assert_complete(place / "archive", db, undisturbed)
    except Exception as fault:
        print(f"run {number}, killed after {seconds:.2f} s ({stage}): {type(fault).__name__}: {str(fault)[:500]}")
        return f"{stage}: WRONG"
    return f"{stage}: sound, and complete after the next run"


def stage_of(code: int, db: Path, lines: int) -> str:
    """How far a run had come."""
    if code != -signal.SIGKILL:
        return "over before the kill"
    if not db.exists():
        return "killed before there was a history"
    if lines < FILES:
        return "killed while files were read and stored" if lines else "killed before the first file was told"
    return "killed while plans were linked and checked"


if __name__ == "__main__":
    sys.exit(main())
