"""Corrected reports in the history: the views show the last edition, the tables keep all."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.history import History
from corpus.superseding import supersedes
from normalise.records import Report
from tests.corpus.history_reports import PLAN, action, new_history, report


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History.open(new_history(tmp_path)) as history:
        yield history


def store(history: History, *reports: Report) -> dict[str, int]:
    return {one.name: history.store(one, one.name, 10).report_id for one in reports}


def chain(history: History) -> dict[object, object]:
    """Which report supersedes which, by path."""
    rows = list(history.reports())
    paths = {row["report_id"]: row["path"] for row in rows}
    return {row["path"]: paths.get(row["superseded_by"]) for row in rows}


def test_the_later_edition_stands_in_the_views_and_both_in_the_tables(history: History) -> None:
    first = history.store(report(1, "first"), "first", 10)
    second = history.store(report(1, "second"), "second", 10)
    assert second.supersedes == (first.report_id,)
    assert chain(history) == {"first": "second", "second": None}
    assert {row["path"] for row in history.actions()} == {"second"}
    assert [one.path for one in history.load_series(PLAN)] == ["second"]
    assert history.load_report(first.report_id) == report(1, "first")


def test_an_edition_read_late_does_not_replace_its_correction(history: History) -> None:
    corrected = history.store(report(1, "corrected", revision=1000), "corrected", 10)
    first = history.store(report(1, "first"), "first", 10)
    assert first.superseded_by == corrected.report_id
    assert chain(history) == {"corrected": None, "first": "corrected"}


def test_editions_rank_by_revision_in_whatever_order_they_come(tmp_path: Path) -> None:
    editions = [report(1, f"v{revision}", revision=revision) for revision in (0, 10, 1000)]
    for number, order in enumerate(permutations(editions)):
        folder = tmp_path / str(number)
        folder.mkdir()
        with History.open(new_history(folder)) as history:
            store(history, *order)
            assert chain(history) == {"v0": "v10", "v10": "v1000", "v1000": None}


def test_two_departments_of_one_quarter_both_stand(history: History) -> None:
    parks = tuple(action(row, text) for row, text in enumerate(("Plant a hedge", "Paint the bandstand"), 1))
    store(history, report(1, "floods"), report(1, "parks", actions=parks), report(1, "floods again"))
    assert chain(history) == {"floods": "floods again", "parks": None, "floods again": None}


def test_a_covering_report_and_its_appendix_both_stand(history: History) -> None:
    store(history, report(1, "appendix"), report(1, "cover", kind="committee report"))
    assert set(chain(history).values()) == {None}


def test_an_edition_that_turns_out_to_be_another_quarter_gives_way(history: History) -> None:
    store(history, report(1, "first"), report(1, "second"))
    history.store(report(2, "second"), "second", 10, replace=True)
    assert chain(history) == {"first": None, "second": None}
    assert [one.path for one in history.load_series(PLAN)] == ["first", "second"]


def test_an_edition_that_turns_out_to_name_no_period_stands(history: History) -> None:
    store(history, report(1, "first"), report(1, "second"))
    history.store(replace(report(1, "first"), period=None), "first", 10, replace=True)
    assert chain(history) == {"first": None, "second": None}


WORDINGS = ("Clear the culverts", "Clear the culvert", "Paint the bandstand", "Open the library", "Mend the weir")
READ = st.tuples(
    st.integers(0, 5),  # which file
    st.integers(1, 2),  # the quarter it names
    st.sampled_from((0, 0, 10, 1000)),
    st.lists(st.sampled_from(WORDINGS), max_size=3),
)


@settings(max_examples=60)
@given(st.lists(READ, min_size=1, max_size=12))
def test_files_read_and_read_anew_rank_as_if_all_came_at_once(readings: list[tuple[int, int, int, list[str]]]) -> None:
    kept: dict[str, Report] = {}
    with tempfile.TemporaryDirectory() as folder, History.open(new_history(Path(folder))) as history:
        for file, quarter, revision, wordings in readings:
            actions = tuple(action(row, text) for row, text in enumerate(wordings, 1))
            kept[str(file)] = report(quarter, str(file), revision=revision, actions=actions)
            history.store(kept[str(file)], str(file), 10, replace=True)
        ranked = sorted(kept.values(), key=lambda one: one.revision)  # of equals the first that was stored
        for place, older in enumerate(ranked):
            above = (newer.name for newer in ranked[place + 1 :] if supersedes(older, newer))
            assert chain(history)[older.name] == next(above, None)


def test_what_was_linked_and_found_in_an_old_edition_leaves_the_views(history: History) -> None:
    from corpus.history import StoredLink

    numbers = store(history, report(1, "first"), report(2, "next"))
    history.load_series(PLAN)
    link = StoredLink(numbers["first"], numbers["next"], 1, 1, 0.9, ("same words",), "same")
    history.save_links(PLAN, [link], {(number, 1): "kqm" for number in numbers.values()})
    assert len(list(history.links())) == 1
    store(history, report(1, "first corrected", revision=1))
    assert list(history.links()) == []
    assert history.plans_to_link() == (PLAN,)
    (course,) = history.history_of("kqm")
    assert [row["path"] for row in course.standings] == ["first corrected", "next"]


def test_a_corrected_edition_keeps_the_names_of_its_actions(history: History) -> None:
    numbers = store(history, report(1, "first"))
    history.load_series(PLAN)
    history.save_links(PLAN, [], {(numbers["first"], row): f"id{row}" for row in (1, 2, 3)})
    actions = (action(1, "A new first line"), action(2, action(1).action), action(3, action(3).action + "!"))
    store(history, report(1, "corrected", actions=actions))
    (corrected,) = history.load_series(PLAN)
    assert [one.action_id for one in corrected.report.actions] == [None, "id1", "id3"]
