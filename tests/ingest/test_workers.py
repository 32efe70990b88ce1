"""Reading many files at once: in order, within limits, and whatever ends a reader costs only its file."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from extractors.faults import Fault
from ingest.jobs import Job, Reading
from ingest.limits import LEAST_MEMORY_MB, USUAL, Limits, memory_of, processor_seconds_of
from ingest.workers import default_jobs, read_all, read_job

ROOT = Path(__file__).resolve().parents[2]


def reader(job):
    """Stands for the real reader at its worst: what the bytes say happens to the process."""
    order = job.data.decode()
    if order == "exit":
        os._exit(9)
    if order == "break down":
        os.kill(os.getpid(), signal.SIGSEGV)
    if order == "be killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if order.startswith("be killed once"):
        mark = Path(order.rpartition(" ")[2])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if order == "be slow":
        time.sleep(0.3)
    if order == "sleep":
        time.sleep(600)
    if order == "loop":
        while True:
            pass
    if order == "fill memory":
        hoard = []
        while True:
            hoard.append(b"x" * 2**20)
    if order == "ask for too much memory":
        try:
            bytearray(64 * 2**30)
        except MemoryError:
            return Reading(job, None, cause="refused")
    return Reading(job, None, cause=f"read {job.path.name} in {os.getpid()}")


def jobs(*orders):
    return [Job(Path(f"{number}.txt"), order.encode()) for number, order in enumerate(orders)]


def causes(orders, workers=1, limits=USUAL):
    work = jobs(*orders)
    readings = list(read_all(work, workers, limits, reader))
    assert [reading.job for reading in readings] == work
    return [reading.cause for reading in readings]


def processes(told):
    return [cause.rpartition(" ")[2] for cause in told]


def test_a_reader_is_another_process_and_is_kept_between_files():
    told = processes(causes(["a"] * 12))
    assert len(set(told)) == 1
    assert told[0] != str(os.getpid())


@pytest.mark.parametrize("workers", [1, 2])
def test_what_ends_a_reader_costs_only_its_file_and_the_order_stays(workers):
    told = causes(["a", "exit", "b", "c", "break down", *["d"] * 9, "be killed", "e"], workers)
    ended = {number: cause for number, cause in enumerate(told) if not cause.startswith("read ")}
    assert list(ended) == [1, 4, 14]
    assert "exit code 9" in ended[1]
    assert "SIGSEGV" in ended[4]
    assert "SIGKILL" in ended[14]
    assert all(cause.startswith(f"{number}.txt: ") for number, cause in ended.items())


def test_every_file_that_went_wrong_has_a_remedy():
    readings = read_all(jobs("exit", "be killed", "sleep"), 1, Limits(seconds=0.3), reader)
    assert all(reading.remedy for reading in readings)


def test_only_what_came_from_outside_may_have_passed_by_the_next_run():
    limits = Limits(LEAST_MEMORY_MB, 0.5)
    readings = list(read_all(jobs("exit", "break down", "be killed", "loop", "fill memory"), 1, limits, reader))
    assert [reading.passing for reading in readings] == [False, False, True, False, False]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_reader_killed_from_outside_reads_its_file_again_alone(workers, tmp_path):
    orders = ["a", f"be killed once {tmp_path / 'mark'}", *["b"] * 6]
    told = causes(orders, workers)
    assert all(cause.startswith("read ") for cause in told)
    assert (tmp_path / "mark").exists()
    assert told[1].startswith("read 1.txt")


@pytest.mark.parametrize("order", ["sleep", "loop"])
@pytest.mark.parametrize("workers", [1, 2])
def test_a_file_that_takes_too_long_costs_only_itself(order, workers):
    told = causes(["a", order, "b", "c"], workers, Limits(seconds=0.5))
    assert "0.5 seconds" in told[1]
    assert [cause.startswith("read ") for cause in told] == [True, False, True, True]


def test_a_file_that_fills_the_memory_costs_only_itself():
    told = causes(["a", "fill memory", "b"], 1, Limits(memory=LEAST_MEMORY_MB))
    assert f"more memory than a file may take ({LEAST_MEMORY_MB} MB)" in told[1]
    assert [cause.startswith("read ") for cause in told] == [True, False, True]


def test_one_huge_request_for_memory_is_refused_by_the_system():
    told = causes(["ask for too much memory", "a"], 1, Limits(memory=LEAST_MEMORY_MB))
    assert told[0] == "refused"
    assert told[1].startswith("read ")


def test_no_reader_is_left_behind():
    told = processes(causes(["a", "exit", "b", "sleep", "c", "break down", "d"], 2, Limits(seconds=0.5)))
    assert children() & {int(word) for word in told if word.isdigit()} == set()
    results = read_all(jobs(*["a"] * 20), 2, reader=reader)
    first = int(processes([next(results).cause])[0])
    assert first in children()
    results.close()
    assert first not in children()


def children():
    """The processes that this one started and that have not been seen off, zombies too."""
    return {
        int(child) for tasks in Path("/proc/self/task").iterdir() for child in (tasks / "children").read_text().split()
    }


def test_files_are_not_all_taken_into_memory_at_once():
    taken = []

    def lazily():
        for job in jobs(*["a"] * 50):
            taken.append(job)
            yield job

    results = read_all(lazily(), 2, reader=reader)
    next(results)
    assert len(taken) < 20
    results.close()


def test_nothing_to_read_starts_no_process():
    before = children()
    assert list(read_all([], 2, reader=reader)) == []
    assert children() == before


def test_a_reader_that_cannot_start_is_a_fault():
    with pytest.raises(Fault, match="no file can be read"):
        list(read_all(jobs("a"), 1, Limits(memory=1), reader))


def test_a_mistake_of_the_program_is_told_with_its_traceback():
    reading = read_job(Job(Path("a.txt"), data=12))
    assert reading.mistake
    assert "a mistake inside tallybook" in reading.cause
    assert "Traceback" in reading.trace


def test_what_a_process_takes_is_known():
    assert 5 < memory_of(os.getpid()) < 50_000
    assert processor_seconds_of(os.getpid()) > 0
    assert (memory_of(2**31 - 1), processor_seconds_of(2**31 - 1)) == (0, None)


def test_a_handful_of_files_needs_one_reader():
    assert default_jobs(5) == 1
    assert default_jobs(1000) == os.cpu_count()


def test_readers_end_when_the_run_is_killed():
    code = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_workers import jobs, reader
from ingest.workers import read_all
for reading in read_all(jobs(*["a"] * 99), 2, reader=reader):
    print(reading.cause, flush=True)
    sys.stdin.read()
"""
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT)
    assert process.stdout.readline().startswith(b"read 0.txt")
    process.kill()
    process.wait()
    # The pipe closes once every process that could write to it has ended; a reader left behind keeps it open.
    assert select.select([process.stdout], [], [], 60)[0]
    assert process.stdout.read() == b""


def test_a_run_that_has_no_job_just_now_is_asked_again():
    def now_and_then():
        for job in jobs(*["a"] * 6):
            yield None
            yield job
            yield None

    assert len(list(read_all(now_and_then(), 2, reader=reader))) == 6


def test_once_stopped_what_is_in_hand_is_finished_and_the_rest_dropped():
    stopped = []
    results = read_all(jobs("a", *["be slow"] * 20), 2, reader=reader, stop=lambda: bool(stopped))
    assert next(results).cause.startswith("read 0.txt")
    stopped.append(True)
    left = [reading.cause.split()[1] for reading in results]
    assert 1 <= len(left) <= 4
    assert left == [f"{number}.txt" for number in range(1, len(left) + 1)]


def test_a_stopped_run_asks_for_no_more_jobs():
    asked = []

    def endless():
        while True:
            asked.append(1)
            yield from jobs("a")

    assert list(read_all(endless(), 2, reader=reader, stop=lambda: len(asked) > 3)) == []


def test_a_file_that_breaks_down_once_is_read_again_though_it_was_alone(tmp_path):
    told = causes([f"be killed once {tmp_path / 'mark'}"])
    assert told[0].startswith("read 0.txt")
