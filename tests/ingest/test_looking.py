"""Files are hashed a few ahead, in order; a file that hangs keeps nobody from the others."""

import os
import subprocess
import sys
import threading
import tracemalloc

import pytest

from ingest.looking import look_at
from ingest.reading import checksum


def seen(files, **settings):
    return [each for each in look_at(files, **settings) if each]


def test_each_file_has_its_hash_and_size_in_the_order_given(tmp_path):
    files = []
    for number in range(200):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text("x" * (1 + (number * 7919) % 5000))
    found = seen(files)
    assert [each.path for each in found] == files
    assert [(each.sha256, each.size) for each in found] == [
        (checksum(path.read_bytes()), path.stat().st_size) for path in files
    ]


def test_what_cannot_be_opened_is_left_to_the_reader(tmp_path):
    (tmp_path / "empty.txt").touch()
    (tmp_path / "good.txt").write_text("good")
    found = seen([tmp_path / "gone.txt", tmp_path / "empty.txt", tmp_path, tmp_path / "good.txt"])
    assert [bool(each.sha256) for each in found] == [False, False, False, True]


def test_files_are_not_looked_for_further_than_needed(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield tmp_path / "a.txt"

    looks = look_at(endless())
    for _ in range(100):
        next(looks)
    assert len(taken) < 300
    looks.close()


@pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="counts threads of Linux")  # noqa: PTH112
def test_no_thread_is_left_when_all_is_seen_or_the_run_is_over(tmp_path):
    (tmp_path / "a.txt").write_text("a")
    before = set(threading.enumerate())
    seen([tmp_path / "a.txt"] * 50)
    looks = look_at([tmp_path / "a.txt"] * 500)
    next(looks)
    looks.close()
    for thread in set(threading.enumerate()) - before:
        thread.join(10)
    assert set(threading.enumerate()) <= before


HOLDS = """
import fcntl, os, signal, sys
signal.signal(signal.SIGIO, signal.SIG_IGN)  # being asked to let go
held = os.open(sys.argv[1], os.O_RDWR)
fcntl.fcntl(held, fcntl.F_SETLEASE, fcntl.F_WRLCK)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def stalled(tmp_path):
    """A file that another process holds as a file server does: whoever opens it waits until it lets go."""
    path = tmp_path / "stalled.txt"
    path.write_text("b")
    command = [sys.executable, "-c", HOLDS, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as holder:
        if holder.stdout.readline() != b"held\n":
            pytest.skip("this file system gives no leases")
        yield path, holder
        holder.kill()


def test_a_drive_that_hangs_costs_only_the_file_on_it(tmp_path, stalled):
    (tmp_path / "a.txt").write_text("a")
    path, _ = stalled
    found = list(look_at([path] * 6 + [tmp_path / "a.txt"], seconds=0.2))
    assert None in found  # meanwhile the run could see to something else
    assert [each.sha256 for each in found if each] == [""] * 6 + [checksum(b"a")]


def test_a_file_that_is_let_go_is_read_after_all(stalled):
    path, holder = stalled
    looks = look_at([path])
    assert next(looks) is None
    holder.stdin.close()
    assert [each.sha256 for each in looks if each] == [checksum(b"b")]


def test_a_large_file_is_hashed_in_pieces(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        for number in range(48):
            file.write(bytes([number]) * 2**20)
    tracemalloc.start()
    (found,) = seen([path])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (found.sha256, found.size) == (checksum(path.read_bytes()), 48 * 2**20)
    assert most < 8 * 2**20
