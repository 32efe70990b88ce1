"""The gate before publication: exit codes, drafts beside a history, companions, selection."""

import json

import pytest

COUNTED = """\
BRIGHTER QUAYSIDE PLAN 2024-27

Quarter {quarter} 2024/25 Performance Report

Overview

Theme\tG\tA\tTotal
Clean Streets\t{green}\t1\t3
Total\t{green}\t1\t3

G\tOn track
A\tSome delay

Clean Streets
Ref\tAction\tLead\tDue\tRAG\tProgress
1\tRepaint the ferry shelters along the north quay\tHarbour Office\t31 March 2025\tG\tTwo are done.
2\tPlant forty lime trees beside the tram line\tParks Team\t30 March 2025\tG\tHoles dug at Tanner Row.
3\tTeach market traders to sort food waste\tWaste Forum\t31 January 2025\tA\tTwo sessions were held.
"""


@pytest.fixture
def clean(tmp_path):
    path = tmp_path / "clean.txt"
    path.write_text(COUNTED.format(quarter=1, green=2))
    return path


@pytest.fixture
def wrong(tmp_path):
    path = tmp_path / "wrong.txt"
    path.write_text(COUNTED.format(quarter=2, green=1))
    return path


def codes(run):
    return {finding["code"] for finding in json.loads(run.out)["findings"]}


def test_a_clean_draft_passes(tallybook, clean):
    run = tallybook("audit", clean)
    assert run.code == 0
    assert "Nothing found in 1 report" in run.out
    assert "Checks that had nothing to compare" in run.out


def test_a_wrong_sum_fails_and_shows_both_sides(tallybook, wrong):
    run = tallybook("audit", wrong)
    assert run.code == 1
    assert "CNT001" in run.out
    assert "stated:" in run.out
    assert "counted:" in run.out
    assert "line 8" in run.out


def test_json_has_findings_skipped_checks_and_a_summary(tallybook, wrong):
    whole = json.loads(tallybook("audit", wrong, "--format", "json").out)
    assert list(whole) == ["findings", "skipped", "summary"]
    assert whole["summary"]["reports"] == 1
    assert whole["summary"]["error"] == sum(one["severity"] == "error" for one in whole["findings"])
    assert {"rule", "why", "report", "lost"} == set(whole["skipped"][0])
    assert all(len(finding["fingerprint"]) == 16 for finding in whole["findings"])
    across = [skip for skip in whole["skipped"] if skip["rule"] == "LIF001"]
    assert len(across) == 1


def test_the_gate_may_be_set(tallybook, wrong):
    assert tallybook("audit", wrong, "--fail-on", "never").code == 0
    assert tallybook("audit", wrong, "--ignore", "CNT").code == 0
    assert tallybook("audit", wrong, "--select", "PCT,STA").code == 0
    assert codes(tallybook("audit", wrong, "--select", "cnt001", "--format", "json")) == {"CNT001"}


def test_a_warning_fails_only_if_asked(tallybook, clean):
    clean.write_text(clean.read_text().replace("Harbour Office", ""))
    assert tallybook("audit", clean).code == 0
    assert tallybook("audit", clean, "--fail-on", "warning").code == 1


def test_a_draft_is_compared_with_the_history_and_not_stored(tallybook, clean, tmp_path):
    assert tallybook("ingest", clean).code == 0
    draft = tmp_path / "draft.txt"
    lines = COUNTED.format(quarter=2, green=1).replace("\t3\n", "\t2\n").splitlines()
    draft.write_text("\n".join(line for line in lines if "lime trees" not in line) + "\n")
    alone = tallybook("audit", draft, "--format", "json", env={"TALLYBOOK_DB": ""}, cwd=tmp_path.parent)
    beside = tallybook("audit", draft, "--format", "json")
    assert "LIF001" not in codes(alone)
    assert "LIF001" in codes(beside)
    assert len(tallybook("reports", "--format", "jsonl").out.splitlines()) == 1


def test_drafts_are_compared_with_each_other(tallybook, clean, tmp_path):
    lines = COUNTED.format(quarter=2, green=1).replace("\t3\n", "\t2\n").splitlines()
    later = tmp_path / "later.txt"
    later.write_text("\n".join(line for line in lines if "lime trees" not in line) + "\n")
    assert "LIF001" in codes(tallybook("audit", clean, later, "--format", "json"))


def test_the_whole_history_is_checked_afresh_and_kept(tallybook, wrong, clean):
    assert tallybook("ingest", wrong, clean).code == 0
    run = tallybook("audit", "--format", "json")
    assert run.code == 1
    assert "CNT001" in codes(run)
    assert {finding["report_id"] for finding in json.loads(run.out)["findings"]} == {1}
    assert tallybook("audit", "--plan", "Brighter Quayside Plan 2024-27").code == 1
    assert tallybook("audit", "--plan", "Nothing").code == 2


def test_a_covering_report_and_its_plan_are_companions(tallybook, clean, tmp_path):
    covering = tmp_path / "covering.txt"
    covering.write_text(
        "BRIGHTER QUAYSIDE PLAN 2024-27\n\nCovering report, Quarter 1 2024/25\n\n"
        "1. Of the 3 actions in the plan, 1 is on track and 2 have some delay.\n"
    )
    assert "CNT006" not in codes(tallybook("audit", covering, "--format", "json"))
    assert "CNT006" in codes(tallybook("audit", covering, clean, "--format", "json"))
