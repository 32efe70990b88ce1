"""What a run of the gate writes never takes the place of what it reads, not even where it fails."""

import shutil
import zipfile

import pytest

from tests.ingest.checking import PLAN


@pytest.fixture
def office(tmp_path, history):
    """A folder of drafts, a zip archive of them, a baseline, settings and a history; what each of them holds."""
    (tmp_path / "drafts").mkdir()
    for name in ("drafts/q2.txt", "draft.txt"):
        (tmp_path / name).write_text(PLAN)
    with zipfile.ZipFile(tmp_path / "drafts.zip", "w") as packed:
        packed.writestr("q2.txt", PLAN)
    (tmp_path / "known.json").write_text('{"findings": []}')
    (tmp_path / "own.toml").write_text("[audit]\n")
    (tmp_path / "link.txt").symlink_to("draft.txt")
    return {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and "kept" not in path.name}


@pytest.mark.parametrize(
    "arguments",
    [
        "draft.txt -o draft.txt",
        "draft.txt -o ./drafts/../draft.txt",
        "draft.txt -o link.txt",
        "missing.txt draft.txt --format sarif -o draft.txt",
        "drafts -o drafts/q2.txt",
        "drafts.zip -o drafts.zip",
        "drafts.zip/q2.txt -o drafts.zip",
        "draft.txt --db kept.db -o kept.db",
        "draft.txt --config own.toml -o own.toml",
        "draft.txt --baseline known.json -o known.json",
        "draft.txt --write-baseline new.json -o new.json",
        "draft.txt -o noted.pdf --annotate noted.pdf",
    ],
)
def test_what_is_read_or_written_otherwise_is_not_overwritten(tallybook, office, tmp_path, arguments):
    run = tallybook("audit", *arguments.split())
    assert run.code == 2
    assert "is not overwritten" in run.err
    assert {path: path.read_bytes() for path in office} == office
    assert not list(tmp_path.glob("n*"))


def test_findings_may_stand_beside_the_drafts_and_are_written_anew(tallybook, office, tmp_path):
    for _ in range(2):
        assert tallybook("audit", "drafts", "--format", "json", "-o", "drafts/findings.json").code == 1
    assert tallybook("audit", "draft.txt", "-o", "/dev/stdout").code == 1
    shutil.copy(tmp_path / "known.json", tmp_path / "more.json")
    assert tallybook("audit", "draft.txt", "--baseline", "more.json", "--write-baseline", "more.json").code == 0


def test_a_draft_to_annotate_that_is_not_there_is_said_so(tallybook):
    run = tallybook("audit", "missing.pdf", "--annotate", "noted.pdf")
    assert run.code == 2
    assert "missing.pdf: there is no such file" in run.err
