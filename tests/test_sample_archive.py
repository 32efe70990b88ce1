"""The sample archive: printed from its plan, read back whole, and wrong only where mistakes were planted."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest

from examples.build import ARCHIVE, TWINS, reports
from examples.build_office import PDF, WORD, name_of, word_report
from examples.plan import ROWS
from extractors.formats import extract
from extractors.layouts import read
from extractors.records import Place
from normalise.report import understand
from tests.ingest.command import run_tallybook

ROOT = Path(__file__).resolve().parents[1]
PLANTED = {
    ("2024-25-q2-action-plan.txt", "CNT001"): 5,
    ("2024-25-q2-action-plan.txt", "CNT003"): 1,
    ("2024-25-q2-action-plan.txt", "CNT004"): 1,
    ("2024-25-q2-action-plan.txt", "MIL001"): 2,
    ("2024-25-q3-action-plan.md", "LIF001"): 1,
    ("2024-25-q3-action-plan.md", "MIL001"): 2,
    ("2024-25-q4-action-plan.pdf", "CNT007"): 1,
    ("2024-25-q4-action-plan.pdf", "MIL001"): 3,
    ("2024-25-q4-action-plan.pdf", "MIL002"): 1,
    ("2024-25-q4-action-plan.pdf", "STA001"): 1,
    ("2024-25-q4-action-plan.pdf", "STA002"): 1,
    ("2024-25-q4-action-plan.pdf", "STA006"): 1,
    ("2025-04-24-board-covering-report.txt", "CNT006"): 2,
    ("2025-04-24-board-covering-report.txt", "PCT001"): 1,
}


def tallybook(*words: object) -> str:
    """What the command prints."""
    done = run_tallybook(*words, cwd=ROOT)
    assert done.code == 0, done.err
    return str(done.out)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("sample") / "history.db"
    tallybook("ingest", ARCHIVE, "--db", database)
    return database


def test_the_archive_is_what_the_plan_prints() -> None:
    printed = [path for folder in (ARCHIVE, TWINS) for path in folder.iterdir() if path.suffix in (".txt", ".md")]
    assert {path: path.read_text("utf-8") for path in printed} == reports()


@pytest.mark.parametrize("quarter", WORD)
def test_the_word_files_are_what_the_plan_prints(quarter: str) -> None:
    def body(data: bytes) -> bytes:
        return zipfile.ZipFile(BytesIO(data)).read("word/document.xml")

    assert body((WORD[quarter] / name_of(quarter, ".docx")).read_bytes()) == body(word_report(quarter))


def records(path: Path) -> dict[str, object]:
    """Everything a report holds but where it stands, its prose, the furniture of its pages and the paint of its
    cells, which text has none of."""
    report = understand(read(extract(path.name, path.read_bytes())))
    assert report.problems == ()
    same = {name: getattr(report, name) for name in ("kind", "plan", "title", "organisation", "period", "as_at")}
    return same | {
        "key": [(entry.label, entry.meaning, entry.kind) for entry in report.key],
        "actions": [replace(action, place=Place(), parts=(), status_fill=None) for action in report.actions],
        "milestones": [replace(milestone, place=Place()) for milestone in report.milestones],
        "counts": [replace(count, place=Place()) for count in report.stated_counts],
    }


@pytest.mark.parametrize("quarter", WORD)
def test_text_word_and_pdf_of_one_report_give_the_same_records(quarter: str) -> None:
    text = records(TWINS / name_of(quarter, ".txt"))
    assert records(WORD[quarter] / name_of(quarter, ".docx")) == text
    assert records(PDF[quarter] / name_of(quarter, ".pdf")) == text
    assert text["actions"] and text["counts"] and text["key"]


@pytest.mark.parametrize("quarter", ROWS)
def test_every_action_of_a_quarter_comes_back_whole(quarter: str) -> None:
    (path,) = ARCHIVE.glob(f"*{quarter.lower()}-action-plan.*")
    report = understand(read(extract(path.name, path.read_bytes())))
    found = [(a.theme, a.ref, a.action, a.lead, a.due, a.status_printed, a.evidence or "") for a in report.actions]
    assert found == [(r.theme, r.ref, r.action, r.lead, r.due, r.rag, r.progress) for r in ROWS[quarter]]
    assert report.period is not None and report.period.label == f"2024-25 {quarter}"
    assert [a.carried_forward for a in report.actions] == ["c/f" in row.due for row in ROWS[quarter]]


def test_the_planted_mistakes_are_found_and_nothing_else(history: Path) -> None:
    found = json.loads(tallybook("audit", "--db", history, "--fail-on", "never", "--format", "json"))["findings"]
    assert Counter((Path(f["path"]).name, f["code"]) for f in found) == PLANTED


def test_an_action_is_followed_although_its_number_and_wording_change(history: Path) -> None:
    course = json.loads(tallybook("history", "licensed shared houses", "--db", history, "--format", "json"))
    assert [standing["ref"] for standing in course["standings"]] == ["2.1", "2.1", "3.1", "3.1"]
    assert course["action"]["reports"] == 4


def test_near_twins_are_not_taken_for_each_other(history: Path) -> None:
    for side in ("north", "south"):
        course = json.loads(
            tallybook("history", f"cameras at the {side} car park", "--db", history, "--format", "json")
        )
        assert {standing["action"].split()[-3] for standing in course["standings"]} == {side}
