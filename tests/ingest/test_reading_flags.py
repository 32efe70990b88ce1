"""Flags outrank the settings file, and the file outranks the defaults: what a run reads of files and archives."""

import json
import zipfile

import pytest

from tests.ingest import hostile
from tests.ingest.conftest import PLAN


def report(quarter=1):
    return PLAN.format(quarter=quarter, status="G", evidence="Shelters are being painted.")


def told(run):
    """Of each file of a run its outcome and cause."""
    events = [json.loads(line) for line in run.out.splitlines()]
    return {
        event["path"].rpartition("/")[2]: (event.get("outcome", "skipped"), event["cause"] or "")
        for event in events
        if event["event"] in ("file", "skipped") and not event["path"].endswith(".toml")
    }


@pytest.fixture
def ingest(tallybook, tmp_path):
    """Read ``archive`` with these settings of reading and these flags, into a history of its own."""
    (tmp_path / "archive").mkdir()
    histories = iter(range(99))

    def run(settings, *flags):
        (tmp_path / "archive/tallybook.toml").write_text(f"[reading]\n{settings}\n")
        return told(tallybook("ingest", "archive", "--db", f"{next(histories)}.db", "--json-log", "-", *flags))

    return run


def pack(path, entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in entries.items():
            packed.writestr(name, data)


def test_the_files_of_an_archive(ingest, tmp_path):
    pack(tmp_path / "archive/old.zip", {"q1.txt": report(1), "q2.txt": report(2)})
    assert set(ingest("")) == {"q1.txt", "q2.txt"}
    assert "holds 2 files, more than the 1" in ingest("max_entries = 1")["old.zip"][1]
    assert set(ingest("max_entries = 1", "--max-entries", 2)) == {"q1.txt", "q2.txt"}


def test_what_an_entry_unpacks_to_also_in_the_process_that_reads(ingest, tmp_path):
    pack(tmp_path / "archive/old.zip", {"q1.txt": report(1), "blank.txt": b" " * (17 * 2**20)})
    assert "would unpack to 17 MB" in ingest("")["blank.txt"][1]
    assert "only blank space" in ingest("max_ratio = 5000")["blank.txt"][1]
    assert "would unpack to 17 MB" in ingest("max_ratio = 5000", "--max-ratio", 400)["blank.txt"][1]


def test_the_size_of_a_file(ingest, tmp_path):
    (tmp_path / "archive/blank.txt").write_bytes(b" " * (2 * 2**20))
    (tmp_path / "archive/q1.txt").write_text(report())
    assert "2 MB is more than a report can have (1 MB)" in ingest("max_size = 1")["blank.txt"][1]
    assert "only blank space" in ingest("max_size = 1", "--max-size", 3)["blank.txt"][1]


def test_the_pages_of_a_file(ingest, tallybook, tmp_path):
    (tmp_path / "archive/long.pdf").write_bytes(hostile.several_pages(6))
    assert ingest("")["long.pdf"][0] == "stored"
    assert ingest("pages = 2")["long.pdf"][0] == "partial"
    assert ingest("pages = 2", "--max-pages", 6)["long.pdf"][0] == "stored"
    read = json.loads(tallybook("read", "archive/long.pdf", "--max-pages", 4, "--format", "json").out)
    assert "4" in read["problems"][0]["text"]


def test_the_start_of_the_year(ingest, tallybook, tmp_path):
    (tmp_path / "archive/q1.txt").write_text(report())
    ingest("")
    ingest('year_start = "September"')
    ingest('year_start = "September"', "--year-start", "oct")
    # and of a plan that has a start of its own
    ingest('[plans."Brighter Quayside"]\nfiles = ["*"]\nyear_start = 9', "--year-start", "10")
    starts = [
        json.loads(tallybook("reports", "--db", f"{number}.db", "--format", "jsonl").out)["period_start"]
        for number in range(4)
    ]
    assert starts == ["2024-04-01", "2024-09-01", "2024-10-01", "2024-10-01"]


def test_what_is_left_out(ingest, tmp_path):
    for folder in ("drafts", "2019/old", "2020/old"):
        (tmp_path / "archive" / folder).mkdir(parents=True)
        (tmp_path / "archive" / folder / f"in {folder.replace('/', ' ')}.txt").write_text(report())
    (tmp_path / "archive/q1.txt").write_text(report())
    (tmp_path / "archive/q1-copy.txt").write_text(report())
    pack(tmp_path / "archive/old.zip", {"drafts/d.txt": report(2), "q2.txt": report(2)})
    found = ingest('exclude = ["drafts", "2019/old"]', "--exclude", "*-copy.*")
    assert {name for name, (outcome, _) in found.items() if outcome != "skipped"} == {
        "in 2020 old.txt",
        "q1.txt",
        "q2.txt",
    }
    why = {name: why for name, (outcome, why) in found.items() if outcome == "skipped"}
    # a folder is left out as one
    assert why == {
        "d.txt": "excluded by “drafts”",
        "drafts": "excluded by “drafts”",
        "old": "excluded by “2019/old”",
        "q1-copy.txt": "excluded by “*-copy.*”",
    }


def test_what_is_left_out_although_it_is_named_or_listed(tallybook, archive):
    (archive / "drafts").mkdir()
    (archive / "drafts/d.txt").write_text(report(3))
    listed = tallybook("ingest", "-", "--exclude", "drafts", input=b"archive/drafts/d.txt\narchive/q1.txt\n")
    assert "skipped    archive/drafts/d.txt  excluded by “drafts”" in listed.out
    assert "1 stored" in listed.out
    named = tallybook("ingest", "archive/drafts/d.txt", "--exclude", "d.*")
    assert (named.code, "no reports found" in named.err) == (2, True)
    audited = json.loads(tallybook("audit", "archive", "--exclude", "drafts", "--format", "json").out)
    assert audited["summary"]["reports"] == 2


@pytest.mark.parametrize(
    ("flag", "value", "words"),
    [
        ("--timeout", "nan", "no number of seconds"),
        ("--timeout", "inf", "no number of seconds"),
        ("--wait", "nan", "no number of seconds"),
        ("--year-start", "Smarch", "no month"),
        ("--max-memory", "12", "x>=256"),
        ("--max-entries", "0", "x>=1"),
        ("--max-pages", "x", "--max-pages"),
    ],
)
def test_a_flag_that_means_nothing_is_refused(tallybook, archive, flag, value, words):
    run = tallybook("ingest", "archive", flag, value)
    assert (run.code, words in run.err) == (2, True)
