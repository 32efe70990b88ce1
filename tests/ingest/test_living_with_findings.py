"""Living with findings: suppressions, the baseline, the project's severities, as a performance officer uses them."""

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date, timedelta

import pytest

from tests.ingest.test_audit_verb import COUNTED

QUARTERS = {1: "2", 2: "1", 3: "1"}  # greens that the overview states; two is the truth
YESTERDAY = date.today() - timedelta(days=1)
TOMORROW = date.today() + timedelta(days=1)


@pytest.fixture
def archive(tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    for quarter, green in QUARTERS.items():
        (folder / f"q{quarter}.txt").write_text(COUNTED.format(quarter=quarter, green=green))
    return folder


@pytest.fixture
def draft(archive):
    return archive / "q2.txt"


def audited(tallybook, *words):
    run = tallybook("audit", *words, "--format", "json")
    assert run.out, run.err
    return run.code, json.loads(run.out)


def found(tallybook, *words):
    return audited(tallybook, *words)[1]["findings"]


def errors(findings):
    return [each for each in findings if each["severity"] == "error"]


def suppress_block(finding, **changes):
    lines = {"fingerprint": finding["fingerprint"], "why": "The note explains it.", "by": "R. Osei", **changes}
    return "[[suppress]]\n" + "".join(f'{name} = "{value}"\n' for name, value in lines.items() if value) + "\n"


class TestSuppressionsInTheFile:
    def test_one_is_counted_and_does_not_fail_the_gate(self, tallybook, archive, draft):
        findings = errors(found(tallybook, draft))
        assert findings
        (archive / "tallybook.toml").write_text("".join(map(suppress_block, findings)))
        code, whole = audited(tallybook, draft)
        assert code == 0
        assert errors(whole["findings"]) == []
        assert whole["summary"]["suppressed"] == len(findings)
        assert whole["summary"]["settings"].endswith("tallybook.toml")
        shown = [each for each in found(tallybook, draft, "--show-suppressed") if each["suppressed_because"]]
        assert len(shown) == len(findings)
        assert "The note explains it. (R. Osei)" in shown[0]["suppressed_because"]
        text = tallybook("audit", draft)
        assert f"{len(findings)} findings suppressed" in text.out
        assert findings[0]["message"] not in " ".join(text.out.split())

    def test_by_hand(self, tallybook, archive, draft):
        finding = next(each for each in found(tallybook, draft) if each["code"] == "CNT001")
        by_hand = suppress_block(
            finding, fingerprint="", code="cnt001", plan=finding["plan"].upper(), subject="Clean Streets*"
        )
        (archive / ".tallybook.toml").write_text(by_hand)
        left = [each["subject"] for each in found(tallybook, draft) if each["code"] == "CNT001"]
        assert all(not subject.startswith("Clean Streets") for subject in left)
        assert audited(tallybook, draft)[1]["summary"]["suppressed"] >= 1

    def test_its_last_day_is_its_last(self, tallybook, archive, draft):
        findings = errors(found(tallybook, draft))
        (archive / "tallybook.toml").write_text(suppress_block(findings[0], until=YESTERDAY))
        code, whole = audited(tallybook, draft)
        assert code == 1
        assert whole["summary"]["suppressed"] == 0
        [stale] = [each for each in whole["findings"] if each["code"] == "SUP001"]
        assert (stale["severity"], stale["place"]["line"]) == ("warning", 1)
        assert stale["path"].endswith("tallybook.toml")
        assert str(YESTERDAY) in stale["message"]
        (archive / "tallybook.toml").write_text(suppress_block(findings[0], until=date.today()))
        assert "SUP001" not in {each["code"] for each in found(tallybook, draft)}

    def test_a_stale_one_is_named_only_where_everything_was_checked(self, tallybook, archive, draft):
        findings = errors(found(tallybook, archive))
        mended = next(each for each in findings if each["path"].endswith("q2.txt") and each["code"] == "CNT001")
        full = suppress_block(mended, code="CNT001", plan=mended["plan"], period=mended["period"])
        (archive / "tallybook.toml").write_text(full)
        draft.write_text(COUNTED.format(quarter=2, green=2))

        def stale(*words):
            return [each for each in found(tallybook, *words) if each["code"] == "SUP001"]

        assert len(stale(archive)) == 1
        assert stale(archive, "--ignore", "CNT001") == []
        assert stale(archive, "--ignore", "SUP001") == []
        assert stale(draft) == []
        (archive / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
        assert stale(archive) == []
        (archive / "broken.pdf").unlink()
        draft.unlink()
        assert stale(archive) == []

    def test_the_history_keeps_the_reason(self, tallybook, archive, tmp_path):
        assert tallybook("ingest", archive).code == 0
        findings = errors(found(tallybook))
        (archive / "tallybook.toml").write_text(suppress_block(findings[0]))
        code, whole = audited(tallybook)
        assert (code, whole["summary"]["suppressed"]) == (1, 1)
        with closing(sqlite3.connect(tmp_path / "history.db")) as db:
            reasons = dict(db.execute("SELECT fingerprint, suppressed_because FROM findings"))
        assert reasons.pop(findings[0]["fingerprint"]) == "The note explains it."
        assert set(reasons.values()) == {None}


class TestSuppressionsInTheHistory:
    @pytest.fixture(autouse=True)
    def ingested(self, tallybook, archive):
        assert tallybook("ingest", archive).code == 0

    def test_one_is_added_listed_and_removed(self, tallybook, draft):
        findings = errors(found(tallybook))
        for finding in findings:
            run = tallybook("suppress", finding["fingerprint"][:10], "--why", "agreed", "--by", "R. Osei")
            assert run.code == 0, run.err
        assert audited(tallybook)[0] == 0
        assert audited(tallybook, draft)[0] == 0
        listed = json.loads(tallybook("suppress", "list", "--format", "json").out)
        assert [each["fingerprint"] for each in listed] == [each["fingerprint"] for each in findings]
        assert {(each["by"], each["why"], each["state"]) for each in listed} == {("R. Osei", "agreed", "in force")}
        assert listed[0]["about"] == findings[0]["message"]
        assert tallybook("suppress", "remove", "1", "--by", "J. Tan").code == 0
        assert audited(tallybook)[0] == 1
        assert len(json.loads(tallybook("suppress", "list", "--format", "json").out)) == len(findings) - 1
        first = json.loads(tallybook("suppress", "list", "--revoked", "--format", "json").out)[0]
        assert (first["state"], first["revoked_by"]) == ("taken back", "J. Tan")

    def test_a_mended_report_leaves_it_stale(self, tallybook, draft):
        mark = next(each["fingerprint"] for each in errors(found(tallybook)) if each["path"].endswith("q2.txt"))
        assert tallybook("suppress", mark, "--why", "agreed", "--by", "R. Osei").code == 0
        assert "SUP001" not in {each["code"] for each in found(tallybook)}
        draft.write_text(COUNTED.format(quarter=2, green=2))
        assert tallybook("ingest", draft).code == 0
        [stale] = [each for each in found(tallybook) if each["code"] == "SUP001"]
        assert "fits no finding" in stale["message"]

    @pytest.mark.parametrize(
        ("words", "cause"),
        [
            (["add", "beef"], "--why"),
            (["beef", "--why", "w"], "holds no finding “beef”"),
            (["ab", "--why", "w"], "holds no finding “ab”"),
            (["ab", "--why", "w"], "at least 4 of its digits"),
            (["00aa11bb22cc33dd", "--why", " "], "no reason"),
            (["00aa11bb22cc33dd", "--why", "w", "--until", str(YESTERDAY)], "is over"),
            (["00aa11bb22cc33dd", "--why", "w", "--until", "soon"], "--until"),
            (["remove", "7"], "no suppression 7"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, tallybook, words, cause):
        run = tallybook("suppress", *words)
        assert run.code == 2
        assert cause in run.err
        assert "no suppressions" in tallybook("suppress", "list").out

    def test_one_for_a_draft_needs_all_its_digits(self, tallybook):
        run = tallybook("suppress", "00aa11bb22cc33dd", "--why", "w", "--until", str(TOMORROW))
        assert run.code == 0
        assert "holds for drafts" in run.out


class TestBaseline:
    def test_only_new_findings_fail(self, tallybook, archive, tmp_path):
        assert audited(tallybook, archive)[0] == 1
        assert audited(tallybook, archive, "--write-baseline", "known.json")[0] == 0
        kept = (tmp_path / "known.json").read_text()
        code, whole = audited(tallybook, archive, "--baseline", "known.json")
        assert code == 0
        assert whole["summary"]["known"] == len(json.loads(kept)["findings"]) > 0
        assert {each["known"] for each in whole["findings"]} == {True}
        (archive / "q1.txt").write_text(COUNTED.format(quarter=1, green=1))
        code, whole = audited(tallybook, archive, "--baseline", "known.json")
        assert code == 1
        assert {each["path"][-6:] for each in whole["findings"] if not each["known"]} == {"q1.txt"}
        assert (tmp_path / "known.json").read_text() == kept

    def test_what_is_gone_is_counted_and_leaves_with_the_next_one(self, tallybook, archive):
        known = archive / "known.json"
        audited(tallybook, archive, "--write-baseline", known)
        held = len(json.loads(known.read_text())["findings"])
        (archive / "q2.txt").write_text(COUNTED.format(quarter=2, green=2))
        whole = audited(tallybook, archive, "--baseline", known)[1]
        gone = whole["summary"]["gone"]
        assert gone == held - whole["summary"]["known"] > 0
        assert f"{gone} findings of the baseline" in tallybook("audit", archive, "--baseline", known).out
        assert audited(tallybook, archive / "q2.txt", "--baseline", known)[1]["summary"]["gone"] == 0
        assert f"0 new, {gone} gone" in tallybook("audit", archive, "--write-baseline", known).err
        assert len(json.loads(known.read_text())["findings"]) == held - gone

    def test_a_run_over_a_part_takes_nothing_out(self, tallybook, archive):
        known = archive / "known.json"
        audited(tallybook, archive, "--write-baseline", known)
        before = known.read_text()
        audited(tallybook, archive / "q1.txt", "--write-baseline", known)
        assert known.read_text() == before

    def test_the_settings_file_may_name_it(self, tallybook, archive):
        (archive / "tallybook.toml").write_text('[audit]\nbaseline = "known.json"\n')
        run = tallybook("audit", archive)
        assert run.code == 2
        assert "there is no such baseline" in run.err
        assert audited(tallybook, archive, "--write-baseline", archive / "known.json")[0] == 0
        assert audited(tallybook, archive)[0] == 0

    def test_a_baseline_that_is_none_is_refused(self, tallybook, draft, tmp_path):
        (tmp_path / "known.json").write_text("{\n")
        run = tallybook("audit", draft, "--baseline", "known.json")
        assert run.code == 2
        assert "known.json is no baseline" in run.err


class TestTheProjectsOwnWay:
    def test_severity(self, tallybook, archive, draft):
        settings = archive / "tallybook.toml"
        settings.write_text('[audit.severity]\nCNT001 = "info"\nCNT004 = "off"\nCNT003 = "warning"\n')
        code, whole = audited(tallybook, draft)
        assert code == 0
        assert {(each["code"], each["severity"]) for each in whole["findings"]} >= {("CNT001", "info")}
        assert "CNT004" in whole["summary"]["left_out"]
        assert {"rule": "CNT004", "why": "left out by the choice of checks", "lost": False, "report": None} in whole[
            "skipped"
        ]
        assert audited(tallybook, draft, "--fail-on", "warning")[0] == 1
        settings.write_text('[audit]\nfail_on = "never"\n')
        assert audited(tallybook, draft)[0] == 0
        assert audited(tallybook, draft, "--fail-on", "error")[0] == 1

    def test_what_is_selected_by_name_outranks_the_file(self, tallybook, archive, draft):
        (archive / "tallybook.toml").write_text('[audit]\nignore = ["CNT"]\n')
        code, whole = audited(tallybook, draft)
        assert (code, errors(whole["findings"])) == (0, [])
        assert {each["code"] for each in found(tallybook, draft, "--select", "CNT001")} == {"CNT001"}
        text = tallybook("audit", draft)
        assert "Checks left out: CNT001" in text.out

    def test_another_file_may_be_named(self, tallybook, archive, draft, tmp_path):
        (archive / "tallybook.toml").write_text('[audit]\nfail_on = "never"\n')
        (tmp_path / "strict.toml").write_text('[audit]\nfail_on = "warning"\n')
        assert audited(tallybook, draft)[0] == 0
        assert audited(tallybook, draft, "--config", "strict.toml")[0] == 1
        assert tallybook("audit", draft, "--config", "none.toml").code == 2

    def test_a_mistake_in_it_stops_the_run_before_anything(self, tallybook, archive):
        (archive / "tallybook.toml").write_text("[audit]\nfailon = 3\n")
        for words in (["audit", archive], ["ingest", archive]):
            run = tallybook(*words)
            assert run.code == 2
            assert "tallybook.toml, line 2: " in run.err
            assert "did you mean “fail_on”?" in run.err

    def test_folders_belong_to_plans(self, tallybook, archive):
        (archive / "tallybook.toml").write_text('[plans]\n"The Quay" = ["q[12].txt"]\n"Streets" = ["q3*"]\n')
        assert {each["plan"] for each in found(tallybook, archive)} == {"The Quay", "Streets"}
        assert tallybook("ingest", archive).code == 0
        rows = [json.loads(line) for line in tallybook("reports", "--format", "jsonl").out.splitlines()]
        assert {row["path"][-6:]: row["plan"] for row in rows} == {
            "q1.txt": "The Quay",
            "q2.txt": "The Quay",
            "q3.txt": "Streets",
        }
        (archive / "tallybook.toml").write_text('[plans]\n"The Quay" = ["*"]\n')
        assert tallybook("ingest", archive).code == 0
        rows = [json.loads(line) for line in tallybook("reports", "--format", "jsonl").out.splitlines()]
        assert {row["plan"] for row in rows} == {"The Quay"}

    def test_a_copy_in_the_folder_of_another_plan_stays_with_the_first(self, tallybook, archive):
        for folder in ("quay", "streets"):
            (archive / folder).mkdir()
            shutil.copy(archive / "q1.txt", archive / folder)
        settings = '[plans]\n"The Quay" = ["quay"]\n"Streets" = ["streets"]\n'
        (archive / "tallybook.toml").write_text(settings)

        def plans():
            rows = tallybook("reports", "--format", "jsonl").out.splitlines()
            return [json.loads(row)["plan"] for row in rows]

        first, again = (tallybook("ingest", archive / "quay", archive / "streets") for _ in range(2))
        assert "1 stored, 1 unchanged" in first.out
        assert "2 unchanged" in again.out
        assert plans() == ["The Quay"]
        (archive / "quay" / "q1.txt").unlink()
        assert "1 stored" in tallybook("ingest", archive / "streets").out
        assert plans() == ["Streets"]

    def test_limits(self, tallybook, archive, draft):
        (archive / "tallybook.toml").write_text("[reading]\ntimeout = 60\nmax_memory = 256\n")
        assert tallybook("audit", draft, "--max-memory", "1024", "--fail-on", "never").code == 0

    def test_init_writes_one_and_overwrites_none(self, tallybook, archive, draft):
        assert tallybook("init", archive).code == 0
        written = (archive / "tallybook.toml").read_text()
        assert audited(tallybook, draft)[0] == 1
        again = tallybook("init", archive)
        assert again.code == 2
        assert "is there already" in again.err
        assert (archive / "tallybook.toml").read_text() == written
        assert tallybook("init", "nowhere").code == 2
        shutil.move(archive / "tallybook.toml", archive / ".tallybook.toml")
        assert tallybook("init", archive).code == 2

    def test_what_init_writes_can_be_used(self, tallybook, archive, draft):
        assert tallybook("init", archive).code == 0
        path = archive / "tallybook.toml"
        lines = path.read_text().splitlines()
        path.write_text("\n".join(line[1:] if line[:1] == "#" and line[1:2] != " " else line for line in lines))
        (archive / "known-findings.json").write_text('{"findings": []}')
        run = tallybook("audit", draft)
        assert run.code == 1, run.err
        assert "STA006" in run.out


class TestDrafts:
    def test_a_folder_means_all_reports_in_it(self, tallybook, archive):
        (archive / "older").mkdir()
        shutil.move(archive / "q3.txt", archive / "older" / "q3.txt")
        assert audited(tallybook, archive)[1]["summary"]["reports"] == 3

    def test_standard_input(self, tallybook, draft):
        run = tallybook("audit", "-", "--format", "json", input=draft.read_bytes())
        assert run.code == 1
        assert {each["path"] for each in json.loads(run.out)["findings"]} == {"-"}
        assert tallybook("audit", "-", input=b"").code == 3

    def test_one_that_cannot_be_read_costs_only_itself(self, tallybook, archive, tmp_path):
        (archive / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
        code, whole = audited(tallybook, archive / "broken.pdf", archive / "q1.txt")
        assert code == 3
        assert whole["summary"]["reports"] == 1
        [unread] = whole["summary"]["unread"]
        assert unread["path"].endswith("broken.pdf")
        run = tallybook("audit", archive)
        assert run.code == 1
        assert "broken.pdf" in run.err
        assert "Not checked: " in run.out
        assert tallybook("audit", archive, "--fail-on", "never").code == 3
        assert tallybook("audit", archive / "broken.pdf").code == 3

    def test_store_keeps_the_drafts_once_they_are_checked(self, tallybook, archive, tmp_path):
        assert tallybook("audit", archive / "q1.txt", "--store").code == 0
        run = tallybook("audit", archive / "q2.txt", "--store")
        assert run.code == 1
        assert "stored" in run.err
        rows = [json.loads(line) for line in tallybook("reports", "--format", "jsonl").out.splitlines()]
        assert len(rows) == 2
        assert "1 same" not in run.out
        assert len(tallybook("links", "--format", "jsonl").out.splitlines()) == 3
        assert audited(tallybook)[0] == 1

    def test_store_begins_a_history_where_there_is_none(self, tallybook, archive):
        assert tallybook("audit", archive / "q1.txt", "--db", "new.db").code == 4
        assert tallybook("audit", archive / "q1.txt", "--store", "--db", "new.db").code == 0
        assert len(tallybook("reports", "--format", "jsonl", "--db", "new.db").out.splitlines()) == 1

    def test_store_needs_files(self, tallybook, draft):
        assert tallybook("audit", "--store").code == 2
        assert tallybook("audit", "-", "--store", input=draft.read_bytes()).code == 2
