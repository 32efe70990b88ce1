"""Files under any name, of any kind: read, or refused in words; their paths are kept without loss."""

import os
import socket
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.faults import Unreadable
from ingest.sources import fetch, path_of, shown

posix = pytest.mark.skipif(os.name != "posix", reason="names are bytes only on POSIX systems")


@posix
@given(
    st.binary(min_size=1, max_size=40).filter(lambda name: b"\0" not in name and b"/" not in name)
    | st.sampled_from([b"caf\xe9", rb"caf\xe9", rb"\x5cx41", rb"\\x41", b"\\x4\xff"])
)
def test_a_path_that_is_shown_is_found_again(name):
    path = Path(os.fsdecode(b"a/" + name))
    assert path_of(shown(path)) == path
    shown(path).encode()


@posix
@given(
    st.lists(st.sampled_from([b"\\", b"x", b"5c", b"e9", b"\xe9", b"a"]), min_size=1, max_size=8),
    st.lists(st.sampled_from([b"\\", b"x", b"5c", b"e9", b"\xe9", b"a"]), min_size=1, max_size=8),
)
def test_two_paths_are_never_shown_alike(one, other):
    one, other = Path(os.fsdecode(b"".join(one))), Path(os.fsdecode(b"".join(other)))
    assert (shown(one) == shown(other)) == (one == other)


def test_names_that_people_use_are_shown_as_they_are():
    for name in ("Zürich/Q1.docx", "a b.txt", "C:\\plans\\q1.txt", "-rf", "new\nline"):
        assert shown(Path(name)) == name


@posix
@pytest.mark.parametrize(
    "name", [b"new\nline.txt", b"caf\xe9.txt", b"-0.txt", b"\x1b[2J.txt", b"n" * 251 + b".txt", b" "]
)
def test_a_file_of_any_name_is_read(tmp_path, name):
    path = tmp_path / os.fsdecode(name)
    path.write_bytes(b"report")
    assert fetch(path_of(shown(path))) == b"report"


def causes(path):
    with pytest.raises(Unreadable) as fault:
        fetch(path)
    assert fault.value.cause.startswith(f"{shown(path)}: ")
    return fault.value.cause


@posix
def test_what_is_no_file_is_refused_at_once(tmp_path, monkeypatch):
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        monkeypatch.chdir(tmp_path)  # the name of a socket may be only 107 bytes long
        listening.bind("socket.txt")
        for name in ("pipe.txt", "socket.txt"):
            assert "not an ordinary file" in causes(tmp_path / name)
    assert "not an ordinary file" in causes(Path("/dev/zero"))
    assert "this is a folder" in causes(tmp_path)
    assert "no such file" in causes(tmp_path / "gone.txt")
    assert "too long" in causes(tmp_path / ("n" * 300))
    (tmp_path / "empty.txt").touch()
    assert "empty" in causes(tmp_path / "empty.txt")


@posix
def test_a_pipe_that_takes_the_place_of_a_file_keeps_nobody_waiting(tmp_path):
    path = tmp_path / "q1.txt"
    stop = threading.Event()

    def swap():
        while not stop.is_set():
            path.unlink(missing_ok=True)
            path.write_bytes(b"report")
            path.unlink()
            os.mkfifo(path)

    swapping = threading.Thread(target=swap)
    swapping.start()
    try:
        for _ in range(300):
            try:
                assert fetch(path) == b"report"
            except Unreadable as fault:
                assert fault.remedy
    finally:
        stop.set()
        swapping.join()


def test_a_file_may_have_as_many_bytes_as_are_allowed_and_no_more(tmp_path):
    path = tmp_path / "q1.txt"
    path.write_bytes(b"x" * 1000)
    assert len(fetch(path, most=1000)) == 1000
    with pytest.raises(Unreadable, match="more than a report can have"):
        fetch(path, most=999)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system has no /proc")
def test_a_file_that_does_not_say_its_size_is_held_to_the_limit_too():
    assert fetch(Path("/proc/self/status"), most=2**20).startswith(b"Name:")
    with pytest.raises(Unreadable, match="more than a report can have"):
        fetch(Path("/proc/self/status"), most=100)
