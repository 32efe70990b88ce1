"""A plan through time: gaps, several reports of one period, reports without actions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.linking import assign_action_ids, link_series
from corpus.linking.threads import chains
from normalise.records import Action, Report
from tests.corpus.invented_plans import act, distinct_plans, report

PATHS, QUAY, BUSES = "Map the footpaths of the quarry", "Open the quay to visitors", "Extend the night buses"


def test_an_action_that_returns_is_linked_past_the_gap() -> None:
    reports = [report(rows, n) for n, rows in enumerate(([PATHS, QUAY], [QUAY], [QUAY], [QUAY, PATHS]))]
    series = link_series(reports)
    (back,) = [each for each in series.links if each.gap]
    assert (back.gap, back.link.verdict) == (2, "same")
    assert back.link.reasons[0] == "returns after 2 reports"
    assert (back.earlier_key, back.later_key) == ((reports[0].sha256, 1), (reports[3].sha256, 2))
    assert [each.link.verdict for each in series.links if each.later_report == reports[1]] == ["dropped", "same"]
    assert not [each for each in series.links if each.link.verdict == "new"]
    assert len(chains(series)) == 2


def test_a_doubtful_return_stays_new_and_says_what_it_resembles() -> None:
    reports = [
        report([act("Recruit 12 wardens for the quay", theme="Quay", leads=("AB",)), PATHS], 0),
        report([PATHS], 1),
        report([act("Recruit 15 wardens for the quay", theme="Quay", leads=("AB",)), PATHS], 2),
    ]
    (new,) = [each for each in link_series(reports).links if each.link.verdict == "new"]
    assert new.link.reasons[0].startswith("resembles an action of 2018 Q1 (0.")


def test_reports_without_actions_do_not_break_a_series() -> None:
    reports = [report([PATHS], 0), report([], 1), report([PATHS], 2)]
    (found,) = link_series(reports).links
    assert (found.link.verdict, found.gap) == ("same", 0)


def test_reports_of_one_period_are_taken_as_one() -> None:
    first = [report([PATHS], 0, part=" parks"), report([BUSES], 0, part=" roads")]
    second = [report([QUAY, BUSES], 1, part=" roads"), report([PATHS], 1, part=" parks")]
    found = link_series([*second, *first]).links
    ways = {(each.earlier_report.name, each.later_report.name, each.link.verdict) for each in found}
    assert ways == {
        ("2018 Q1 parks.txt", "2018 Q2 parks.txt", "same"),
        ("2018 Q1 roads.txt", "2018 Q2 roads.txt", "same"),
        ("2018 Q1 roads.txt", "2018 Q2 roads.txt", "new"),
    }


def test_a_report_without_a_period_is_not_linked_but_named() -> None:
    undated = replace(report([PATHS], 0), period=None)
    series = link_series([undated, report([PATHS], 1)])
    assert series.links == ()
    assert len(set(assign_action_ids(series).values())) == 2


def test_both_ends_of_a_dropped_link_have_their_report() -> None:
    one, two = report([PATHS, QUAY], 0), report([QUAY], 1)
    (dropped,) = [each for each in link_series([one, two]).links if each.link.verdict == "dropped"]
    assert (dropped.earlier_key, dropped.later_key) == ((one.sha256, 1), None)
    assert dropped.later_report == two


@given(st.lists(distinct_plans, min_size=1, max_size=4), st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_fresh_ids_do_not_depend_on_the_order_of_files(rows: list[list[Action]], chance: object) -> None:
    reports = [report(each, n) for n, each in enumerate(rows)]
    shuffled = [*reports]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assign_action_ids(link_series(reports)) == assign_action_ids(link_series(shuffled))


@given(st.lists(distinct_plans, min_size=2, max_size=4), st.data())
@settings(max_examples=40, deadline=None)
def test_ids_are_never_given_twice_in_one_report(rows: list[list[Action]], data: st.DataObject) -> None:
    reports = [report(each, n) for n, each in enumerate(rows)]
    without = [each for each in reports if each is not data.draw(st.sampled_from(reports))]
    before = assign_action_ids(link_series(without))
    after = assign_action_ids(link_series(reports), before)
    assert len(after) == sum(len(each.actions) for each in reports)
    for each in reports:
        ids = [after[each.sha256, action.row] for action in each.actions]
        assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("added", [0, 1, 2, 3])
def test_no_id_is_renamed_when_a_quarter_is_added(added: int) -> None:
    wordings = [PATHS, QUAY, BUSES]
    reports = [report(wordings, n) for n in range(4)]
    without = [each for each in reports if each is not reports[added]]
    before = assign_action_ids(link_series(without))
    after = assign_action_ids(link_series(reports), before)
    assert {key: after[key] for key in before} == before
    assert len(set(after.values())) == 3


def test_a_report_that_joins_two_threads_keeps_the_older_id() -> None:
    one = report([act("Draft the plan for lighting the harbour wall", theme="Quay")], 0)
    three = report([act("Light it", theme="Quay")], 2)
    before = assign_action_ids(link_series([one, three]))
    assert before[one.sha256, 1] != before[three.sha256, 1]
    two = report([act("Draft the plan for lighting the harbour wall", theme="Quay")], 1)
    joined = link_series([one, two, three], [_accept(two, three)])
    after = assign_action_ids(joined, before)
    assert set(after.values()) == {before[one.sha256, 1]}


def _accept(earlier: Report, later: Report):  # type: ignore[no-untyped-def]
    from corpus.linking import Decision, side

    ends = (side(earlier.actions[0], earlier), side(later.actions[0], later))
    return Decision("accept", "Ada Quill", "2018-07-01T12:00:00+00:00", "told by the lead", *ends)


def test_a_thread_that_falls_apart_leaves_its_id_with_most_of_it() -> None:
    reports = [report([PATHS], n) for n in range(4)]
    series = link_series(reports)
    before = assign_action_ids(series)
    parted = link_series(reports, [replace(_accept(reports[0], reports[1]), verb="reject")])
    after = assign_action_ids(parted, before)
    assert [after[each.sha256, 1] == before[each.sha256, 1] for each in reports] == [False, True, True, True]


def test_ids_are_short_and_cannot_be_taken_for_numbers() -> None:
    series = link_series([report([f"Plant {n} trees on the quay" for n in range(200)], 0)])
    ids = assign_action_ids(series)
    assert len(set(ids.values())) == 200
    assert all(len(name) == 6 and name[0].isalpha() and not set(name) & set("ilou") for name in ids.values())


def test_ids_of_other_plans_are_not_given_again() -> None:
    series = link_series([report([PATHS, QUAY], 0)])
    elsewhere = set(assign_action_ids(series).values())
    assert not elsewhere & set(assign_action_ids(series, taken=elsewhere).values())


def test_a_taken_id_is_made_longer() -> None:
    series = link_series([report([PATHS], 0)])
    (short,) = assign_action_ids(series).values()
    (longer,) = assign_action_ids(series, {("another report", 1): short}).values()
    assert longer.startswith(short)
    assert len(longer) == 7
