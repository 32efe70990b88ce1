"""Whole reports of many organisations' habits: a truthful one gives no error, and one planted mistake is found.

Each file of ``whole_reports`` is invented and adds up; ``mistakes.toml`` changes one thing in one of them.
"""

import tomllib
from pathlib import Path

import pytest

from corpus.audit import Outcome, audit
from corpus.records import Case
from extractors.formats import extract
from extractors.layouts import read
from normalise.report import understand

FOLDER = Path(__file__).with_name("whole_reports")
REPORTS = sorted(path for path in FOLDER.iterdir() if path.suffix != ".toml")
MISTAKES = tomllib.loads((FOLDER / "mistakes.toml").read_text(encoding="utf-8"))["mistake"]


def audited(name: str, text: str) -> Outcome:
    return audit(Case(understand(read(extract(name, text.encode())))))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_truthful_report_gives_no_error(path: Path) -> None:
    outcome = audited(path.name, path.read_text(encoding="utf-8"))
    assert [finding.message for finding in outcome.findings if finding.severity == "error"] == []
    assert not [skip for skip in outcome.skipped if "the check failed" in skip.why]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: f"{mistake['report']}: {'/'.join(mistake['codes'])}")
def test_one_planted_mistake_is_found(mistake: dict[str, str]) -> None:
    text = (FOLDER / mistake["report"]).read_text(encoding="utf-8")
    assert text.count(mistake["printed"]) >= 1
    wrong = text.replace(mistake["printed"], mistake["mistaken"], 1)
    before = {finding.key for finding in audited(mistake["report"], text).findings}
    found = [finding for finding in audited(mistake["report"], wrong).findings if finding.key not in before]
    assert {finding.code for finding in found} & set(mistake["codes"])
