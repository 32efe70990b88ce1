"""Taking over another history: nothing is lost, nothing comes twice, and the other file stays as it was."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.history import DatabaseFault, History
from corpus.history.merging import TakenOver
from corpus.history.migrations import latest, schema_files
from corpus.linking import Decision, side
from corpus.records import Suppression
from normalise.records import Report
from tests.corpus.history_reports import action, new_history, report

WHEN = "2024-03-01T10:00:00+00:00"
MARK = "00aa11bb22cc33dd"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[History]:
    with History.open(new_history(tmp_path)) as history:
        yield history


@pytest.fixture
def there(tmp_path: Path) -> Iterator[History]:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    with History.open(new_history(folder)) as history:
        yield history


def taken(here: History, there: History) -> list[TakenOver]:
    with here.merging(there.path) as other:
        return list(other.files())


def store(history: History, *reports: Report) -> None:
    for one in reports:
        history.store(one, f"archive/{one.name}", 100, extractor_version="1.2")


def as_read(history: History, number: int) -> Report:
    return replace(history.load_report(number), plan="")


def ids(history: History) -> dict[tuple[str, int], str | None]:
    rows = history.actions()
    return {(str(row["path"]), int(str(row["row"]))): row["action_id"] for row in rows}  # type: ignore[misc]


def name(history: History, report_id: int, plan: str, **names: str) -> None:
    """Name the actions of a report, ``r1`` being that of row 1."""
    history.save_links(plan, [], {(report_id, int(row[1:])): word for row, word in names.items()})


def test_reports_come_whole_with_every_path(here: History, there: History) -> None:
    one = report(1, actions=(action(1, leads=("Ann", "Bo"), other=(("Cost", "£5"),)), action(2)))
    store(there, one, report(2))
    there.note_path(one.sha256, "copies/q1.txt")
    done = taken(here, there)
    assert [(each.path, each.outcome, each.actions) for each in done] == [
        ("archive/q1.txt", "stored", 2),
        ("archive/q2.txt", "stored", 3),
    ]
    assert [as_read(here, each.report_id) for each in done] == [as_read(there, number) for number in (1, 2)]
    assert list(here.reports()) == list(there.reports())
    assert here.plans_to_link() == here.plans_to_check() == (one.plan,)


def test_the_same_bytes_come_once_with_the_paths_of_both(here: History, there: History) -> None:
    store(here, report(1))
    there.store(report(1), "mirror/q1.txt", 100)
    assert [each.outcome for each in taken(here, there)] == ["unchanged"]
    (row,) = here.reports()
    assert row["paths"] == '["archive/q1.txt","mirror/q1.txt"]'


def test_twice_is_once(here: History, there: History) -> None:
    store(there, report(1), report(2))
    there.store_failure("archive/broken.pdf", "f" * 64, 7, "it is cut short", "fetch it again")
    there.store_failure("archive/locked.pdf", None, 0, "the file cannot be opened")
    first = taken(here, there)
    before = list(here.reports())
    assert [each.outcome for each in taken(here, there)] == ["unchanged"] * 4
    assert list(here.reports()) == before
    assert [each.outcome for each in first] == ["stored", "stored", "failed", "failed"]
    assert [(row["problem"], row["remedy"]) for row in here.reports(outcome="failed")] == [
        ("it is cut short", "fetch it again"),
        ("the file cannot be opened", None),
    ]


def test_a_failure_gives_way_to_a_report_of_the_same_bytes_and_never_the_reverse(here: History, there: History) -> None:
    one, two = report(1), report(2)
    here.store_failure("archive/q1.txt", one.sha256, 100, "it took too long")
    there.store_failure("archive/q2.txt", two.sha256, 100, "it took too long")
    store(there, one)
    store(here, two)
    assert [each.outcome for each in taken(here, there)] == ["unchanged", "stored"]
    assert sorted(str(row["outcome"]) for row in here.reports()) == ["stored", "stored"]


def test_a_failure_under_the_path_of_another_file_stays(here: History, there: History) -> None:
    """Two archives may well use the same names: nobody would hear of the broken file any more."""
    here.store_failure("archive/q1.txt", "f" * 64, 7, "it is cut short")
    store(there, report(1))
    taken(here, there)
    assert sorted(str(row["outcome"]) for row in here.reports()) == ["failed", "stored"]


def test_editions_are_settled_anew(here: History, there: History) -> None:
    store(here, report(1, "first.txt"))
    store(there, report(1, "second.txt"), report(1, "corrected.txt", revision=1))
    taken(here, there)
    assert [(row["path"], row["superseded_by"]) for row in here.reports()] == [
        ("archive/first.txt", 2),
        ("archive/second.txt", 3),
        ("archive/corrected.txt", None),
    ]


def test_actions_keep_their_ids_where_the_name_is_free(here: History, there: History) -> None:
    store(here, report(1, plan="Harbour Plan"))
    store(there, report(1, "r.txt"))
    name(here, 1, "Harbour Plan", r1="aaaaaa", r2="bbbbbb")
    name(there, 1, report(1).plan, r1="bbbbbb", r2="cccccc")
    taken(here, there)
    assert ids(here) == {
        ("archive/q1.txt", 1): "aaaaaa",
        ("archive/q1.txt", 2): "bbbbbb",
        ("archive/q1.txt", 3): None,
        ("archive/r.txt", 1): None,
        ("archive/r.txt", 2): "cccccc",
        ("archive/r.txt", 3): None,
    }


def test_a_new_edition_takes_the_ids_used_here(here: History, there: History) -> None:
    store(here, report(1, "first.txt"))
    store(there, report(1, "second.txt"))
    name(here, 1, report(1).plan, r1="aaaaaa")
    name(there, 1, report(1).plan, r1="bbbbbb", r2="cccccc")
    taken(here, there)
    assert list(ids(here).values()) == ["aaaaaa", "cccccc", None]


def test_what_was_named_here_comes_before_what_came_with_a_merge(here: History, there: History) -> None:
    store(here, report(2))
    store(there, report(1))
    name(here, 1, report(1).plan, r1="aaaaaa")
    name(there, 1, report(1).plan, r1="bbbbbb")
    taken(here, there)
    assert here.load_to_link(report(1).plan).merged_names() == {"bbbbbb": 1}


def test_decisions_and_suppressions_come_once_and_are_taken_back_once(here: History, there: History) -> None:
    one, two = report(1), report(2)
    decision = Decision(
        "reject", "Ada Quill", WHEN, "other pumps", side(one.actions[0], one), side(two.actions[0], two)
    )
    there.add_decision(decision)
    there.add_suppression(Suppression("The note explains it.", "R. Osei", fingerprint=MARK))
    with here.merging(there.path) as other:
        assert (other.decisions().added, other.suppressions()) == ((1,), 1)
    there.revoke_decision(1, who="J. Tan")
    there.revoke_suppression(1, who="J. Tan")
    with here.merging(there.path) as other:
        again = other.decisions()
        assert (again.added, again.revoked, other.suppressions()) == ((), (1,), 0)
    assert here.decisions() == here.suppressions() == ()
    assert here.decisions(revoked=True)[0].revoked_by == here.suppressions(revoked=True)[0].revoked_by == "J. Tan"
    # what stands revoked here stays so, whatever an older copy says
    (kept,) = here.suppressions(revoked=True)
    assert kept.suppression.because == "The note explains it."


def test_the_other_history_stays_as_it_was(here: History, tmp_path: Path) -> None:
    other = shutil.copytree(new_history(tmp_path).parent, tmp_path / "other") / "history.db"
    with History.open(other) as there:
        store(there, report(1))
    before = other.read_bytes()
    other.chmod(0o444)
    with here.merging(other) as source:
        assert len(list(source.files())) == 1
    assert other.read_bytes() == before


def older(folder: Path) -> Path:
    """A history of the second version, with one file that failed."""
    path = folder / "older.db"
    connection = sqlite3.connect(path)
    from corpus.history.migrations import APPLICATION_ID

    for number, file in schema_files()[:4]:
        connection.executescript((Path(schema_folder()) / file).read_text())
        connection.execute(f"PRAGMA user_version = {number}")
    connection.executescript(
        f"""
        PRAGMA application_id = {APPLICATION_ID};
        CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT;
        INSERT INTO file (file_id, size) VALUES (1, 0);
        INSERT INTO path (file_id, path, first_seen) VALUES (1, 'old.pdf', '2020-01-01');
        INSERT INTO report (file_id, path, name, outcome, problem, ingested_at)
        VALUES (1, 'old.pdf', 'old.pdf', 'failed', 'it is empty', '2020-01-01');
        """
    )
    connection.commit()
    connection.close()
    return path


def schema_folder() -> Path:
    import corpus.history

    return Path(str(corpus.history.__file__)).parent / "schema"


def test_an_older_history_is_read_through_a_copy(here: History, tmp_path: Path) -> None:
    path = older(tmp_path)
    before, beside = path.read_bytes(), sorted(tmp_path.iterdir())
    with here.merging(path) as other:
        assert [each.outcome for each in other.files()] == ["failed"]
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == beside
    assert [row["problem"] for row in here.reports()] == ["it is empty"]


def test_a_newer_or_foreign_history_is_refused(here: History, there: History, tmp_path: Path) -> None:
    there.close()
    stranger = sqlite3.connect(there.path)
    stranger.execute(f"PRAGMA user_version = {latest() + 1}")
    stranger.close()
    with pytest.raises(DatabaseFault, match="newer Tallybook"), here.merging(there.path):
        pass
    with pytest.raises(DatabaseFault, match="no history here"), here.merging(tmp_path / "none.db"):
        pass
