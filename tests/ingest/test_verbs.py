"""Every verb answers, in every format, as the contract says."""

import csv
import io
import json
import signal

import pytest

from ingest.commands import tallybook as group
from tests.ingest.command import start

VERBS = ["ingest", "read", "reports", "actions", "history", "milestones", "search", "links", "link", "audit"]


def records(run):
    assert run.code == 0, run.err
    return json.loads(run.out)


def all_verbs():
    found = {name: group.get_command(None, name) for name in group.list_commands(None)}
    groups = {name: found.pop(name) for name in ("link", "suppress")}
    inner = {f"{group} {name}": one for group, whole in groups.items() for name, one in whole.commands.items()}
    return {**found, **inner}


def test_the_verbs_are_those_of_the_contract():
    assert set(group.list_commands(None)) == {*VERBS, "retry", "merge", "suppress", "rules", "explain", "init"}


@pytest.mark.parametrize("name", all_verbs())
def test_each_verb_has_help_and_a_real_example(name):
    command = all_verbs()[name]
    assert command.help
    example = command.epilog.strip().splitlines()[-1].strip()
    assert example.startswith(f"tallybook {name}")
    options = {option for parameter in command.params for option in parameter.opts}
    assert "--debug" in options
    if name not in ("read", "rules", "explain", "init"):
        assert "--db" in options


@pytest.mark.parametrize("name", all_verbs())
def test_each_example_is_accepted(name):
    import shlex

    words = shlex.split(all_verbs()[name].epilog.strip().splitlines()[-1])[1:]
    command = all_verbs()[name]
    command.make_context(name, words[len(name.split()) :])


@pytest.mark.parametrize(
    "verb",
    [
        ["reports"],
        ["actions"],
        ["milestones"],
        ["links"],
        ["search", "quay"],
        ["history", "lime trees"],
        ["link", "list"],
        ["suppress", "list"],
        ["rules"],
    ],
    ids=" ".join,
)
def test_every_format_of_every_verb_that_prints_records(tallybook, history, verb):
    db = [] if verb == ["rules"] else ["--db", history]
    whole = json.loads(tallybook(*verb, *db, "--format", "json").out)
    rows = whole["standings"] if verb[0] == "history" else whole
    lines = tallybook(*verb, *db, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.DictReader(io.StringIO(tallybook(*verb, *db, "--format", "csv").out)))
    assert len(table) == len(rows)
    assert tallybook(*verb, *db, "--format", "md").out.count("\n") == len(rows) + 2
    assert tallybook(*verb, *db, "--format", "table").out == tallybook(*verb, *db).out


def test_reading_one_file_gives_one_object(tallybook, archive, tmp_path):
    whole = records(tallybook("read", archive / "q1.txt", "--format", "json"))
    assert list(whole)[:8] == [
        "report",
        "actions",
        "milestones",
        "activities",
        "stated_counts",
        "findings",
        "problems",
        "leftovers",
    ]
    assert whole["report"]["period"] == "2024-25 Q1"
    assert [action["status"] for action in whole["actions"]] == ["amber", "green", "amber"]
    assert not (tmp_path / "history.db").exists()
    table = tallybook("read", archive / "q1.txt").out
    assert "Brighter Quayside Plan 2024-27" in table
    assert "Actions (3)" in table
    lines = tallybook("read", archive / "q1.txt", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["record"] for line in lines][:4] == ["report", *["action"] * 3]
    assert len(list(csv.reader(io.StringIO(tallybook("read", archive / "q1.txt", "--format", "csv").out)))) == 4
    named = tallybook("read", archive / "q1.txt", "--plan", "The Other Plan", "--format", "json")
    assert records(named)["report"]["plan"] == "The Other Plan"


def test_filters_of_actions(tallybook, history):
    def refs(*filters):
        run = tallybook("actions", "--db", history, "--format", "json", *filters)
        return [(row["period"], row["ref"]) for row in records(run)]

    first, second = "2024-25 Q1", "2024-25 Q2"
    assert len(refs()) == 6
    assert refs("--period", second) == [(second, "1"), (second, "2"), (second, "3")]
    assert refs("--period", second, "--status", "amber") == [(second, "3")]
    assert refs("--state", "at risk", "--ref", "1") == [(first, "1")]
    assert refs("--lead", "Parks Team") == [(first, "2"), (second, "2")]
    assert refs("--text", "shelters", "--theme", "Clean Streets") == [(first, "1"), (second, "1")]
    assert refs("--carried-forward") == []
    assert len(refs("--not-carried-forward", "--limit", "4")) == 4
    assert refs("--plan", "no such plan") == []


def test_one_action_through_time(tallybook, history):
    course = records(tallybook("history", "ferry shelters", "--db", history, "--format", "json"))
    assert [row["status"] for row in course["standings"]] == ["amber", "green"]
    shown = tallybook("history", course["action"]["action_id"], "--db", history).out
    assert "{+all +}" in shown
    assert "2024-25 Q1  amber" in shown
    assert "score" in shown
    assert "Three of nine shelters are done." in shown


def test_words_that_fit_several_actions_list_them(tallybook, history):
    several = tallybook("history", "the", "--db", history)
    none = tallybook("history", "zeppelin", "--db", history)
    assert (several.code, none.code) == (2, 2)
    assert "several actions fit" in several.err
    assert "Repaint all the ferry shelters" in several.out
    assert "no action fits" in none.err


def test_milestones_by_date(tallybook, history):
    run = tallybook("milestones", "--db", history, "--due-before", "2024-12-31", "--format", "json")
    assert {row["date_end"] for row in records(run)} == {"2024-11-30"}
    assert tallybook("milestones", "--db", history, "--due-before", "soon").code == 2


def test_a_second_run_changes_nothing(tallybook, history):
    def everything():
        return [
            tallybook(verb, "--db", history, "--format", "json").out
            for verb in ("reports", "actions", "links", "milestones")
        ]

    before = everything()
    again = tallybook("ingest", "archive", "--db", history)
    assert again.code == 0
    assert "Files:     2 unchanged" in again.out
    assert everything() == before
    assert tallybook("ingest", "archive", "--db", history, "--reread").code == 0
    assert everything() == before


def test_a_plan_may_be_named(tallybook, history, archive):
    named = tallybook("ingest", archive, "--db", history, "--plan", "Harbour Works")
    assert "2 stored" in named.out
    assert "2 unchanged" in tallybook("ingest", archive, "--db", history, "--plan", "Harbour Works").out
    plans = {row["plan"] for row in records(tallybook("actions", "--db", history, "--format", "json"))}
    assert plans == {"Harbour Works"}


def test_several_readers_give_the_same_history(tallybook, history, tmp_path):
    other = tmp_path / "other.db"
    assert tallybook("ingest", "archive", "--db", other, "--jobs", 2).code == 0

    def actions(db):
        rows = records(tallybook("actions", "--db", db, "--format", "json"))
        return [{name: row[name] for name in row if name != "record_id"} for row in rows]

    assert actions(other) == actions(history)


def test_the_database_may_come_from_the_environment(tallybook, history, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    run = tallybook("actions", "--format", "jsonl", cwd=elsewhere, env={"TALLYBOOK_DB": str(history)})
    assert len(run.out.splitlines()) == 6


def test_a_decision_outranks_the_matcher_and_can_be_taken_back(tallybook, history, archive):
    def links():
        return {row["link_id"]: row for row in records(tallybook("links", "--db", history, "--format", "json"))}

    shelters = next(link for link in links().values() if "ferry" in link["later_action"])
    assert shelters["verdict"] == "same"
    arguments = (shelters["link_id"], "--by", "Ann Other", "--why", "another quay", "--db", history)
    assert tallybook("link", "reject", *arguments).code == 0
    after = [row for row in links().values() if "ferry" in (row["earlier_action"] or row["later_action"])]
    assert {row["verdict"] for row in after} == {"new", "dropped"}
    assert "unchanged" in tallybook("ingest", archive, "--db", history).out
    assert tallybook("ingest", archive, "--db", history, "--reread").code == 0
    assert {row["verdict"] for row in links().values()} == {"same", "new", "dropped"}
    [decision] = records(tallybook("link", "list", "--db", history, "--format", "json"))
    assert (decision["who"], decision["why"]) == ("Ann Other", "another quay")
    assert tallybook("link", "revoke", decision["decision_id"], "--by", "B", "--db", history).code == 0
    assert {row["verdict"] for row in links().values()} == {"same"}
    assert records(tallybook("link", "list", "--db", history, "--format", "json")) == []
    assert tallybook("link", "revoke", 99, "--db", history).code == 2


def test_two_actions_can_be_joined_by_name(tallybook, history):
    def names():
        return {
            (row["period"][-2:], row["ref"]): row["action_id"]
            for row in records(tallybook("actions", "--db", history, "--format", "json"))
        }

    linked = records(tallybook("links", "--db", history, "--format", "json"))
    for link in linked:
        if link["earlier_ref"] in ("2", "3"):
            assert tallybook("link", "reject", link["link_id"], "--by", "Ann", "--db", history).code == 0
    apart = names()
    assert len(set(apart.values())) == 5
    joined = tallybook("link", "join", apart["Q2", "3"], apart["Q1", "2"], "--by", "Ann", "--db", history)
    assert joined.code == 0, joined.err
    assert names()["Q1", "2"] == names()["Q2", "3"]
    same = tallybook("link", "join", names()["Q1", "2"], names()["Q2", "3"], "--db", history)
    assert (same.code, "both names mean the same action" in same.err) == (2, True)
    assert tallybook("link", "join", apart["Q1", "1"], apart["Q1", "3"], "--db", history).code == 2
    assert tallybook("link", "accept", "777", "--db", history).code == 2
    noted = tallybook("link", "note", apart["Q1", "3"], "asked the forum", "--by", "Ann", "--db", history)
    assert noted.code == 0


def test_rules_and_their_pages(tallybook):
    rules = records(tallybook("rules", "--format", "json"))
    assert "CNT001" in {rule["code"] for rule in rules}
    page = tallybook("explain", "cnt001")
    assert page.code == 0
    assert page.out.startswith("CNT001")


def test_an_interrupted_run_keeps_what_was_stored(tallybook, archive, tmp_path):
    text = (archive / "q1.txt").read_text()
    for number in range(400):
        (archive / f"many{number:03}.txt").write_text(text.replace("north quay", f"north quay {number}"))
    process = start("ingest", archive, "--jobs", "1", cwd=tmp_path)
    lines = [process.stdout.readline() for _ in range(3)]
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130, err
    assert "interrupted" in err
    assert "Traceback" not in err
    stored = tallybook("reports", "--format", "jsonl").out.splitlines()
    assert len(lines) <= len(stored) < 402
