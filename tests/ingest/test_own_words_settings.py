"""An organisation with words and a year of its own: what its settings say reaches every reader."""

import json

import pytest

from tests.extractors.drawn import Sheet, pdf

PLAN = """\
TOWN GARDENS PLAN 2024-27

Quarter {quarter} 2024/25 Report

Seed-bed\tHead gardener\tWeather\tHarvest by\tDiary
Dig over the long border by the wall\tA. Moss\tIn bloom\tQ3 2024/25\tHalf of it is dug.
Prune the old pear trees along the path\tB. Fern\t{weather}\tQ4 2024/25\tA saw was lent.
Mend the glass of the small fern house\tC. Reed\tGreen\tQ4 2024/25\tPanes are ordered.
"""
WORDS = """\
[reading]
year_start = "September"

[vocabulary.ratings]
"In bloom" = "on track"
"Wilting" = { state = "off track", status = "red" }
"Green" = "complete"

[vocabulary.columns]
"Seed-bed" = "action"
"Head gardener (initials)" = "lead"
"Weather" = "status"
"Harvest by" = "due"
"Diary" = "evidence"
"""


@pytest.fixture
def gardens(tmp_path):
    folder = tmp_path / "gardens"
    folder.mkdir()
    (folder / "q1.txt").write_text(PLAN.format(quarter=1, weather="In bloom"))
    (folder / "q2.txt").write_text(PLAN.format(quarter=2, weather="Wilting"))
    return folder


def rows(tallybook, *arguments):
    done = tallybook(*arguments, "--format", "json")
    assert done.code == 0, done.err
    return json.loads(done.out)


def told(rows):
    return [(row["lead"], row["status"], row["state"], row["due"], row["evidence"][:4]) for row in rows]


SECOND = [
    ("A. Moss", None, "on track", "Q3 2024/25", "Half"),
    ("B. Fern", "red", "off track", "Q4 2024/25", "A sa"),
    ("C. Reed", "green", "complete", "Q4 2024/25", "Pane"),
]


def test_one_look_reads_with_the_words_beside_the_file(tallybook, gardens, tmp_path):
    usual = rows(tallybook, "read", "gardens/q2.txt")
    assert not any(row.get("lead") for row in usual["actions"])
    (gardens / "tallybook.toml").write_text(WORDS)
    report = rows(tallybook, "read", "gardens/q2.txt")
    assert told(report["actions"]) == SECOND
    assert (report["report"]["period_start"], report["report"]["period"]) == ("2024-12-01", "2024-25 Q2")
    assert report["actions"][0]["due_start"] == "2025-03-01"
    (tmp_path / "other.toml").write_text("")
    assert rows(tallybook, "read", "gardens/q2.txt", "--config", "other.toml") == usual


def test_the_words_go_to_the_readers_of_a_run_and_a_reread_applies_new_ones(tallybook, gardens):
    first = tallybook("ingest", "gardens")
    assert first.code == 0, first.err
    (gardens / "tallybook.toml").write_text(WORDS)
    again = tallybook("ingest", "gardens")
    assert "2 unchanged files were read with other settings; --reread" in " ".join(again.out.split())
    reread = tallybook("ingest", "gardens", "--reread", "--jobs", "2")
    assert reread.code == 0, reread.err
    assert told(rows(tallybook, "actions", "--period", "2024-25 Q2")) == SECOND
    assert "other settings" not in tallybook("ingest", "gardens").out
    (gardens / "tallybook.toml").write_text(WORDS.replace("September", "October"))
    assert "other settings" in tallybook("ingest", "gardens").out


def test_the_gate_counts_by_these_words(tallybook, gardens):
    with (gardens / "q2.txt").open("a") as draft:
        draft.write("\nOf the 3 actions, 2 are complete and 1 is off track.\n")
    assert tallybook("audit", "gardens/q2.txt").code == 0
    (gardens / "tallybook.toml").write_text(WORDS)
    done = tallybook("audit", "gardens/q2.txt")
    assert done.code == 1, done.err
    assert "The text says 2 complete; the grid has 1." in " ".join(done.out.split())


def test_a_plan_has_words_of_its_own_beside_those_of_the_archive(tallybook, gardens, tmp_path):
    settings = WORDS + '[plans."Town Gardens Plan"]\nfiles = ["gardens/q1.txt"]\nyear_start = 1\n'
    settings += 'ratings = { "IN BLOOM" = "complete" }\n'
    (tmp_path / "tallybook.toml").write_text(settings)
    first, second = (rows(tallybook, "read", f"gardens/q{quarter}.txt") for quarter in (1, 2))
    assert [row["state"] for row in first["actions"]] == ["complete", "complete", "complete"]
    assert [row["state"] for row in second["actions"]] == ["on track", "off track", "complete"]
    assert (first["report"]["period_start"], second["report"]["period_start"]) == ("2024-01-01", "2024-12-01")
    assert {row["lead"] for row in first["actions"]} == {"A. Moss", "B. Fern", "C. Reed"}


def test_no_more_pages_are_read_than_the_settings_allow(tallybook, tmp_path):
    table = [("Ref", "Action", "RAG"), ("1", "Clear the lower lock", "G"), ("2", "Mend the towpath", "A")]
    sheets = [Sheet().text(50, 60, "Waterways plan 2024/25").grid(50, 100, (40, 130, 40), table) for _ in range(3)]
    (tmp_path / "plan.pdf").write_bytes(pdf(*sheets))
    (tmp_path / "tallybook.toml").write_text("[reading]\npages = 2\n")
    report = rows(tallybook, "read", "plan.pdf")
    assert {row["place"]["page"] for row in report["actions"]} == {1, 2}
    assert "only the first 2 were read" in str(report["problems"])
