"""How fast a mixed archive goes into a history, where the time goes, and how that grows.

    python -m benchmarks.archive [--files 10000] [--keep FOLDER]

The archive is invented (``benchmarks.invented_archive``): text, Markdown, CSV, Word and PDF, some files broken. Each
run is the command itself in processes of its own; so starting Python is in every figure. Times by the clock mean
little on a machine that is busy with something else; seconds of the processor do.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.archive_runs import TALLYBOOK, Watched, ingest, watch
from benchmarks.archive_stages import STAGES, Stages, stages, stored
from benchmarks.invented_archive import Written, write_archive
from benchmarks.storing import alone

JOBS = (1, 2)
_STAGES_UP_TO = 1_000  # files; the shares of the stages hardly change with the size, and the time is long


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1_000, help="The largest archive (default: 1,000).")
    parser.add_argument("--keep", type=Path, help="A folder for the archives, kept and used again.")
    wish = parser.parse_args()
    print(f"Others on this machine at the start: load {os.getloadavg()[0]:.1f} of {os.cpu_count()} processors")
    print(f"A loop of plain Python, twice at once: {loops_at_once():.2f} times the work that one does in the same time")
    with tempfile.TemporaryDirectory() as place:
        figures(wish.files, wish.keep or Path(place), Path(place))
    return 0


def figures(files: int, archives: Path, place: Path) -> None:
    sizes = [size for size in (100, 1_000, 10_000, 100_000) if size < files] + [files]
    each = 0.0
    for size in sizes:
        written = archive_of(size, archives)
        runs = {jobs: ingest(archives / str(size), place / f"{size}-{jobs}.db", "--jobs", jobs) for jobs in JOBS}
        print_runs(written, stored(place / f"{size}-2.db"), runs)
        if size <= _STAGES_UP_TO or size == sizes[0]:
            print_stages(size, stages_of(size, archives, place))
        before, each = each, runs[2].processor / size
        if before:
            print(f"  growth: a file takes {each / before:.2f} times what it takes in an archive of a tenth the size")
    print_second(archives / str(files), written, place / f"{files}-2.db")


def loops_at_once(rounds: int = 3) -> float:
    """What a second processor of this machine is worth where nothing is shared and nobody waits, at best of rounds."""
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        list(pool.map(_loop, (0.5, 0.5)))  # both have started
        one = max(pool.submit(_loop, 2.0).result() for _ in range(rounds))
        two = max(sum(pool.map(_loop, (2.0, 2.0))) for _ in range(rounds))
    return two / one


def _loop(seconds: float) -> int:
    """How often a little work was done in this time by the clock."""
    done, kept = 0, {}
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        for number in range(1_000):
            kept[number] = (done, str(number))
        done += 1
    return done


def archive_of(size: int, archives: Path) -> Written:
    """The archive of this size; what was kept of an earlier call is written over with the same bytes."""
    return write_archive(archives / str(size), size)


def stages_of(size: int, archives: Path, place: Path) -> Stages:
    """The stages in a process of their own."""
    return alone(_stages, (archives / str(size), place / "stages.db"))  # type: ignore[arg-type,return-value]


def _stages(paths: tuple[Path, Path]) -> Stages:
    archive, db = paths
    for suffix in ("", "-wal", "-shm"):
        db.with_name(db.name + suffix).unlink(missing_ok=True)
    return stages(archive, db)


def print_runs(written: Written, held: tuple[int, int], runs: dict[int, Watched]) -> None:
    """Speed with each number of readers, and what the second one is worth; ``held`` are pages and rows."""
    pages, rows = held
    print(
        f"\n{written.files:,} files of {written.plans:,} plans, {written.size / 1e6:.1f} MB, {pages:,} pages read"
        f", {rows:,} rows stored ({written.broken} files broken, {written.twice} copies)"
    )
    print(
        f"  {'':<10}{'seconds':>9}{'files/s':>9}{'pages/s':>9}{'processor':>11}{'of the parent':>15}{'peaks, MB':>18}"
    )
    for jobs, run in runs.items():
        print(
            f"  {jobs} reader{'s' * (jobs > 1):<2}{run.clock:>9.1f}{written.files / run.clock:>9.1f}"
            f"{pages / run.clock:>9.1f}{run.processor:>11.1f}{run.parent:>15.1f}"
            f"{f'{run.parent_peak:.0f} + {run.reader_peak:.0f}':>18}"
        )
    busy = ", ".join(f"{run.processor / run.clock:.2f} with {jobs}" for jobs, run in runs.items())
    print(
        f"  two readers are {runs[1].clock / runs[2].clock:.2f} times as fast as one by the clock "
        f"(processors busy: {busy})",
        flush=True,
    )


def print_stages(files: int, spent: Stages) -> None:
    """Where the time goes, and what a second reader could be worth."""
    seconds = spent.seconds
    total = sum(seconds.values())
    print(f"  stages in one process, {total:.1f} s of the processor, {1000 * total / files:.1f} ms a file:")
    print("    " + ", ".join(f"{stage} {seconds[stage]:.2f} s ({spent.share(stage):.1%})" for stage in STAGES))
    # With one reader the run hashes and writes beside it; then it links and checks by itself.
    one = seconds["read"] + seconds["link"] + seconds["check"]
    print(
        f"    if nobody ever waited, two readers on two idle processors would be {one / (total / 2):.2f} times as fast "
        "as one, beside which the run hashes and writes already",
        flush=True,
    )


def print_second(archive: Path, written: Written, db: Path) -> None:
    """The run over an archive that has not changed, beside ``sha256sum``."""
    run = ingest(archive, db, "--jobs", 2)
    empty = watch([*TALLYBOOK, "reports", "--db", db, "--format", "json"])
    files = sorted(str(path) for path in archive.rglob("*") if path.is_file())
    began, before = time.perf_counter(), _children()
    for at in range(0, len(files), 1_000):
        subprocess.run(["sha256sum", *files[at : at + 1_000]], stdout=subprocess.DEVNULL, check=True)
    processor, clock = _children() - before, time.perf_counter() - began
    print(
        f"\nAgain over the unchanged archive: {run.clock:.1f} s, {run.processor:.1f} s of the processor; "
        f"{written.files / run.clock:,.0f} files/s, {written.size / 1e6 / run.clock:.0f} MB/s"
    )
    print(
        f"  sha256sum: {clock:.2f} s, {processor:.2f} s of the processor; "
        f"`tallybook reports`, which only starts and lists, takes {empty.processor:.1f} s of the processor"
    )


def _children() -> float:
    """Seconds of the processor that processes started here have had."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main())
