"""Patterns that no shell expanded, and lists of paths: the same files as if each had been named, in a fixed order."""

import io
import os
from glob import glob
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.faults import Fault
from ingest.discovering import discover
from ingest.sources.listing import listed
from ingest.sources.patterns import expand

FILES = ("a/1.txt", "a/b/2.txt", "a/b/c/3.txt", "a/.hidden/4.txt", "a/[x].txt", "q1.txt", "q2.csv", ".q3.txt")


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    root = tmp_path_factory.mktemp("tree")
    for name in FILES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    return root


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["a", "*", "**", "b", "?", "*.txt", "q[12].*", ".*", "[[]x].txt"]), min_size=1, max_size=4)
)
def test_a_pattern_gives_what_the_standard_library_gives(tree, parts):
    # a last "**" is the folder itself here, as all that is in it is found by walking it
    while len(parts) > 1 and parts[-1] == "**":
        parts = parts[:-1]
    if parts == ["**"]:
        return
    pattern = tree.joinpath(*parts)
    assert set(expand(pattern)) == {Path(name) for name in glob(str(pattern), recursive=True)}  # noqa: PTH207 - this is what is compared with


def test_a_pattern_takes_what_a_walk_would_take_once_and_in_order(tree):
    found = discover([tree / "**" / "*"], (".txt",))
    assert [str(path.relative_to(tree)) for path in found.files] == [
        "a/1.txt",
        "a/[x].txt",
        "a/b/2.txt",
        "a/b/c/3.txt",
        "q1.txt",
    ]
    assert "q2.csv" in {Path(item.path).name for item in found.passed_over}


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tree):
    assert list(discover([tree / "a/[x].txt"], (".txt",)).files) == [tree / "a/[x].txt"]


def test_a_pattern_that_nothing_fits_is_a_fault(tree):
    with pytest.raises(Fault, match="no file or folder fits this pattern"):
        discover([tree / "*.docx"], (".txt",))


def in_list(data, null=False):
    return [os.fsencode(path) for path in listed(io.BytesIO(data), null)]


def test_a_list_may_end_its_lines_as_windows_does_and_leave_some_empty():
    assert in_list(b"a.txt\r\n\n-b c.txt\n  d.txt") == [b"a.txt", b"-b c.txt", b"  d.txt"]


@given(
    st.lists(st.binary(min_size=1, max_size=20).filter(lambda name: b"\0" not in name and b"/" not in name), min_size=1)
)
def test_names_between_nul_characters_may_hold_anything(names):
    assert in_list(b"\0".join(names), null=True) == [os.fsencode(Path(os.fsdecode(name))) for name in names]


def test_a_list_longer_than_any_piece_loses_nothing():
    names = [f"folder {number}/{'n' * (number % 300)}.txt".encode() for number in range(2000)]
    assert in_list(b"\n".join(names)) == names


@pytest.mark.parametrize(
    ("data", "null", "cause"),
    [
        (b"", False, "is empty"),
        (b"\n\n", False, "is empty"),
        (b"a.txt\0b.txt\0", False, "holds NUL characters"),
        (b"x" * 100_000, False, "no list of paths"),
        (b"x" * 100_000 + b"\n", False, "no list of paths"),
    ],
)
def test_what_is_no_list_is_a_fault(data, null, cause):
    with pytest.raises(Fault, match=cause):
        in_list(data, null)
