"""Broken and hostile files: each ends with its cause, none of them costs a good file beside it."""

import json
import os
import re
import shutil
import signal
from pathlib import Path

import pytest

from tests.ingest import hostile
from tests.ingest.command import run_tallybook, start

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "hostile"
WHOLE = hostile.several_pages()
OUTSIDE = "gotcha-from-the-archive.txt"

# The file, how it is made, what becomes of it, and words of the cause that the user is told.
FAILS = {
    "cut-early.pdf": (lambda: WHOLE[: len(WHOLE) // 3], "damaged or cut short"),
    "cut-late.pdf": (lambda: WHOLE[:-300], "damaged or cut short"),
    "no-pages.pdf": (hostile.no_pages, "no pages"),
    "circular.pdf": (hostile.circular_pages, "no "),
    "bomb.pdf": (hostile.bomb, "more memory than a file may take (512 MB)"),
    "double-bomb.pdf": (hostile.double_bomb, "more memory than a file may take (512 MB)"),
    "locked.pdf": (lambda: hostile.locked("sesame", "owner"), "locked with a password"),
    "aes-locked.pdf": (lambda: (SAMPLES / "aes-locked.pdf").read_bytes(), "locked with a password"),
    "much-xml.docx": (hostile.docx_of_much_xml, "unpacks to"),
    "many-entries.docx": (hostile.docx_of_many_entries, "a zip of more than"),
    "laughs.docx": (hostile.docx_of_laughs, "declares a document type"),
    "reads-files.docx": (lambda: hostile.docx_that_reads_files("/etc/passwd"), "declares a document type"),
    "cut.docx": (lambda: hostile.docx()[:500], "broken or not whole"),
}
PARTLY = {"rectangles.pdf": (lambda: hostile.rectangles(100_000), "drawn lines; its tables were not read")}
READS = {
    "really-pdf.txt": (lambda: hostile.one_page(hostile.text(hostile.lines(11))), "pdf"),
    "really-text.pdf": (lambda: "\n\n".join(hostile.lines(12)).encode(), "text"),
    "really-word.pdf": (lambda: hostile.docx(hostile.paragraphs(hostile.lines(13))), "word"),
    "owner-locked.pdf": (lambda: hostile.locked("", "owner", hostile.lines(14)), "pdf"),
    "nested.pdf": (lambda: hostile.nested_arrays(hostile.lines(15)), "pdf"),
    "reaches-out.docx": (lambda: hostile.docx_that_reaches_out(OUTSIDE, hostile.lines(16)), "word"),
}


def test_a_batch_goes_on_whatever_is_in_it(tallybook, archive, tmp_path):
    made = {**FAILS, **PARTLY, **READS}
    for name, (make, _) in made.items():
        (archive / name).write_bytes(make())
    assert sum(path.stat().st_size for path in archive.iterdir()) < 16 * hostile.MIB
    run = tallybook("ingest", "archive", "--max-memory", 512, "--jobs", 2)
    assert (run.code, run.err) == (3, "")
    assert f"{len(FAILS)} failed" in run.out
    reports = json.loads(tallybook("reports", "--format", "json").out)
    by_name = {Path(report["path"]).name: report for report in reports}
    assert set(by_name) == {"q1.txt", "q2.txt", *made}
    for name, (_, cause) in FAILS.items():
        assert (name, by_name[name]["outcome"]) == (name, "failed")
        assert cause in by_name[name]["problem"], name
        assert re.search(rf"^failed +archive/{re.escape(name)}  .*{re.escape(cause)}", run.out, re.MULTILINE), name
    assert "mistake inside" not in run.out
    for name, (_, missing) in PARTLY.items():
        assert (name, by_name[name]["outcome"]) == (name, "partial")
        assert missing in run.out
    for name, (_, form) in READS.items():
        assert by_name[name]["outcome"] in ("stored", "partial"), name
        assert by_name[name]["format"] == form, name
    assert {by_name[name]["outcome"] for name in ("q1.txt", "q2.txt")} == {"stored"}
    found = json.loads(tallybook("search", "quay swept lamps", "--format", "json").out)
    assert set(READS) <= {Path(hit["path"]).name for hit in found}
    # Nothing was written outside the history.
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith("history.db")] == ["archive"]
    assert not any((folder / OUTSIDE).exists() for folder in (Path("/"), Path(), tmp_path.parent))


@pytest.mark.parametrize(
    "content", [hostile.locked("sesame", "owner"), (SAMPLES / "aes-locked.pdf").read_bytes()], ids=["rc4", "aes"]
)
def test_a_password_opens_what_is_locked(tallybook, tmp_path, content):
    (tmp_path / "locked.pdf").write_bytes(content)
    wrong = tallybook("read", "locked.pdf", "--password", "open sesame")
    assert wrong.code == 3
    assert "does not open with the password given" in wrong.err
    right = tallybook("audit", "locked.pdf", env={"TALLYBOOK_PASSWORD": "sesame"})
    assert right.code == 0, right.err


def test_a_failed_file_is_read_again_with_its_password(tallybook, tmp_path):
    (tmp_path / "locked.pdf").write_bytes(hostile.locked("sesame", "owner"))
    assert "locked with a password" in tallybook("ingest", "locked.pdf").out
    assert tallybook("ingest", "locked.pdf", "--password", "sesame").code == 0
    [report] = json.loads(tallybook("reports", "--format", "json").out)
    assert report["outcome"] != "failed"


def slow_prose(sentences=40_000):
    """A file that takes more than a minute and gives no actions, which would take longer to link and check."""
    return "\n\n".join(f"The quay was swept {n} times and {n} of 40 lamps were mended." for n in range(sentences))


def test_a_file_that_takes_too_long_fails_and_the_rest_is_stored(tallybook, archive):
    (archive / "slow.txt").write_text(slow_prose())
    run = tallybook("ingest", archive, "--timeout", 2)
    assert run.code == 3
    assert "the time that a file may take (2 seconds)" in run.out
    assert "2 stored, 1 failed" in run.out
    assert "allow more with --timeout" in run.out


def test_one_look_has_the_same_limits(tallybook, tmp_path):
    (tmp_path / "slow.txt").write_text(slow_prose())
    run = tallybook("audit", "slow.txt", "--timeout", 1)
    assert run.code == 3
    assert "slow.txt: it could not be read in the time" in run.err
    (tmp_path / "bomb.pdf").write_bytes(hostile.bomb())
    assert "more memory" in tallybook("read", "bomb.pdf", "--max-memory", 256).err


def readers(of):
    """The reader processes of a run."""
    found = []
    for tasks in Path(f"/proc/{of}/task").iterdir():
        for child in (tasks / "children").read_text().split():
            command = Path(f"/proc/{child}/cmdline").read_bytes()
            if b"spawn_main" in command:
                found.append(int(child))
    return found


def test_a_reader_killed_in_mid_file_costs_nothing(archive, tmp_path):
    (archive / "slow.txt").write_text(slow_prose(1_500))
    process = start("ingest", archive, "--jobs", 1, cwd=tmp_path)
    # One reader, and what it read first is stored: it reads the slow file now, or soon.
    assert process.stdout.readline().startswith("stored")
    [reader] = readers(process.pid)
    os.kill(reader, signal.SIGKILL)
    out, err = process.communicate()
    assert (process.returncode, err) == (0, "")
    assert "3 stored" in out


@pytest.mark.parametrize("closed", [(0,), (0, 1, 2)], ids=str)
def test_a_run_without_standard_streams(archive, tmp_path, closed):
    def close():
        for number in closed:
            os.close(number)

    shutil.copy(SAMPLES / "aes-locked.pdf", archive / "locked.pdf")
    process = start("ingest", archive, "--jobs", 2, cwd=tmp_path, preexec_fn=close)
    process.communicate()
    assert process.returncode == 3
    reports = run_tallybook("reports", "--format", "jsonl", cwd=tmp_path).out.splitlines()
    assert sorted(json.loads(line)["outcome"] for line in reports) == ["failed", "stored", "stored"]
