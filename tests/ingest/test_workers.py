"""Reading many files at once: in order, and a crash costs only its file."""

import os
import select
import subprocess
import sys
from pathlib import Path

from ingest.workers import Job, Reading, default_jobs, read_all

ROOT = Path(__file__).resolve().parents[2]


def reader(job):
    """Stands for the real reader at its worst: some bytes end the process, some raise."""
    if b"crash" in job.data:
        os._exit(9)
    return Reading(job, None, cause=f"read {job.path.name}")


def tell_who(job):
    return Reading(job, None, cause=str(os.getpid()))


def jobs(*contents):
    return [Job(Path(f"{number}.txt"), text) for number, text in enumerate(contents)]


def test_one_worker_reads_in_this_process():
    here = []
    list(read_all(jobs(b"a"), 1, lambda job: here.append(os.getpid()) or Reading(job, None)))
    assert here == [os.getpid()]


def test_a_crash_costs_only_its_file_and_the_order_stays():
    work = jobs(b"a", b"crash", b"b", b"c", b"crash", *[b"d"] * 12)
    readings = list(read_all(work, 2, reader))
    assert [reading.job for reading in readings] == work
    crashed = [number for number, reading in enumerate(readings) if "ended the reader process" in reading.cause]
    assert crashed == [1, 4]
    assert all(reading.remedy for number, reading in enumerate(readings) if number in crashed)


def test_files_are_not_all_taken_into_memory_at_once():
    taken = []

    def lazily():
        for job in jobs(*[b"a"] * 50):
            taken.append(job)
            yield job

    results = read_all(lazily(), 2, reader)
    next(results)
    assert len(taken) < 20
    results.close()


def test_a_handful_of_files_needs_no_workers():
    assert default_jobs(5) == 1
    assert default_jobs(1000) == os.cpu_count()


def test_readers_end_when_the_run_is_killed(tmp_path):
    code = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_workers import jobs, tell_who
from ingest.workers import read_all
for reading in read_all(jobs(*[b"a"] * 99), 2, tell_who):
    print(reading.cause, flush=True)
    sys.stdin.read()
"""
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    assert int(process.stdout.readline()) != process.pid
    process.kill()
    process.wait()
    # The pipe closes once every process that could write to it has ended; a reader left behind keeps it open.
    assert select.select([process.stdout], [], [], 60)[0]
    assert process.stdout.read() == b""
