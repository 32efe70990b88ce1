"""What the verbs ask of a history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.history import History, StoredLink
from corpus.history.queries import actions as actions_query
from corpus.history.queries.words import as_match
from extractors.printed import Leftover, Prose
from extractors.records import Place
from normalise.records import Activity, Milestone
from tests.corpus.history_reports import PLAN, action, day, new_history, report


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    """Two plans; three quarters of one, the last with a twin edition, and an annual report."""
    with History.open(new_history(tmp_path_factory.mktemp("queries"))) as history:
        fill(history)
        yield history


def fill(history: History) -> None:
    first = (
        action(1, ref="1.1", theme="Drains", lead="Highways and Fire", leads=("Highways", "Fire")),
        action(2, ref="1.2", theme="Drains and ditches", lead="Fire Authority", leads=("Fire Authority",)),
        action(3, ref="2.1", theme="Pumps", status="amber", status_printed="A", state="at risk"),
    )
    second = (
        replace(first[0], evidence="The beck was cleared by volunteers", carried_forward=True),
        replace(first[1], state="complete", status="green", status_printed="G"),
        replace(first[2], action="Replace both pumps at the lower sluice", other=(("Cost", "ninety pounds"),)),
    )
    due = day(2021, 5, 31)
    owned = tuple(Milestone(f"Milestone {row}", "due date", Place(row=row), due, action_row=row) for row in (1, 2, 3))
    alone = (
        Milestone("Hold an exercise", "milestone", Place(line=9), day(2021, 3, 1)),
        Milestone("Open the lock", "milestone", Place(line=11), day(2021, 6, 1)),
        Milestone("Hold a fair", "milestone", Place(line=10)),
    )
    later = (
        replace(owned[0], date=day(2021, 12, 1)),
        Milestone("hold an exercise", "milestone", Place(), due, met=True),
    )
    numbers = [
        history.store(report(1, actions=first, milestones=owned + alone), "q1.txt", 10).report_id,
        history.store(
            report(
                2,
                actions=second,
                milestones=later,
                activities=(Activity("done", "Bought sandbags", Place(line=3)),),
                prose=(Prose("The café is above the flood line.", Place(page=2)),),
                leftovers=(Leftover("zebra 100% of_all", Place(line=8), "no record"),),
            ),
            "q2.txt",
            10,
        ).report_id,
    ]
    history.load_series(PLAN)
    ids = {(number, row): f"act{row}" for number in numbers for row in (1, 2, 3)}
    links = [StoredLink(*numbers, row, row, 0.9, ("same words",), "same") for row in (1, 2, 3)]
    history.save_links(PLAN, links, ids)
    roads = tuple(action(row, text, ref="1.1") for row, text in enumerate(("Mend the road", "Light the path"), 1))
    history.store(report(1, "roads.txt", plan="Road Safety Programme", actions=roads), "roads.txt", 10)


def texts(rows: Iterator[dict[str, object]]) -> list[tuple[object, object]]:
    return [(row["path"], row["row"]) for row in rows]


@pytest.mark.parametrize(
    ("wish", "found"),
    [
        ({"plan": "road"}, [("roads.txt", 1), ("roads.txt", 2)]),
        ({"plan": "ROAD SAFETY PROGRAMME", "limit": 1}, [("roads.txt", 1)]),
        ({"period": "2021-22 q1", "plan": "flood"}, [("q1.txt", 1), ("q1.txt", 2), ("q1.txt", 3)]),
        ({"period": "2021-22", "ref": "2.1"}, [("q1.txt", 3), ("q2.txt", 3)]),
        ({"theme": "drains"}, [("q1.txt", 1), ("q2.txt", 1)]),
        ({"theme": "ditch"}, [("q1.txt", 2), ("q2.txt", 2)]),
        ({"status": "amber"}, [("q1.txt", 3), ("q2.txt", 3)]),
        ({"status": "g"}, [("q2.txt", 2)]),
        ({"state": "Complete"}, [("q2.txt", 2)]),
        ({"lead": "fire"}, [("q1.txt", 1), ("q2.txt", 1)]),
        ({"lead": "author"}, [("q1.txt", 2), ("q2.txt", 2)]),
        ({"carried_forward": True}, [("q2.txt", 1)]),
        ({"text": "volunteers becks"}, [("q2.txt", 1)]),
        ({"text": "ninety"}, [("q2.txt", 3)]),
        ({"ref": "1.1", "plan": "flood"}, [("q1.txt", 1), ("q2.txt", 1)]),
        ({"report_id": 1, "state": "at risk"}, [("q1.txt", 3)]),
        ({"text": "!!!"}, []),
        ({"theme": "%"}, []),
        ({"plan": "_"}, []),
        ({"limit": 0}, []),
    ],
    ids=str,
)
def test_actions_are_filtered(history: History, wish: dict[str, object], found: list[tuple[object, object]]) -> None:
    assert texts(history.actions(**wish)) == found  # type: ignore[arg-type]


def test_actions_come_by_plan_then_time_then_row(history: History) -> None:
    every = texts(history.actions())
    assert every == [(path, row) for path in ("q1.txt", "q2.txt") for row in (1, 2, 3)] + [
        ("roads.txt", 1),
        ("roads.txt", 2),
    ]
    assert len(list(history.actions(carried_forward=False))) == 7


def test_a_lead_nobody_split_is_found_too(tmp_path: Path) -> None:
    with History.open(new_history(tmp_path)) as history:
        history.store(report(1, actions=(action(1, lead="Harbour master"),)), "q1.txt", 10)
        assert len(list(history.actions(lead="harbour"))) == 1


@pytest.mark.parametrize(
    ("wish", "index"),
    [
        ({"plan": "x"}, "report_by_plan"),
        ({"period": "x"}, "report_by_period"),
        ({"theme": "x"}, "action_by_theme"),
        ({"status": "x"}, "action_by_status"),
        ({"state": "x"}, "action_by_state"),
        ({"lead": "x"}, "lead_by_name"),
        ({"carried_forward": True}, "action_by_carried_forward"),
        ({"ref": "x"}, "action_by_ref"),
        ({"text": "x"}, "action_words VIRTUAL TABLE INDEX"),
        ({"report_id": 1}, "(report_id=?)"),
    ],
    ids=str,
)
def test_every_filter_has_its_index(history: History, wish: dict[str, object], index: str) -> None:
    query = actions_query(**wish)  # type: ignore[arg-type]
    assert query is not None
    steps = history._db.execute(f"EXPLAIN QUERY PLAN {query.sql}", query.parameters).fetchall()
    told = "\n".join(step[3] for step in steps)
    assert index in told
    assert "SCAN a\n" not in told + "\n", f"reads every action:\n{told}"


def test_an_action_is_followed_by_id_reference_or_words(history: History) -> None:
    (course,) = history.history_of("act3")
    assert course.action["wording_now"] == "Replace both pumps at the lower sluice"
    assert texts(iter(course.standings)) == [("q1.txt", 3), ("q2.txt", 3)]
    assert [(row["earlier_row"], row["later_row"]) for row in course.links] == [(3, 3)]
    assert [found.action["action_id"] for found in history.history_of("2.1")] == ["act3"]
    assert [found.action["action_id"] for found in history.history_of("the sluices")] == ["act3"]
    assert [found.action["action_id"] for found in history.history_of("1.1", plan="flood")] == ["act1"]
    assert history.history_of("submarine") == []
    assert history.history_of("***") == []


def shown(rows: Iterator[dict[str, object]]) -> list[tuple[object, object]]:
    return [(row["period"], row["text"]) for row in rows]


def test_milestones_come_by_date_and_those_without_one_last(history: History) -> None:
    dates = [row["date_end"] for row in history.milestones()]
    assert dates == [*sorted(filter(None, dates), key=str), None]
    early = shown(history.milestones(due_before=date(2021, 6, 1)))
    assert ("2021-22 Q1", "Milestone 1") in early and ("2021-22 Q1", "Open the lock") not in early
    assert len(shown(history.milestones(period="2021-22 Q2"))) == 2
    assert len(shown(history.milestones(limit=2))) == 2


def test_overdue_is_what_is_still_open_in_the_latest_report(history: History) -> None:
    """The first has a later date by now, the second is complete, the exercise was held."""
    assert shown(history.milestones(overdue=True)) == [("2021-22 Q1", "Milestone 3")]


def test_overdue_in_a_period_is_as_it_stood_then(history: History) -> None:
    then = {text for _, text in shown(history.milestones(overdue=True, period="2021-22 Q1"))}
    assert then == {"Milestone 1", "Milestone 2", "Milestone 3", "Hold an exercise"}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("sluices", "action"),
        ("volunteer beck", "action"),
        ("exercises", "milestone"),
        ("sandbags", "activity"),
        ("cafe", "prose"),
        ('"above the flood"', "prose"),
        ("zeb*", "leftover"),
        ("100%", "leftover"),
    ],
)
def test_search_finds_every_kind_of_record(history: History, words: str, kind: str) -> None:
    hits = list(history.search(words))
    assert {hit["kind"] for hit in hits} == {kind}
    assert all("[" in str(hit["snippet"]) and hit["place"] for hit in hits)


def test_search_wants_all_words_and_knows_phrases(history: History) -> None:
    assert list(history.search("sluice sandbags")) == []
    assert list(history.search('"flood the above"')) == []
    assert list(history.search("")) == []
    assert len(list(history.search("the", limit=2))) == 2
    assert {hit["plan"] for hit in history.search("the", plan="road")} == {"Road Safety Programme"}
    (hit,) = history.search("sandbags", marks=("<b>", "</b>"))
    assert hit["snippet"] == "Bought <b>sandbags</b>"


def test_words_of_the_query_language_are_only_words(tmp_path: Path) -> None:
    with History.open(new_history(tmp_path)) as history:
        history.store(report(1, actions=(action(1, "NEAR AND OR NOT action: ^ - + { }"),)), "q1.txt", 10)
        for words in ("NEAR", "OR", "NOT action:", "AND -", "{action}", "^near", "near( or ) and"):
            assert len(list(history.search(words))) == 1, words


@given(st.text(st.characters(), max_size=40))
def test_nothing_that_is_typed_breaks_a_query(history: History, typed: str) -> None:
    list(history.search(typed))
    list(history.actions(text=typed, theme=typed, plan=typed, period=typed, lead=typed))
    history.history_of(typed)


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_a_match_is_words_in_quotes(typed: str) -> None:
    match = as_match(typed)
    if match is None:
        assert not any(character.isalnum() for character in typed)
    else:
        assert match.count('"') % 2 == 0


@given(st.from_regex(r"[A-Za-z]{3,12}( [A-Za-z]{3,12}){0,3}", fullmatch=True))
def test_what_is_stored_is_found_by_its_own_words(history: History, wording: str) -> None:
    history._db.execute("BEGIN")
    try:
        history._db.execute(
            "INSERT INTO prose (report_id, text, heading, marker, place) VALUES (1, ?, '', '', '{}')", [wording]
        )
        assert any(hit["text"] == wording for hit in history.search(wording, limit=None))
    finally:
        history._db.rollback()


def test_reports_come_by_plan_and_time_with_failures_last(tmp_path: Path) -> None:
    with History.open(new_history(tmp_path)) as history:
        history.store_failure("broken.pdf", "e" * 64, 5, "encrypted")
        history.store(report(2), "q2.txt", 10)
        history.store(report(1), "q1.txt", 10)
        assert [row["path"] for row in history.reports()] == ["q1.txt", "q2.txt", "broken.pdf"]
        assert [row["path"] for row in history.reports(outcome="failed")] == ["broken.pdf"]
        assert [row["path"] for row in history.reports(period="2021-22 Q2", plan="river")] == ["q2.txt"]


@pytest.mark.parametrize("asked", ["2021-22 Q1", "Quarter 1 2021/22", "q1", "Q1 2021-22", "2021/22"])
def test_a_period_is_asked_for_in_the_words_people_use(history: History, asked: str) -> None:
    periods = {row["period"] for row in history.actions(period=asked)}
    assert "2021-22 Q1" in periods
    assert asked == "2021/22" or periods == {"2021-22 Q1"}
