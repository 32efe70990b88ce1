"""Links reviewed, decided about and shared, as a person does it on the command line."""

import csv
import io
import json
import shutil
import sqlite3

import pytest

from ingest.commands.link import command as group
from tests.ingest.command import run_tallybook

HEADER = """\
LOWER TARN FIRE AND RESCUE AUTHORITY
Community Risk Plan 2023 to 2026
Progress report, Quarter {quarter} 2023/24

Legend: D = Done, P = Progressing, S = Slipping, N = Not begun

Ref | Task | Owner | Finish | Legend | Commentary
"""
QUARTERS = {
    1: (
        "a1 | Fit smoke alarms in every sheltered flat | Prevention | 31 March 2024 | P | 40 flats are done.",
        "a2 | Rewrite the hydrant inspection timetable | Water | 30 June 2024 | S | Awaiting the water company.",
        "a3 | Buy two boats for the river crew | Fleet | 31 December 2023 | P | Tender is out.",
        "a4 | Hold an open day at Kell station | Kell watch | 30 September 2023 | N | No date yet.",
    ),
    2: (
        "a1 | Fit smoke alarms in every sheltered flat | Prevention | 31 March 2024 | P | 95 flats are done.",
        "a2 | Draw up a new timetable for hydrant checks | Water | 30 June 2024 | P | Draft is with crews.",
        "a3 | Buy two boats for the river crew | Fleet | 31 December 2023 | D | Boats are on the water.",
        "a5 | Teach river safety in primary schools | Prevention | 31 March 2024 | N | Packs are printed.",
    ),
    3: (
        "a1 | Fit smoke alarms in every sheltered flat | Prevention | 31 March 2024 | D | All are done.",
        "a2 | Draw up a new timetable for hydrant checks | Water | 30 June 2024 | D | In use since May.",
        "a5 | Teach river safety in primary schools | Prevention | 31 March 2024 | P | Nine schools so far.",
    ),
}
OLD, NEW = "Rewrite the hydrant", "Draw up a new timetable"


def write_quarter(folder, quarter, rows=None):
    folder.mkdir(exist_ok=True)
    path = folder / f"tarn-q{quarter}.txt"
    path.write_text(HEADER.format(quarter=quarter) + "\n".join(rows or QUARTERS[quarter]) + "\n")
    return path


@pytest.fixture(scope="module")
def linked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("linked")
    for quarter in QUARTERS:
        write_quarter(folder / "reports", quarter)
    done = run_tallybook("ingest", "reports", cwd=folder)
    assert done.code == 0, done.err
    return folder


@pytest.fixture
def tarn(linked, tmp_path):
    """A history of three quarters, and the reports beside it."""
    shutil.copytree(linked, tmp_path, dirs_exist_ok=True)
    return tmp_path


def records(run):
    assert run.code == 0, run.err
    return json.loads(run.out)


def ids(tallybook, *where):
    """The action ids by quarter and the first words of the action."""
    rows = records(tallybook("actions", "--format", "json", *where))
    return {(row["period"][-2:], " ".join(row["action"].split()[:3])): row["action_id"] for row in rows}


def content(tallybook, *where):
    """The links by what they say, without the numbers of the database."""
    rows = records(tallybook("links", "--format", "json", *where))
    kept = ("earlier_period", "earlier_action", "later_period", "later_action", "verdict", "decided_by", "decided_at")
    return sorted(str([row[name] for name in kept]) for row in rows)


def effects(tallybook, *where):
    rows = records(tallybook("link", "list", "--revoked", "--format", "json", *where))
    return [(row["verb"], row["effect"]) for row in rows]


def decide(tallybook, *words):
    done = tallybook("link", *words, "--by", "Ann Other")
    assert done.code == 0, done.err
    return done.out


def hydrants_joined(tallybook):
    names = ids(tallybook)
    decide(tallybook, "join", names["Q1", "Rewrite the hydrant"], names["Q2", "Draw up a"], "--why", "same timetable")


def test_the_doubtful_links_come_with_both_texts_and_what_to_type(tallybook, tarn):
    narrow = tallybook("links", "--review", env={"COLUMNS": "80"})
    assert narrow.code == 0, narrow.err
    assert all(len(line) <= 80 for line in narrow.out.splitlines())
    assert "Earlier:   a2  Rewrite the hydrant inspection timetable" in narrow.out
    assert "Later:     a2  Draw up a new timetable for hydrant checks" in narrow.out
    asked = records(tallybook("links", "--review", "--format", "json"))
    scores = [abs(row["score"] - 0.5) for row in asked]
    assert scores == sorted(scores)
    pairs = [(row["wording_before"], row["wording_after"]) for row in asked]
    assert len(pairs) == len(set(pairs))  # a dropped and a new one that are near each other are asked about once
    hydrant = next(row for row in asked if row["wording_before"].startswith(OLD))
    assert hydrant["wording_after"].startswith(NEW)
    assert hydrant["if_same"] in narrow.out
    done = tallybook(*hydrant["if_same"].split()[1:], "--by", "Ann Other")
    assert done.code == 0, done.err
    names = ids(tallybook)
    assert names["Q1", "Rewrite the hydrant"] == names["Q3", "Draw up a"]
    assert hydrant["wording_before"] not in tallybook("links", "--review").out


def test_what_to_type_names_the_history_that_was_named(tallybook, tarn):
    (tarn / "history.db").rename(tarn / "my history.db")
    shown = tallybook("links", "--review", "--db", "my history.db").out
    assert "--db 'my history.db'" in shown
    assert "--db" not in tallybook("links", "--review", env={"TALLYBOOK_DB": "my history.db"}).out


def test_no_is_an_answer_too(tallybook, tarn):
    def doubted():
        rows = records(tallybook("links", "--review", "--format", "json"))
        return [row for row in rows if row["wording_before"].startswith(OLD) and row["wording_after"].startswith(NEW)]

    (row,) = doubted()
    assert tallybook(*row["if_not"].split()[1:], "--by", "Ann").code == 0
    assert doubted() == []


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
def test_every_format_of_the_review(tallybook, tarn, form):
    shown = tallybook("links", "--review", "--format", form)
    assert shown.code == 0, shown.err
    assert "hydrant" in shown.out


def test_links_are_filtered_and_show_the_words_that_changed(tallybook, history):
    def links(*filters):
        return records(tallybook("links", "--db", history, "--format", "json", *filters))

    assert len(links("--period", "2024-25 Q2")) == 3
    assert links("--period", "Q1") == links("--verdict", "dropped") == links("--plan", "no such plan") == []
    assert len(links("--verdict", "same", "--verdict", "new")) == 3
    assert "{+all +}" in tallybook("links", "--db", history).out
    assert tallybook("links", "--verdict", "perhaps", "--db", history).code == 2


def test_a_decision_is_said_back_and_the_newest_holds(tallybook, tarn):
    names = ids(tallybook)
    pair = (names["Q1", "Rewrite the hydrant"], names["Q2", "Draw up a"])
    joined = decide(tallybook, "join", *pair, "--why", "same timetable")
    assert f"both are action {pair[0]}, which stands in 3 reports" in joined
    linked = next(row for row in records(tallybook("links", "--format", "json")) if row["decided_by"] == "Ann Other")
    assert linked["reasons"][0] == "Ann Other decided: same timetable"
    rejected = tallybook("link", "reject", linked["link_id"], "--by", "Bo Marsh")
    assert "It overrules decision 1 (join, by Ann Other on" in rejected.out
    assert effects(tallybook) == [("join", "overruled"), ("reject", "in force")]
    assert "by decision 2 (reject, by Bo Marsh" in records(tallybook("link", "list", "--format", "json"))[0]["because"]
    revoked = tallybook("link", "revoke", "2", "--by", "Bo Marsh")
    assert "Decision 1 (join, by Ann Other" in revoked.out
    assert "holds again" in revoked.out
    assert effects(tallybook) == [("join", "in force"), ("reject", "taken back")]
    again = tallybook("link", "revoke", "2", "--by", "Bo Marsh")
    assert (again.code, "was taken back by Bo Marsh" in again.err) == (2, True)


def test_what_can_never_hold_is_refused_and_not_kept(tallybook, tarn):
    names = ids(tallybook)
    boats, alarms = names["Q1", "Buy two boats"], names["Q1", "Fit smoke alarms"]
    for verb in ("join", "accept", "reject", "split"):
        run = tallybook("link", verb, boats, alarms, "--by", "Ann")
        assert run.code == 2
        assert "stand in" in run.err
        assert len(run.err.strip().splitlines()) == 2
    whole = {row["earlier_ref"]: row for row in records(tallybook("links", "--format", "json", "--period", "Q2"))}
    gone = next(row for row in whole.values() if row["verdict"] == "dropped" and row["earlier_ref"] == "a4")
    one_sided = tallybook("link", "reject", gone["link_id"], "--by", "Ann")
    assert (one_sided.code, "on one side only" in one_sided.err) == (2, True)
    assert tallybook("link", "accept", gone["link_id"], "--by", "Ann").code == 0
    assert [verb for verb, _ in effects(tallybook)] == ["accept"]
    again = tallybook("link", "join", gone["link_id"], names["Q2", "Teach river safety"], "--by", "Ann")
    assert again.code == 0  # the newer word holds, and says so
    assert "It overrules decision 1 (accept" in again.out


def test_a_report_without_a_period_or_plan_cannot_be_decided_about(tallybook, tarn):
    undated = HEADER.replace("Progress report, Quarter {quarter} 2023/24", "Progress report")
    rows = "".join(
        f"z{n} | Paint the {what} | Kell watch | 1 May 2024 | P | -\n" for n, what in ((1, "drill tower"), (2, "doors"))
    )
    (tarn / "reports" / "undated.txt").write_text(undated + rows)
    assert tallybook("ingest", "reports").code == 0
    boats = ids(tallybook, "--period", "Q1")["Q1", "Buy two boats"]
    (loose,) = records(tallybook("actions", "--text", "drill tower", "--format", "json"))
    run = tallybook("link", "join", boats, loose["action_id"], "--by", "Ann")
    assert (run.code, "undated.txt names no period" in run.err) == (2, True), run.err
    assert tallybook("ingest", "reports/undated.txt", "--plan", "Another Plan").code == 0
    (loose,) = records(tallybook("actions", "--text", "drill tower", "--format", "json"))
    run = tallybook("link", "join", boats, loose["action_id"], "--by", "Ann")
    assert (run.code, "linked within one plan" in run.err) == (2, True), run.err
    assert effects(tallybook) == []


def test_decisions_survive_reading_again_moving_and_a_corrected_wording(tallybook, tarn):
    hydrants_joined(tallybook)
    before = content(tallybook)
    assert tallybook("ingest", "reports", "--reread").code == 0
    assert content(tallybook) == before
    (tarn / "elsewhere").mkdir()
    (tarn / "history.db").rename(tarn / "elsewhere" / "moved.db")
    moved = ("--db", "elsewhere/moved.db")
    assert content(tallybook, *moved) == before
    # the file is issued again: rows in another order, one letter read otherwise, one row more
    first, second, *rest = QUARTERS[1]
    misread = second.replace("inspection", "inspecti0n").replace("0n", "om")
    write_quarter(
        tarn / "reports", 1, [*rest, "a9 | Repair the drill tower | Kell watch | 1 May 2024 | N | -", misread, first]
    )
    assert tallybook("ingest", "reports", *moved).code == 0
    assert effects(tallybook, *moved) == [("join", "in force")]
    names = ids(tallybook, *moved)
    assert names["Q1", "Rewrite the hydrant"] == names["Q2", "Draw up a"]


def test_a_decision_whose_action_is_gone_says_so(tallybook, tarn):
    hydrants_joined(tallybook)
    first, _, *rest = QUARTERS[1]
    write_quarter(tarn / "reports", 1, [first, *rest, "a2 | Sell the old hydrant van | Water | 30 June 2024 | S | -"])
    assert "1 decision is without effect; `tallybook link list` says why" in tallybook("ingest", "reports").out
    (row,) = records(tallybook("link", "list", "--format", "json"))
    assert (row["effect"], row["because"]) == ("not found", "2023-24 Q1 holds no such action")
    assert "not found" in tallybook("link", "list", env={"COLUMNS": "80"}).out


def test_decisions_follow_a_plan_that_is_given_another_name(tallybook, tarn):
    hydrants_joined(tallybook)
    assert tallybook("ingest", "reports", "--plan", "Tarn Risk Plan").code == 0
    assert effects(tallybook) == [("join", "in force")]
    names = ids(tallybook, "--plan", "Tarn Risk Plan")
    assert names["Q1", "Rewrite the hydrant"] == names["Q2", "Draw up a"]


def test_a_history_built_afresh_takes_the_decisions_from_a_file(tallybook, tarn):
    hydrants_joined(tallybook)
    names = ids(tallybook)
    decide(
        tallybook, "split", names["Q1", "Fit smoke alarms"], names["Q2", "Teach river safety"], "--why", '=1+1; "two"'
    )
    decide(tallybook, "note", names["Q3", "Fit smoke alarms"], "@Prevention: which flats?\nAsk the landlord.")
    decide(tallybook, "reject", names["Q1", "Buy two boats"], names["Q2", "Teach river safety"])
    assert tallybook("link", "revoke", "4", "--by", "Bo").code == 0
    assert tallybook("link", "export", "team.csv").code == 0
    fresh = ("--db", "fresh.db")
    early = tallybook("link", "import", "team.csv", *fresh)
    assert early.code == 0
    assert "4 decisions imported" in early.out
    assert "no report of the plan" in early.out
    assert tallybook("ingest", "reports", *fresh).code == 0
    assert content(tallybook, *fresh) == content(tallybook)
    states = [("join", "in force"), ("split", "in force"), ("note", "kept"), ("reject", "taken back")]
    assert effects(tallybook, *fresh) == effects(tallybook) == states
    again = tallybook("link", "import", "team.csv", *fresh)
    assert "0 decisions imported, 4 known already" in again.out
    one, other = (tallybook("link", "export", "-", *where).out for where in ((), fresh))
    assert one.replace(".000+00:00", "+00:00") == other.replace(".000+00:00", "+00:00")
    assert "@Prevention: which flats?" in tallybook("history", names["Q3", "Fit smoke alarms"], *fresh).out


def test_a_file_as_a_spreadsheet_writes_it(tallybook, tarn):
    hydrants_joined(tallybook)
    text = tallybook("link", "export", "-").out
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(csv.reader(io.StringIO(text)))
    (tarn / "excel.csv").write_bytes(out.getvalue().encode("utf-8-sig"))
    assert "0 decisions imported, 1 known already" in tallybook("link", "import", "excel.csv").out
    piped = tallybook("link", "import", "-", "--db", "other.db", input=text.encode())
    assert "standard input: 1 decision imported." in piped.out
    rows = list(csv.DictReader(io.StringIO(text)))
    rows[0] |= {"revoked_at": "2024-02-01", "revoked_by": "Bo"}
    back = io.StringIO()
    writer = csv.DictWriter(back, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    run = tallybook("link", "import", "-", input=back.getvalue().encode())
    assert "0 decisions imported, 1 taken back" in run.out
    (row,) = records(tallybook("link", "list", "--revoked", "--format", "json"))
    assert (row["revoked_at"][:10], row["revoked_by"]) == ("2024-02-01", "Bo")


def test_nothing_of_a_wrong_file_is_imported(tallybook, tarn):
    hydrants_joined(tallybook)
    header, right = tallybook("link", "export", "-").out.splitlines()
    wrong = [
        right.replace("join", "jion", 1),
        right.replace("2023-24 Q1", "some day", 1),
        right.replace("2023-24 Q2", "2023-24 Q1", 1),
        right.replace("Ann Other", "", 1),
        right.replace(right.split(",")[10], "yesterday", 1),
        right.replace(right.split(",")[10], "2999-01-01", 1),
        right.replace("Rewrite the hydrant inspection timetable", "", 1),
        right + ",one cell too many",
    ]
    (tarn / "wrong.csv").write_text("\n".join([header, right, *wrong]) + "\n")
    run = tallybook("link", "import", "wrong.csv", "--db", "new.db")
    assert run.code == 2
    for number, column in enumerate(
        ("verb", "earlier_period", "later_period", "who", "decided_at", "decided_at", "earlier_action", "no. 20"),
        start=3,
    ):
        assert f"wrong.csv, line {number}, column “{column}”: " in run.err
    assert "wrong.csv: 8 lines are wrong, so nothing was imported" in run.err
    assert not (tarn / "new.db").exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"verb,plan\naccept,x\n", "line 1: no column “earlier_period”"),
        ("verb,plan,who,décidé\n".encode("latin-1"), "line 1: the file is not in UTF-8"),
        (b"PK\x03\x04\x00\x00", "no column"),
    ],
)
def test_what_is_no_file_of_decisions(tallybook, tmp_path, data, said):
    (tmp_path / "bad.csv").write_bytes(data)
    run = tallybook("link", "import", "bad.csv")
    assert (run.code, said in run.err) == (2, True), run.err
    assert not (tmp_path / "history.db").exists()


def test_a_file_with_a_colleagues_decision_is_not_written_over(tallybook, tarn):
    hydrants_joined(tallybook)
    assert tallybook("link", "export", "team.csv").code == 0
    team = (tarn / "team.csv").read_bytes()
    assert team.startswith(b"\xef\xbb\xbfverb,")
    assert tallybook("link", "export", "team.csv").code == 0
    (tarn / "team.csv").write_bytes(team.replace(b"Ann Other", b"Bo Marsh"))
    run = tallybook("link", "export", "team.csv")
    assert (run.code, "1 decision that would not be written again" in run.err) == (2, True)
    (tarn / "letter.csv").write_text("Dear all,\n")
    assert "is no file of decisions" in tallybook("link", "export", "letter.csv").err


def test_a_decision_is_never_deleted(tallybook, tarn):
    hydrants_joined(tallybook)
    with sqlite3.connect(tarn / "history.db") as db, pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        db.execute("DELETE FROM decision")


def test_a_later_and_an_older_quarter_leave_decisions_standing(tallybook, tmp_path):
    write_quarter(tmp_path / "reports", 2)
    write_quarter(tmp_path / "reports", 3)
    assert tallybook("ingest", "reports").code == 0
    (link,) = (
        row
        for row in records(tallybook("links", "--format", "json"))
        if "river safety" in (row["earlier_action"] or "") and row["verdict"] == "same"
    )
    decide(tallybook, "reject", link["link_id"])
    names = ids(tallybook)
    write_quarter(tmp_path / "reports", 1)
    write_quarter(tmp_path / "reports", 4, [row.replace("| P |", "| D |") for row in QUARTERS[3]])
    assert tallybook("ingest", "reports").code == 0
    assert effects(tallybook) == [("reject", "in force")]
    now = ids(tallybook)
    assert now["Q2", "Teach river safety"] != now["Q3", "Teach river safety"]
    assert {key: now[key] for key in names} == names


def test_the_help_of_the_group_names_every_verb():
    assert {"accept", "reject", "join", "split", "note", "revoke", "list", "export", "import"} == set(group.commands)
