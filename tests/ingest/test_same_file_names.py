"""Two reports of one plan whose files have the same name, in different folders: each quote says which one it is from."""

import json
from pathlib import Path

import pytest

from extractors.records import Place
from ingest.auditing import check_drafts
from ingest.marks import quotes_in
from ingest.rendering.entries import other_quotes
from tests.ingest.checking import PLAN

EARLIER, LATER = "q1/report.txt", "q2/report.txt"


@pytest.fixture
def two(tmp_path: Path) -> Path:
    for name, quarter, rating in ((EARLIER, "Quarter 1", "B"), (LATER, "Quarter 2", "A")):
        text = PLAN.replace("Quarter 2", quarter).replace("A\tSome delay", "A\tSome delay\nB\tComplete")
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text(text.replace("\tG\tHoles dug", f"\t{rating}\tHoles dug"))
    return tmp_path


def test_each_form_names_the_file_that_a_quote_is_from(tallybook, two):
    found = json.loads(tallybook("audit", EARLIER, LATER, "--select", "STA001", "--format", "json").out)["findings"]
    [reopened] = found
    assert reopened["path"] == LATER
    assert [quote["report"] for quote in reopened["quotes"][:2]] == [LATER, EARLIER]
    assert len({quote["sha256"] for quote in reopened["quotes"]}) == 2
    text = tallybook("audit", EARLIER, LATER, "--select", "STA001").out
    assert "q1/report.txt, line" in text.replace("\n", " ")
    sarif = json.loads(tallybook("audit", EARLIER, LATER, "--select", "STA001", "--format", "sarif").out)
    [result] = sarif["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == LATER
    related = [place["physicalLocation"]["artifactLocation"]["uri"] for place in result["relatedLocations"]]
    assert related[0] == EARLIER
    page = tallybook("audit", EARLIER, LATER, "--select", "STA001", "--format", "html").out
    assert "q1/report.txt, line" in page


def test_a_history_knows_the_files_apart(tallybook, two):
    assert tallybook("ingest", EARLIER, LATER, "--jobs", "1").code == 0
    [stored] = json.loads(tallybook("audit", "--db", "history.db", "--select", "STA001", "--format", "json").out)[
        "findings"
    ]
    assert [Path(quote["report"]).as_posix()[-len(LATER) :] for quote in stored["quotes"][:2]] == [LATER, EARLIER]
    (two / LATER).write_text((two / LATER).read_text() + "\n")
    [beside] = json.loads(
        tallybook("audit", LATER, "--db", "history.db", "--select", "STA001", "--format", "json").out
    )["findings"]
    assert [Path(quote["report"]).as_posix()[-len(LATER) :] for quote in beside["quotes"][:2]] == [LATER, EARLIER]


def test_only_what_a_report_says_itself_is_marked_in_it(two):
    earlier, later = check_drafts([two / EARLIER, two / LATER])
    [reopened] = [finding for finding in later.findings if finding.code == "STA001"]
    assert earlier.report.name == later.report.name
    own = [quote.text for _, quote in quotes_in(reopened, later.report)]
    beside = [quote.text for quote in other_quotes(reopened, later.report) if quote.sha256 == earlier.report.sha256]
    assert beside and not set(beside) & set(own)
    assert all(isinstance(quote.place, Place) for _, quote in quotes_in(reopened, later.report))
