"""One archive with all that is odd at once, gone through as a user does: what is said, what is counted, what is left."""

import io
import json
import os
import re
import zipfile
from collections import Counter

import pytest

from tests.ingest import hostile
from tests.ingest.conftest import PLAN

pytestmark = pytest.mark.skipif(os.name != "posix", reason="names are bytes only on POSIX systems")

STORED = [b"q1.txt", b"new\nline.txt", b"caf\xe9.txt", b"\x1b[31mred.txt", b"n" * 251 + b".txt", b"-rf.txt"]


def report(words):
    return PLAN.format(quarter=1, status="G", evidence=words)


def packed(entries):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return data.getvalue()


@pytest.fixture
def odd(tmp_path):
    """The archive: 8 reports, one of which has four more names, 10 files that fail, 7 that are passed over."""
    folder = tmp_path / "archive"
    (folder / "sub").mkdir(parents=True)
    for number, name in enumerate(STORED):
        (folder / os.fsdecode(name)).write_text(report(f"Number {number}."))
    (folder / "copy.txt").write_bytes((folder / "q1.txt").read_bytes())
    os.link(folder / "q1.txt", folder / "hard.txt")
    (folder / "soft.txt").symlink_to("q1.txt")
    (folder / "loop").symlink_to(".")
    (folder / "sub/up").symlink_to("..")
    (folder / "lost.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.txt")
    (folder / "empty.txt").touch()
    for name, size in (("huge.pdf", 2 * 2**30), ("long.txt", 100 * 2**20)):
        with (folder / name).open("wb") as file:
            file.truncate(size)  # a hole: it takes no room on the disk
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / "locked.pdf").write_bytes(hostile.locked("sesame", "owner"))
    (folder / "none.zip").write_bytes(b"PK and no more")
    (folder / "photo.png").touch()
    (folder / "README.txt").write_text("about")
    entries = {
        "../../out.txt": report("Out."),
        "/etc/out.txt": report("Absolute."),
        "inner.zip": packed({"q.txt": report("Inner.")}),
        "bomb.txt": bytes(40 * 2**20),
        "ok/q.txt": report("Packed."),
        "new\nname.txt": report("Packed under an odd name."),
        "same.txt": (folder / "q1.txt").read_text(),
        "logo.png": b"",
    }
    (folder / "pack.zip").write_bytes(packed(entries))
    return folder


def test_everything_odd_in_one_archive(tallybook, odd, tmp_path):
    first = tallybook("ingest", "archive", "--json-log", "log.jsonl", "--jobs", 2)
    assert (first.code, first.err) == (3, "")
    assert "Files:     8 stored, 4 unchanged, 10 failed, 7 skipped" in first.out
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", first.out)
    lines = first.out.partition("\n\n")[0].splitlines()
    assert len(lines) == 8 + 4 + 10 + 7
    assert all(re.match(r"(stored|unchanged|failed|skipped) +archive/", line) for line in lines)
    for name in (
        r"new\nline.txt",
        r"caf\xe9.txt",
        r"\x1b[31mred.txt",
        r"pack.zip/new\nname.txt",
        "pack.zip/(..)/(..)/",
    ):
        assert f"archive/{name}" in first.out
    events = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text().splitlines()]
    told = Counter(event["path"] for event in events if event["event"] == "file")
    assert (len(told), max(told.values())) == (22, 1)
    assert events[-1]["files"] == {"stored": 8, "unchanged": 4, "failed": 10}
    assert not [path for path in tmp_path.rglob("out.txt") if path.is_file()]

    again = tallybook("ingest", "archive")
    assert again.code == 3
    # those that have bytes to be known by are not read again
    assert "Files:     12 unchanged, 7 failed, 3 failed before, 7 skipped" in again.out
    failed = [json.loads(line) for line in tallybook("reports", "--failed", "--format", "jsonl").out.splitlines()]
    assert len(failed) == 10 and all(row["problem"] and row["remedy"] for row in failed)
    stored = [json.loads(line) for line in tallybook("reports", "--format", "jsonl").out.splitlines()]
    names = {row["path"]: len(row["paths"]) for row in stored if row["outcome"] == "stored"}
    assert sorted(names.values()) == [1] * 7 + [5]
    assert tallybook("retry").code == 3
