"""Kills ``tallybook ingest`` (SIGKILL) at random moments, and says whether anything was lost or left half done.

    python -m benchmarks.killing [--times 50] [--seed 1]

A run over a small archive of every kind of file is killed at a moment drawn evenly from its length, and so are the
runs that go on from there. After each kill the history must be sound by SQLite's own checks and hold whole reports only
(each is read anew and compared); after every few kills one run is left alone, and must then give the same views as a
run that nobody disturbed.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from itertools import count
from pathlib import Path

from benchmarks.invented_archive import write_archive
from tests.ingest.disturbed import assert_complete, assert_sound, running, undisturbed_run

FILES = 40
KILLS = 5  # before a run is left alone
OVER = "over before the kill"


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
        for number in count():
            if (kills := sum(came_to.values())) >= wish.times:
                break
            db = place / f"{number}.db"
            for before in range(min(KILLS, wish.times - kills)):
                stage, took = kill_once(place / "archive", db, chance.uniform(0, length), chance.randint(1, 2))
                if db.exists():
                    assert_sound(db)
                if stage == OVER:
                    # a whole run took less: the machine is less busy now than it was
                    length = length if before else min(length, took)
                    break
                came_to[stage] += 1
            assert_complete(place / "archive", db, undisturbed)
            print(
                f"  {sum(came_to.values())} kills: sound after each, whole reports only, same views in the end",
                flush=True,
            )
    for stage, times in came_to.most_common():
        print(f"  {times:>3}  {stage}")
    return 0


def kill_once(archive: Path, db: Path, seconds: float, jobs: int) -> tuple[str, float]:
    """Kill one run after so many seconds; how far it had come, and how many seconds it had."""
    began = time.perf_counter()
    with running("ingest", archive, "--db", db, "--jobs", jobs) as process:
        with suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
        took = time.perf_counter() - began
        process.kill()
        told, _ = process.communicate()
    return stage_of(process.returncode, db, len(told.splitlines())), took


def stage_of(code: int, db: Path, lines: int) -> str:
    """How far a run had come."""
    if code != -signal.SIGKILL:
        return OVER
    if not db.exists():
        return "killed before there was a history"
    if lines < FILES:
        return "killed while files were read and stored" if lines else "killed before the first file was told"
    return "killed while plans were linked and checked"


if __name__ == "__main__":
    sys.exit(main())
