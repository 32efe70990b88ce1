"""The checks on real reports, from the file to the finding, against what was worked out by hand."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from corpus.audit import audit
from corpus.records import Case, Finding
from corpus.tie_out import companions
from extractors.formats import extract
from extractors.layouts import read
from extractors.printed import PrintedReport, Prose
from extractors.records import Place
from normalise.records import Report
from normalise.report import understand


@pytest.fixture(scope="module")
def seeds(shared: Path) -> dict[str, Report]:
    files = sorted((shared / "seeds").glob("*.txt"))
    return {path.name[:3]: understand(read(extract(path.name, path.read_bytes()))) for path in files}


def findings(reports: dict[str, Report], number: str) -> list[Finding]:
    report = reports[number]
    beside = companions(report, [other for other in reports.values() if other is not report])
    return list(audit(Case(report, companions=beside)).findings)


def rows(found: list[Finding], code: str) -> list[int]:
    messages = [finding.message for finding in found if finding.code == code]
    return [int(number) for message in messages for number in re.findall(r"^Row (\d+)", message)]


def test_every_contradiction_of_the_action_plan_and_no_other(seeds: dict[str, Report]) -> None:
    errors = [finding for finding in findings(seeds, "001") if finding.severity == "error"]
    cells = {
        (finding.key.split(" | ")[0], finding.stated, finding.counted) for finding in errors if finding.code == "CNT001"
    }
    assert cells == {
        ("Prevention", "5 amber", "6 amber"),
        ("Prevention", "5 green", "4 green"),
        ("Offender Management", "0 amber", "1 amber"),
        ("Offender Management", "6 green", "5 green"),
        ("Rehab & Resettlement", "1 amber", "0 amber"),
        ("total", "9 amber", "10 amber"),
        ("total", "23 green", "21 (22 with row 48) green"),
    }
    assert all(" | M | " in finding.key for finding in errors if finding.code == "CNT001")
    named = [finding.message for finding in errors if "Rehab & Resettlement | M" in finding.key]
    assert "likely cause is row 48" in named[0]
    labels = [finding for finding in errors if finding.code != "CNT001"]
    assert [(finding.code, "row 48" in finding.message) for finding in labels] == [("STA004", True)]


def test_the_warnings_of_the_action_plan(seeds: dict[str, Report]) -> None:
    found = [finding for finding in findings(seeds, "001") if finding.severity != "error"]
    assert Counter(finding.code for finding in found) == {"STA006": 5, "MIL002": 3, "CNT007": 1, "OWN001": 1}
    assert rows(found, "STA006") == [16, 42, 43, 45, 50]
    assert rows(found, "MIL002") == [9, 34, 34]
    assert sum("January 2017" in finding.message for finding in found) == 1
    carried = next(finding for finding in found if finding.code == "CNT007")
    assert (carried.stated, carried.counted) == ("9 carried forward", "8 rows marked")


def test_the_covering_report(seeds: dict[str, Report]) -> None:
    found = findings(seeds, "002")
    assert Counter(finding.code for finding in found) == {"PCT001": 1, "CNT006": 2}
    impossible = next(finding for finding in found if finding.code == "PCT001")
    assert "85% fits 45 of 53" in impossible.repair and "79.2%" in impossible.repair
    assert {finding.counted for finding in found if finding.code == "CNT006"} == {
        "grid 41; overview 42",
        "grid 12; overview 11",
    }


@pytest.mark.parametrize("number", ["000", "003", "004"])
def test_the_other_reports_contradict_nothing(seeds: dict[str, Report], number: str) -> None:
    assert not [finding for finding in findings(seeds, number) if finding.severity == "error"]


def test_no_check_fails_on_a_real_report(seeds: dict[str, Report]) -> None:
    skipped = [skip for report in seeds.values() for skip in audit(Case(report)).skipped]
    assert not [skip for skip in skipped if "the check failed" in skip.why]


def test_every_false_claim_in_prose_and_no_true_one(shared: Path) -> None:
    wrong, flagged = set(), set()
    for line in (shared / "real" / "prose_claims.jsonl").read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        if any(claim["arithmetic_ok"] is False and claim["kind"] != "cross" for claim in passage["claims"]):
            wrong.add(passage["id"])
        prose = (Prose(passage["text"], Place(line=1)),)
        printed = PrintedReport("committee report", passage["id"], passage["id"], "text", 1, prose=prose)
        if audit(Case(understand(printed))).findings:
            flagged.add(passage["id"])
    assert flagged == wrong
