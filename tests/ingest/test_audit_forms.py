"""The forms of the gate as a user meets them: formats, files, annotated copies, and what each refuses."""

import io
import json
import os
import stat
import zipfile
from pathlib import Path

import docx
import jsonschema
import pdfplumber
import pytest

from extractors.faults import Fault
from ingest.saving import save
from tests.ingest import hostile
from tests.ingest.checking import PLAN
from tests.ingest.test_sarif import VALID

ARCHIVE = Path(__file__).resolve().parent.parent.parent / "examples" / "archive"
PDF, WORD = ARCHIVE / "2024-25-q4-action-plan.pdf", ARCHIVE / "2024-25-q1-action-plan.docx"


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "draft (1).txt"
    path.write_text(PLAN)
    return path.name


def test_sarif_on_standard_output_is_valid_and_relative(tallybook, wrong):
    run = tallybook("audit", wrong, "--format", "sarif")
    assert run.code == 1
    log = json.loads(run.out)
    jsonschema.validate(log, VALID.schema)
    [only] = log["runs"]
    assert only["invocations"][0]["exitCode"] == 1
    assert {result["ruleId"] for result in only["results"]} >= {"CNT001", "CNT003"}
    uris = {at["physicalLocation"]["artifactLocation"]["uri"] for each in only["results"] for at in each["locations"]}
    assert uris == {"draft%20%281%29.txt"}


def test_fingerprints_are_the_same_in_every_form(tallybook, wrong):
    sarif = json.loads(tallybook("audit", wrong, "--format", "sarif").out)
    found = json.loads(tallybook("audit", wrong, "--format", "json").out)["findings"]
    marks = {each["fingerprint"] for each in found}
    assert {each["partialFingerprints"]["tallybook/v1"] for each in sarif["runs"][0]["results"]} == marks
    page = tallybook("audit", wrong, "--format", "html").out
    assert all(mark in page for mark in marks)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
def test_a_form_goes_to_a_file_and_nothing_to_the_terminal(tallybook, wrong, tmp_path, form):
    run = tallybook("audit", wrong, "--format", form, "-o", "out.txt")
    assert (run.code, run.out) == (1, "")
    assert "CNT001" in (tmp_path / "out.txt").read_text()
    assert "\x1b[" not in (tmp_path / "out.txt").read_text()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["draft (1).txt", "out.txt"]


def test_a_draft_that_cannot_be_read_is_in_the_log(tallybook, tmp_path):
    (tmp_path / "empty.pdf").write_bytes(b"")
    run = tallybook("audit", "empty.pdf", "--format", "sarif")
    assert run.code == 3
    [only] = json.loads(run.out)["runs"]
    assert only["invocations"][0]["executionSuccessful"] is False
    assert "empty" in only["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]


def test_lines_fit_a_narrow_terminal(tallybook, wrong):
    run = tallybook("audit", wrong, env={"COLUMNS": "80"})
    assert max(map(len, run.out.splitlines())) <= 80
    assert "\x1b" not in run.out


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="this system has no terminals of this kind")
@pytest.mark.parametrize(("settings", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)], ids=["plain", "NO_COLOR"])
def test_colours_are_for_terminals_that_want_them(tmp_path, wrong, settings, coloured):
    import pty
    import subprocess
    import sys

    from tests.ingest.command import ROOT

    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **settings}
    environment.pop("NO_COLOR", None) if coloured else None
    process = subprocess.Popen(
        [sys.executable, "-m", "ingest", "audit", wrong], cwd=tmp_path, stdout=theirs, stderr=theirs, env=environment
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # Linux says so when the last writer has closed the terminal
        pass
    process.wait()
    os.close(ours)
    assert b"CNT001" in shown
    assert (b"31m" in shown) is coloured  # red, alone or after bold


def test_a_pdf_draft_is_annotated_and_stays_as_it_is(tallybook, tmp_path):
    before = PDF.read_bytes()
    found = json.loads(tallybook("audit", PDF, "--format", "json", "--annotate", "noted.pdf").out)["findings"]
    assert PDF.read_bytes() == before
    with pdfplumber.open(tmp_path / "noted.pdf") as copy:
        said = "\n".join(note["contents"] for page in copy.pages for note in page.annots if note["contents"])
    assert found
    for number, each in enumerate(found, 1):
        severity = {"error": "Error", "warning": "Warning", "info": "Note"}[each["severity"]]
        assert f"{number}. {severity} {each['code']}: {each['message']}" in said


def test_a_draft_in_an_archive_is_annotated_and_a_whole_archive_is_not(tallybook, tmp_path):
    with zipfile.ZipFile(tmp_path / "drafts.zip", "w") as packed:
        packed.write(PDF, "q4.pdf")
    refused = tallybook("audit", "drafts.zip", "--annotate", "noted.pdf")
    assert refused.code == 2
    assert "drafts.zip: only a file can be annotated" in refused.err
    assert (
        "noted.pdf is a copy of drafts.zip/q4.pdf"
        in tallybook("audit", "drafts.zip/q4.pdf", "--annotate", "noted.pdf").err
    )
    assert (tmp_path / "noted.pdf").read_bytes().startswith(b"%PDF")


def test_a_word_draft_is_annotated(tallybook, tmp_path):
    draft = docx.Document(WORD)
    total = next(row for row in draft.tables[0].rows if row.cells[0].text == "Total")
    total.cells[1].paragraphs[0].runs[0].text = "9"
    draft.save(tmp_path / "draft.docx")
    run = tallybook("audit", "draft.docx", "--annotate", "noted.docx")
    assert run.code == 1
    assert "noted.docx is a copy of draft.docx" in run.err
    comments = docx.Document(tmp_path / "noted.docx").comments
    assert any("CNT001" in comment.text for comment in comments)


def test_a_locked_draft_is_annotated_with_its_password(tallybook, tmp_path):
    (tmp_path / "draft.pdf").write_bytes(hostile.locked("sesame", "owner"))
    assert tallybook("audit", "draft.pdf", "--annotate", "noted.pdf").code == 3
    assert not (tmp_path / "noted.pdf").exists()
    assert tallybook("audit", "draft.pdf", "--annotate", "noted.pdf", "--password", "sesame").code == 0
    with pdfplumber.open(io.BytesIO((tmp_path / "noted.pdf").read_bytes()), password="sesame") as copy:
        assert len(copy.pages) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{wrong}", "--annotate", "noted.pdf"], "only PDF and Word files can be annotated"),
        (["{pdf}", "--annotate", "noted.docx"], "is a .pdf file as well"),
        (["{pdf}", "--annotate", "noted.txt"], "a name that ends in .pdf or .docx"),
        (["--annotate", "noted.pdf"], "no FILE is named"),
        (["own.pdf", "--annotate", "./own.pdf"], "is a draft itself and is not overwritten"),
        (["{pdf}", "--annotate", "missing/noted.pdf"], "cannot be written"),
    ],
)
def test_what_cannot_be_annotated_is_said(tallybook, wrong, tmp_path, arguments, said):
    (tmp_path / "own.pdf").write_bytes(PDF.read_bytes())
    run = tallybook("audit", *(each.format(wrong=wrong, pdf=PDF) for each in arguments))
    assert run.code == 2
    assert said in run.err
    assert (tmp_path / "own.pdf").read_bytes() == PDF.read_bytes()
    assert not list(tmp_path.glob("noted*"))


def test_a_file_is_replaced_whole_and_keeps_its_rights(tmp_path):
    path = tmp_path / "out.txt"
    path.write_text("before")
    path.chmod(0o640)
    save(path, b"after")
    assert path.read_bytes() == b"after"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    (tmp_path / "link").symlink_to(path)
    save(tmp_path / "link", b"through")
    assert path.read_bytes() == b"through" and (tmp_path / "link").is_symlink()


def test_a_device_is_written_to_and_not_replaced():
    save(Path("/dev/null"), b"nothing")
    assert Path("/dev/null").is_char_device()


def test_what_cannot_be_written_is_a_fault_and_leaves_nothing(tmp_path):
    with pytest.raises(Fault, match="cannot be written"):
        save(tmp_path / "missing" / "out.txt", b"x")
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(Fault):
        save(folder, b"x")
    assert list(tmp_path.iterdir()) == [folder]
